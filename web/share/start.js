import { partOf, read } from './fragment.js';
import { recall } from './session.js';
/** @import { Page } from '../element/contract.js' */
/** @import { PageIndex } from '../element/index_page.js' */

/**
 * What a reader begins with: what they said of the comparison as it was, else what the link says, else what they said here
 * before. A link from which they have gone on since is behind them: reloading the page must not throw their own answers away.
 * @param {Page} page
 * @param {PageIndex} index
 * @param {boolean} resumes
 * @param {string | null} said of the comparison as it was
 */
export function startOf({ id }, index, resumes, said) {
  const link = partOf(location.hash, id);
  const saved = resumes ? recall(id) : null;
  const resumed = said ?? (saved && (link === null || link === saved.link) ? saved.text : null);
  return { ...read(index, resumed ?? link ?? ''), linked: !!link && resumed === null };
}
