// Without scripts, the demo is an article with a plain table.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inEveryEngine } from './every_engine.mjs';
import { demo } from './walk.mjs';

const headers = () => ({ 'content-security-policy': "script-src 'none'" });

/** Runs in the page: what a reader sees of the fallback. */
const seen = () => {
  const host = /** @type {HTMLElement} */ (document.querySelector('trade-off'));
  const shown = (/** @type {Element} */ element) => /** @type {HTMLElement} */ (element).offsetHeight > 0;
  const texts = (/** @type {string} */ selector) =>
    [...host.querySelectorAll(selector)].filter(shown).map((one) => one.textContent?.trim());
  return {
    defined: !!customElements.get('trade-off'),
    columns: texts('th[scope=col]'),
    rows: texts('th[scope=row]'),
    cells: texts('tbody td').length,
    open: host.querySelector('li[id$="source-1"]')?.closest('details')?.open,
    wide: document.documentElement.scrollWidth > innerWidth,
  };
};

inEveryEngine('a page whose policy blocks all scripts', { headers, width: 500 }, (bench) => {
  test('shows the table, and the sources on request', async () => {
    await bench.browser.goto(`${bench.server.url}/`);
    const { options, criteria } = demo;
    const page = await bench.browser.evaluate(seen);
    assert.equal(page.defined, false, 'no script of ours has run');
    assert.deepEqual(
      page.columns,
      options.map(({ name }) => name),
    );
    assert.deepEqual(
      page.rows,
      criteria.map(({ name }) => name),
    );
    assert.equal(page.cells, options.length * criteria.length);
    assert.equal(page.open, false);
    assert.equal(page.wide, false, 'fits a phone');
    await bench.browser.goto(`${bench.server.url}/#django-vs-express-source-1`);
    assert.equal((await bench.browser.evaluate(seen)).open, true, 'following a source number opens the list');
  });
});
