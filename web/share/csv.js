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

/** What begins a formula: equals, plus, minus, at; their small, full-width, raised and lowered forms; the minus sign. */
const SIGNS = String.raw`=+\-@\u207a-\u207c\u208a-\u208c\u2212\u2a75\u2a76\ufb29\ufe62\ufe63\ufe66\ufe6b\uff0b\uff0d\uff1d\uff20`;
/** What a reader may drop before it: quotes, white space and what cannot be seen. */
const DROPPED = String.raw`"'\s\p{C}\p{Default_Ignorable_Code_Point}\u2800`;
/** It begins a text, or a part of it that a reader takes for a cell of its own, for it separates by one of these. Tabs are gone by then. */
const FORMULA = new RegExp(`(^|[,;|])([${DROPPED}]*)(?=[${SIGNS}])`, 'gu');

/**
 * An apostrophe keeps a cell a text. Inside it is a typographic one: there a reader whose quote is ' would drop the other.
 * Tabs, line ends and other controls become spaces.
 * @param {string | number} content a figure is never a formula, also below zero
 */
function cell(content) {
  if (typeof content === 'number' || !content) return String(content); // most cells of a sparse table are empty
  const text = content
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(FORMULA, (_, start, skipped) => (start ? `${start}${skipped}\u2019` : `'${skipped}`));
  return /[",;|']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
