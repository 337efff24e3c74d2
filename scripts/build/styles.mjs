// esbuild plugin: `import css from '../styles/x.css'` becomes the text of a minified style sheet, for a constructed
// one.
import { readFile } from 'node:fs/promises';
import * as esbuild from 'esbuild';

/** @returns {import('esbuild').Plugin} */
export function minifiedStyles() {
  return {
    name: 'minified-styles',
    setup(build) {
      build.onLoad({ filter: /[\\/]styles[\\/].+\.css$/ }, async ({ path: file }) => {
        const { code } = await esbuild.transform(await readFile(file, 'utf8'), {
          loader: 'css',
          minify: true,
          target: build.initialOptions.target,
        });
        return { contents: code, loader: 'text' };
      });
    },
  };
}
