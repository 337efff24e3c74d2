// Builds dist/: the engine by CMake and Emscripten, the front end by esbuild. `--front` leaves the engine as it is;
// `--site=https://example.org/`, where the checkout is to be served, adds dist/oembed/.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { writeLicences } from './build/licences.mjs';
import { writeIntegrity } from './build/integrity.mjs';
import { compiledLocales } from './build/locales.mjs';
import { embedComparison } from './build/index_html.mjs';
import { writeOembed } from './build/oembed.mjs';
import { writeManifest } from './build/manifest.mjs';
import { reportSizes } from './build/sizes.mjs';
import { minifiedStyles } from './build/styles.mjs';
import { tightTemplates } from './build/templates.mjs';
import { packageProgram, writeTypes } from './build/types.mjs';

const root = path.resolve(import.meta.dirname, '..');
const dist = path.join(root, 'dist');
const glue = path.join(root, 'build/wasm/web/tradeoff_engine.js');
const wasm = path.join(root, 'build/wasm/web/tradeoff_engine.wasm');

function buildEngine() {
  // Debian's Emscripten looks for its JavaScript parser where Debian's own Node would; a newer Node has to be told.
  const env = { ...process.env, NODE_PATH: [process.env.NODE_PATH, '/usr/share/nodejs'].filter(Boolean).join(':') };
  const run = (...args) => execFileSync('cmake', args, { cwd: root, env, stdio: 'inherit' });
  run('--preset', 'wasm');
  run('--build', '--preset', 'wasm');
}

/** @type {esbuild.BuildOptions} */
const common = {
  bundle: true,
  minify: true,
  legalComments: 'none', // dist/LICENSES.txt has them all
  charset: 'utf8',
  target: ['chrome111', 'firefox115', 'safari16.4'],
  alias: { '#glue': glue, '#wasm': wasm },
  loader: { '.wasm': 'binary' },
  plugins: [compiledLocales(), minifiedStyles(), tightTemplates()],
  logLevel: 'warning',
};

async function buildFront() {
  const entry = (source, target, options) =>
    esbuild.build({ ...common, entryPoints: [path.join(root, 'web', source)], outfile: path.join(dist, target), ...options });
  await Promise.all([
    entry('embed/tradeoff.js', 'tradeoff.js', { format: 'iife' }),
    entry('element/main.js', 'tradeoff.element.js', { format: 'esm' }),
    entry('engine/main.js', 'tradeoff.engine.js', { format: 'esm' }),
    entry('embed/frame.js', 'tradeoff.embed.js', { format: 'iife' }),
    entry('embed/host.js', 'tradeoff.host.js', { format: 'iife' }),
    // ASCII only: a page in another encoding must not garble the words.
    entry('embed/standalone.js', 'tradeoff.standalone.js', { format: 'iife', charset: 'ascii', define: { 'import.meta.url': 'document.baseURI' } }),
  ]);
}

/** dist/npm/: what `import 'tradeoff'` takes beyond the files for a script tag. */
async function buildPackage() {
  const entry = (source, options) =>
    esbuild.build({ ...common, entryPoints: [path.join(root, 'web/package', source)], outfile: path.join(dist, 'npm', source), format: 'esm', ...options });
  await Promise.all([
    entry('index.js', {
      alias: { ...common.alias, '#element': '../tradeoff.element.js', '#engine': './engine.js' },
      external: ['../tradeoff.element.js', './engine.js'],
    }),
    entry('engine.js', {}),
  ]);
  const program = packageProgram(root);
  writeTypes(program, root, path.join(dist, 'npm/types'));
  writeManifest(program, root, path.join(dist, 'npm/custom-elements.json'));
}

if (!process.argv.includes('--front') || !existsSync(wasm)) buildEngine();
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
copyFileSync(wasm, path.join(dist, 'tradeoff.wasm'));
copyFileSync(path.join(root, 'web/embed/embed.html'), path.join(dist, 'embed.html'));
await buildFront();
await buildPackage();
writeLicences(root, dist);
writeIntegrity(dist, JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).version);
embedComparison(root);
const site = process.argv.find((word) => word.startsWith('--site='))?.slice('--site='.length);
if (site) writeOembed(root, dist, site);
reportSizes(dist);
