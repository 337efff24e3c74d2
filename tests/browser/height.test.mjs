// Height and width of the first rendering: a reserved space of at least 24em is kept, a lower one grows once. What does
// not move: place.test.mjs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comparisonOf } from '../../bench/page/limit_documents.mjs';
import { until } from './engines/common.mjs';
import { inEveryEngine } from './every_engine.mjs';
import { missingAtFirst } from './first_sight.mjs';
import { fixture, kWidgetTag, pageOf } from './site.mjs';

const kEm = 16;
const kUsual = 28 * kEm;
const kLeast = 24 * kEm;
const kViewport = { width: 1000, height: 900 };

const line = '<p>One sentence that stands in for the comparison.</p>';
const box = (/** @type {number} */ height) => `<div style="height:${height}px">A fallback</div>`;
const long = comparisonOf({ id: 'long', options: 2, criteria: 40 });

/** @param {string} inside @param {string} [style] @param {string} [more] attributes */
const widget = (inside, style = '', more = '') =>
  `<trade-off id="w" src="/slow.json" style="${style}" ${more}>${inside}</trade-off>`;
const marked = (/** @type {string} */ tag, /** @type {string} */ inside, more = '') =>
  `<${tag} data-trade-off="/slow.json" ${more}>${inside}</${tag}>`;

/**
 * The height of #root (a minimum if isLeast), whether rendering moves what follows, and how many rows are visible (two
 * by default).
 * @type {Record<string, {body: string, height: number, moves: boolean, isLeast?: boolean, rows?: number}>}
 */
const kHeights = {
  'one line': { body: widget(line), height: kUsual, moves: true },
  'a text without an element': { body: widget('Just a text.'), height: kUsual, moves: true },
  'an inline fallback': { body: widget('<b>Just</b> <i>a text</i>'), height: kUsual, moves: true },
  'a link': { body: `<p>Before ${marked('a', 'A comparison', 'href="/slow.json"')}</p>`, height: kUsual, moves: true },
  'a box': { body: marked('div', line), height: kUsual, moves: true },
  'a figure with a caption': {
    body: marked('figure', `${line}<figcaption>A caption</figcaption>`),
    height: kUsual,
    moves: true,
  },
  nothing: { body: widget(''), height: kUsual, moves: false },
  'white space': { body: widget('\n  \n'), height: kUsual, moves: false },
  'the comparison as JSON': {
    body: widget(`<script type="application/json">${JSON.stringify(long)}</script>`, '', 'loading="eager"'),
    height: kUsual,
    moves: false,
  },
  'a fallback just below 24em': { body: widget(box(kLeast - 1)), height: kUsual, moves: true },
  'a fallback of 24em': { body: widget(box(kLeast)), height: kLeast, moves: false },
  'a min-height just below 24em': {
    body: widget(line, `display:block;min-height:${kLeast - 1}px`),
    height: kUsual,
    moves: true,
  },
  'a min-height of 24em': { body: widget(line, 'display:block;min-height:24em'), height: kLeast, moves: false },
  'a min-height of 24em with padding inside': {
    body: widget('', 'display:block;box-sizing:border-box;padding:5px;min-height:24em'),
    height: kLeast - 10,
    moves: false,
  },
  'a larger font, just below 24em': {
    body: `<div style="font-size:18px">${widget(box(431))}</div>`,
    height: 504,
    moves: true,
  },
  'a larger font, 24em': {
    body: `<div style="font-size:18px">${widget(box(432))}</div>`,
    height: 432,
    moves: false,
    rows: 1,
  },
  '--trade-off-height in em': { body: widget(line, '--trade-off-height:30em'), height: 480, moves: true },
  '--trade-off-height in px': { body: widget(line, '--trade-off-height:401px'), height: 401, moves: true },
  '--trade-off-height in vh': {
    body: widget(line, '--trade-off-height:50vh'),
    height: kViewport.height / 2,
    moves: true,
  },
  '--trade-off-height in calc()': {
    body: widget(line, '--trade-off-height:calc(10em + 250px)'),
    height: 410,
    moves: true,
  },
  '--trade-off-height from above': {
    body: `<div style="--trade-off-height:410px">${widget(line)}</div>`,
    height: 410,
    moves: true,
  },
  '--trade-off-height below 24em, where the fallback is taller': {
    body: widget(box(360), '--trade-off-height:21em'),
    height: 360,
    moves: false,
  },
  '--trade-off-height below 24em, and nothing else': {
    body: widget('', '--trade-off-height:22em'),
    height: 352,
    moves: false,
  },
  '--trade-off-height of 20em': { body: widget('', '--trade-off-height:20em'), height: 320, moves: false, rows: 1 },
  '--trade-off-height below 20em': {
    body: widget('', '--trade-off-height:19.9em'),
    height: 320,
    moves: false,
    rows: 1,
  },
  '--trade-off-height that is no length': {
    body: widget('', '--trade-off-height:tall'),
    height: 320,
    moves: false,
    rows: 1,
  },
  'a host of a fixed height': { body: widget(line, 'display:block;height:200px'), height: 200, moves: false, rows: 0 },
  'a parent that reserves space': {
    body: `<div style="min-height:28em">${widget('A text')}</div>`,
    height: kUsual,
    moves: false,
  },
  'a parent that reserves space, with margins inside': {
    body: `<div style="min-height:28em">${widget(line)}</div>`,
    height: kUsual - 16,
    moves: false,
    isLeast: true,
  },
  'a marked box with reserved space': {
    body: marked('div', line, 'style="min-height:28em"'),
    height: kUsual - 16,
    moves: false,
    isLeast: true,
  },
  'a marked figure with a caption and reserved space': {
    body: marked('figure', `${line}<figcaption>A caption</figcaption>`, 'style="min-height:28em"'),
    height: kUsual - 50,
    moves: false,
    isLeast: true,
  },
  'a parent that reserves less than 24em': {
    body: `<div style="min-height:${kLeast - 1}px">${widget('A text')}</div>`,
    height: kUsual,
    moves: true,
  },
  'a parent that reserves space for more than the widget': {
    body: `<div style="min-height:420px">${widget('A text')}<p>More</p></div>`,
    height: kUsual,
    moves: true,
  },
  'a grid': {
    body: `<div style="display:grid;grid-template-columns:1fr 200px">${widget('A text')}<div style="height:410px">Beside</div></div>`,
    height: 410, // the host is as tall as its neighbour
    moves: false,
  },
  'a flex column': {
    body: `<div style="display:flex;flex-direction:column">${widget(line)}</div>`,
    height: kUsual,
    moves: true,
  },
  'right to left': { body: `<div dir="rtl" lang="ar">${widget(line)}</div>`, height: kUsual, moves: true },
};

/** Parents that shrink to their content. */
const kParents = {
  'a float': 'float:left',
  'an inline block': 'display:inline-block',
  'an inline flex box': 'display:inline-flex',
  'a table cell': 'display:table-cell',
  'an absolute box': 'position:absolute',
  'max-content': 'width:max-content',
  'fit-content': 'width:fit-content',
  'a flex row': 'display:flex',
  'a centred flex column': 'display:flex;flex-direction:column;align-items:center',
  'a centred grid': 'display:grid;justify-items:center',
  'an inline grid': 'display:inline-grid',
};
const kInsides = { 'a fallback': line, 'no fallback': '' };
const kHosts = {
  'a float itself': 'float:left',
  'an inline block itself': 'display:inline-block',
  'a flex box itself': 'display:flex',
  'a grid itself': 'display:grid',
};

const kFollow = `<script>
  tops = [];
  (function look() {
    const top = Math.round(2 * (below.getBoundingClientRect().top + scrollY)) / 2;
    if (window.isReserved && tops.at(-1) !== top) tops.push(top);
    requestAnimationFrame(look);
  })();
  customElements.whenDefined('trade-off').then(() => setTimeout(() => (isReserved = true), 150)); // by now the script has reserved the space
  document.addEventListener('trade-off-ready', () => (isReady = true));
</script>`;

const kAll = Object.entries(kHeights).map(([name, one], i) => ({ name, ...one, page: `/${i}.html` }));
const kWide = [
  ...Object.entries(kParents).flatMap(([parent, style]) =>
    Object.entries(kInsides).map(([inside, fallback]) => ({
      name: `${parent}, ${inside}`,
      style,
      widget: widget(fallback),
    })),
  ),
  ...Object.entries(kHosts).map(([name, style]) => ({ name, style: '', widget: widget(line, style) })),
];
/** All of them on one page, each in its own section. */
const kWidePage = kWide
  .map(({ style, widget: tag }, i) => {
    const eager = tag.replace('id="w" src="/slow.json"', `id="wide-${i}" src="/documents/drinks.json" loading="eager"`);
    return `<section style="position:relative;display:flow-root;min-height:30em"><div style="${style}">${eager}</div></section>`;
  })
  .join('');

/** @type {Record<string, string>} */
const pages = Object.fromEntries([
  ...kAll.map(({ page, body }) => [page, pageOf(`${body}<p id="below">Below.</p>${kFollow}`, { head: kWidgetTag })]),
]);
pages['/wide.html'] = pageOf(kWidePage);
pages['/panel.html'] = pageOf(
  `<div id="panel" style="display:none">${widget(line, '', 'loading="eager"')}</div><div id="late" style="display:none">${widget(line).replace('"w"', '"lazy"')}</div>`,
);
pages['/fault.html'] = pageOf(`<trade-off id="w" src="/nothing.json">${line}</trade-off><p id="below">Below.</p>`);
pages['/small.html'] = pageOf(
  '<trade-off id="w" src="/documents/drinks.json" view="decide" style="--trade-off-height:2000px"><p>One line</p></trade-off>',
);
pages['/press.html'] = pageOf(widget(line));
pages['/large.html'] = pageOf(`<div style="font-size:24px">${widget(line)}</div>`).replace(
  '<html',
  '<html style="max-width:360px"',
);
const kLanguages = ['en', 'de', 'es', 'fr', 'pt', 'ja', 'ar'];
for (const lang of kLanguages)
  pages[`/${lang}.html`] = pageOf(
    `<div lang="${lang}" ${lang === 'ar' ? 'dir="rtl"' : ''} style="max-width:344px">${widget('', 'display:block;min-height:28em').replace('slow', 'documents/drinks')}</div>`,
  );

const overrides = {
  '/slow.json': { delay: 500, body: JSON.stringify({ ...long, summary: 'What it is about. '.repeat(20) }) },
  '/documents/drinks.json': { body: fixture('drinks.json') },
};

inEveryEngine('the height of the first rendering', { pages, overrides, ...kViewport }, (bench) => {
  /** @type {import('./engines/common.mjs').Browser['evaluate']} */
  const evaluate = (...given) => bench.browser.evaluate(...given);
  const measure = () =>
    evaluate(() => {
      const host = /** @type {HTMLElement} */ (document.querySelector('trade-off'));
      const frame = /** @type {HTMLElement | null | undefined} */ (
        host.shadowRoot?.querySelector('.root:not([hidden])')
      );
      return {
        height: frame?.offsetHeight ?? 0,
        width: frame?.offsetWidth ?? 0,
        classes: frame?.className ?? '',
        page: document.documentElement.scrollWidth,
      };
    });
  const firstRendering = () => until('the first rendering', async () => (await measure()).height);

  for (const { name, page, height, moves, isLeast, rows = 2 } of kAll)
    test(`${name}: ${height} px, ${moves ? 'in one step' : 'without moving anything'}`, async () => {
      await bench.browser.goto(bench.server.url + page);
      await firstRendering();
      await until('all rows', () => evaluate(() => 'isReady' in window && 'isReserved' in window));
      await new Promise((later) => setTimeout(later, 100));
      const tops = await evaluate(() => /** @type {any} */ (window).tops);
      const { height: actual } = await measure();
      if (isLeast) assert.ok(actual >= height && actual <= kUsual, `${actual} px`);
      else assert.equal(actual, height);
      if (name !== 'the comparison as JSON') assert.equal(tops.length, moves ? 2 : 1, `${tops}`);
      if (rows) assert.deepEqual(await evaluate(missingAtFirst, [], rows), []);
    });

  for (const lang of kLanguages)
    test(`title, tabs, invitation and first rows are visible in ${lang} in a column of 344 px`, async () => {
      await bench.browser.goto(`${bench.server.url}/${lang}.html`);
      await firstRendering();
      assert.equal((await measure()).height, kUsual);
      assert.deepEqual(await evaluate(missingAtFirst), []);
    });

  test('with a large font in a narrow column the widget grows until the first rows are visible', async () => {
    await bench.browser.goto(`${bench.server.url}/large.html`);
    await firstRendering();
    assert.deepEqual(await evaluate(missingAtFirst), []);
    assert.ok((await measure()).height >= 28 * 24);
  });

  test('if everything fits into the requested height, no space stays empty and there is no button to show more', async () => {
    await bench.browser.goto(`${bench.server.url}/small.html`);
    await firstRendering();
    const { height, classes } = await measure();
    assert.ok(height > 200 && height < 900, `${height}`);
    assert.doesNotMatch(classes, /reserved|clipped|has-show-all/);
  });

  test('in a hidden panel: rendered at full height if that happens before the panel is shown, else at the usual height', async () => {
    await bench.browser.goto(`${bench.server.url}/panel.html`);
    await until('ready', () =>
      evaluate(() => document.getElementById('w')?.shadowRoot?.querySelector('.root:not([hidden]) .legend') && true),
    );
    assert.equal(
      await evaluate(() => document.getElementById('lazy')?.shadowRoot?.querySelector('.root') && true),
      null,
    );
    await evaluate(() =>
      ['panel', 'late'].forEach((id) => document.getElementById(id)?.style.removeProperty('display')),
    );
    assert.ok((await measure()).height > 1000);
    await evaluate(() => document.getElementById('lazy')?.scrollIntoView());
    const height = () =>
      evaluate(
        () =>
          /** @type {any} */ (document.getElementById('lazy')).shadowRoot.querySelector('.root:not([hidden])')
            ?.offsetHeight ?? 0,
      );
    await until('the first rendering', height);
    assert.equal(await height(), kUsual);
  });

  test('an error keeps the fallback, and a comparison loaded after it has the usual height', async () => {
    await bench.browser.goto(`${bench.server.url}/fault.html`);
    await until('the error', () =>
      evaluate(() => document.getElementById('w')?.shadowRoot?.querySelector('[role=alert]') && true),
    );
    assert.equal(await evaluate(() => document.querySelector('#w p')?.checkVisibility()), true);
    assert.ok((await measure()).height < kLeast);
    await evaluate(() => document.getElementById('w')?.setAttribute('src', '/slow.json'));
    await until('the first rendering', async () => /has-show-all/.test((await measure()).classes));
    assert.equal((await measure()).height, kUsual);
    assert.deepEqual(await evaluate(missingAtFirst), []);
  });

  test('texts hidden to save space stay available to screen readers, and reappear with the first action', async () => {
    await bench.browser.goto(`${bench.server.url}/press.html`);
    await firstRendering();
    const summary = () =>
      evaluate(() => {
        const lead = /** @type {any} */ (document.getElementById('w')).shadowRoot.querySelector('.lead');
        return [lead.offsetHeight > 1, lead.checkVisibility()];
      });
    assert.deepEqual(await summary(), [false, true]);
    await bench.browser.press('Tab');
    await until('the whole widget', async () => !/has-show-all|brief/.test((await measure()).classes));
    assert.deepEqual(await summary(), [true, true]);
  });

  if (bench.engine !== 'webkit')
    test('pressing the button to the questions counts as a click, although the layout changes on press', async () => {
      await bench.browser.goto(`${bench.server.url}/press.html`);
      await firstRendering();
      assert.match((await measure()).classes, /brief/);
      const { x, y } = await evaluate(() => {
        const { left, top, width, height } = /** @type {any} */ (document.getElementById('w')).shadowRoot
          .querySelector('.invite button')
          .getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      });
      await bench.browser.page?.mouse.click(x, y, { delay: 200 });
      await until('the question', () =>
        evaluate(() => document.getElementById('w')?.shadowRoot?.querySelector('.decide') && true),
      );
      assert.doesNotMatch((await measure()).classes, /has-show-all|brief|bare/);
    });

  for (const width of [1000, 460])
    test(`in a parent that shrinks to its content the widget has its own width, in a window of ${width} px`, async (context) => {
      await bench.browser.resize(width, kViewport.height);
      await bench.browser.goto(`${bench.server.url}/wide.html`);
      const areDrawn = (/** @type {number} */ count) => {
        const all = [...document.querySelectorAll('trade-off')];
        return (
          all.length === count && all.every(({ shadowRoot }) => shadowRoot?.querySelector('.root:not([hidden]) .row'))
        );
      };
      await until('all widgets', () => evaluate(areDrawn, kWide.length));
      assert.ok((await measure()).page <= width, 'the page is no wider than the window');
      for (const [i, { name }] of kWide.entries())
        await context.test(name, async () => {
          const selector = `#wide-${i}`;
          const own = await evaluate((/** @type {string} */ host) => {
            document.querySelector(host)?.scrollIntoView();
            return /** @type {any} */ (document.querySelector(host)).shadowRoot.querySelector('.root').offsetWidth;
          }, selector);
          assert.ok(own >= Math.min(40 * kEm, 0.9 * width - 1) && own < width, `${own} px`);
          assert.deepEqual(await evaluate(missingAtFirst, [], 2, selector), []);
        });
    });
});
