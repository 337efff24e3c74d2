// Many widgets on one page, and widgets added and removed: each works, and removed ones leak nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './engines/common.mjs';
import { inEveryEngine } from './every_engine.mjs';
import { Reader } from './reader.mjs';
import { kWidgetTag, pageOf } from './site.mjs';
import { drinks } from './walk.mjs';

const kTogether = 50;
/** Widgets added and removed: until the engine's memory has reached its maximum, and in total. */
const [kAtFirst, kInAll] = process.env.TRADEOFF_FULL ? [100, 1000] : [30, 60];

/** Each has its own comparison, so that answers are not shared. */
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

/** Records every WebAssembly memory; runs before our scripts. */
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

/** Runs in the page: wraps openDecision to count open decisions. */
async function countDecisions() {
  const TradeOff = /** @type {any} */ (await customElements.whenDefined('trade-off'));
  const address = '/dist/tradeoff.engine.js'; // the module instance that the element uses
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
 * Runs in the page: adds and removes `count` elements. Most are removed once they work, one in ten at once, one in ten
 * while it loads, and one in ten after a move before it is near the viewport. Each waits until the previous one is
 * closed, because the maximum of the heap depends on how many comparisons are parsed at the same time.
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
      if (!made) await element.exportAs('json'); // loads the deferred part of the engine
      if (element.result.leader !== 'water') throw new Error(`the leader is ${element.result.leader}`);
    }
    elements.push(new WeakRef(element));
    element.remove();
    if (made % 10 !== 3) counted.expected++; // the others were removed too late to prevent opening a decision
    for (let waits = 0; waits < 2000 && (counted.opened < counted.expected || counted.live); waits++) await soon();
    if (counted.live) break;
  }
  const tops = /** @type {any} */ (window).memories.map(
    (/** @type {WebAssembly.Memory} */ { buffer }) =>
      new BigUint64Array(buffer).findLastIndex((/** @type {bigint} */ eight) => eight !== 0n) * 8,
  );
  return { ...counted, tops };
}

inEveryEngine('many widgets', { pages, overrides: documents }, (bench) => {
  test(`${kTogether} widgets on one page load when they come near the viewport, and all work`, async () => {
    await bench.browser.goto(`${bench.server.url}/many.html`);
    await new Reader(bench.browser, drinks).seeWidget();
    const requestCount = (/** @type {RegExp} */ pattern) =>
      bench.server.requests.filter(({ path }) => pattern.test(path)).length;
    await bench.browser.evaluate(() => new Promise((done) => setTimeout(done, 300)));
    const first = requestCount(/drinks-/);
    assert.ok(first > 0 && first < 8, `${first} are near`);
    const leaders = await bench.browser.evaluate(async () => {
      const all = /** @type {any[]} */ ([...document.querySelectorAll('trade-off')]);
      const ready = all.map(
        (one) =>
          one.shadowRoot.querySelector('table') ||
          new Promise((done) => one.addEventListener('trade-off-ready', done, { once: true })),
      );
      for (let i = 0; i < all.length; i += 2) {
        all[i].scrollIntoView(); // the next one is near, too
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
    assert.equal(requestCount(/drinks-/), kTogether);
    for (const file of ['tradeoff.js', 'tradeoff.element.js', 'tradeoff.engine.js', 'tradeoff.wasm'])
      assert.equal(requestCount(new RegExp(`/dist/${file}$`)), 1, file);
    assert.deepEqual(await bench.browser.problems(), []);
  });

  test(`${kInAll} widgets added and removed leave no open decision, and the heap does not grow after the first ${kAtFirst}`, async (context) => {
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
    context.diagnostic(`${last.opened} decisions opened, none left open; ${last.tops} bytes of heap used`);
    assert.deepEqual(await bench.browser.problems(), []);
  });

  // Only Chromium lets a test trigger a garbage collection.
  if (bench.engine === 'chromium')
    test('removed elements are garbage-collected', async () => {
      const page = /** @type {import('puppeteer-core').Page} */ (bench.browser.page);
      const session = await page.createCDPSession();
      const left = () =>
        bench.browser.evaluate(
          () =>
            /** @type {any} */ (window).elements.filter((/** @type {WeakRef<Element>} */ one) => one.deref()).length,
        );
      await until('the collection of all elements', async () => {
        await session.send('HeapProfiler.collectGarbage');
        return (await left()) === 0;
      });
      await session.detach();
    });
});
