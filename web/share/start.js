import { partOf, read } from './fragment.js';
import { recall } from './session.js';
/** @import { Page } from '../element/contract.js' */
/** @import { PageIndex } from '../element/index_page.js' */

/**
 * What a reader begins with: what the link says, else what they said here before. A link from which they have gone on
 * since is behind them: reloading the page must not throw their own answers away.
 * @param {Page} page
 * @param {PageIndex} index
 * @param {boolean} resumes
 */
export function startOf({ id }, index, resumes) {
  const link = partOf(location.hash, id);
  const saved = resumes ? recall(id) : null;
  const resumed = saved && (link === null || link === saved.link);
  return { ...read(index, (resumed ? saved.text : link) ?? ''), linked: !!link && !resumed };
}
