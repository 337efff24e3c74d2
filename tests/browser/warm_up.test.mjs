// The templates of the first views are warmed up while the comparison loads.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { until } from './engines/common.mjs';
import { inEveryEngine } from './every_engine.mjs';
import { kWidgetTag, pageOf, root } from './site.mjs';

/** Records each template that lit creates, with the time; lit creates a template when it first renders it. */
const kCounter = `<script>
  made = [];
  const { createElement } = Document.prototype; // lit-html creates elements through its own document
  Document.prototype.createElement = function (name, ...more) {
    const element = createElement.call(this, name, ...more);
    if (name === 'template') made.push({ element, time: performance.now() });
    return element;
  };
</script>`;
/** Goes to the first question as soon as the widget is ready. */
const kReader = `<script>
  w.addEventListener('trade-off-ready', () => {
    w.shadowRoot.querySelector('.invite button')?.click();
    seen = made.length;
  });
</script>`;
const page = (/** @type {string} */ attributes) =>
  pageOf(`<trade-off id="w" src="/slow.json"${attributes}></trade-off>${kReader}`, { head: kCounter + kWidgetTag });
const pages = {
  '/all.html': page(''),
  '/decide.html': page(' view="decide"'),
  '/compare.html': page(' view="compare"'),
};
const overrides = {
  '/slow.json': { delay: 800, body: readFileSync(path.join(root, 'data/django-vs-express.json'), 'utf8') },
};

/** Runs in the page: the number of templates created before the comparison had loaded, and those created after that. */
function templates() {
  const { made, seen } = /** @type {any} */ (window);
  const [{ responseEnd }] = /** @type {PerformanceResourceTiming[]} */ (
    performance.getEntriesByName(new URL('/slow.json', location.href).href)
  );
  const late = made.slice(0, seen).filter((/** @type {{time: number}} */ { time }) => time > responseEnd);
  return {
    early: seen - late.length,
    late: late.map((/** @type {{element: HTMLElement}} */ { element }) => element.innerHTML),
  };
}

inEveryEngine('warm-up', { pages, overrides, only: 'chromium' }, (bench) => {
  for (const name of Object.keys(pages))
    test(`${name} creates no template after the comparison has loaded`, async () => {
      await bench.browser.goto(bench.server.url + name);
      await until('the first question', () => bench.browser.evaluate(() => 'seen' in window));
      const { early, late } = await bench.browser.evaluate(templates);
      assert.deepEqual(late, []);
      assert.ok(early >= 10, `${early} templates`);
    });
});
