// The widget renders once for each action, event and opening. The page counts how often it reads the level of its heading, which each
// rendering does once.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './engines/common.mjs';
import { inEveryEngine } from './every_engine.mjs';
import { Reader } from './reader.mjs';
import { kWidgetTag, pageOf } from './site.mjs';
import { drinks } from './walk.mjs';
import { words } from './words.mjs';

const kCounter = `<script>
  renders = 0;
  inTask = 0;
  tasks = []; // the number of renderings of each task that renders
  const note = () => (tasks.push(inTask), (inTask = 0));
  customElements.whenDefined('trade-off').then(() =>
    Object.defineProperty(w, 'heading', {
      get() {
        renders++;
        if (!inTask++) queueMicrotask(note);
        return 3;
      },
    }),
  );
  addEventListener('trade-off-ready', () => (untilReady = tasks));
</script>`;
const pages = {
  '/post.html': pageOf('<trade-off id="w" src="/documents/drinks.json"></trade-off>', { head: kCounter + kWidgetTag }),
};

inEveryEngine('renderings', { pages, only: 'chromium' }, (bench) => {
  /** @param {string} [hash] */
  async function open(hash = '') {
    await bench.browser.goto(`${bench.server.url}/post.html${hash}`);
    await until('the first view', () => bench.browser.evaluate(() => 'untilReady' in window));
    return bench.browser.evaluate(() => /** @type {any} */ (window).untilReady);
  }

  /** The number of renderings at once. @param {string} act JavaScript */
  const rendersOf = (act) =>
    bench.browser.evaluate(`(() => { const before = renders; ${act}; return renders - before; })()`);

  const press = (/** @type {string} */ name) =>
    `[...w.shadowRoot.querySelectorAll('button')].find((one) => one.textContent.trim() === ${JSON.stringify(name)}).click()`;

  test('a comparison is opened with one rendering in each task, also with input from a link', async () => {
    for (const hash of ['', '#drinks=when.morning,gone.x']) {
      const tasks = await open(hash);
      assert.ok(tasks.length > 0);
      assert.deepEqual(new Set(tasks), new Set([1]), hash);
    }
  });

  test('each action and each event renders once', async () => {
    await open();
    await new Reader(bench.browser, drinks).seeWidget();
    for (const [act, count] of /** @type {[string, number][]} */ ([
      [press(words('ui.tab_decide')), 1],
      ["w.shadowRoot.querySelector('[type=radio], [type=checkbox]').click()", 1],
      [press(words('ui.next')), 1],
      [press(words('ui.skip')), 1],
      [press(words('ui.tab_result')), 1],
      ["w.answers = { when: ['morning'] }", 1],
      ['w.reset()', 1],
      [
        "history.replaceState(null, '', '#drinks=when.morning,gone.x'); dispatchEvent(new HashChangeEvent('hashchange'))",
        1,
      ],
      ["dispatchEvent(new HashChangeEvent('hashchange'))", 1], // again, because the answer that is gone is not in the input
      [press(words('ui.undo')), 1],
      ["dispatchEvent(new Event('beforeprint'))", 1],
      ["dispatchEvent(new Event('beforeprint'))", 0],
      ["dispatchEvent(new Event('afterprint'))", 1],
      ["dispatchEvent(new Event('afterprint'))", 0],
      ["w.setAttribute('theme', 'dark')", 0],
      ["w.setAttribute('ask', 'author')", 1],
    ]))
      assert.equal(await rendersOf(act), count, act);
  });

  test('a removed widget no longer listens to the page', async () => {
    await open();
    await bench.browser.evaluate(() => document.getElementById('w')?.remove());
    await until('the end', () => bench.browser.evaluate(() => !document.getElementById('w')));
    const act = "dispatchEvent(new Event('beforeprint')); dispatchEvent(new Event('afterprint'))";
    assert.equal(await rendersOf(act), 0);
  });
});
