import { fragmentPart, parseInput } from './fragment.js';
import { savedInput } from './session.js';
/** @import { Page } from '../element/contract.js' */
/** @import { PageIndex } from '../widget/index_page.js' */

/**
 * A reader's initial input: the input for the previous version of the comparison, else the link, else the stored input.
 * Stored input takes precedence over the link that it started from: reloading the page must not discard the reader's
 * own answers.
 * @param {Page} page
 * @param {PageIndex} index
 * @param {boolean} resumes
 * @param {string | null} said text of the input for the previous version of the comparison
 */
export function initialInput({ id }, index, resumes, said) {
  const link = fragmentPart(location.hash, id);
  const saved = resumes ? savedInput(id) : null;
  const resumed = said ?? (saved && (link === null || link === saved.link) ? saved.text : null);
  return { ...parseInput(index, resumed ?? link ?? ''), linked: !!link && resumed === null };
}
