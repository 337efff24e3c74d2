// Files that fail to load, arrive truncated or stall: the reader is told in time, keeps the fallback, and can retry.
// The combinations of file and failure are spread over the engines; with TRADEOFF_FULL every engine runs all of them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { until } from './engines/common.mjs';
import { inEveryEngine } from './every_engine.mjs';
import { Reader } from './reader.mjs';
import { fixture, kFallback, pageOf, root } from './site.mjs';
import { drinks } from './walk.mjs';
import { words } from './words.mjs';

const kDrinks = '/documents/drinks.json';

/** The first half of a file, served as a complete response. @param {string} file */
function half(file) {
  const bytes = file === kDrinks ? Buffer.from(fixture('drinks.json')) : readFileSync(path.join(root, file));
  return bytes.subarray(0, bytes.length >> 1);
}

/** @type {Record<string, (file: string) => import('../../scripts/serve.mjs').Reply>} */
const kTroubles = {
  'is missing': () => ({ status: 404, body: 'None' }),
  'answers with a server error': () => ({ status: 500, body: '<!doctype html><p>Sorry' }),
  'is truncated': (file) => ({ body: half(file) }),
  'is cut off': () => ({ breaks: 'cut' }),
  stalls: () => ({ breaks: 'silent' }),
  'is late': () => ({ delay: 3000 }),
};
/** The code of the error that the page is told. @param {{file: string, name: string}} trouble */
const codeOf = ({ file, name }) => {
  if (name === 'stalls') return 'load_timeout';
  if (file !== kDrinks) return 'engine_failed';
  return name === 'is truncated' ? 'unexpected_end' : name === 'is cut off' ? 'not_json' : 'load_failed';
};
const kNeeded = ['tradeoff.element.js', 'tradeoff.engine.js', 'tradeoff.wasm', 'tradeoff.engine.nowasm.js']
  .map((file) => `/dist/${file}`)
  .concat(kDrinks);
const kLater = ['/dist/tradeoff.more.js', '/dist/tradeoff.more.wasm'];

let trouble = { file: '', name: '' };
/** @param {string} file */
const reply = (file) => () => ({
  ...(file === kDrinks && { body: fixture('drinks.json') }),
  ...(trouble.file === file && kTroubles[trouble.name](file)),
});
/**
 * Serves .wasm with a generic content type, as some hosts do; the engine then compiles after the download, not while
 * streaming.
 */
let isUntyped = false;
/** @param {string} file @returns {Record<string, string>} */
const headers = (file) => (isUntyped && file.endsWith('.wasm') ? { 'content-type': 'application/octet-stream' } : {});
const overrides = {
  ...Object.fromEntries([...kNeeded, ...kLater].map((file) => [file, reply(file)])),
  ...Object.fromEntries(
    ['hurry.js', 'late.js'].map((file) => [
      `/${file}`,
      { body: readFileSync(new URL(`pages/${file}`, import.meta.url)) },
    ]),
  ),
};
const element = (attributes = '') => `<trade-off id="w" src="${kDrinks}" ${attributes}>${kFallback}</trade-off>`;
const head = '<script src="/hurry.js"></script><script src="/late.js"></script>';
const pages = {
  '/page.html': pageOf(element('ask="author"'), { head }),
  '/js.html': pageOf(element('engine="js"'), { head }),
  '/patient.html': pageOf(element(), { head: '<script src="/late.js"></script>' }),
};

const kEngines = ['chromium', 'firefox', 'webkit'];
const kAll = [...kNeeded, ...kLater]
  .flatMap((file, row) =>
    Object.keys(kTroubles).map((name, column) => ({ file, name, engine: kEngines[(row + column) % kEngines.length] })),
  )
  .filter(({ file, name }) => !/stalls|late/.test(name) || !kLater.includes(file)); // deferred files have no timeout, because the ranking is already there

inEveryEngine('deliveries', { pages, overrides, headers }, (bench) => {
  /** @param {string} page */
  const openPage = async (page) => {
    await bench.browser.goto(bench.server.url + page);
    return new Reader(bench.browser, drinks);
  };

  for (const one of kAll.filter(({ engine }) => process.env.TRADEOFF_FULL || engine === bench.engine)) {
    test(`recovers when ${one.file} ${one.name}`, async () => {
      trouble = one;
      const reader = await openPage(one.file.includes('nowasm') ? '/js.html' : '/page.html');
      if (kLater.includes(one.file)) await keepsResult(reader, one.file);
      else await (one.name === 'is late' ? recoversUnaided(reader) : canRetry(reader));
    });
  }

  test('works on a host that serves .wasm with a generic content type', async () => {
    trouble = { file: '', name: '' };
    isUntyped = true;
    bench.server.requests.length = 0;
    await keepsResult(await openPage('/page.html'), kLater[1]);
    isUntyped = false;
    const requested = bench.server.requests.map((request) => request.path);
    assert.ok(
      kLater.every((file) => requested.includes(file)) && !requested.some((file) => file.includes('nowasm')),
      String(requested),
    );
  });

  const isSlow = bench.engine !== 'chromium' && !process.env.TRADEOFF_FULL; // it waits for the real timeout
  if (!isSlow)
    test('the reader is told of a stalled load within ten seconds', async () => {
      trouble = { file: kDrinks, name: 'stalls' };
      const reader = await openPage('/patient.html');
      await until('the error', async () => (await reader.find({ role: 'alert' })).length, 10_000);
      assert.deepEqual(await reportedCodes(), ['load_timeout']);
    });

  /** @param {Reader} reader */
  async function canRetry(reader) {
    const alert = await reader.see({ role: 'alert', host: 'w' });
    assert.ok(alert.text.includes(words('ui.fault')), alert.text);
    assert.deepEqual(await reportedCodes(), [codeOf(trouble)]);
    assert.equal(
      (await reader.find({ has: 'The same as a plain table.', role: 'paragraph' })).length,
      1,
      'the fallback stays',
    );
    await reader.press(words('ui.retry'));
    await reader.see({ role: 'button', name: words('ui.retry') }); // it fails again
    trouble = { file: '', name: '' };
    await reader.press(words('ui.retry'));
    await reader.seeWidget();
    assert.deepEqual(await reader.find({ role: 'alert' }), []);
    assert.deepEqual(await reader.find({ has: 'The same as a plain table.', role: 'paragraph' }), []);
    await until('the focus on the first control', async () => (await reader.focused())?.role === 'button');
    await reader.goTo('decide');
    await reader.answer('when', ['morning']);
    await reader.seeLeader(['coffee']);
  }

  /** The late file is used without any action of the reader. @param {Reader} reader */
  async function recoversUnaided(reader) {
    await reader.seeWidget();
    await until('the alert to go', async () => !(await reader.find({ role: 'alert' })).length);
    assert.deepEqual(await reportedCodes(), ['load_timeout']);
  }

  /** The codes of the errors that the page was told. */
  async function reportedCodes() {
    const { events } = await bench.browser.evaluate(() => window.watched);
    return events.filter(({ type }) => type === 'trade-off-error').map(({ detail }) => detail.errors[0].code);
  }

  /** @param {Reader} reader @param {string} file a deferred file, or one that fails at first */
  async function keepsResult(reader, file) {
    await reader.seeWidget();
    await reader.goTo('decide');
    await reader.answer('when', ['morning']);
    await reader.press(words('ui.tab_result'));
    await reader.see({ role: 'heading', name: reader.headline(['coffee']) });
    await until('the request for the file', () => bench.server.requests.some((request) => request.path === file));
    trouble = { file: '', name: '' };
    await reader.see({ role: 'heading', name: reader.headline(['coffee']) });
    assert.deepEqual(await reader.find({ role: 'alert' }), []);
    await reader.goTo('decide');
    await reader.answer('free', ['no']);
    await reader.goTo('result'); // waits for the deferred part
  }
});
