// esbuild plugin for tradeoff.more.js: what tradeoff.element.js has already (web/element/shared.js names it) is taken from where that has
// left it: the element's class. An import could bring a second one, for tradeoff.element.js may have come from another address.
import path from 'node:path';

const list = path.resolve(import.meta.dirname, '../../web/element/shared.js');

/** Folders and files that are the later file's own. */
const OWN = /[\\/]web[\\/](views[\\/]more|share[\\/](?!age|fragment)|locales|styles|element[\\/]more\.js)/;

/** Directives are small, and only what draws must be the same for all. @param {string} file */
const isLit = (file) => /[\\/]lit-html[\\/]/.test(file);

/** @returns {import('esbuild').Plugin} */
export function sharedWithElement() {
  return {
    name: 'shared-with-element',
    setup(build) {
      const shared = { path: 'tradeoff.element.js', namespace: 'shared' };
      build.onLoad({ filter: /./, namespace: 'shared' }, async () => {
        const { metafile } = await build.esbuild.build({
          entryPoints: [list],
          bundle: true,
          write: false,
          metafile: true,
          format: 'esm',
          outfile: 'shared.js',
        });
        const [{ exports }] = Object.values(metafile.outputs);
        return { contents: `export const { ${exports} } = customElements.get('trade-off').parts` };
      });
      build.onResolve({ filter: /^lit-html$|^\.\.?\/lit-html\.js$/ }, () => shared);
      build.onResolve({ filter: /^\.{1,2}\// }, ({ path: file, importer, kind }) =>
        kind === 'entry-point' || OWN.test(path.join(path.dirname(importer), file)) || isLit(importer)
          ? undefined
          : shared,
      );
    },
  };
}
