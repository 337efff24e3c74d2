// esbuild plugin for tradeoff.more.js: what tradeoff.element.js has already (web/element/shared.js names it) is taken from there.
import path from 'node:path';

/** Folders and files that are the later file's own. */
const OWN = /[\\/]web[\\/](views[\\/]more|share[\\/](?!age|fragment)|locales|styles|element[\\/]more\.js)/;

/** Directives are small, and only what draws must be the same for all. @param {string} file */
const isLit = (file) => /[\\/]lit-html[\\/]/.test(file);

/** @returns {import('esbuild').Plugin} */
export function sharedWithElement() {
  return {
    name: 'shared-with-element',
    setup(build) {
      const external = { path: './tradeoff.element.js', external: true };
      build.onResolve({ filter: /^lit-html$|^\.\.?\/lit-html\.js$/ }, () => external);
      build.onResolve({ filter: /^\.{1,2}\// }, ({ path: file, importer, kind }) =>
        kind === 'entry-point' || OWN.test(path.join(path.dirname(importer), file)) || isLit(importer) ? undefined : external,
      );
    },
  };
}
