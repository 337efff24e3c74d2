// The whole widget under the strictest Content Security Policy that a blog is likely to use.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inEveryEngine } from './every_engine.mjs';
import { Reader } from './reader.mjs';
import { fixture, kFallback, kStrictPolicy, pageOf, watchedIndexPage } from './site.mjs';
import { demo, drinks, walk, walkPages } from './walk.mjs';

const kChild = `<trade-off id="w"><script type="application/json">${fixture('drinks.json')}</script>${kFallback}</trade-off>`;
const pages = { ...walkPages, ...watchedIndexPage(), '/child.html': pageOf(kChild) };

/** @param {string} file */
const headers = (file) =>
  /** @type {Record<string, string>} */ (file.endsWith('.html') ? { 'content-security-policy': kStrictPolicy } : {});

inEveryEngine('a strict policy', { pages, headers }, (bench) => {
  test('is not violated by anything the widget does', async () => {
    for await (const state of walk(bench.browser, bench.server.url, 'light')) {
      const problems = await bench.browser.problems();
      // For an invalid document the widget logs an error on purpose.
      assert.deepEqual(
        state.startsWith('error') ? problems.filter(({ text }) => !text.startsWith('[trade-off]')) : problems,
        [],
        state,
      );
    }
  });

  for (const [page, title] of [
    ['/child.html', drinks.title],
    ['/watched-index.html', demo.title],
  ]) {
    test(`is not violated by ${page}`, async () => {
      await bench.browser.goto(bench.server.url + page);
      await new Reader(bench.browser, drinks).seeWidget(title);
      assert.deepEqual(await bench.browser.problems(), []);
    });
  }

  // This test must be the last: Firefox reports the violation late, when the next page may be open already.
  test('is in force', async () => {
    await bench.browser.goto(`${bench.server.url}/walk-light.html`);
    await new Reader(bench.browser, drinks).seeWidget();
    const refused = await bench.browser.evaluate(() => {
      try {
        document.body.append(Object.assign(document.createElement('div'), { innerHTML: '<i>' }));
      } catch {
        return true;
      }
      return false;
    });
    assert.equal(refused, true);
    assert.match((await bench.browser.problems())[0].text, /require-trusted-types-for/);
  });
});
