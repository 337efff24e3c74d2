// The file that the small script loads when a comparison comes near the viewport: the widget, its messages and its
// style sheet.
import words from '../locales/en.json?first';
import base from '../styles/base.css';
import compare from '../styles/compare.css';
import decide from '../styles/decide.css';
import folds from '../styles/folds.css';
import media from '../styles/media.css';
import mid from '../styles/table_narrow.css';
import narrow from '../styles/narrow.css';
import reserved from '../styles/reserved.css';
import result from '../styles/result.css';
import share from '../styles/share.css';
import table from '../styles/table.css';
import text from '../styles/text.css';
import { COLUMN_WIDTHS } from '../views/columns.js';
import { makeWidget } from './widget.js';
/** @import { Deferred } from './ui.js' */
/** @import { TradeOff } from '../element/shell.js' */

export * from './shared.js';

/** @type {CSSStyleSheet | undefined} */
let sheet;

/** One style sheet for all widgets of a page. */
function sharedSheet() {
  if (sheet) return sheet;
  sheet = new CSSStyleSheet();
  const from = (/** @type {number} */ ems, /** @type {string} */ css, /** @type {number} */ count) =>
    `@container (min-width:${ems}em){${css.replaceAll('.table', `.columns-${count}`)}}`;
  const columns = COLUMN_WIDTHS.map(([count, some, more]) => from(some, mid, count) + from(more, table, count));
  sheet.replaceSync(
    [base, text, reserved, narrow, compare, folds, ...columns, decide, result, share, media].join('\n'),
  );
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
  return makeWidget(host, root, { words, sheet: sharedSheet(), loadDeferred, onError });
}
