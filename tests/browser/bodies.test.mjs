// Comparisons of any size: what is larger than the core reads is given up while it comes, and refused with its own words.
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

/** A comparison of exactly so many bytes. @param {number} size */
const ofSize = (size) => fixture('drinks.json').trimEnd().padEnd(size);

/** What has been sent, by path, and to how many readers it is being sent. @type {Record<string, {bytes: number, open: number}>} */
const sent = {};

/** @type {Record<string, (response: import('node:http').ServerResponse, count: (bytes: number) => void) => void>} */
const kBodies = {
  '/endless.json'(response, count) {
    response.writeHead(200, kJson);
    // 12 MiB a second: WebKit takes whatever comes until it is told to stop.
    const timer = setInterval(() => response.write(kChunk, () => count(kChunk.length)), 5);
    response.once('close', () => clearInterval(timer));
  },
  '/drips.json'(response, count) {
    response.writeHead(200, kJson);
    const timer = setInterval(() => response.write(' ', () => count(1)), 50);
    response.once('close', () => clearInterval(timer));
  },
  '/zipped.json': (response) => response.writeHead(200, { ...kJson, 'content-encoding': 'gzip' }).write(kZipped), // and no end
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
  /** Opens the page and gives its element something to show. @param {(element: any, given: any) => void} give @param {any} given */
  const show = async (give, given) => {
    await bench.browser.goto(`${bench.server.url}/page.html`);
    await bench.browser.evaluate(`(${give})(document.getElementById('w'), ${JSON.stringify(given)})`);
    return new Reader(bench.browser, drinks);
  };
  const showFile = (/** @type {string} */ name) =>
    show((element, src) => element.setAttribute('src', src), `${files}/${name}`);
  /** The faults that the page was told, but for that there was nothing to show yet. @returns {Promise<{code: string, message: string}[]>} */
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
  const refused = async (/** @type {Reader} */ reader, fault = /** @type {object} */ (tooLarge)) => {
    const told = await until('an error', async () => (await faults()).length && faults());
    assert.deepEqual(told, [fault]);
    await reader.see({ role: 'alert' });
    assert.equal(
      (await reader.find({ has: 'The same as a plain table.', role: 'paragraph' })).length,
      1,
      'the fallback stays',
    );
  };

  test('a body without an end is refused once 2 MiB have come', async () => {
    sent['/endless.json'] = { bytes: 0, open: 0 };
    await refused(await showFile('endless.json'));
    await until('the connection to end', () => sent['/endless.json'].open === 0);
    assert.ok(sent['/endless.json'].bytes < 32 * kMaxBytes, `${sent['/endless.json'].bytes} bytes`);
  });

  test('of 190 MB in a small file no more than that is unpacked', async () => {
    await refused(await showFile('zipped.json'));
    await until('the connection to end', () => sent['/zipped.json'].open === 0);
  });

  test('the greatest comparison is drawn, one of a byte more is refused', async () => {
    await (await showFile('greatest.json')).drawn();
    assert.deepEqual(await faults(), []);
    await refused(await showFile('larger.json'));
  });

  test('the same limit holds for a JSON child and for the property', async () => {
    const asChild = (/** @type {any} */ element, /** @type {number} */ more) => {
      const child = Object.assign(document.createElement('script'), {
        type: 'application/json',
        textContent: `{}${' '.repeat(2 ** 21 - 2 + more)}`,
      });
      element.append(child);
      element.setAttribute('src', 'x.json');
    };
    await refused(await show(asChild, 1));
    await show(asChild, 0);
    const [{ code }] = await until('an error', async () => (await faults()).length && faults());
    assert.equal(code, 'missing_field');
    await refused(await show((element, size) => void (element.comparison = `{}${' '.repeat(size)}`), kMaxBytes));
    const detail = { property: 'comparison' };
    const message = words('error.value_not_json', detail);
    await refused(await show((element, size) => void (element.comparison = { title: ' '.repeat(size) }), kMaxBytes), {
      code: 'value_not_json',
      path: '',
      detail,
      message,
    });
  });

  test('a body that drips is given up with its element', async () => {
    sent['/drips.json'] = { bytes: 0, open: 0 };
    await showFile('drips.json');
    await until('some of it', () => sent['/drips.json'].bytes > 3);
    assert.equal(sent['/drips.json'].open, 1);
    await bench.browser.evaluate(() => document.getElementById('w')?.remove());
    await until('the connection to end', () => sent['/drips.json'].open === 0);
    assert.deepEqual(await faults(), []);
  });

  test('a byte order mark does no harm', async () => {
    await (await showFile('drinks.json')).drawn();
    assert.deepEqual(await faults(), []);
  });
});
