// What the small script loads once a comparison comes near: the widget, its words and its one style sheet.
import words from '../locales/en.json';
import base from '../styles/base.css';
import compare from '../styles/compare.css';
import decide from '../styles/decide.css';
import result from '../styles/result.css';
import table from '../styles/table.css';
import { Widget } from './widget.js';
/** @import { TradeOff } from './shell.js' */

/** How many ems of width a table of so many options needs before it can stand as columns. */
const COLUMNS = [
  [2, 37],
  [3, 46],
  [4, 56],
  [5, 66],
];

/** @type {CSSStyleSheet | undefined} */
let sheet;

/** One for all widgets of a page. */
function sharedSheet() {
  if (sheet) return sheet;
  sheet = new CSSStyleSheet();
  const columns = COLUMNS.map(([count, ems]) => `@container (min-width:${ems}em){${table.replaceAll('.table', `.n${count}`)}}`);
  sheet.replaceSync([base, compare, ...columns, decide, result].join('\n'));
  return sheet;
}

/** @param {TradeOff} host @param {ShadowRoot} root */
export const createWidget = (host, root) => new Widget(host, root, { words, sheet: sharedSheet() });
