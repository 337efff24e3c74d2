// Runs axe-core in every state, in three engines. Dark mode differs only in colours, so it runs in Chromium only, or
// everywhere with TRADEOFF_FULL. Also compares Chromium's accessibility tree in every state with a reviewed snapshot.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { violations } from './axe.mjs';
import { accessibilityTree } from './ax_tree.mjs';
import { inEveryEngine } from './every_engine.mjs';
import { Reader } from './reader.mjs';
import { demo, walk, walkPages } from './walk.mjs';

const snapshots = new URL('snapshots/', import.meta.url);
/** Chromium's accessibility tree in each state, collected by the axe-core test. @type {Map<string, string>} */
const trees = new Map();
const fileOf = (/** @type {string} */ state) => `${state.replace(/\W+/g, '-')}.txt`;

function assertTreesMatchSnapshots() {
  assert.ok(trees.size > 0, 'the axe-core test has run');
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
    test('axe-core reports no violation in any state', async () => {
      /** @type {Record<string, string[]>} */
      const found = {};
      for await (const state of walk(bench.browser, bench.server.url, theme)) {
        if (theme === 'light' && bench.engine === 'chromium') trees.set(state, await accessibilityTree(page()));
        found[state] = await violations(bench.browser);
      }
      assert.deepEqual(found, Object.fromEntries(Object.keys(found).map((state) => [state, []])));
    });

    if (theme === 'light' && bench.engine === 'chromium') {
      test('the accessibility tree matches its snapshot in every state', assertTreesMatchSnapshots);

      test('every snapshot belongs to a state that still exists', () => {
        const seen = [...trees.keys()].map(fileOf);
        assert.deepEqual(
          readdirSync(snapshots).filter((name) => name.endsWith('.txt') && !seen.includes(name)),
          [],
        );
      });
    }

    test('axe-core reports no violation in the demo', async () => {
      const reader = new Reader(bench.browser, demo);
      const [first] = demo.questions;
      /** @type {Record<string, string[]>} */
      const found = {};
      await bench.browser.goto(`${bench.server.url}/`);
      await reader.seeWidget();
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
  test('in every state nothing overflows horizontally and every target is at least 24 by 24 pixels', async () => {
    /** @type {Record<string, {width: number, small: string[]}>} */
    const found = {};
    for await (const state of walk(bench.browser, bench.server.url, 'light'))
      found[state] = { width: await scrollWidth(bench.browser), small: await bench.browser.evaluate(tooSmall) };
    assert.deepEqual(found, Object.fromEntries(Object.keys(found).map((state) => [state, { width: 320, small: [] }])));
  });

  test('right to left, in every state nothing overflows horizontally and axe-core reports no violation', async () => {
    /** @type {Record<string, {width: number, violations: string[]}>} */
    const found = {};
    for await (const state of walk(bench.browser, bench.server.url, 'rtl'))
      found[state] = { width: await scrollWidth(bench.browser), violations: await violations(bench.browser) };
    assert.deepEqual(
      found,
      Object.fromEntries(Object.keys(found).map((state) => [state, { width: 320, violations: [] }])),
    );
  });
});

/** @param {import('./engines/common.mjs').Browser} browser */
const scrollWidth = (browser) => browser.evaluate(() => document.documentElement.scrollWidth);

/**
 * Runs in the page. Controls below the minimum target size. The target of a choice is its label; controls for screen
 * readers only do not count.
 */
function tooSmall() {
  const root = /** @type {ShadowRoot} */ (document.getElementById('w')?.shadowRoot);
  const controls = /** @type {HTMLElement[]} */ ([...root.querySelectorAll('button, summary, select, input, a[href]')]);
  const isVisible = (/** @type {HTMLElement | null} */ box) => {
    for (let around = box; around; around = around.parentElement)
      if (getComputedStyle(around).clipPath === 'inset(50%)') return false;
    return true;
  };
  return controls
    .filter(isVisible)
    .map((control) => /** @type {HTMLElement} */ (control.closest('label') ?? control))
    .filter((control) => control.checkVisibility())
    .filter((control) => {
      const { width, height } = control.getBoundingClientRect();
      return width < 24 || height < 24;
    })
    .map((control) => control.outerHTML.slice(0, 120));
}
