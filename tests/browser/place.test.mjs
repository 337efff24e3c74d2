// The first rendering takes the space of the fallback, or the reserved space, if that is at least 24em tall: nothing
// around it moves, whether visible or not. For lower spaces see height.test.mjs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comparisonOf } from '../../bench/page/limit_documents.mjs';
import { until } from './engines/common.mjs';
import { engines } from './engines/index.mjs';
import { inEveryEngine } from './every_engine.mjs';
import { fixture, kWidgetTag, pageOf } from './site.mjs';

const kHeight = 600;
const paragraphs = (/** @type {number} */ count) =>
  '<p>The same as plain text, which goes on for a line.</p>'.repeat(count);

/** Fallbacks, and styles around them. @type {Record<string, {fallback: string, style?: string}>} */
const kFallbacks = {
  'just tall enough': { fallback: '<div style="height:24em">24em</div>' },
  'shorter than the table': { fallback: paragraphs(12) },
  'taller than everything': { fallback: paragraphs(90) },
  'a fractional height': { fallback: '<div class="odd">Odd</div>' },
  'with margins that collapse through it': {
    fallback: `<section><div class="outer">${paragraphs(12)}</div></section>`,
    style: '.outer{margin-bottom:5px}',
  },
  'a text': { fallback: `Just a text.${paragraphs(12)}And a text.` },
  'with margins that stay inside': { fallback: paragraphs(12), style: 'trade-off{display:flow-root}' },
  'in a box with padding': {
    fallback: paragraphs(12),
    style: '*{box-sizing:border-box}trade-off{display:block;padding:7px 20px 11px;border:3px solid}',
  },
  'in a box with padding, content-box sizing': {
    fallback: paragraphs(12),
    style: 'trade-off{display:block;padding:7px 20px 11px;border:3px solid}',
  },
  'shorter than the reserved space': { fallback: paragraphs(1), style: 'trade-off{display:block;min-height:500px}' },
  'in a flex column': { fallback: paragraphs(12), style: 'main{display:flex;flex-direction:column}' },
  'nothing, with space reserved by the page': { fallback: '', style: 'trade-off{display:block;min-height:24em}' },
  nothing: { fallback: '' },
  'nothing, with a height': { fallback: '', style: 'trade-off{--trade-off-height:500px}' },
  'nothing, with less than 24em': { fallback: '', style: 'trade-off{--trade-off-height:300px}' },
};

/** Positions near enough to the viewport for the widget to render. */
const kPlaces = {
  'in the viewport': { above: 20, scrolled: false },
  'below the fold': { above: kHeight + 50, scrolled: false },
  'scrolled past': { above: 20, scrolled: true },
};

const kAll = Object.entries(kFallbacks).flatMap(([kind, { fallback, style = '' }], row) =>
  Object.entries(kPlaces).map(([where, { above, scrolled }], column) => ({
    name: `${kind}, ${where}`,
    reserved: !!fallback || style.includes('display:block'),
    scrolled,
    page: `/${row}-${column}.html`,
    body: `<style>${style}.odd{height:433.4px}</style><div style="height:${above}px">Above.</div><trade-off id="w" src="/slow.json">${fallback}</trade-off><p id="below">Below.</p>${paragraphs(30)}
      <script>first = document.getElementById('below').getBoundingClientRect().top + scrollY</script>
      ${scrolled ? "<script>document.getElementById('below').scrollIntoView({ behavior: 'instant' })</script>" : ''}`,
  })),
);
const pages = Object.fromEntries(kAll.map(({ page, body }) => [page, pageOf(body, { head: kWidgetTag })]));
/** Calls looked() in the first animation frame in which the widget is visible. */
const kFirstLook = `<script>
  (function look() {
    w.shadowRoot?.querySelector('.root:not([hidden])') ? looked() : requestAnimationFrame(look);
  })();
</script>`;
const kRows = { '/behind.html': 400, '/open.html': 3000 };
for (const [page, height] of Object.entries(kRows))
  pages[page] = pageOf(
    `<trade-off id="w" src="/titled.json" style="--trade-off-height:${height}px;width:600px"></trade-off>
    <script>
      isDone = () => w.shadowRoot.querySelector('.row th').checkVisibility({ contentVisibilityAuto: true });
      looked = () => setTimeout(() => (isDoneAtFirst = isDone()));
    </script>${kFirstLook}`,
    { head: kWidgetTag },
  );

/**
 * A page with space for all rows, most of it far below the viewport.
 * @param {string} [act] code that runs when the widget is ready
 */
const tallPage = (act = '') =>
  pageOf(
    `<trade-off id="w" src="/long.json" style="--trade-off-height:9000px;width:600px"></trade-off><p id="below">Below.</p>
    <script>
      looks = () => {
        const rows = [...w.shadowRoot.querySelectorAll('tbody tr')];
        const isLaidOut = (row) => row.firstElementChild.checkVisibility({ contentVisibilityAuto: true });
        const inOrder = rows.every((row, i) => !i || row.getBoundingClientRect().top >= rows[i - 1].getBoundingClientRect().bottom - 1);
        return { first: isLaidOut(rows[0]), last: isLaidOut(rows.at(-1)), inOrder, open: w.shadowRoot.querySelectorAll('.folds > [open]').length };
      };
      w.addEventListener('trade-off-ready', () => {
        ${act}
        requestAnimationFrame(() => setTimeout(() => (atFirst = looks())));
      });
    </script>`,
    { head: kWidgetTag },
  );
pages['/far.html'] = tallPage();
pages['/far_act.html'] = tallPage("w.shadowRoot.querySelector('.tools input, summary').focus();");

/** A fake clock that advances by `tick` at every reading. @param {number} tick milliseconds */
const clockOf = (tick) => `<script>{ let now = 0; performance.now = () => (now += ${tick}); }</script>`;

/**
 * A page with space for few rows only. `act` is code that runs when the widget is first visible.
 * @param {string} act
 * @param {number} [tick]
 * @param {string} [view]
 * @param {number} [width]
 */
const shortPage = (act, tick = 20, view = 'all', width = 600) =>
  pageOf(
    `<trade-off id="w" src="/long.json" view="${view}" style="--trade-off-height:400px;width:${width}px"></trade-off><p id="below">Below.</p>
    <script>
      rows = () => w.shadowRoot.querySelectorAll('tbody .row').length;
      looked = () => {
        rowsAtFirst = rows();
        isReadyAtFirst = 'rowsWhenReady' in window;
        ${act}
      };
      w.addEventListener('trade-off-ready', () => (rowsWhenReady = rows()));
    </script>${kFirstLook}`,
    { head: clockOf(tick) + kWidgetTag },
  );
pages['/short.html'] = shortPage('');
pages['/short_quick.html'] = shortPage('', 0.79); // one tick to read the document, one to render the 3 rows that fit; the 40 remaining items would then take 15.8 ms
pages['/short_just.html'] = shortPage('', 0.81); // the remaining items would take 16.2 ms
pages['/short_compare.html'] = shortPage('', 20, 'compare');
pages['/short_wide.html'] = shortPage('', 20, 'compare', 900);
pages['/short_start.html'] = shortPage("w.shadowRoot.querySelector('.invite button').click();");
pages['/short_more.html'] = shortPage("w.shadowRoot.querySelector('.show-all').click();");
const long = { ...comparisonOf({ id: 'long', options: 2, criteria: 40 }), intro: ['Before.'], closing: ['After.'] };
/** Its title leaves no space for rows in 25em. */
const titled = { ...JSON.parse(fixture('drinks.json')), title: 'Tea, coffee or water? '.repeat(30) };
const overrides = {
  '/slow.json': { delay: 800, body: fixture('drinks.json') },
  '/titled.json': { delay: 800, body: JSON.stringify(titled) },
  '/long.json': { body: JSON.stringify(long) },
};

/** The position of what follows the widget, and the scroll position. */
const measure = () => {
  const { top } = /** @type {HTMLElement} */ (document.getElementById('below')).getBoundingClientRect();
  return {
    below: Math.round(10 * (top + scrollY)) / 10,
    first: Math.round(10 * /** @type {any} */ (window).first) / 10,
    scroll: scrollY,
    shown: !!document.getElementById('w')?.shadowRoot?.querySelector('.root:not([hidden])'),
    time: performance.now(),
  };
};

/** @param {number} since */
const shiftsSince = (since) =>
  new Promise((done) => {
    if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) return done(0);
    const sum = (/** @type {any[]} */ entries) =>
      entries.reduce((all, { value, startTime }) => all + (startTime > since ? value : 0), 0);
    new PerformanceObserver((list) => done(sum(list.getEntries()))).observe({ type: 'layout-shift', buffered: true });
    setTimeout(done, 200, 0);
  });

/** The most sensitive case: if the page lost its height for a moment, the browser would clamp the scroll position. */
const kTellsMost = 'taller than everything, scrolled past';

/** Every engine runs every fallback in one position; with TRADEOFF_FULL in all of them. @param {string} engine */
const isFor = (engine) => {
  const offset = engines.findIndex(({ name }) => name === engine);
  return (/** @type {{name: string}} */ { name }, /** @type {number} */ i) =>
    !!process.env.TRADEOFF_FULL || name === kTellsMost || (Math.floor(i / 3) + offset) % 3 === i % 3;
};

inEveryEngine('the first rendering', { pages, overrides, height: kHeight }, (bench) => {
  for (const { name, page, scrolled, reserved } of kAll.filter(isFor(bench.engine)))
    test(`moves nothing with this fallback: ${name}`, async () => {
      await bench.browser.goto(bench.server.url + page);
      await bench.browser.evaluate(async () => {
        await customElements.whenDefined('trade-off');
        for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame); // by now the script has reserved space
      });
      const before = await bench.browser.evaluate(measure);
      assert.equal(before.shown, false, 'measured before rendering');
      if (scrolled) assert.ok(before.scroll > 0);
      await until('the first rendering', async () => (await bench.browser.evaluate(measure)).shown);
      await new Promise((later) => setTimeout(later, 300)); // folded content is rendered meanwhile
      const after = await bench.browser.evaluate(measure);
      if (reserved) assert.equal(before.below, before.first, 'where it was before our script ran');
      assert.deepEqual({ below: after.below, scroll: after.scroll }, { below: before.below, scroll: before.scroll });
      assert.equal(await bench.browser.evaluate(shiftsSince, before.time), 0);
    });

  for (const [page, height] of Object.entries(kRows))
    test(`with a height of ${height} px, rows that are not visible are not laid out before the widget is shown`, async () => {
      await bench.browser.goto(bench.server.url + page);
      await until('the first rendering', () => bench.browser.evaluate(() => 'isDoneAtFirst' in window));
      assert.equal(await bench.browser.evaluate(() => /** @type {any} */ (window).isDoneAtFirst), height > 500);
      await bench.browser.evaluate(() =>
        /** @type {any} */ (document.getElementById('w')).shadowRoot.querySelector('.show-all').click(),
      );
      await until('the rows', () => bench.browser.evaluate(() => /** @type {any} */ (window).isDone()));
    });

  test('with space for all rows, rows far below the viewport are laid out after the widget is shown', async () => {
    await bench.browser.goto(`${bench.server.url}/far.html`);
    await until('the first rendering', () => bench.browser.evaluate(() => 'atFirst' in window));
    const before = await bench.browser.evaluate(measure);
    const { first, last, open } = await bench.browser.evaluate(() => /** @type {any} */ (window).atFirst);
    assert.deepEqual({ first, last, open }, { first: true, last: false, open: 0 });
    const layout = () => bench.browser.evaluate(() => /** @type {any} */ (window).looks());
    await until('three open folds', async () => (await layout()).open === 3);
    assert.deepEqual(await layout(), { first: true, last: true, inOrder: true, open: 3 });
    assert.equal((await bench.browser.evaluate(measure)).below, before.below);
    assert.equal(await bench.browser.evaluate(shiftsSince, before.time), 0);
  });

  const counted = () =>
    bench.browser.evaluate(() =>
      ['rowsAtFirst', 'isReadyAtFirst', 'rowsWhenReady'].map((name) => /** @type {any} */ (window)[name]),
    );

  test('if rows render fast, all of them are rendered before the widget is shown', async () => {
    await bench.browser.goto(`${bench.server.url}/short_quick.html`);
    await until('the first rendering', () => bench.browser.evaluate(() => 'rowsAtFirst' in window));
    assert.deepEqual(await counted(), [40, true, 40]);
  });

  for (const [name, count] of /** @type {const} */ ([
    ['short', 3],
    ['short_just', 3],
    ['short_compare', 5],
    ['short_wide', 5],
  ]))
    test(`if rows render slowly, the widget is shown with those that fit, and is ready with all: ${name}`, async () => {
      await bench.browser.goto(`${bench.server.url}/${name}.html`);
      await until('the first rendering', async () => (await bench.browser.evaluate(measure)).shown);
      const since = await bench.browser.evaluate(() => /** @type {number} */ (document.timeline.currentTime));
      const before = await bench.browser.evaluate(measure);
      await until('all rows', () => bench.browser.evaluate(() => 'rowsWhenReady' in window));
      assert.deepEqual(await counted(), [count, false, 40]); // a row takes at least 38.4 px, the rest 208 px, or 320 px with the button to the questions
      assert.equal((await bench.browser.evaluate(measure)).below, before.below);
      assert.equal(await bench.browser.evaluate(shiftsSince, since), 0);
      assert.equal(
        await bench.browser.evaluate(
          () => /** @type {any} */ (document.getElementById('w')).shadowRoot.querySelector('.show-all').hidden,
        ),
        false,
      );
    });

  test('starting the questions before the remaining rows are rendered does not wait for them', async () => {
    await bench.browser.goto(`${bench.server.url}/short_start.html`);
    await until('ready', () => bench.browser.evaluate(() => 'rowsWhenReady' in window));
    assert.deepEqual(await counted(), [3, false, 0]);
    assert.deepEqual(await bench.browser.problems(), []);
  });

  test('"show all" before the remaining rows are rendered shows all rows', async () => {
    await bench.browser.goto(`${bench.server.url}/short_more.html`);
    await until('ready', () => bench.browser.evaluate(() => 'rowsWhenReady' in window));
    assert.deepEqual(await counted(), [3, false, 40]);
    assert.equal(
      await bench.browser.evaluate(
        () => document.getElementById('w')?.shadowRoot?.querySelectorAll('.reserved').length,
      ),
      0,
    );
  });

  test('acting before the remaining rows are rendered does not wait for them', async () => {
    await bench.browser.goto(`${bench.server.url}/far_act.html`);
    await until('ready', () => bench.browser.evaluate(() => 'atFirst' in window));
    assert.equal(await bench.browser.evaluate(() => /** @type {any} */ (window).atFirst.inOrder), true);
    assert.equal(
      await bench.browser.evaluate(
        () => document.getElementById('w')?.shadowRoot?.querySelectorAll('.row-postponed, .reserved').length,
      ),
      0,
    );
  });
});
