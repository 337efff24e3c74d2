// The widget's messages, from the locale files: tests use "ui.next", not "Next".
import { readFileSync } from 'node:fs';
import MessageFormat from '@messageformat/core';

/** @typedef {(key: string, args?: Record<string, unknown>) => string} Say */

/** @param {string} language @returns {Say} */
export function wordsIn(language) {
  const entries = JSON.parse(readFileSync(new URL(`../../web/locales/${language}.json`, import.meta.url), 'utf8'));
  const format = new MessageFormat(language);
  return (key, args = {}) => {
    if (typeof entries[key] !== 'string') throw new Error(`web/locales/${language}.json has no "${key}".`);
    return String(format.compile(entries[key])(args)).replace(/\s+/g, ' ').trim();
  };
}

export const words = wordsIn('en');

/** Right-to-left languages. */
export const kRightToLeft = ['ar'];
