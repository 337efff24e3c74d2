// The table as comma-separated values (RFC 4180): a line for each criterion, two columns for each option.
import { ofOption } from '../views/of_option.js';
/** @import { Rating, Scene } from '../element/contract.js' */

/** @param {Scene} scene */
export function csv({ page, say }) {
  const head = [
    say.word('share.criterion'),
    say.word('share.unit'),
    ...page.options.flatMap(({ name }) => [name, say.word('share.remark', { option: name })]),
  ];
  const lines = page.criteria.map(({ name, scale, ratings }) => [
    name,
    scale.unit ?? '',
    ...page.options.flatMap((option) => {
      const rating = ofOption(ratings, option);
      return [value(say, rating), rating?.text ?? ''];
    }),
  ]);
  return [head, ...lines].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

/** The author's own figures, as they are. @param {Scene['say']} say @param {Rating | undefined} rating @returns {string | number} */
function value(say, rating) {
  if (rating?.value !== undefined) return rating.value;
  if (rating?.min === undefined) return '';
  return say.word('ui.range', { from: String(rating.min), to: String(rating.max) });
}

/** Spreadsheets take a text that begins like this for a formula, and run it. An apostrophe keeps it a text. */
const FORMULA = /^\s*[=+\-@\uff0b\uff0d\uff1d\uff20]|^[\t\r\n]/;

/** @param {string | number} content a figure is never a formula, also below zero */
function cell(content) {
  if (typeof content === 'number') return String(content);
  const text = FORMULA.test(content) ? `'${content}` : content;
  return /[",\r\n;\t']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
