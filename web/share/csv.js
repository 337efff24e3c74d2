// The table as comma-separated values (RFC 4180): one line per criterion, two columns per option.
import { ofOption } from '../views/of_option.js';
/** @import { Rating } from '../element/contract.js' */
/** @import { RenderContext } from '../widget/ui.js' */

/** @param {RenderContext} context */
export function csv({ page, localizer }) {
  const head = [
    localizer.message('share.criterion'),
    localizer.message('share.unit'),
    ...page.options.flatMap(({ name }) => [name, localizer.message('share.remark', { option: name })]),
  ];
  const lines = page.criteria.map(({ name, scale, ratings }) => [
    name,
    scale.unit ?? '',
    ...page.options.flatMap((option) => {
      const rating = ofOption(ratings, option);
      return [exactValue(localizer, rating), rating?.text ?? ''];
    }),
  ]);
  return [head, ...lines].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

/**
 * The author's own numbers, unformatted.
 * @param {RenderContext['localizer']} localizer
 * @param {Rating | undefined} rating
 * @returns {string | number}
 */
function exactValue(localizer, rating) {
  if (rating?.value !== undefined) return rating.value;
  if (rating?.min === undefined) return '';
  return localizer.message('ui.range', { from: String(rating.min), to: String(rating.max) });
}

/**
 * Characters that begin a formula: equals, plus, minus, at; their small, full-width, superscript and subscript forms;
 * the minus sign.
 */
const SIGNS = String.raw`=+\-@\u207a-\u207c\u208a-\u208c\u2212\u2a75\u2a76\ufb29\ufe62\ufe63\ufe66\ufe6b\uff0b\uff0d\uff1d\uff20`;
/** Characters that a program may drop before them: quotes, white space and invisible characters. */
const DROPPED = String.raw`"'\s\p{C}\p{Default_Ignorable_Code_Point}\u2800`;
/**
 * A formula begins a text, or a part of it that a program takes for a separate cell because it splits at one of these
 * separators. Tabs are already removed.
 */
const FORMULA = new RegExp(`(^|[,;|])([${DROPPED}]*)(?=[${SIGNS}])`, 'gu');

/**
 * An apostrophe makes a cell text. Inside a cell it is a typographic one: there a program that quotes with ' would drop
 * a straight one. Tabs, line ends and other controls become spaces.
 * @param {string | number} content a number is never a formula, even if negative
 */
function cell(content) {
  if (typeof content === 'number' || !content) return String(content); // most cells of a sparse table are empty
  const text = content
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(FORMULA, (_, start, skipped) => (start ? `${start}${skipped}\u2019` : `'${skipped}`));
  return /[",;|']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
