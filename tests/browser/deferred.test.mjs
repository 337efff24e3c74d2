// The deferred part of a result: the ranking appears before it, nothing visible moves when it loads, and a failed load
// is retried.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { view } from './command_line.mjs';
import { until } from './engines/common.mjs';
import { inEveryEngine } from './every_engine.mjs';
import { Reader } from './reader.mjs';
import { pageOf } from './site.mjs';
import { drinks } from './walk.mjs';
import { words } from './words.mjs';

const kAnswers = { when: ['morning'] };
const kLater = /tradeoff\.more\.(js|wasm)$/;
const pages = {
  '/post.html': pageOf(
    '<p>Above.</p><trade-off id="w" src="/documents/drinks.json"></trade-off><p id="below">Below.</p>',
  ),
};

/** Delay in milliseconds and status of the deferred files. */
const delivery = { delay: 0, status: 200 };
const reply = () => (delivery.status === 200 ? { delay: delivery.delay } : { status: delivery.status, body: '' });
const overrides = { '/dist/tradeoff.more.js': reply, '/dist/tradeoff.more.wasm': reply };

inEveryEngine('the deferred part', { pages, overrides, height: 600 }, (bench) => {
  /** @param {typeof delivery} how */
  async function answered(how) {
    Object.assign(delivery, how);
    bench.server.requests.length = 0;
    const reader = new Reader(bench.browser, drinks);
    await bench.browser.goto(`${bench.server.url}/post.html`);
    await reader.seeWidget();
    await reader.goTo('decide');
    await reader.answer('when', kAnswers.when);
    await reader.press(words('ui.tab_result'));
    await reader.seeLeader(['coffee']);
    return reader;
  }
  const result = () => bench.browser.evaluate(() => /** @type {any} */ (document.getElementById('w')).result);
  const requestCount = () => bench.server.requests.filter((request) => kLater.test(request.path)).length;

  test('the ranking appears before it, and nothing visible moves when it loads', async () => {
    await answered({ delay: 1500, status: 200 });
    const early = await result();
    assert.equal(early.leader, 'coffee');
    assert.equal('flips' in early, false);
    const renderedAt = await bench.browser.evaluate(() => performance.now());
    const below = await bench.browser.evaluate(() => document.getElementById('below')?.getBoundingClientRect().top);
    assert.ok((below ?? 0) >= 600, `what follows the widget is below the viewport, at ${below}`);
    const top = () =>
      bench.browser.evaluate(
        () => document.getElementById('w')?.shadowRoot?.querySelector('.leader')?.getBoundingClientRect().top,
      );
    const before = await top();
    await until('the whole view', async () => 'flips' in (await result()));
    assert.equal(await top(), before);
    assert.deepEqual(await result(), view('tests/browser/documents/drinks.json', kAnswers));
    const shift = await bench.browser.evaluate(
      (since) =>
        new Promise((done) => {
          if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) return done(0);
          const sum = (/** @type {any[]} */ entries) =>
            entries.reduce((all, { value, startTime }) => all + (startTime > since ? value : 0), 0);
          new PerformanceObserver((list) => done(sum(list.getEntries()))).observe({
            type: 'layout-shift',
            buffered: true,
          });
          setTimeout(done, 200, 0);
        }),
      renderedAt,
    );
    assert.equal(shift, 0);
  });

  test('if it fails to load, the ranking and the answers stay, and the next action retries', async () => {
    const reader = await answered({ delay: 0, status: 503 });
    await reader.see({ role: 'heading', name: words('ui.given') });
    assert.ok(requestCount() >= 1);
    assert.equal('flips' in (await result()), false);
    Object.assign(delivery, { status: 200 });
    await reader.press(words('ui.tab_compare'));
    await reader.goTo('result');
    assert.ok('flips' in (await result()));
  });
});
