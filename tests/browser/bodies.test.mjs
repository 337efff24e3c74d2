// The size limit of comparisons: a download beyond the core's limit is aborted, and refused with an error that names
// the limit.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { until } from './engines/common.mjs';
import { inEveryEngine } from './every_engine.mjs';
import { Reader } from './reader.mjs';
import { fixture, kFallback, pageOf } from './site.mjs';
import { drinks } from './walk.mjs';
import { words } from './words.mjs';

const kMaxBytes = 2 ** 21; // of core/include/tradeoff/comparison.h
const kChunk = Buffer.alloc(65_536, 0x20);
const kJson = { 'content-type': 'application/json', 'access-control-allow-origin': '*', 'cache-control': 'no-store' };

/** A valid comparison padded to `size` bytes. @param {number} size */
const ofSize = (size) => fixture('drinks.json').trimEnd().padEnd(size);

/** By path: bytes sent, and the number of open responses. @type {Record<string, {bytes: number, open: number}>} */
const sent = {};

/** @type {Record<string, (response: import('node:http').ServerResponse, count: (bytes: number) => void) => void>} */
const kBodies = {
  '/endless.json'(response, count) {
    response.writeHead(200, kJson);
    // 12 MiB a second. WebKit reads at full speed until the request is aborted.
    const timer = setInterval(() => response.write(kChunk, () => count(kChunk.length)), 5);
    response.once('close', () => clearInterval(timer));
  },
  '/drips.json'(response, count) {
    response.writeHead(200, kJson);
    const timer = setInterval(() => response.write(' ', () => count(1)), 50);
    response.once('close', () => clearInterval(timer));
  },
  '/zipped.json': (response) => response.writeHead(200, { ...kJson, 'content-encoding': 'gzip' }).write(kZipped), // never ended
  '/greatest.json': (response) => response.writeHead(200, kJson).end(ofSize(kMaxBytes)),
  '/larger.json': (response) => response.writeHead(200, kJson).end(ofSize(kMaxBytes + 1)),
  '/drinks.json': (response) => response.writeHead(200, kJson).end(`\ufeff${fixture('drinks.json')}`),
};
const kZipped = gzipSync(Buffer.alloc(190_000_000, 0x20));

/** @type {import('node:http').Server} */
let server;
let files = '';
before(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? '';
    const seen = (sent[path] ??= { bytes: 0, open: 0 });
    seen.open++;
    response.once('close', () => void seen.open--);
    kBodies[path](response, (bytes) => void (seen.bytes += bytes));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  files = `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`;
});
after(() => {
  server.closeAllConnections();
  server.close();
});

const kElement = `<trade-off id="w" loading="eager">${kFallback}</trade-off>`;

inEveryEngine('bodies', { pages: { '/page.html': pageOf(kElement) } }, (bench) => {
  /**
   * Opens the page and calls `give` in it with the element and `given`.
   * @param {(element: any, given: any) => void} give
   * @param {any} given
   */
  const show = async (give, given) => {
    await bench.browser.goto(`${bench.server.url}/page.html`);
    await bench.browser.evaluate(`(${give})(document.getElementById('w'), ${JSON.stringify(given)})`);
    return new Reader(bench.browser, drinks);
  };
  const showFile = (/** @type {string} */ name) =>
    show((element, src) => element.setAttribute('src', src), `${files}/${name}`);
  /**
   * The errors reported to the page, without the initial `nothing_given`.
   * @returns {Promise<{code: string, message: string}[]>}
   */
  const faults = () =>
    bench.browser.evaluate(() =>
      window.watched.events
        .flatMap(({ type, detail }) => (type === 'trade-off-error' ? detail.errors : []))
        .filter(({ code }) => code !== 'nothing_given'),
    );
  const tooLarge = {
    code: 'document_too_large',
    path: '',
    detail: { limit: kMaxBytes },
    message: words('error.document_too_large', { limit: '2,097,152' }),
  };
  const assertRefused = async (/** @type {Reader} */ reader, fault = /** @type {object} */ (tooLarge)) => {
    const reported = await until('an error', async () => (await faults()).length && faults());
    assert.deepEqual(reported, [fault]);
    await reader.see({ role: 'alert' });
    assert.equal(
      (await reader.find({ has: 'The same as a plain table.', role: 'paragraph' })).length,
      1,
      'the fallback stays',
    );
  };

  test('an endless body is refused after 2 MiB', async () => {
    sent['/endless.json'] = { bytes: 0, open: 0 };
    await assertRefused(await showFile('endless.json'));
    await until('the connection to end', () => sent['/endless.json'].open === 0);
    assert.ok(sent['/endless.json'].bytes < 32 * kMaxBytes, `${sent['/endless.json'].bytes} bytes`);
  });

  test('a gzip body that expands to 190 MB is refused after 2 MiB', async () => {
    await assertRefused(await showFile('zipped.json'));
    await until('the connection to end', () => sent['/zipped.json'].open === 0);
  });

  test('a comparison at the size limit is rendered, one byte more is refused', async () => {
    await (await showFile('greatest.json')).seeWidget();
    assert.deepEqual(await faults(), []);
    await assertRefused(await showFile('larger.json'));
  });

  test('the same limit applies to a JSON child and to the property', async () => {
    const asChild = (/** @type {any} */ element, /** @type {number} */ more) => {
      const child = Object.assign(document.createElement('script'), {
        type: 'application/json',
        textContent: `{}${' '.repeat(2 ** 21 - 2 + more)}`,
      });
      element.append(child);
      element.setAttribute('src', 'x.json');
    };
    await assertRefused(await show(asChild, 1));
    await show(asChild, 0);
    const [{ code }] = await until('an error', async () => (await faults()).length && faults());
    assert.equal(code, 'missing_field');
    await assertRefused(await show((element, size) => void (element.comparison = `{}${' '.repeat(size)}`), kMaxBytes));
    const detail = { property: 'comparison' };
    const message = words('error.value_not_json', detail);
    await assertRefused(
      await show((element, size) => void (element.comparison = { title: ' '.repeat(size) }), kMaxBytes),
      {
        code: 'value_not_json',
        path: '',
        detail,
        message,
      },
    );
  });

  test('removing the element aborts a slow download', async () => {
    sent['/drips.json'] = { bytes: 0, open: 0 };
    await showFile('drips.json');
    await until('the first bytes', () => sent['/drips.json'].bytes > 3);
    assert.equal(sent['/drips.json'].open, 1);
    await bench.browser.evaluate(() => document.getElementById('w')?.remove());
    await until('the connection to end', () => sent['/drips.json'].open === 0);
    assert.deepEqual(await faults(), []);
  });

  test('a byte order mark is accepted', async () => {
    await (await showFile('drinks.json')).seeWidget();
    assert.deepEqual(await faults(), []);
  });
});
