// esbuild plugin: `import words from '../locales/en.json'` becomes a module of functions, key -> (args) => string,
// compiled from MessageFormat at build time: the reader's page parses and evaluates nothing.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import MessageFormat from '@messageformat/core';
import compileModule from '@messageformat/core/compile-module.js';

/**
 * Entries that only the command line or the small script prints. Of the warnings, the page prints only the one that
 * `check` treats as an error.
 */
const NOT_IN_PAGE = /^(cli|warning(?!\.unknown_field$))\.|^ui\.again$/;

/** What the small script needs before anything else is loaded. */
const SHELL = /^ui\.(again|fault|retry)$/;

/**
 * Errors in a comparison or in a reader's input. Load errors are excluded: after one, later files may be unavailable.
 */
const FAULTS = /^(warning|error)\.(?!engine_failed|load_|not_json|nothing_given)/;

/** What only the whole view contains, not the quick view (docs/view.md). */
const FULL_VIEW = /^(method|part|share)\.|^say\.(dominated|overtakes|flip_|robust|no_importance|not_positive|too_many)/;

/** Which entries a script needs; all without a subset. @type {Record<string, (key: string) => boolean>} */
const SUBSETS = {
  '?shell': (key) => SHELL.test(key),
  '?first': (key) => !isDeferred(key),
  '?deferred': (key) => isDeferred(key),
};

const web = path.resolve(import.meta.dirname, '../../web');
const runtime = path.join(web, 'views/message_runtime.js');

/**
 * The languages in separate files: all but English. A language is defined by its file in web/locales, and is listed
 * nowhere else.
 */
export const languages = readdirSync(path.join(web, 'locales'))
  .map((file) => path.basename(file, '.json'))
  .filter((language) => language !== 'en')
  .sort();

/** Modules that cover all languages. @type {Record<string, string>} */
const ALL_LOCALES = {
  '#languages': `export default ${JSON.stringify(languages)}`,
  '#words': `${languages.map((language) => `import ${language} from './${language}.json';`).join('\n')}\nexport default { ${languages} }`,
  '#word-files': `export default { ${languages.map((language) => `'locales/${language}.js': () => import('../locales/${language}.js')`)} }`,
};

/**
 * dist/locales/<language>.js as an entry point: it exports all messages under the name of the language.
 * @param {string} language
 */
export const wordsFile = (language) => ({
  contents: `export { default as ${language} } from './${language}.json'`,
  resolveDir: path.join(web, 'locales'),
});

/** The source text of all scripts in some files and folders of web/. @param {string[]} places */
const sources = (...places) =>
  places
    .flatMap((place) =>
      place.endsWith('.js') ? [place] : readdirSync(path.join(web, place)).map((file) => `${place}/${file}`),
    )
    .filter((file) => file.endsWith('.js'))
    .map((file) => readFileSync(path.join(web, file), 'utf8'))
    .join('\n');

/** Whether only scripts of the later file use an entry. @param {string} key */
function isDeferred(key) {
  if (FAULTS.test(key) || FULL_VIEW.test(key)) return true;
  const [first, later] = (texts ??= [
    sources('element', 'widget', 'views', 'embed', 'share/fragment.js', 'share/session.js', 'share/initial_input.js'),
    sources('views/deferred', 'views/deferred.js', 'share'),
  ]);
  return later.includes(`'${key}'`) && !first.includes(`'${key}'`);
}

/** @type {[string, string] | undefined} */
let texts;

/** @param {string} file a web/locales/<lang>.json @param {string} [subset] */
function compileLocale(file, subset = '') {
  const words = JSON.parse(readFileSync(file, 'utf8'));
  const belongs = SUBSETS[subset] ?? (() => true);
  const inPage = Object.fromEntries(
    Object.entries(words).filter(([key]) => (subset === '?shell' || !NOT_IN_PAGE.test(key)) && belongs(key)),
  );
  return compileModule(new MessageFormat(path.basename(file, '.json')), inPage);
}

/** @returns {import('esbuild').Plugin} */
export function compiledLocales() {
  return {
    name: 'compiled-locales',
    setup(build) {
      build.onResolve({ filter: /^#(languages|words|word-files)$/ }, ({ path: name }) => ({
        path: name,
        namespace: 'all-locales',
      }));
      build.onLoad({ filter: /./, namespace: 'all-locales' }, ({ path: name }) => ({
        contents: ALL_LOCALES[name],
        resolveDir: path.join(web, 'locales'),
      }));
      // next to dist/npm
      build.onResolve({ filter: /^\.\.\/locales\/[a-z]+\.js$/ }, ({ path: file }) => ({ path: file, external: true }));
      build.onResolve({ filter: /^@messageformat\/runtime$/ }, ({ importer }) =>
        importer === runtime ? undefined : { path: runtime, sideEffects: false },
      );
      build.onLoad({ filter: /[\\/]locales[\\/][a-z-]+\.json$/ }, ({ path: file, suffix }) => ({
        contents: compileLocale(file, suffix),
        loader: 'js',
        resolveDir: path.dirname(file),
      }));
    },
  };
}
