// Files that come broken, cut short or not at all: the reader is told in time, keeps the fallback, and can try again. Each file
// with each trouble, spread over the engines; all in all engines with TRADEOFF_FULL.
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

/** Half a file that passes for a whole one. @param {string} file */
function half(file) {
  const bytes = file === kDrinks ? Buffer.from(fixture('drinks.json')) : readFileSync(path.join(root, file));
  return bytes.subarray(0, bytes.length >> 1);
}

/** @type {Record<string, (file: string) => import('../../scripts/serve.mjs').Reply>} */
const kTroubles = {
  'is not there': () => ({ status: 404, body: 'None' }),
  'finds the server at fault': () => ({ status: 500, body: '<!doctype html><p>Sorry' }),
  'is half of itself': (file) => ({ body: half(file) }),
  'breaks off': () => ({ breaks: 'cut' }),
  'falls silent': () => ({ breaks: 'silent' }),
  'comes late': () => ({ delay: 3000 }),
};
/** What the page hears. @param {{file: string, name: string}} trouble */
const codeOf = ({ file, name }) => {
  if (name === 'falls silent') return 'load_timeout';
  if (file !== kDrinks) return 'engine_failed';
  return name === 'is half of itself' ? 'unexpected_end' : name === 'breaks off' ? 'not_json' : 'load_failed';
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
/** Some hosts do not know what .wasm is: the engine is then compiled when it has come, not while it does. */
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
  .filter(({ file, name }) => !/silent|late/.test(name) || !kLater.includes(file)); // what comes later is waited for, while the result stands

inEveryEngine('deliveries', { pages, overrides, headers }, (bench) => {
  /** @param {string} page */
  const arrive = async (page) => {
    await bench.browser.goto(bench.server.url + page);
    return new Reader(bench.browser, drinks);
  };

  for (const one of kAll.filter(({ engine }) => process.env.TRADEOFF_FULL || engine === bench.engine)) {
    test(`${one.file} ${one.name}`, async () => {
      trouble = one;
      const reader = await arrive(one.file.includes('nowasm') ? '/js.html' : '/page.html');
      if (kLater.includes(one.file)) await resultStands(reader, one.file);
      else await (one.name === 'comes late' ? isWaitedFor(reader) : canTryAgain(reader));
    });
  }

  test('a host that does not know what .wasm is', async () => {
    trouble = { file: '', name: '' };
    isUntyped = true;
    bench.server.requests.length = 0;
    await resultStands(await arrive('/page.html'), kLater[1]);
    isUntyped = false;
    const asked = bench.server.requests.map((request) => request.path);
    assert.ok(
      kLater.every((file) => asked.includes(file)) && !asked.some((file) => file.includes('nowasm')),
      String(asked),
    );
  });

  const isSlow = bench.engine !== 'chromium' && !process.env.TRADEOFF_FULL; // it waits for real
  if (!isSlow)
    test('ten seconds are not over when the reader is told', async () => {
      trouble = { file: kDrinks, name: 'falls silent' };
      const reader = await arrive('/patient.html');
      await until('the word', async () => (await reader.find({ role: 'alert' })).length, 10_000);
      assert.deepEqual(await codesTold(), ['load_timeout']);
    });

  /** @param {Reader} reader */
  async function canTryAgain(reader) {
    const alert = await reader.see({ role: 'alert', host: 'w' });
    assert.ok(alert.text.includes(words('ui.fault')), alert.text);
    assert.deepEqual(await codesTold(), [codeOf(trouble)]);
    assert.equal(
      (await reader.find({ has: 'The same as a plain table.', role: 'paragraph' })).length,
      1,
      'the fallback stays',
    );
    await reader.press(words('ui.retry'));
    await reader.see({ role: 'button', name: words('ui.retry') }); // in vain
    trouble = { file: '', name: '' };
    await reader.press(words('ui.retry'));
    await reader.drawn();
    assert.deepEqual(await reader.find({ role: 'alert' }), []);
    assert.deepEqual(await reader.find({ has: 'The same as a plain table.', role: 'paragraph' }), []);
    await until('the focus on the first control', async () => (await reader.focused())?.role === 'button');
    await reader.goTo('decide');
    await reader.answer('when', ['morning']);
    await reader.seeLeader(['coffee']);
  }

  /** Nobody has to do anything. @param {Reader} reader */
  async function isWaitedFor(reader) {
    await reader.drawn();
    await until('the alert to go', async () => !(await reader.find({ role: 'alert' })).length);
    assert.deepEqual(await codesTold(), ['load_timeout']);
  }

  /** What the page was told. */
  async function codesTold() {
    const { events } = await bench.browser.evaluate(() => window.watched);
    return events.filter(({ type }) => type === 'trade-off-error').map(({ detail }) => detail.errors[0].code);
  }

  /** @param {Reader} reader @param {string} file that comes later, or not at first */
  async function resultStands(reader, file) {
    await reader.drawn();
    await reader.goTo('decide');
    await reader.answer('when', ['morning']);
    await reader.press(words('ui.tab_result'));
    await reader.see({ role: 'heading', name: reader.headline(['coffee']) });
    await until('the file asked for', () => bench.server.requests.some((request) => request.path === file));
    trouble = { file: '', name: '' };
    await reader.see({ role: 'heading', name: reader.headline(['coffee']) });
    assert.deepEqual(await reader.find({ role: 'alert' }), []);
    await reader.goTo('decide');
    await reader.answer('free', ['no']);
    await reader.goTo('result'); // waits for what explains it
  }
});
