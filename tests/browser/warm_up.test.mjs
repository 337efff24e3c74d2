// What a reader sees first has been drawn before, where nobody saw it, while the comparison was on its way.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { until } from './engines/common.mjs';
import { inEveryEngine } from './every_engine.mjs';
import { kWidgetTag, pageOf, root } from './site.mjs';

/** Notes the templates that lit makes, each when it is first drawn, with the time. */
const kCounter = `<script>
  made = [];
  const { createElement } = Document.prototype; // lit-html has a document of its own
  Document.prototype.createElement = function (name, ...more) {
    const element = createElement.call(this, name, ...more);
    if (name === 'template') made.push({ element, time: performance.now() });
    return element;
  };
</script>`;
/** As soon as it is there a reader goes to the first question. */
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

/** The templates made until then: how many before the comparison had come, and which were new after that. */
function seeTemplates() {
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

inEveryEngine('the rehearsal', { pages, overrides, only: 'chromium' }, (bench) => {
  for (const name of Object.keys(pages))
    test(`nothing in ${name} is drawn for the first time when it is seen first`, async () => {
      await bench.browser.goto(bench.server.url + name);
      await until('the first question', () => bench.browser.evaluate(() => 'seen' in window));
      const { early, late } = await bench.browser.evaluate(seeTemplates);
      assert.deepEqual(late, []);
      assert.ok(early >= 10, `${early} templates`);
    });
});
