// What the compiled messages of web/locales call, in place of @messageformat/runtime (scripts/build/locales.mjs).
import { number as formatted } from '@messageformat/runtime';

export { plural, reqArgs, select } from '@messageformat/runtime';

/** The `#` of a plural. A page may have broken Intl, but not what the browser's numbers use. @param {string} lang @param {number} value @param {number} offset */
export function number(lang, value, offset) {
  try {
    return formatted(lang, value, offset);
  } catch {
    return (value - offset).toLocaleString(lang);
  }
}
