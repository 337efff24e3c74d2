// esbuild plugin: `import words from '../locales/en.json'` becomes a module of functions, key -> (args) => string, compiled from
// MessageFormat at build time: nothing is parsed or evaluated in the reader's page.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import MessageFormat from '@messageformat/core';
import compileModule from '@messageformat/core/compile-module.js';

/** Entries that only the command line or the small script prints; of the hints, the page tells the one that `check` treats as an error. */
const ELSEWHERE = /^(cli|hint(?!\.unknown_field$))\.|^ui\.again$/;

/** Entries for `?shell`: what the small script needs before anything else has arrived. */
const SHELL = /^ui\.(again|fault)$/;

/** @param {string} file a web/locales/<lang>.json @param {boolean} [shell] */
export function compileLocale(file, shell = false) {
  const words = JSON.parse(readFileSync(file, 'utf8'));
  const inPage = Object.fromEntries(Object.entries(words).filter(([key]) => (shell ? SHELL.test(key) : !ELSEWHERE.test(key))));
  return compileModule(new MessageFormat(path.basename(file, '.json')), inPage);
}

/** @returns {import('esbuild').Plugin} */
export function compiledLocales() {
  return {
    name: 'compiled-locales',
    setup(build) {
      build.onLoad({ filter: /[\\/]locales[\\/][a-z-]+\.json$/ }, ({ path: file, suffix }) => ({
        contents: compileLocale(file, suffix === '?shell'),
        loader: 'js',
        resolveDir: path.dirname(file),
      }));
    },
  };
}
