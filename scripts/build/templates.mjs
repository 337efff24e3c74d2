// esbuild plugin: what web/views indents for people to read goes out in one line. Once a view is minified, its only line breaks
// are in templates, where any white space means one space.
import { readFile } from 'node:fs/promises';
import * as esbuild from 'esbuild';

/** @returns {import('esbuild').Plugin} */
export function tightTemplates() {
  return {
    name: 'tight-templates',
    setup(build) {
      build.onLoad({ filter: /[\\/]views[\\/].+\.js$/ }, async ({ path: file }) => {
        const { code } = await esbuild.transform(await readFile(file, 'utf8'), { minifyWhitespace: true, charset: 'utf8' });
        return { contents: code.replace(/\s*\n\s*/g, ' '), loader: 'js' };
      });
    },
  };
}
