// esbuild plugin: removes the white space that web/views has for people to read. Once a view is minified, its only line breaks are in
// templates, where any white space means one space, or none at the ends of an element that is a box: browsers would make a text node of each.
import { readFile } from 'node:fs/promises';
import * as esbuild from 'esbuild';

/** Elements that are boxes, or are drawn without text. */
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
