// esbuild plugin: lit-html takes `document` and `globalThis` from web/lit_globals.js.
import { readFile } from 'node:fs/promises';
import path from 'node:path';

const globals = path.resolve(import.meta.dirname, '../../web/lit_globals.js');

/** @returns {import('esbuild').Plugin} */
export const unshadowedLit = () => ({
  name: 'unshadowed-lit',
  setup(build) {
    build.onResolve({ filter: /^#lit-globals$/ }, () => ({ path: globals, sideEffects: false }));
    build.onLoad({ filter: /[\\/]lit-html[\\/].+\.js$/ }, async ({ path: file }) => ({
      contents: `import { document, globalThis } from '#lit-globals';${await readFile(file, 'utf8')}`,
    }));
  },
});
