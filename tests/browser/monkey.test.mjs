// Random actions: the page's results equal those of the native core for the same reader, and no error is reported.
// MONKEY sets the number of actions: 300 by default, 10,000 with `scripts/test --full`.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { until } from './engines/common.mjs';
import { inEveryEngine } from './every_engine.mjs';
import { Reader } from './reader.mjs';
import { countedEngine, kStrictPolicy, kWidgetTag, pageOf, root } from './site.mjs';
import { drinks } from './walk.mjs';

const kActs = Number(process.env.MONKEY ?? (process.env.TRADEOFF_FULL ? 10_000 : 300));
const kAtOnce = 100;
const kMade = 10;
const replies = process.env.TRADEOFF_REPLIES ?? path.join(root, 'build/native/tests/tradeoff_replies');
const pages = {
  '/zoo.html': pageOf(
    '<div class="place"><trade-off id="w" loading="eager" src="/documents/drinks.json"></trade-off></div><div class="place"></div>',
    { head: `<script src="/monkey.js"></script>${kWidgetTag}` },
  ),
};
const overrides = { '/monkey.js': { body: readFileSync(new URL('monkey.js', import.meta.url)) }, ...countedEngine };
const headers = (/** @type {string} */ file) =>
  /** @type {Record<string, string>} */ (file.endsWith('.html') ? { 'content-security-policy': kStrictPolicy } : {});

/**
 * The native core's views and quick views of these readers, as JSON.
 * @param {string[]} readers
 * @returns {{view: string, quickView: string}[]}
 */
function nativeViews(readers) {
  const scratch = mkdtempSync(path.join(tmpdir(), 'tradeoff-'));
  try {
    const file = path.join(scratch, 'readers.jsonl');
    writeFileSync(file, readers.map((line) => `${line}\n`).join(''));
    const lines = execFileSync(replies, [path.join(root, 'tests/browser/documents/drinks.json'), file], {
      encoding: 'utf8',
      maxBuffer: 1 << 30,
    })
      .trimEnd()
      .split('\n');
    const plain = (/** @type {number} */ at) => JSON.stringify(JSON.parse(lines[at]).view);
    return readers.map((_, i) => ({ view: plain(2 * i + 1), quickView: plain(2 * i + 2) }));
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

inEveryEngine('random actions', { pages, overrides, headers }, (bench) => {
  test(`${kActs} random actions give the results of the native core`, async (context) => {
    await bench.browser.goto(`${bench.server.url}/zoo.html`);
    await new Reader(bench.browser, drinks).seeWidget();
    const seed = Number(process.env.SEED ?? 20261123);
    await bench.browser.evaluate(
      (from, comparison) => void Object.assign(window, { act: window.monkey(from, comparison) }),
      seed,
      drinks,
    );
    /** @type {[string, string, string | null][]} */
    const records = [];
    while (records.length < kActs)
      records.push(...(await bench.browser.evaluate((count) => window.act(count), kAtOnce)));
    const problems = await bench.browser.problems();
    assert.deepEqual(problems, [], `seed ${seed}`);

    const views = nativeViews(records.map(([, reader]) => reader));
    let ranked = 0;
    records.forEach(([act, reader, result], i) => {
      if (result === null) return assert.match(views[i].view, /"verdict":"none_yet"/, `${i} ${act} ${reader}`);
      ranked++;
      assert.ok(result === views[i].view || result === views[i].quickView, `${i} ${act} ${reader}: ${result}`);
    });
    assert.ok(ranked > kActs / 4, `only ${ranked} with a result`);
    context.diagnostic(`seed ${seed}: ${ranked} of ${records.length} with a result`);
    await until('the whole view', () =>
      bench.browser.evaluate(() =>
        ((w) => !w.result || 'flips' in w.result)(/** @type {any} */ (document.getElementById('w'))),
      ),
    );
    assert.equal(await bench.browser.evaluate(() => window.openDecisions()), 1);
  });

  test('removed widgets leave no decisions, listeners or nodes', async () => {
    await bench.browser.evaluate(() => document.getElementById('w')?.remove());
    const leaks = () => bench.browser.evaluate(() => [window.openDecisions(), ...window.listening()]);
    await until('no open decisions and no listeners', async () => JSON.stringify(await leaks()) === '[0]').catch(
      async () => assert.deepEqual(await leaks(), [0]),
    );
    const make = (/** @type {number} */ count) =>
      bench.browser.evaluate(
        (times, answers) => window.makeAndRemove(times, '/documents/drinks.json', answers),
        count,
        { when: ['morning'] },
      );
    await make(2); // creates the templates, once
    const before = await domCounters();
    await make(kMade);
    assert.deepEqual(await leaks(), [0]);
    let after = before;
    await until('the garbage collection', async () => {
      after = await domCounters(); // a timer of the last element may still be pending
      return after.nodes - before.nodes < 20 * kMade && after.jsEventListeners - before.jsEventListeners < kMade;
    }).catch(() => assert.fail(JSON.stringify({ before, after })));
    assert.deepEqual(await bench.browser.problems(), []);
  });

  /** Counts live nodes and listeners after a garbage collection. Chromium only. */
  async function domCounters() {
    if (bench.engine !== 'chromium') return { nodes: 0, jsEventListeners: 0 };
    const session = await /** @type {import('puppeteer-core').Page} */ (bench.browser.page).createCDPSession();
    await session.send('HeapProfiler.collectGarbage');
    const counters = await session.send('Memory.getDOMCounters');
    await session.detach();
    return counters;
  }
});
