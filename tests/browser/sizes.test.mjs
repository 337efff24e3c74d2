// What a reader really downloads, counted from what Chromium asks for. The ceilings are DESIGN.md's, section 7.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync, constants } from 'node:zlib';
import { inEveryEngine } from './every_engine.mjs';
import { Reader } from './reader.mjs';
import { kFallback, kWidgetTag, pageOf, root } from './site.mjs';
import { drinks } from './walk.mjs';

const kBeforeItIsNear = 4_000;
const kUntilTheResult = 76_000;

const pages = {
  '/far.html': pageOf(`<div id="spacer"></div><trade-off id="w" src="/documents/drinks.json">${kFallback}</trade-off>`, {
    head: `${kWidgetTag}<link rel="stylesheet" href="/far.css">`,
  }),
};
const overrides = { '/far.css': { body: '#spacer{height:9000px}' } };
/** Neither the page nor the comparison is ours to count. */
const kNotOurs = new Set(['/far.html', '/far.css', '/post.css', '/watch.js', '/favicon.ico', '/documents/drinks.json']);

/** Bytes at brotli's best, as a static host would send them. @param {string} file below the checkout */
const size = (file) =>
  brotliCompressSync(readFileSync(path.join(root, file)), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

inEveryEngine('bytes', { pages, overrides, only: 'chromium' }, (bench) => {
  const requested = () => bench.server.requests.map((request) => request.path).filter((name) => !kNotOurs.has(name));

  test('before the widget is near, and until the first ranked result', async (context) => {
    const reader = new Reader(bench.browser, drinks);
    await bench.browser.goto(`${bench.server.url}/far.html`);
    await bench.browser.evaluate(() => customElements.whenDefined('trade-off').then(() => new Promise((done) => setTimeout(done, 500))));
    assert.deepEqual(requested(), ['/dist/tradeoff.js']);
    const small = size('dist/tradeoff.js');
    context.diagnostic(`tradeoff.js before the widget is near: ${small} bytes, at most ${kBeforeItIsNear}`);

    await bench.browser.evaluate(() => document.getElementById('w')?.scrollIntoView());
    await reader.drawn();
    await reader.goTo('decide');
    await reader.answer('when', ['morning']);
    await reader.goTo('result');
    await reader.seeLeader(['coffee']);
    const files = requested();
    assert.deepEqual(files.filter((name, place) => files.indexOf(name) !== place), [], 'asked for twice');
    assert.ok(files.includes('/dist/tradeoff.wasm'), String(files));
    const sizes = files.map((name) => /** @type {const} */ ([name, size(name)]));
    const sum = sizes.reduce((total, [, bytes]) => total + bytes, 0);
    for (const [name, bytes] of sizes) context.diagnostic(`${name}: ${bytes}`);
    context.diagnostic(`until the first ranked result: ${sum} bytes, at most ${kUntilTheResult}`);
    assert.ok(small <= kBeforeItIsNear, `tradeoff.js is ${small} bytes`);
    assert.ok(sum <= kUntilTheResult, `${sum} bytes: ${JSON.stringify(sizes)}`);
  });
});
