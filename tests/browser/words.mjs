// The widget's own words, from the file it is built from: tests ask for "decide.next", not for "Next".
import { readFileSync } from 'node:fs';
import MessageFormat from '@messageformat/core';

const entries = JSON.parse(readFileSync(new URL('../../web/locales/en.json', import.meta.url), 'utf8'));
const format = new MessageFormat('en');

/**
 * @param {string} key
 * @param {Record<string, unknown>} [args]
 * @returns {string}
 */
export function words(key, args = {}) {
  if (typeof entries[key] !== 'string') throw new Error(`web/locales/en.json has no "${key}".`);
  return String(format.compile(entries[key])(args)).replace(/\s+/g, ' ').trim();
}
