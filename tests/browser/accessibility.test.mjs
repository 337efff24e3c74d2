// axe-core in every state, in three engines; dark, where only colours differ, in one of them, and in all with TRADEOFF_FULL.
// And what Chromium tells a screen reader, word for word.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { violations } from './axe.mjs';
import { accessibilityTree } from './ax_tree.mjs';
import { inEveryEngine } from './every_engine.mjs';
import { Reader } from './reader.mjs';
import { demo, walk, walkPages } from './walk.mjs';

for (const theme of /** @type {const} */ (['light', 'dark'])) {
  const only = theme === 'dark' && !process.env.TRADEOFF_FULL ? 'chromium' : undefined;
  inEveryEngine(`accessibility, ${theme}`, { pages: walkPages, scheme: theme, only }, (bench) => {
    test('axe-core finds nothing in any state', async () => {
      /** @type {Record<string, string[]>} */
      const found = {};
      for await (const state of walk(bench.browser, bench.server.url, theme))
        found[state] = await violations(bench.browser);
      assert.deepEqual(found, Object.fromEntries(Object.keys(found).map((state) => [state, []])));
    });

    test('axe-core finds nothing in the demo', async () => {
      const reader = new Reader(bench.browser, demo);
      const [first] = demo.questions;
      /** @type {Record<string, string[]>} */
      const found = {};
      await bench.browser.goto(`${bench.server.url}/`);
      await reader.drawn();
      found.compare = await violations(bench.browser);
      await reader.goTo('decide');
      found.decide = await violations(bench.browser);
      await reader.answer(first.id, [first.answers[0].id]);
      await reader.goTo('result');
      found.result = await violations(bench.browser);
      assert.deepEqual(found, { compare: [], decide: [], result: [] });
    });
  });
}

for (const way of /** @type {const} */ (['light', 'rtl'])) {
  inEveryEngine(`320 pixels, ${way}`, { pages: walkPages, only: 'chromium', width: 320 }, (bench) => {
    test('nothing is wider than the screen, in any state', async () => {
      /** @type {Record<string, number>} */
      const widths = {};
      for await (const state of walk(bench.browser, bench.server.url, way)) {
        widths[state] = await bench.browser.evaluate(() => document.documentElement.scrollWidth);
      }
      assert.deepEqual(widths, Object.fromEntries(Object.keys(widths).map((state) => [state, 320])));
    });
  });
}

inEveryEngine('accessibility, right to left', { pages: walkPages, only: 'chromium' }, (bench) => {
  test('axe-core finds nothing in any state', async () => {
    /** @type {Record<string, string[]>} */
    const found = {};
    for await (const state of walk(bench.browser, bench.server.url, 'rtl'))
      found[state] = await violations(bench.browser);
    assert.deepEqual(found, Object.fromEntries(Object.keys(found).map((state) => [state, []])));
  });
});

inEveryEngine('the smallest target', { pages: walkPages, only: 'chromium', width: 320 }, (bench) => {
  test('has 24 pixels each way', async () => {
    /** @type {Record<string, string[]>} */
    const small = {};
    for await (const state of walk(bench.browser, bench.server.url, 'light'))
      small[state] = await bench.browser.evaluate(tooSmall);
    assert.deepEqual(small, Object.fromEntries(Object.keys(small).map((state) => [state, []])));
  });
});

/** In the page: controls that a finger would miss. A choice is as large as its label; what is only there for screen readers is no target. */
function tooSmall() {
  const root = /** @type {ShadowRoot} */ (document.getElementById('w')?.shadowRoot);
  const controls = /** @type {HTMLElement[]} */ ([...root.querySelectorAll('button, summary, select, input, a[href]')]);
  const isInSight = (/** @type {HTMLElement | null} */ box) => {
    for (let around = box; around; around = around.parentElement)
      if (getComputedStyle(around).clipPath === 'inset(50%)') return false;
    return true;
  };
  return controls
    .filter(isInSight)
    .map((control) => /** @type {HTMLElement} */ (control.closest('label') ?? control))
    .filter((control) => control.checkVisibility())
    .filter((control) => {
      const { width, height } = control.getBoundingClientRect();
      return width < 24 || height < 24;
    })
    .map((control) => control.outerHTML.slice(0, 120));
}

const snapshots = new URL('snapshots/', import.meta.url);

inEveryEngine('the accessibility tree', { pages: walkPages, only: 'chromium' }, (bench) => {
  const seen = new Set();

  test('is as reviewed, in every state', async () => {
    mkdirSync(snapshots, { recursive: true });
    const differing = [];
    for await (const state of walk(bench.browser, bench.server.url, 'light')) {
      const tree = await accessibilityTree(/** @type {import('puppeteer-core').Page} */ (bench.browser.page));
      const name = `${state.replace(/\W+/g, '-')}.txt`;
      const file = new URL(name, snapshots);
      seen.add(name);
      if (process.env.UPDATE_SNAPSHOTS) writeFileSync(file, tree);
      else if (!existsSync(file) || readFileSync(file, 'utf8') !== tree) differing.push({ name, tree });
    }
    for (const { name, tree } of differing) {
      const file = new URL(name, snapshots);
      assert.equal(
        tree,
        existsSync(file) ? readFileSync(file, 'utf8') : '',
        `${name}; UPDATE_SNAPSHOTS=1 accepts the change`,
      );
    }
  });

  test('has no snapshot of a state that is gone', () => {
    assert.deepEqual(
      readdirSync(snapshots).filter((name) => name.endsWith('.txt') && !seen.has(name)),
      [],
    );
  });

  after(() => seen.clear());
});
