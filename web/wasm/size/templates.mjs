// esbuild plugin: removes the indentation of templates in web/views. In a minified view, line breaks occur only in
// templates. There, white space stands for one space, or for none at the start and end of a block element, where
// browsers would create a text node for it.
import { readFile } from 'node:fs/promises';
import * as esbuild from 'esbuild';

/** Elements that are laid out as boxes, or that render no text of their own. */
const BOXES =
  'button|caption|dd|details|div|dl|dt|fieldset|header|legend|li|nav|ol|p|section|summary|svg|table|tbody|td|th|thead|tr|ul';
const BEGIN = new RegExp(`(<(?:${BOXES})\\b(?:[^<>$]|\\$\\{[^{}<>]*\\})*>) `, 'g');
const END = new RegExp(` (</(?:${BOXES})>)`, 'g');

/** @param {string} code */
export const minifyTemplates = (code) =>
  code
    .replace(/\s*\n\s*/g, ' ')
    .replace(BEGIN, '$1')
    .replace(END, '$1');

/** @returns {import('esbuild').Plugin} */
export function minifiedTemplates() {
  return {
    name: 'minified-templates',
    setup(build) {
      build.onLoad({ filter: /[\\/]views[\\/].+\.js$/ }, async ({ path: file }) => {
        const { code } = await esbuild.transform(await readFile(file, 'utf8'), {
          minifyWhitespace: true,
          charset: 'utf8',
        });
        return { contents: minifyTemplates(code), loader: 'js' };
      });
    },
  };
}
