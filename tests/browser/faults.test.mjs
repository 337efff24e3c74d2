// Bad input: the widget shows the errors, keeps the fallback and dispatches an event, and the rest of the page still
// works.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { until } from './engines/common.mjs';
import { inEveryEngine } from './every_engine.mjs';
import { Reader } from './reader.mjs';
import { kFallback, pageOf, readIndex } from './site.mjs';
import { demo, drinks } from './walk.mjs';
import { words } from './words.mjs';

/** The address of a closed port. */
const nowhere = await new Promise((resolve) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    server.close(() => resolve(`http://127.0.0.1:${port}/x.json`));
  });
});

/** The paths of the errors in documents/ten-faults.json, found by hand. */
const kTenFaults = [
  '/format',
  '/id',
  '/title',
  '/options/1/id',
  '/options/2',
  '/criteria/0/importance',
  '/criteria/0/scale',
  '/criteria/1/scale/better',
  '/ratings/a/sped',
  '/ratings/a/speed/value',
];

const kCases = [
  { name: 'a server that refuses the connection', src: nowhere, count: 1, says: /\S/ },
  { name: 'a missing file', src: '/none.json', count: 1, says: /404/ },
  { name: 'an HTML page instead of JSON', src: '/login.json', count: 1, says: /JSON|line 1/ },
  { name: 'a syntax error', src: '/syntax.json', count: 1, says: /line 2/ },
  { name: 'a document with ten errors', src: '/documents/ten-faults.json', count: 10, says: /\S/ },
];

/** @param {string} src */
const pageWith = (src) =>
  pageOf(`<trade-off id="w" src="${src}" loading="eager">${kFallback}</trade-off><button type="button" onclick="this.textContent='alive'">Press</button>
    <trade-off id="other" src="/documents/drinks.json" loading="eager"></trade-off>`);

const pages = {
  ...Object.fromEntries(kCases.map(({ src }, place) => [`/case-${place}.html`, pageWith(src)])),
  '/left.html': pageOf(`<trade-off src="/data/django-vs-express.json" loading="eager">${kFallback}</trade-off>`),
  '/next.html': pageOf('<p>Another post</p>', { head: '' }),
  '/unbuilt.html': readIndex().replace('dist/tradeoff.js', 'dist/none.js'),
};
/** The file that the server delays. */
let slow = '';
const kSlow = ['/data/django-vs-express.json', '/dist/tradeoff.element.js', '/dist/tradeoff.wasm'];
const overrides = {
  ...Object.fromEntries(kSlow.map((file) => [file, () => ({ delay: slow === file ? 4000 : 0 })])),
  '/next.html': () => ({ delay: 700, body: pages['/next.html'] }),
  '/login.json': { body: '<!doctype html><p>Please log in', headers: { 'content-type': 'text/html' } },
  '/syntax.json': { body: '{"format": 1,\n "id": }' },
};

inEveryEngine('bad input', { pages, overrides }, (bench) => {
  test('an unbuilt demo shows the command that builds it', async () => {
    await bench.browser.goto(`${bench.server.url}/unbuilt.html`);
    const reader = new Reader(bench.browser, demo);
    const text = await until('the command', async () => {
      const shown = await reader.text();
      return shown.includes('scripts/demo') && shown;
    });
    assert.match(text, /The options side by side/);
  });

  for (const file of kSlow) {
    test(`leaving the page while ${file} loads reports nothing`, async () => {
      slow = file;
      bench.server.requests.length = 0;
      await bench.browser.goto(`${bench.server.url}/left.html`);
      await until(file, () => bench.server.requests.some(({ path }) => path === file));
      await bench.browser.goto(`${bench.server.url}/next.html`); // also records messages of the previous page while it unloads
      assert.deepEqual(await bench.browser.problems(), []);
      slow = '';
    });
  }

  for (const [place, { name, count, says }] of kCases.entries()) {
    test(`${name} is reported in place of a comparison`, async () => {
      const reader = new Reader(bench.browser, drinks);
      await bench.browser.goto(`${bench.server.url}/case-${place}.html`);
      const alert = await reader.see({ role: 'alert', host: 'w' });
      assert.ok(alert.text.includes(words('ui.fault')), alert.text);
      assert.equal((await reader.find({ role: 'alert' })).length, 1);

      await reader.tabTo({ role: 'button', starts: words('ui.fault_author', { count }) });
      await bench.browser.press('Enter');
      const items = await until('the errors', async () => {
        const found = await reader.find({ role: 'listitem', host: 'w' });
        return found.length && found;
      });
      assert.equal(items.length, count);
      assert.match(items[0].text, says);
      if (count === 10)
        for (const path of kTenFaults)
          assert.ok(
            items.some(({ text }) => text.startsWith(path)),
            `${path} is reported`,
          );

      assert.equal(
        (await reader.find({ has: 'The same as a plain table.', role: 'paragraph' })).length,
        1,
        'the fallback stays',
      );
      await assertReported(bench.browser, count);
      await assertAlive(reader);
    });
  }
});

/**
 * One trade-off-error event was dispatched, and its detail is plain JSON.
 * @param {import('./engines/common.mjs').Browser} browser
 * @param {number} count
 */
async function assertReported(browser, count) {
  const { events } = await browser.evaluate(() => window.watched);
  const errors = events.filter(({ type }) => type === 'trade-off-error');
  assert.equal(errors.length, 1);
  const { detail, ...how } = errors[0];
  assert.deepEqual(how, { type: 'trade-off-error', target: 'w', bubbles: true, composed: true, plain: true });
  assert.equal(detail.errors.length, count);
  for (const { code, path } of detail.errors)
    assert.ok(typeof code === 'string' && code !== '' && typeof path === 'string');
}

/** The rest of the page works: its own button, and a valid widget beside the invalid one. @param {Reader} reader */
async function assertAlive(reader) {
  await reader.press('Press');
  await reader.see({ role: 'button', name: 'alive' });
  await reader.seeWidget();
  // Only uncaught errors: browsers also log failed requests to the console.
  const uncaught = await reader.browser.evaluate(() => window.watched.problems);
  assert.deepEqual(
    uncaught.filter(({ kind }) => kind === 'error' || kind === 'rejection'),
    [],
  );
}
