// The size of what a reader downloads, from the files that Chromium requests. For `tradeoff.js` alone see
// tests/web/build.test.js.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync, constants } from 'node:zlib';
import { until } from './engines/common.mjs';
import { inEveryEngine } from './every_engine.mjs';
import { Reader } from './reader.mjs';
import { kFallback, kWidgetTag, pageOf, root } from './site.mjs';
import { drinks } from './walk.mjs';

/** The limits of the design are 80 and 112 kB, its goals 72 and 100 kB. The second goal is missed. */
const kUntilTheResult = 72_000;
const kWithoutWasm = 107_000;
const kWords = 12_000;

const pages = {
  '/js.html': pageOf(`<trade-off id="w" engine="js" src="/documents/drinks.json">${kFallback}</trade-off>`),
  '/de.html': pageOf(`<trade-off id="w" lang="de" src="/documents/drinks.json">${kFallback}</trade-off>`),
  '/far.html': pageOf(
    `<div id="spacer"></div><trade-off id="w" src="/documents/drinks.json">${kFallback}</trade-off>`,
    {
      head: `${kWidgetTag}<link rel="stylesheet" href="/far.css">`,
    },
  ),
};
const overrides = { '/far.css': { body: '#spacer{height:9000px}' } };
/** Files that do not count: the page and the comparison. */
const kNotOurs = new Set([
  '/far.html',
  '/de.html',
  '/js.html',
  '/far.css',
  '/post.css',
  '/watch.js',
  '/favicon.ico',
  '/documents/drinks.json',
]);

/**
 * Size in bytes with Brotli at level 11, as static hosts send files.
 * @param {string} file relative to the repository root
 */
const size = (file) =>
  brotliCompressSync(readFileSync(path.join(root, file)), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

inEveryEngine('download size', { pages, overrides, only: 'chromium' }, (bench) => {
  const requested = () => bench.server.requests.map((request) => request.path).filter((name) => !kNotOurs.has(name));

  test('loads only tradeoff.js far from the viewport, and stays within the limit until the first ranked result', async (context) => {
    const reader = new Reader(bench.browser, drinks);
    await bench.browser.goto(`${bench.server.url}/far.html`);
    await bench.browser.evaluate(() =>
      customElements.whenDefined('trade-off').then(() => new Promise((done) => setTimeout(done, 500))),
    );
    assert.deepEqual(requested(), ['/dist/tradeoff.js']);

    await bench.browser.evaluate(() => document.getElementById('w')?.scrollIntoView());
    const files = await filesUntilResult(reader);
    assert.ok(files.includes('/dist/tradeoff.wasm'), String(files));
    assert.deepEqual(
      files.filter((file) => file.includes('/locales/')),
      [],
    );
    assertSize(context, files, kUntilTheResult);

    // The deferred part loads without further action.
    await until(
      'the deferred part',
      async () =>
        /** @type {any} */ (
          await bench.browser.evaluate(() => /** @type {any} */ (document.getElementById('w')).result?.robustness)
        ),
    );
    assert.deepEqual(
      requested()
        .filter((name) => !files.includes(name))
        .sort(),
      ['/dist/tradeoff.more.js', '/dist/tradeoff.more.wasm'],
    );
  });

  test('another language costs one small file', async (context) => {
    bench.server.requests.length = 0;
    await bench.browser.goto(`${bench.server.url}/de.html`);
    const files = await filesUntilResult(new Reader(bench.browser, drinks, 'de'));
    const [words, ...more] = files.filter((file) => file.includes('/locales/'));
    assert.deepEqual([words, ...more], ['/dist/locales/de.js']);
    context.diagnostic(`${words}: ${size(words)} bytes, at most ${kWords}`);
    assert.ok(size(words) <= kWords);
  });

  test('without WebAssembly, stays within the limit until the first ranked result', async (context) => {
    bench.server.requests.length = 0;
    await bench.browser.goto(`${bench.server.url}/js.html`);
    const files = await filesUntilResult(new Reader(bench.browser, drinks));
    assert.ok(files.includes('/dist/tradeoff.engine.nowasm.js'), String(files));
    assertSize(context, files, kWithoutWasm);
  });

  /**
   * Answers one question and goes to the result. Returns the files requested until then, that is, until the last key
   * press.
   * @param {Reader} reader
   */
  async function filesUntilResult(reader) {
    const { browser } = bench;
    await browser.evaluate(
      () => void addEventListener('keydown', () => Object.assign(window, { pressed: performance.now() }), true),
    );
    await reader.seeWidget();
    await reader.goTo('decide');
    await reader.answer('when', ['morning']);
    await reader.goTo('result');
    await reader.seeLeader(['coffee']);
    const names = await browser.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .flatMap(({ name, startTime }) => (startTime <= /** @type {any} */ (window).pressed ? [name] : [])),
    );
    const files = names
      .map((/** @type {string} */ name) => new URL(name).pathname)
      .filter((/** @type {string} */ name) => !kNotOurs.has(name));
    assert.deepEqual(
      files.filter((/** @type {string} */ name, /** @type {number} */ place) => files.indexOf(name) !== place),
      [],
      'files requested twice',
    );
    return files;
  }

  /** @param {import('node:test').TestContext} context @param {string[]} files @param {number} ceiling */
  function assertSize(context, files, ceiling) {
    const sizes = files.map((name) => /** @type {const} */ ([name, size(name)]));
    const sum = sizes.reduce((total, [, bytes]) => total + bytes, 0);
    for (const [name, bytes] of sizes) context.diagnostic(`${name}: ${bytes}`);
    context.diagnostic(`until the first ranked result: ${sum} bytes, at most ${ceiling}`);
    assert.ok(sum <= ceiling, `${sum} bytes: ${JSON.stringify(sizes)}`);
  }
});
