// Builds dist/: the engine with CMake and Emscripten, the front end with esbuild.
// `--front` skips the engine. `--site=https://example.org/`, the future URL of the checkout, adds dist/oembed/.
// TRADEOFF_SIZE_TRICKS=OFF in the environment builds without what web/wasm/size/README.md explains.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { writeLicences } from './build/licences.mjs';
import { hashesOf, writeIntegrity } from './build/integrity.mjs';
import { compiledLocales, languages, wordsFile } from './build/locales.mjs';
import { embedComparison } from './build/index_html.mjs';
import { writeOembed } from './build/oembed.mjs';
import { unshadowedLit } from './build/lit.mjs';
import { writeManifest } from './build/manifest.mjs';
import { sharedWithElement } from './build/shared.mjs';
import { reportSizes } from './build/sizes.mjs';
import { minifiedStyles } from './build/styles.mjs';
import { packageProgram, writeTypes } from './build/types.mjs';
import { minifiedTemplates } from '../web/wasm/size/templates.mjs';
import { terser } from '../web/wasm/size/terser.mjs';

const root = path.resolve(import.meta.dirname, '..');
const dist = path.join(root, 'dist');
/** @param {string} file */
const built = (file) => path.join(root, 'build', file);
const glue = built('wasm/web/tradeoff_engine.js');
const wasm = built('wasm/web/tradeoff_engine.wasm');
const nowasmGlue = built('nowasm/web/tradeoff_engine.js');
const sizeTricks = process.env.TRADEOFF_SIZE_TRICKS !== 'OFF';

function buildEngine() {
  // Debian's Emscripten expects its JavaScript parser where Debian's own Node finds it; a newer Node needs this path.
  const env = { ...process.env, NODE_PATH: [process.env.NODE_PATH, '/usr/share/nodejs'].filter(Boolean).join(':') };
  /** @param {...string} args */
  const run = (...args) => execFileSync('cmake', args, { cwd: root, env, stdio: 'inherit' });
  for (const preset of ['wasm', 'nowasm']) {
    run('--preset', preset, `-DTRADEOFF_SIZE_TRICKS=${sizeTricks ? 'ON' : 'OFF'}`);
    run('--build', '--preset', preset);
  }
}

/** @satisfies {esbuild.BuildOptions} */
const common = {
  bundle: true,
  minify: true,
  legalComments: 'none', // dist/LICENSES.txt has all of them
  charset: 'utf8',
  target: ['chrome111', 'firefox115', 'safari16.4'],
  alias: { '#glue': glue, '#wasm': wasm, '#nowasm': nowasmGlue },
  loader: { '.wasm': 'binary' },
  plugins: [
    unshadowedLit(),
    compiledLocales(),
    minifiedStyles(),
    ...(sizeTricks ? [minifiedTemplates(), terser()] : []),
  ],
  logLevel: 'warning',
};

/**
 * Nearly all functions run before the first result. With this hint, Chromium compiles them in the background while the
 * file is loading.
 */
const compileEagerly = { banner: { js: '//# allFunctionsCalledOnLoad' } };

/**
 * A classic script has no `import.meta`. Emscripten's glue builds a URL from it, but never loads from that URL, so any
 * base will do.
 */
const noImportMeta = { 'import.meta.url': '"none:/"' };

/** The hashes of files that are already in dist/. @param {RegExp} files */
const withHashes = (files) => ({ define: { HASHES: JSON.stringify(hashesOf(dist, files, 'sha256')) } });

async function buildFront() {
  /** @param {string} source @param {string} target @param {esbuild.BuildOptions} options */
  const entry = (source, target, options) =>
    esbuild.build({
      ...common,
      entryPoints: [path.join(root, 'web', source)],
      outfile: path.join(dist, target),
      ...options,
    });
  await Promise.all([
    entry('widget/main.js', 'tradeoff.element.js', { format: 'esm', ...compileEagerly }),
    entry('widget/deferred.js', 'tradeoff.more.js', {
      format: 'esm',
      plugins: [sharedWithElement(), ...common.plugins],
    }),
    entry('engine/main.js', 'tradeoff.engine.js', { format: 'esm', ...compileEagerly, ...withHashes(/^[^/]+\.wasm$/) }),
    entry('embed/iframe.js', 'tradeoff.embed.js', { format: 'iife' }),
    entry('embed/host.js', 'tradeoff.host.js', { format: 'iife' }),
    entry('engine/nowasm.js', 'tradeoff.engine.nowasm.js', {
      format: 'iife',
      charset: 'ascii',
      define: { ...noImportMeta, document: 'undefined' },
    }),
    // ASCII only: a page with another encoding must not garble the texts.
    entry('embed/standalone.js', 'tradeoff.standalone.js', { format: 'iife', charset: 'ascii', define: noImportMeta }),
    ...languages.map((language) =>
      esbuild.build({
        ...common,
        stdin: wordsFile(language),
        outfile: path.join(dist, 'locales', `${language}.js`),
        format: 'esm',
      }),
    ),
  ]);
  // Last, because it contains the hashes of the files that it loads.
  await entry('embed/tradeoff.js', 'tradeoff.js', {
    format: 'iife',
    ...compileEagerly,
    ...withHashes(/^(locales\/.*\.js|tradeoff\.((element|more|engine|engine\.nowasm)\.js|wasm))$/),
  });
}

/** dist/npm/: the files for `import 'tradeoff'`, in addition to those for a script tag. */
async function buildPackage() {
  const siblings = {
    '#element': '../tradeoff.element.js',
    '#deferred': '../tradeoff.more.js',
    '#engine': './engine.js',
    '#engine-nowasm': '../tradeoff.engine.nowasm.js',
  };
  /** @param {string} source @param {esbuild.BuildOptions} options */
  const entry = (source, options) =>
    esbuild.build({
      ...common,
      entryPoints: [path.join(root, 'web/package', source)],
      outfile: path.join(dist, 'npm', source),
      format: 'esm',
      ...options,
    });
  await Promise.all([
    entry('index.js', { alias: { ...common.alias, ...siblings }, external: Object.values(siblings) }),
    entry('engine.js', {}),
  ]);
  const program = packageProgram(root);
  writeTypes(program, root, path.join(dist, 'npm/types'));
  writeManifest(program, root, path.join(dist, 'npm/custom-elements.json'));
}

if (!process.argv.includes('--front') || ![wasm, nowasmGlue].every(existsSync)) buildEngine();
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
copyFileSync(path.join(root, 'web/embed/embed.html'), path.join(dist, 'embed.html'));
for (const file of ['tradeoff.wasm', 'tradeoff.more.wasm'])
  copyFileSync(built(`wasm/web/${file}`), path.join(dist, file));
await buildFront();
await buildPackage();
writeLicences(root, dist);
writeIntegrity(dist, JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).version);
embedComparison(root);
const site = process.argv.find((word) => word.startsWith('--site='))?.slice('--site='.length);
if (site) writeOembed(root, dist, site);
reportSizes(dist);
