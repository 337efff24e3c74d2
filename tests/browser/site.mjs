// The pages that the browser tests open, and their server.
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { startServer } from '../../scripts/serve.mjs';

/** @typedef {Awaited<ReturnType<typeof startServer>>} Server */

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** @param {string} name */
export const fixture = (name) => readFileSync(new URL(`documents/${name}`, import.meta.url), 'utf8');

/** The strictest policy under which the whole widget must work. */
export const kStrictPolicy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'";

/** watch.js as a file, for pages to load first. */
export const watchFile = { body: readFileSync(new URL('watch.js', import.meta.url)) };

/**
 * The engine with a counter of open decisions: `openDecisions()` in the page.
 * @type {import('../../scripts/serve.mjs').Options['overrides']}
 */
export const countedEngine = {
  '/dist/tradeoff.engine.js': () => ({ body: readFileSync(new URL('engine_counting.js', import.meta.url)) }),
  '/dist/tradeoff.engine.itself.js': () => ({ body: readFileSync(path.join(root, 'dist/tradeoff.engine.js')) }),
};

const kWatchTag = '<script src="/watch.js"></script>';
export const kWidgetTag = '<script async src="/dist/tradeoff.js"></script>';
export const kFallback = '<p class="fallback">The same as a plain table.</p>';

/**
 * A small valid page around `body`.
 * @param {string} body
 * @param {{head?: string, title?: string}} [more]
 */
export const pageOf = (body, { head = kWidgetTag, title = 'A post' } = {}) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>${kWatchTag}` +
  `<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/post.css">${head}</head>` +
  `<body><header>A blog</header><main><h1>${title}</h1>${body}</main><footer>The end</footer></body></html>`;

/** Dark mode through a class and the page's own colours, as on most blogs. */
const kPostStyle =
  'body{font:16px/1.5 sans-serif;margin:16px;color:#222;background:#fff}.dark body{color:#ddd;background:#16181d}';

/**
 * Serves the repository, the test documents under /documents/, and `pages` by path.
 * @param {Record<string, string>} pages HTML by path
 * @param {import('../../scripts/serve.mjs').Options} [options]
 */
export function startSite(pages, { headers, overrides } = {}) {
  const html = Object.fromEntries(Object.entries(pages).map(([name, body]) => [name, { body }]));
  const documents = Object.fromEntries(
    ['drinks.json', 'ten-faults.json'].map((name) => [`/documents/${name}`, { body: fixture(name) }]),
  );
  const common = {
    '/watch.js': watchFile,
    '/post.css': { body: kPostStyle },
    '/favicon.ico': { status: 204, body: '' },
  };
  return startServer({ headers, overrides: { ...common, ...documents, ...html, ...overrides } });
}

/** The source of the demo page. */
export const readIndex = () => readFileSync(path.join(root, 'index.html'), 'utf8');

/**
 * index.html with watch.js as its first script, for the driver that cannot inject it.
 * @param {string} source address of watch.js
 */
const watchedIndex = (source) => readIndex().replace(/<head[^>]*>/i, `$&<script src="${source}"></script>`);

/**
 * Address of the demo page, served or on disk.
 * @param {'http' | 'file'} how
 * @param {string} engine
 * @param {Server} server
 */
export function indexAddress(how, engine, server) {
  if (how === 'http') return engine === 'webkit' ? `${server.url}/watched-index.html` : `${server.url}/`;
  return pathToFileURL(engine === 'webkit' ? watchedCopy() : path.join(root, 'index.html')).href;
}

/** @returns {Record<string, string>} */
export const watchedIndexPage = () => ({ '/watched-index.html': watchedIndex('/watch.js') });

/** Writes a copy of index.html to disk, with links to the files it needs. Returns its path. */
function watchedCopy() {
  const folder = path.join(root, 'build/browser/disk');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of ['dist', 'data', 'web']) symlinkSync(path.join(root, name), path.join(folder, name));
  writeFileSync(path.join(folder, 'watch.js'), watchFile.body);
  writeFileSync(path.join(folder, 'index.html'), watchedIndex('watch.js'));
  return path.join(folder, 'index.html');
}
