// Reads the body of a comparison's file like text(), but never more of it than the core accepts.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { fetchText } from '../../web/element/fetch_text.js';

const kMaxBytes = 2 ** 21; // as in core/include/tradeoff/comparison.h
const kBom = [0xef, 0xbb, 0xbf];
const { fetch } = globalThis;
afterEach(() => void (globalThis.fetch = fetch));

/**
 * Fetches the chunks. `pulled` counts the bytes read, `cancelled` tells whether the rest was cancelled.
 * @param {Iterable<Uint8Array>} chunks
 */
async function load(chunks, status = 200) {
  const source = chunks[Symbol.iterator]();
  const seen = { pulled: 0, cancelled: false };
  const body = new ReadableStream(
    {
      pull(controller) {
        const { value, done } = source.next();
        if (done) return controller.close();
        seen.pulled += value.length;
        controller.enqueue(value);
      },
      cancel: () => void (seen.cancelled = true),
    },
    { highWaterMark: 0 },
  );
  globalThis.fetch = async () => new Response(body, { status });
  const text = await fetchText('x.json', new AbortController().signal).catch((error) => error);
  return { ...seen, text: typeof text === 'string' ? text : '', code: text.errors?.[0].code };
}

/** @param {number} size */
const spaces = (size) => new Uint8Array(size).fill(0x20);

function* endless(chunk = spaces(65_536)) {
  for (;;) yield chunk;
}

test('UTF-8 is decoded as text() does, for any split into chunks', async () => {
  const bodies = [
    [...Buffer.from('{"a":"é 😀 \ufeff ende"}')],
    [...kBom, ...Buffer.from('{"a":"ä"}')],
    [0x7b, 0xff, 0xc3, 0x28, 0xe2, 0x82, 0xf0, 0x9f, 0x98], // invalid, and truncated within a character
  ];
  for (const body of bodies) {
    const bytes = Uint8Array.from(body);
    const expected = await new Response(bytes).text();
    for (let first = 0; first <= bytes.length; first++)
      for (let second = first; second <= bytes.length; second++) {
        const { text } = await load([bytes.subarray(0, first), bytes.subarray(first, second), bytes.subarray(second)]);
        assert.equal(text, expected, `${body} cut at ${first} and ${second}`);
      }
  }
});

test('only the first byte order mark is removed', async () => {
  // Node's text() removes both.
  assert.equal((await load([Uint8Array.from([...kBom, ...kBom, 0x7b, 0x7d])])).text, '\ufeff{}');
});

test('a body of the maximum size is read whole, also with a byte order mark', async () => {
  for (const start of [[], kBom]) {
    const { text, cancelled } = await load([Uint8Array.from(start), spaces(kMaxBytes - 2), Uint8Array.of(0x7b, 0x7d)]);
    assert.equal(text.length, kMaxBytes);
    assert.ok(text.endsWith('{}'));
    assert.equal(cancelled, false);
  }
});

test('a larger body is cut just above the limit, so that the core rejects it as too large', async () => {
  const patterns = ['a', 'é', '€', '😀', 'a😀', 'ab😀', 'abc😀'];
  for (const start of [[], kBom])
    for (const pattern of patterns)
      for (const more of [1, 2, 3, 4, 5, 100_000]) {
        const { text } = await load([Uint8Array.from(start), Buffer.alloc(kMaxBytes + more, pattern)]);
        const size = Buffer.byteLength(text);
        assert.ok(size > kMaxBytes && size <= kMaxBytes + 6, `${pattern} ${more}: ${size}`);
      }
});

test('a body without an end is cancelled', async () => {
  const { text, pulled, cancelled } = await load(endless());
  assert.equal(text.length, kMaxBytes + 4);
  assert.ok(cancelled);
  assert.ok(pulled <= kMaxBytes + 65_536, `${pulled} bytes`);
});

/**
 * The error that a page with this address and origin reports if fetching fails.
 * @param {string} protocol @param {string} origin @param {string} [url]
 */
async function faultOf(protocol, origin, url = 'x.json') {
  Object.assign(globalThis, { location: { protocol }, origin, fetch: async () => Promise.reject(new TypeError()) });
  try {
    return await fetchText(url, new AbortController().signal).catch(({ errors }) => errors[0]);
  } finally {
    Reflect.deleteProperty(globalThis, 'location');
    Reflect.deleteProperty(globalThis, 'origin');
  }
}

test('the error of a failed fetch depends on what the author can do about it', async () => {
  const detail = { url: 'x.json' };
  assert.deepEqual(await faultOf('https:', 'https://blog.example'), {
    code: 'load_failed',
    path: '',
    detail: { ...detail, status: 0 },
  });
  assert.deepEqual(await faultOf('https:', 'null'), { code: 'load_in_sandbox', path: '', detail });
  // The origin of a page opened from disk is "null" or "file://", depending on the browser.
  for (const origin of ['null', 'file://']) {
    assert.deepEqual(await faultOf('file:', origin), { code: 'load_from_disk', path: '', detail });
    for (const url of ['https://blog.example/x.json', 'HTTP://blog.example/x.json'])
      assert.equal((await faultOf('file:', origin, url)).code, 'load_failed');
  }
});

test('the body of an error response is not read', async () => {
  const { code, pulled, cancelled } = await load(endless(), 404);
  assert.deepEqual([code, pulled, cancelled], ['load_failed', 0, true]);
});

test('an empty body, an interrupted body and a web page are not JSON', async () => {
  function* broken() {
    yield Buffer.from('{"format"');
    throw new Error('reset');
  }
  for (const chunks of [[], [new Uint8Array()], broken(), [Buffer.from(' \n'), Buffer.from('<!doctype html>')]])
    assert.equal((await load(chunks)).code, 'not_json');
});

test('a slow body ends when its signal aborts', async () => {
  const gone = new AbortController();
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(Buffer.from('{'));
      gone.signal.addEventListener('abort', () => controller.error(gone.signal.reason)); // as fetch does
    },
  });
  globalThis.fetch = async () => new Response(body);
  const loading = fetchText('x.json', gone.signal);
  setTimeout(() => gone.abort(), 20);
  await assert.rejects(loading, ({ errors }) => errors[0].code === 'not_json');
});

test('a response without a stream is read with text()', async () => {
  globalThis.fetch = /** @type {any} */ (async () => ({ ok: true, body: null, text: async () => '{}' }));
  assert.equal(await fetchText('x.json', new AbortController().signal), '{}');
});
