// esbuild plugin: `import words from '../locales/en.json'` becomes a module of functions, key -> (args) => string, compiled from
// MessageFormat at build time: nothing is parsed or evaluated in the reader's page.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import MessageFormat from '@messageformat/core';
import compileModule from '@messageformat/core/compile-module.js';

/** Entries that only the command line or the small script prints; of the hints, the page tells the one that `check` treats as an error. */
const ELSEWHERE = /^(cli|hint(?!\.unknown_field$))\.|^ui\.again$/;

/** What the small script needs before anything else has arrived. */
const SHELL = /^ui\.(again|fault|retry)$/;

/** What is wrong with a comparison or a reader; not with getting it, for then nothing more may come. */
const FAULTS = /^(hint|error)\.(?!engine_failed|load_|not_json|nothing_given)/;

/** What only the whole view says, not the glance (docs/view.md). */
const WHOLE = /^(method|part|share)\.|^say\.(dominated|overtakes|flip_|robust|no_importance|not_positive|too_many)/;

/** Which of the page's entries a part of the page needs; without a part, all. @type {Record<string, (key: string) => boolean>} */
const PARTS = {
  '?shell': (key) => SHELL.test(key),
  '?first': (key) => !isLater(key),
  '?more': (key) => isLater(key),
};

const web = path.resolve(import.meta.dirname, '../../web');
const runtime = path.join(web, 'views/message_runtime.js');

/** The languages that come as files of their own: all but English. A language is its file in web/locales, and is named nowhere else. */
export const languages = readdirSync(path.join(web, 'locales'))
  .map((file) => path.basename(file, '.json'))
  .filter((language) => language !== 'en')
  .sort();

/** What the scripts import about all of them. @type {Record<string, string>} */
const ABOUT_ALL = {
  '#languages': `export default ${JSON.stringify(languages)}`,
  '#words': `${languages.map((language) => `import ${language} from './${language}.json';`).join('\n')}\nexport default { ${languages} }`,
  '#word-files': `export default { ${languages.map((language) => `'locales/${language}.js': () => import('../locales/${language}.js')`)} }`,
};

/** dist/locales/<language>.js, as an entry point: it gives all words under the name of the language. @param {string} language */
export const wordsFile = (language) => ({
  contents: `export { default as ${language} } from './${language}.json'`,
  resolveDir: path.join(web, 'locales'),
});

/** The text of all scripts below some files and folders of web/. @param {string[]} places */
const sources = (...places) =>
  places
    .flatMap((place) =>
      place.endsWith('.js') ? [place] : readdirSync(path.join(web, place)).map((file) => `${place}/${file}`),
    )
    .filter((file) => file.endsWith('.js'))
    .map((file) => readFileSync(path.join(web, file), 'utf8'))
    .join('\n');

/** An entry that only scripts of the later file name. @param {string} key */
function isLater(key) {
  if (FAULTS.test(key) || WHOLE.test(key)) return true;
  const [first, later] = (texts ??= [
    sources('element', 'views', 'embed', 'share/fragment.js', 'share/session.js', 'share/start.js'),
    sources('views/more', 'views/more.js', 'share'),
  ]);
  return later.includes(`'${key}'`) && !first.includes(`'${key}'`);
}

/** @type {[string, string] | undefined} */
let texts;

/** @param {string} file a web/locales/<lang>.json @param {string} [part] */
function compileLocale(file, part = '') {
  const words = JSON.parse(readFileSync(file, 'utf8'));
  const belongs = PARTS[part] ?? (() => true);
  const inPage = Object.fromEntries(
    Object.entries(words).filter(([key]) => (part === '?shell' || !ELSEWHERE.test(key)) && belongs(key)),
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
        contents: ABOUT_ALL[name],
        resolveDir: path.join(web, 'locales'),
      }));
      build.onResolve({ filter: /^\.\.\/locales\/[a-z]+\.js$/ }, ({ path: file }) => ({ path: file, external: true })); // beside dist/npm
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
