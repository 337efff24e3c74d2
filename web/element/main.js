// What the small script loads once a comparison comes near: the widget, its words and its one style sheet.
import words from '../locales/en.json';
import base from '../styles/base.css';
import compare from '../styles/compare.css';
import decide from '../styles/decide.css';
import media from '../styles/media.css';
import mid from '../styles/mid.css';
import moreStyle from '../styles/more.css';
import result from '../styles/result.css';
import share from '../styles/share.css';
import table from '../styles/table.css';
import * as sharing from '../share/main.js';
import * as extras from '../views/more.js';
import { Widget } from './widget.js';
/** @import { TradeOff } from './shell.js' */

/** By number of columns: how many ems of width it takes to stand side by side, and with a column of criteria beside them. */
const COLUMNS = [
  [2, 16, 53],
  [3, 34, 60],
  [4, 46, 72],
  [5, 57, 84],
];

/** @type {CSSStyleSheet | undefined} */
let sheet;

/** One for all widgets of a page. */
function sharedSheet() {
  if (sheet) return sheet;
  sheet = new CSSStyleSheet();
  const from = (/** @type {number} */ ems, /** @type {string} */ css, /** @type {number} */ count) =>
    `@container (min-width:${ems}em){${css.replaceAll('.table', `.n${count}`)}}`;
  const columns = COLUMNS.map(([count, some, more]) => from(some, mid, count) + from(more, table, count));
  sheet.replaceSync([base, compare, ...columns, decide, result, moreStyle, share, media].join('\n'));
  return sheet;
}

/** @param {TradeOff} host @param {ShadowRoot} root */
export const createWidget = (host, root) => new Widget(host, root, { words, sheet: sharedSheet(), more: { ...extras, ...sharing } });
