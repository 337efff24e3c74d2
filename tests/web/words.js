// The texts of the page without a build: compiled from web/locales/en.json on import.
import { readFileSync } from 'node:fs';
import MessageFormat from '@messageformat/core';

/** @type {Record<string, string>} */
export const texts = JSON.parse(readFileSync(new URL('../../web/locales/en.json', import.meta.url), 'utf8'));

const format = new MessageFormat('en');

/** @type {Record<string, (args?: Record<string, unknown>) => string>} */
export const words = Object.fromEntries(
  Object.entries(texts)
    .filter(([key]) => !key.startsWith('cli.'))
    .map(([key, text]) => [key, format.compile(text)]),
);
