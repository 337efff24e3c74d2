// axe-core in every state, in three engines; dark, where only colours differ, in one of them, and in all with TRADEOFF_FULL.
// And what Chromium tells a screen reader, word for word.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { violations } from './axe.mjs';
import { accessibilityTree } from './ax_tree.mjs';
import { inEveryEngine } from './every_engine.mjs';
import { Reader } from './reader.mjs';
import { demo, walk, walkPages } from './walk.mjs';

const snapshots = new URL('snapshots/', import.meta.url);
/** What Chromium tells of each state, as the walk of axe-core past all of them found it. @type {Map<string, string>} */
const trees = new Map();
const fileOf = (/** @type {string} */ state) => `${state.replace(/\W+/g, '-')}.txt`;

function isAsReviewed() {
  assert.ok(trees.size > 0, 'the walk has been');
  mkdirSync(snapshots, { recursive: true });
  for (const [state, tree] of trees) {
    const file = new URL(fileOf(state), snapshots);
    if (process.env.UPDATE_SNAPSHOTS) writeFileSync(file, tree);
    assert.equal(
      tree,
      existsSync(file) ? readFileSync(file, 'utf8') : '',
      `${fileOf(state)}; UPDATE_SNAPSHOTS=1 accepts the change`,
    );
  }
}

for (const theme of /** @type {const} */ (['light', 'dark'])) {
  const only = theme === 'dark' && !process.env.TRADEOFF_FULL ? 'chromium' : undefined;
  inEveryEngine(`accessibility, ${theme}`, { pages: walkPages, scheme: theme, only }, (bench) => {
    const page = () => /** @type {import('puppeteer-core').Page} */ (bench.browser.page);
    test('axe-core finds nothing in any state', async () => {
      /** @type {Record<string, string[]>} */
      const found = {};
      for await (const state of walk(bench.browser, bench.server.url, theme)) {
        if (theme === 'light' && bench.engine === 'chromium') trees.set(state, await accessibilityTree(page()));
        found[state] = await violations(bench.browser);
      }
      assert.deepEqual(found, Object.fromEntries(Object.keys(found).map((state) => [state, []])));
    });

    if (theme === 'light' && bench.engine === 'chromium') {
      test('the accessibility tree is as reviewed, in every state', isAsReviewed);

      test('no accessibility tree is that of a state that is gone', () => {
        const seen = [...trees.keys()].map(fileOf);
        assert.deepEqual(
          readdirSync(snapshots).filter((name) => name.endsWith('.txt') && !seen.includes(name)),
          [],
        );
      });
    }

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

inEveryEngine('320 pixels', { pages: walkPages, only: 'chromium', width: 320 }, (bench) => {
  test('in any state, nothing is wider than the screen, and the smallest target has 24 pixels each way', async () => {
    /** @type {Record<string, {width: number, small: string[]}>} */
    const found = {};
    for await (const state of walk(bench.browser, bench.server.url, 'light'))
      found[state] = { width: await width(bench.browser), small: await bench.browser.evaluate(tooSmall) };
    assert.deepEqual(found, Object.fromEntries(Object.keys(found).map((state) => [state, { width: 320, small: [] }])));
  });

  test('right to left, in any state, nothing is wider than the screen, and axe-core finds nothing', async () => {
    /** @type {Record<string, {width: number, violations: string[]}>} */
    const found = {};
    for await (const state of walk(bench.browser, bench.server.url, 'rtl'))
      found[state] = { width: await width(bench.browser), violations: await violations(bench.browser) };
    assert.deepEqual(
      found,
      Object.fromEntries(Object.keys(found).map((state) => [state, { width: 320, violations: [] }])),
    );
  });
});

/** @param {import('./engines/common.mjs').Browser} browser */
const width = (browser) => browser.evaluate(() => document.documentElement.scrollWidth);

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
