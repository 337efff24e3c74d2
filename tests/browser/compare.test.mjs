// The table with more options and rows than fit: which options and rows it shows.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { comparisonOf } from '../../bench/page/limit_documents.mjs';
import { big } from './large_comparison.mjs';
import { until } from './engines/common.mjs';
import { inEveryEngine } from './every_engine.mjs';
import { Reader } from './reader.mjs';
import { kFallback, pageOf } from './site.mjs';
import { words } from './words.mjs';

/** A comparison far larger than real ones. */
const hugeComparison = comparisonOf({ id: 'crowd', options: 300, criteria: 80, questions: 3 });

const tag = (/** @type {string} */ name) => `<trade-off id="w" src="/${name}.json">${kFallback}</trade-off>`;
const pages = { '/big.html': pageOf(tag('big')), '/crowd.html': pageOf(tag('crowd')) };
const overrides = {
  '/big.json': { body: JSON.stringify(big) },
  '/crowd.json': { body: JSON.stringify(hugeComparison) },
};

inEveryEngine('many options', { pages, overrides }, (bench) => {
  /** @type {Reader} */
  let reader;
  const columns = async () =>
    (await reader.find({ role: 'columnheader' })).map(({ name }) =>
      big.options.findIndex((option) => option.name === name),
    );
  const open = async (/** @type {number} */ width) => {
    await bench.browser.resize(width, 800);
    reader = new Reader(bench.browser, big);
    await bench.browser.goto(`${bench.server.url}/big.html`);
    await reader.seeWidget();
  };
  beforeEach(() => open(1000));

  test('shows the first options in document order, then the best ones once there is a ranking', async () => {
    assert.deepEqual(await columns(), [0, 1, 2, 3, 4]);
    await bench.browser.evaluate(() => Object.assign(document.getElementById('w'), { answers: { q0: ['a0'] } }));
    const ranking = await bench.browser.evaluate(() =>
      document.getElementById('w').result?.ranking.map(({ option }) => option),
    );
    assert.deepEqual(
      (await columns()).map((place) => `o${place}`),
      ranking?.slice(0, 5),
    );
  });

  test('a column can be given to another option by keyboard, and two shown options swap columns', async () => {
    await reader.tabTo({ role: 'combobox', name: words('ui.column', { number: 2 }) });
    await bench.browser.evaluate(() => {
      // the native popup is outside the page, so the test sets the value directly
      const select = /** @type {HTMLSelectElement} */ (document.getElementById('w').shadowRoot.activeElement);
      select.value = 'o9';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
    assert.deepEqual(await columns(), [0, 9, 2, 3, 4]);
    assert.equal((await reader.focused())?.role, 'combobox', 'the focus stays');
    await bench.browser.evaluate(() => {
      const select = /** @type {HTMLSelectElement} */ (document.getElementById('w').shadowRoot.activeElement);
      select.value = 'o4';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
    assert.deepEqual(await columns(), [0, 4, 2, 3, 9]);
  });

  test('rows in which the options do not differ can be hidden', async () => {
    const rows = async () => (await reader.find({ role: 'rowheader' })).length;
    assert.equal(await rows(), 12);
    await reader.tabTo({ role: 'checkbox', name: words('ui.hide_alike', { count: 3 }) });
    await bench.browser.press(' ');
    assert.equal(await rows(), 9);
  });

  test('with 300 options the list of a column is filled on focus, and all rows appear', async () => {
    reader = new Reader(bench.browser, hugeComparison);
    await bench.browser.goto(`${bench.server.url}/crowd.html`);
    await reader.seeWidget();
    const lists = () =>
      bench.browser.evaluate(() =>
        [.../** @type {any} */ (document.getElementById('w')).shadowRoot.querySelectorAll('select')].map(
          ({ length, value }) => [length, value],
        ),
      );
    assert.deepEqual((await lists()).slice(0, 3), [
      [1, 'o0'],
      [1, 'o1'],
      [1, 'o2'],
    ]);
    await reader.tabTo({ role: 'combobox', name: words('ui.column', { number: 2 }) });
    assert.deepEqual((await lists()).slice(0, 3), [
      [1, 'o0'],
      [300, 'o1'],
      [1, 'o2'],
    ]);
    await bench.browser.press('End');
    await bench.browser.press('Enter'); // closes the popup, if it opened
    await until('the last option', async () => (await lists())[1][1] === 'o299');
    await reader.tabTo({ role: 'combobox', name: words('ui.column', { number: 3 }) });
    assert.deepEqual((await lists()).slice(0, 3), [
      [1, 'o0'],
      [1, 'o299'],
      [300, 'o2'],
    ]);
    await reader.press(words('ui.tab_compare'));
    await until('all rows', async () => (await reader.find({ role: 'rowheader' })).length === 80);
  });
});

inEveryEngine('a phone', { pages, overrides, only: 'chromium', width: 320 }, (bench) => {
  test('shows two options side by side, and nothing overflows horizontally', async () => {
    const reader = new Reader(bench.browser, big);
    const scrollWidth = () => bench.browser.evaluate(() => document.documentElement.scrollWidth);
    await bench.browser.goto(`${bench.server.url}/big.html`);
    await reader.seeWidget();
    assert.equal((await reader.find({ role: 'columnheader' })).length, 2);
    assert.equal((await reader.find({ role: 'rowheader' })).length, 12);
    const tops = await bench.browser.evaluate(() =>
      [...document.getElementById('w').shadowRoot.querySelectorAll('.row:first-child td')].map(
        (cell) => cell.getBoundingClientRect().top,
      ),
    );
    assert.equal(tops.length, 2);
    assert.equal(tops[0], tops[1], 'side by side');
    /** @type {Record<string, number>} */
    const widths = { compare: await scrollWidth() };
    await bench.browser.evaluate(() => {
      for (const fold of document.getElementById('w').shadowRoot.querySelectorAll('details')) fold.open = true;
    });
    widths.unfolded = await scrollWidth();
    await reader.goTo('decide');
    widths.decide = await scrollWidth();
    await bench.browser.evaluate(() =>
      Object.assign(document.getElementById('w'), { answers: { q0: ['a3'], q1: ['a1'] } }),
    );
    await reader.goTo('result');
    await bench.browser.evaluate(() => {
      for (const fold of document.getElementById('w').shadowRoot.querySelectorAll('details')) fold.open = true;
    });
    widths.result = await scrollWidth();
    await bench.browser.evaluate(() => Object.assign(document.body.style, { fontSize: '200%' }));
    widths.large = await scrollWidth();
    assert.deepEqual(widths, { compare: 320, unfolded: 320, decide: 320, result: 320, large: 320 });
  });
});
