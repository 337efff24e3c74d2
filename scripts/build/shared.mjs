// esbuild plugin for tradeoff.more.js: it takes modules that tradeoff.element.js already contains
// (web/widget/shared.js lists them) from the element's class, where tradeoff.element.js registered them. An import
// could load a second copy, because tradeoff.element.js may have been loaded from another URL.
import path from 'node:path';

const list = path.resolve(import.meta.dirname, '../../web/widget/shared.js');

/** Folders and files that belong to the later file. */
const DEFERRED =
  /[\\/]web[\\/](views[\\/]deferred|share[\\/](?!is_old|fragment)|locales|styles|widget[\\/]deferred\.js)/;

/** Directives are small and may be duplicated; only the renderer must be the same for all. @param {string} file */
const isLit = (file) => /[\\/]lit-html[\\/]|[\\/]lit_globals\.js$/.test(file);

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
        return { contents: `export const { ${exports} } = customElements.get('trade-off').modules` };
      });
      build.onResolve({ filter: /^lit-html$|^\.\.?\/lit-html\.js$/ }, () => shared);
      build.onResolve({ filter: /^\.{1,2}\// }, ({ path: file, importer, kind }) =>
        kind === 'entry-point' || DEFERRED.test(path.join(path.dirname(importer), file)) || isLit(importer)
          ? undefined
          : shared,
      );
    },
  };
}
