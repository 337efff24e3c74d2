// Many on one page, and many that come and go: each works, and what is gone leaves nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './engines/common.mjs';
import { inEveryEngine } from './every_engine.mjs';
import { Reader } from './reader.mjs';
import { kWidgetTag, pageOf } from './site.mjs';
import { drinks } from './walk.mjs';

const kTogether = 50;
/** Made and removed until the engine's memory is as tall as it gets, and in all. */
const [kAtFirst, kInAll] = process.env.TRADEOFF_FULL ? [100, 1000] : [30, 60];

/** Each is another comparison, so that nobody answers for a neighbour. */
const kMany = Array.from(
  { length: kTogether },
  (_, i) => `<trade-off id="w${i}" src="/documents/drinks-${i}.json"></trade-off>`,
).join('');
const documents = Object.fromEntries(
  Array.from({ length: kTogether }, (_, i) => [
    `/documents/drinks-${i}.json`,
    { body: JSON.stringify({ ...drinks, id: `drinks-${i}` }) },
  ]),
);

/** Keeps every memory that WebAssembly makes, before anything of ours has come. */
const kMemories = `<script>window.memories = [];
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...given) => {
    const made = await instantiate.apply(WebAssembly, given);
    for (const one of Object.values((made.instance ?? made).exports)) if (one instanceof WebAssembly.Memory) memories.push(one);
    return made;
  };</script>`;

const pages = {
  '/many.html': pageOf(kMany),
  '/gone.html': pageOf('<div id="place"></div>', { head: kMemories + kWidgetTag }),
};

/** In the page: has the element open its Decisions through a wrapper that counts those that live. */
async function countDecisions() {
  const TradeOff = /** @type {any} */ (await customElements.whenDefined('trade-off'));
  const address = '/dist/tradeoff.engine.js'; // the very module that the element would ask for
  const { openDecision } = await import(address);
  const count = { expected: 0, opened: 0, live: 0 };
  const counting = async (/** @type {string} */ text) => {
    const decision = await openDecision(text);
    count.opened++;
    count.live++;
    let isOpen = true;
    const close = () => {
      if (isOpen) count.live--;
      isOpen = false;
      decision.close();
    };
    return Object.create(decision, { close: { value: close } });
  };
  TradeOff.register({ openDecision: Object.assign(counting, { prepare: openDecision.prepare }) });
  Object.assign(window, { count, ids: [], elements: [] });
}

/**
 * In the page: makes so many and removes each: most once they have worked, one in ten as soon as it is there, one while it loads, one
 * that was moved before a reader was near. The next comes when the one before has let go: how tall the heap gets would else depend on
 * how many of them are read at the same time.
 * @param {number} count @param {string} text
 */
async function makeAndRemove(count, text) {
  const place = /** @type {HTMLElement} */ (document.getElementById('place'));
  const { elements, count: counted } = /** @type {any} */ (window);
  const soon = () => new Promise((later) => setTimeout(later));
  for (let made = 0; made < count; made++) {
    const element = /** @type {any} */ (
      Object.assign(document.createElement('trade-off'), {
        comparison: text,
        loading: made % 10 === 3 ? 'lazy' : 'eager',
      })
    );
    const ready = new Promise((done) => element.addEventListener('trade-off-ready', done, { once: true }));
    place.append(element);
    if (made % 10 === 3) place.prepend(element);
    if (made % 10 === 2) await soon();
    if (made % 10 < 1 || made % 10 > 3) {
      await ready;
      element.answers = { when: ['evening'] };
      element.importance = { sleep: 5 };
      if (!made) await element.exportAs('json'); // brings the rest of the engine
      if (element.result.leader !== 'water') throw new Error(`the leader is ${element.result.leader}`);
    }
    elements.push(new WeakRef(element));
    element.remove();
    if (made % 10 !== 3) counted.expected++; // whose removal came too late to keep it from the engine
    for (let waits = 0; waits < 2000 && (counted.opened < counted.expected || counted.live); waits++) await soon();
    if (counted.live) break;
  }
  const tops = /** @type {any} */ (window).memories.map(
    (/** @type {WebAssembly.Memory} */ { buffer }) =>
      new BigUint64Array(buffer).findLastIndex((/** @type {bigint} */ eight) => eight !== 0n) * 8,
  );
  return { ...counted, tops };
}

inEveryEngine('many of them', { pages, overrides: documents }, (bench) => {
  test(`${kTogether} on one page: those that are near load, then each when its turn comes; all work`, async () => {
    await bench.browser.goto(`${bench.server.url}/many.html`);
    await new Reader(bench.browser, drinks).drawn();
    const asked = (/** @type {RegExp} */ pattern) =>
      bench.server.requests.filter(({ path }) => pattern.test(path)).length;
    await bench.browser.evaluate(() => new Promise((done) => setTimeout(done, 300)));
    const first = asked(/drinks-/);
    assert.ok(first > 0 && first < 8, `${first} are near`);
    const leaders = await bench.browser.evaluate(async () => {
      const all = /** @type {any[]} */ ([...document.querySelectorAll('trade-off')]);
      const ready = all.map(
        (one) =>
          one.shadowRoot.querySelector('table') ||
          new Promise((done) => one.addEventListener('trade-off-ready', done, { once: true })),
      );
      for (let i = 0; i < all.length; i += 2) {
        all[i].scrollIntoView(); // and its neighbour is near
        await Promise.all(ready.slice(i, i + 2));
      }
      all.forEach((one, i) => (one.answers = { when: [i % 2 ? 'morning' : 'evening'] }));
      return all.map(({ result }) => result.leader).join();
    });
    assert.equal(
      leaders,
      Array(kTogether / 2)
        .fill('water,coffee')
        .join(),
    );
    assert.equal(asked(/drinks-/), kTogether);
    for (const file of ['tradeoff.js', 'tradeoff.element.js', 'tradeoff.engine.js', 'tradeoff.wasm'])
      assert.equal(asked(new RegExp(`/dist/${file}$`)), 1, file);
    assert.deepEqual(await bench.browser.complaints(), []);
  });

  test(`${kInAll} made and removed leave no Decision, and the heap as tall as ${kAtFirst} did`, async (context) => {
    await bench.browser.goto(`${bench.server.url}/gone.html`);
    await bench.browser.evaluate(countDecisions);
    const text = JSON.stringify(drinks);
    const first = await bench.browser.evaluate(makeAndRemove, kAtFirst, text);
    assert.equal(first.tops.length, 1, 'one engine');
    let last = first;
    for (let made = kAtFirst; made < kInAll; made += kAtFirst) {
      last = await bench.browser.evaluate(makeAndRemove, kAtFirst, text);
      assert.deepEqual({ live: last.live, tops: last.tops }, { live: 0, tops: first.tops }, `after ${made + kAtFirst}`);
    }
    assert.equal(last.opened, kInAll * 0.9);
    context.diagnostic(`${last.opened} Decisions opened, none left; the heap's top is at ${last.tops} bytes`);
    assert.deepEqual(await bench.browser.complaints(), []);
  });

  // Only Chromium lets a test ask for what is collected.
  if (bench.engine === 'chromium')
    test('what is removed is collected', async () => {
      const page = /** @type {import('puppeteer-core').Page} */ (bench.browser.page);
      const session = await page.createCDPSession();
      const left = () =>
        bench.browser.evaluate(
          () =>
            /** @type {any} */ (window).elements.filter((/** @type {WeakRef<Element>} */ one) => one.deref()).length,
        );
      await until('nothing left', async () => {
        await session.send('HeapProfiler.collectGarbage');
        return (await left()) === 0;
      });
      await session.detach();
    });
});
