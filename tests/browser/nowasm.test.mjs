// Without WebAssembly (blocked by the page, missing in the browser, or engine="js"): the JavaScript engine gives the
// same views.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { view } from './command_line.mjs';
import { until } from './engines/common.mjs';
import { inEveryEngine } from './every_engine.mjs';
import { Reader } from './reader.mjs';
import { indexAddress, kStrictPolicy, pageOf, watchedIndexPage } from './site.mjs';
import { demo, drinks } from './walk.mjs';

const kDrinks = 'tests/browser/documents/drinks.json';
const kNoWasm = kStrictPolicy.replace(" 'wasm-unsafe-eval'", '');
const kAnswers = { when: ['morning'] };

const pages = {
  '/auto.html': pageOf('<trade-off id="w" src="/documents/drinks.json"></trade-off>'),
  '/js.html': pageOf('<trade-off id="w" engine="js" src="/documents/drinks.json"></trade-off>'),
  ...watchedIndexPage(),
};

/** @param {string} file */
const headers = (file) =>
  /** @type {Record<string, string>} */ (file.endsWith('.html') ? { 'content-security-policy': kNoWasm } : {});

/**
 * Sets answers and compares the whole view with the command line's.
 * @param {{browser: import('./engines/common.mjs').Browser}} bench
 * @param {string} file
 * @param {import('./reader.mjs').Answers} [answers]
 */
async function assertSameView({ browser }, file, answers = kAnswers) {
  await browser.evaluate(
    (given) => Object.assign(document.querySelector('trade-off') ?? {}, { answers: given }),
    answers,
  );
  await until('the whole view', () =>
    browser.evaluate(() => /** @type {any} */ (document.querySelector('trade-off')).result?.flips !== undefined),
  );
  assert.deepEqual(
    await browser.evaluate(() => /** @type {any} */ (document.querySelector('trade-off')).result),
    view(file, answers),
  );
}

/** The engine files that were requested. @param {import('./site.mjs').Server} server */
const engineFiles = (server) =>
  server.requests.map((request) => request.path).filter((name) => /engine|wasm$/.test(name));

inEveryEngine('a policy without WebAssembly', { pages, headers }, (bench) => {
  for (const [page, reports] of /** @type {const} */ ([
    ['/auto.html', 1],
    ['/js.html', 0],
  ])) {
    test(`${page}: gives the same view and at most ${reports} violation reports`, async () => {
      bench.server.requests.length = 0;
      await bench.browser.goto(bench.server.url + page);
      await new Reader(bench.browser, drinks).seeWidget();
      await assertSameView(bench, kDrinks);
      assert.deepEqual(engineFiles(bench.server), ['/dist/tradeoff.engine.nowasm.js']);
      const problems = await bench.browser.problems();
      assert.ok(problems.length <= 2 * reports, JSON.stringify(problems)); // each is an event and a console message
      for (const { text } of problems) assert.match(text, /wasm|WebAssembly|script-src/i);
    });
  }
});

inEveryEngine('a browser without WebAssembly', { pages, noWasm: true }, (bench) => {
  test('is simulated: WebAssembly does not work', async () => {
    await bench.browser.goto(`${bench.server.url}/auto.html`);
    await new Reader(bench.browser, drinks).seeWidget();
    const works = await bench.browser.evaluate(async () => {
      try {
        return !!(await WebAssembly.instantiate(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
      } catch {
        return false;
      }
    });
    assert.equal(works, false);
  });

  test('gets the same view without any error', async () => {
    bench.server.requests.length = 0;
    await bench.browser.goto(`${bench.server.url}/auto.html`);
    await new Reader(bench.browser, drinks).seeWidget();
    await assertSameView(bench, kDrinks);
    assert.deepEqual(engineFiles(bench.server), ['/dist/tradeoff.engine.nowasm.js']);
    assert.deepEqual(await bench.browser.problems(), []);
  });

  test('gets the same view on a page opened from disk', async () => {
    await bench.browser.goto(indexAddress('file', bench.engine, bench.server));
    await new Reader(bench.browser, demo).seeWidget();
    await assertSameView(bench, 'data/django-vs-express.json', { build: ['api'] });
  });
});
