// The first drawing takes the place of the fallback, or what is reserved, if that is at least 24em tall: nothing around it moves, in sight or
// out of it. What happens to a lower place: height.test.mjs.
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

/** What an author leaves between the tags, and around. @type {Record<string, {fallback: string, style?: string}>} */
const kFallbacks = {
  'just tall enough': { fallback: '<div style="height:24em">24em</div>' },
  'less than the table': { fallback: paragraphs(12) },
  'more than everything': { fallback: paragraphs(90) },
  'a fraction of a pixel': { fallback: '<div class="odd">Odd</div>' },
  'whose margins are those of what is in it': {
    fallback: `<section><div class="outer">${paragraphs(12)}</div></section>`,
    style: '.outer{margin-bottom:5px}',
  },
  'a text': { fallback: `Just a text.${paragraphs(12)}And a text.` },
  'whose margins stay inside': { fallback: paragraphs(12), style: 'trade-off{display:flow-root}' },
  'in a box with padding': {
    fallback: paragraphs(12),
    style: '*{box-sizing:border-box}trade-off{display:block;padding:7px 20px 11px;border:3px solid}',
  },
  'of another box model': {
    fallback: paragraphs(12),
    style: 'trade-off{display:block;padding:7px 20px 11px;border:3px solid}',
  },
  'less than is reserved': { fallback: paragraphs(1), style: 'trade-off{display:block;min-height:500px}' },
  'in a column': { fallback: paragraphs(12), style: 'main{display:flex;flex-direction:column}' },
  'nothing, where the page reserves a place': { fallback: '', style: 'trade-off{display:block;min-height:24em}' },
  nothing: { fallback: '' },
  'nothing, with a height': { fallback: '', style: 'trade-off{--trade-off-height:500px}' },
  'nothing, with less than 24em': { fallback: '', style: 'trade-off{--trade-off-height:300px}' },
};

/** Where the widget stands as it comes: near enough to be drawn. */
const kPlaces = {
  'in sight': { above: 20, scrolled: false },
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
/** Has `looked` called in the first frame in which the widget is seen. */
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

/** A place with room for all, most of it far below the window. @param {string} [act] what the reader does once it is ready */
const farPlace = (act = '') =>
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
pages['/far.html'] = farPlace();
pages['/far_act.html'] = farPlace("w.shadowRoot.querySelector('.tools input, summary').focus();");

/** Whatever is done takes as long as that. @param {number} tick milliseconds */
const clockOf = (tick) => `<script>{ let now = 0; performance.now = () => (now += ${tick}); }</script>`;

/** A place with room for few rows, where the reader does something at the first look. @param {string} act @param {number} [tick] @param {string} [view] @param {number} [width] */
const shortPlace = (act, tick = 20, view = 'all', width = 600) =>
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
pages['/short.html'] = shortPlace('');
pages['/short_quick.html'] = shortPlace('', 0.79); // once to read, once to draw the 3 rows that there is room for: 40 pieces more would take 15.8 ms
pages['/short_just.html'] = shortPlace('', 0.81); // they would take 16.2
pages['/short_compare.html'] = shortPlace('', 20, 'compare');
pages['/short_wide.html'] = shortPlace('', 20, 'compare', 900);
pages['/short_start.html'] = shortPlace("w.shadowRoot.querySelector('.invite button').click();");
pages['/short_more.html'] = shortPlace("w.shadowRoot.querySelector('.show-all').click();");
const long = { ...comparisonOf({ id: 'long', options: 2, criteria: 40 }), intro: ['Before.'], closing: ['After.'] };
/** Its title leaves no room for rows in a place of 25em. */
const titled = { ...JSON.parse(fixture('drinks.json')), title: 'Tea, coffee or water? '.repeat(30) };
const overrides = {
  '/slow.json': { delay: 800, body: fixture('drinks.json') },
  '/titled.json': { delay: 800, body: JSON.stringify(titled) },
  '/long.json': { body: JSON.stringify(long) },
};

/** The place of what follows, and all that the browser calls a shift. */
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

/** A page that lost its height for a moment would be scrolled up to its end. */
const kTellsMost = 'more than everything, scrolled past';

/** Every fallback in every engine, in one of the places; all of them where there is time. @param {string} engine */
const isFor = (engine) => {
  const shift = engines.findIndex(({ name }) => name === engine);
  return (/** @type {{name: string}} */ { name }, /** @type {number} */ i) =>
    !!process.env.TRADEOFF_FULL || name === kTellsMost || (Math.floor(i / 3) + shift) % 3 === i % 3;
};

inEveryEngine('the place', { pages, overrides, height: kHeight }, (bench) => {
  for (const { name, page, scrolled, reserved } of kAll.filter(isFor(bench.engine)))
    test(`fallback: ${name}`, async () => {
      await bench.browser.goto(bench.server.url + page);
      await bench.browser.evaluate(async () => {
        await customElements.whenDefined('trade-off');
        for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame); // where nothing is reserved, it is now
      });
      const before = await bench.browser.evaluate(measure);
      assert.equal(before.shown, false, 'measured before it is drawn');
      if (scrolled) assert.ok(before.scroll > 0);
      await until('the drawing', async () => (await bench.browser.evaluate(measure)).shown);
      await new Promise((later) => setTimeout(later, 300)); // what is folded away comes then
      const after = await bench.browser.evaluate(measure);
      if (reserved) assert.equal(before.below, before.first, 'as it was before there was any script of ours');
      assert.deepEqual({ below: after.below, scroll: after.scroll }, { below: before.below, scroll: before.scroll });
      assert.equal(await bench.browser.evaluate(shiftsSince, before.time), 0);
    });

  for (const [page, height] of Object.entries(kRows))
    test(`rows in a place ${height} px tall are no work before the first look if nobody sees them then`, async () => {
      await bench.browser.goto(bench.server.url + page);
      await until('the drawing', () => bench.browser.evaluate(() => 'isDoneAtFirst' in window));
      assert.equal(await bench.browser.evaluate(() => /** @type {any} */ (window).isDoneAtFirst), height > 500);
      await bench.browser.evaluate(() =>
        /** @type {any} */ (document.getElementById('w')).shadowRoot.querySelector('.show-all').click(),
      );
      await until('the rows', () => bench.browser.evaluate(() => /** @type {any} */ (window).isDone()));
    });

  test('rows far below the window, in a place that has room for all, are laid out after the first look', async () => {
    await bench.browser.goto(`${bench.server.url}/far.html`);
    await until('the drawing', () => bench.browser.evaluate(() => 'atFirst' in window));
    const before = await bench.browser.evaluate(measure);
    const { first, last, open } = await bench.browser.evaluate(() => /** @type {any} */ (window).atFirst);
    assert.deepEqual({ first, last, open }, { first: true, last: false, open: 0 });
    const looks = () => bench.browser.evaluate(() => /** @type {any} */ (window).looks());
    await until('three open folds', async () => (await looks()).open === 3);
    assert.deepEqual(await looks(), { first: true, last: true, inOrder: true, open: 3 });
    assert.equal((await bench.browser.evaluate(measure)).below, before.below);
    assert.equal(await bench.browser.evaluate(shiftsSince, before.time), 0);
  });

  const counted = () =>
    bench.browser.evaluate(() =>
      ['rowsAtFirst', 'isReadyAtFirst', 'rowsWhenReady'].map((name) => /** @type {any} */ (window)[name]),
    );

  test('a place with room for few rows has them all from the first look where they are quickly drawn', async () => {
    await bench.browser.goto(`${bench.server.url}/short_quick.html`);
    await until('the drawing', () => bench.browser.evaluate(() => 'rowsAtFirst' in window));
    assert.deepEqual(await counted(), [40, true, 40]);
  });

  for (const [name, count] of /** @type {const} */ ([
    ['short', 3],
    ['short_just', 3],
    ['short_compare', 5],
    ['short_wide', 5],
  ]))
    test(`where they are not, it is shown with no more than it has room for, and is ready with all of them: ${name}`, async () => {
      await bench.browser.goto(`${bench.server.url}/${name}.html`);
      await until('the drawing', async () => (await bench.browser.evaluate(measure)).shown);
      const since = await bench.browser.evaluate(() => /** @type {number} */ (document.timeline.currentTime));
      const before = await bench.browser.evaluate(measure);
      await until('all rows', () => bench.browser.evaluate(() => 'rowsWhenReady' in window));
      assert.deepEqual(await counted(), [count, false, 40]); // each takes 38.4 px at least, what else there is 208, with the button to the questions 320
      assert.equal((await bench.browser.evaluate(measure)).below, before.below);
      assert.equal(await bench.browser.evaluate(shiftsSince, since), 0);
      assert.equal(
        await bench.browser.evaluate(
          () => /** @type {any} */ (document.getElementById('w')).shadowRoot.querySelector('.show-all').hidden,
        ),
        false,
      );
    });

  test('who starts before the rest of the rows is there waits for none of it', async () => {
    await bench.browser.goto(`${bench.server.url}/short_start.html`);
    await until('ready', () => bench.browser.evaluate(() => 'rowsWhenReady' in window));
    assert.deepEqual(await counted(), [3, false, 0]);
    assert.deepEqual(await bench.browser.complaints(), []);
  });

  test('who wants to see all before the rest of the rows is there gets it', async () => {
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

  test('who acts before they are there waits for none of them', async () => {
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
