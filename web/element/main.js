// The file that the small script loads when a comparison comes near the viewport: the widget, its messages and its
// style sheet.
import words from '../locales/en.json?first';
import base from '../styles/base.css';
import compare from '../styles/compare.css';
import decide from '../styles/decide.css';
import media from '../styles/media.css';
import mid from '../styles/table_narrow.css';
import result from '../styles/result.css';
import share from '../styles/share.css';
import table from '../styles/table.css';
import { Widget } from './widget.js';
/** @import { Deferred } from './ui.js' */
/** @import { TradeOff } from './shell.js' */

export * from './shared.js';

/**
 * By number of columns: the minimum width in em for options side by side, and with an additional column of criteria.
 */
const COLUMNS = [
  [2, 16, 53],
  [3, 34, 60],
  [4, 46, 72],
  [5, 57, 84],
];

/** @type {CSSStyleSheet | undefined} */
let sheet;

/** One style sheet for all widgets of a page. */
function sharedSheet() {
  if (sheet) return sheet;
  sheet = new CSSStyleSheet();
  const from = (/** @type {number} */ ems, /** @type {string} */ css, /** @type {number} */ count) =>
    `@container (min-width:${ems}em){${css.replaceAll('.table', `.columns-${count}`)}}`;
  const columns = COLUMNS.map(([count, some, more]) => from(some, mid, count) + from(more, table, count));
  sheet.replaceSync([base, compare, ...columns, decide, result, share, media].join('\n'));
  return sheet;
}

/**
 * @param {TradeOff} host
 * @param {ShadowRoot} root
 * @param {() => Promise<Deferred>} loadDeferred loads what is needed after the first ranked result
 * @param {(cause: unknown) => void} [onError] called when rendering fails in a later task; a host of another version
 *   passes none
 */
export function createWidget(host, root, loadDeferred, onError = () => {}) {
  if ('strings' in Object.prototype) throw new Error('Object.prototype.strings keeps lit-html busy for ever');
  return new Widget(host, root, { words, sheet: sharedSheet(), loadDeferred, onError });
}
