// Runtime functions of the compiled messages of web/locales, instead of @messageformat/runtime
// (scripts/build/locales.mjs).
import { number as formatted } from '@messageformat/runtime';

export { plural, reqArgs, select } from '@messageformat/runtime';

/**
 * The `#` of a plural. Falls back to toLocaleString, which still works if a page has broken Intl.
 * @param {string} lang
 * @param {number} value
 * @param {number} offset
 */
export function number(lang, value, offset) {
  try {
    return formatted(lang, value, offset);
  } catch {
    return (value - offset).toLocaleString(lang);
  }
}
