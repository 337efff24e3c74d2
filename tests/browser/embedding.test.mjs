// Every way to embed a comparison in a page, and its side effects on the page.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startServer } from '../../scripts/serve.mjs';
import { until } from './engines/common.mjs';
import { inEveryEngine } from './every_engine.mjs';
import { Reader } from './reader.mjs';
import { fixture, kFallback, kWidgetTag, pageOf } from './site.mjs';
import { drinks } from './walk.mjs';
import { words } from './words.mjs';

const kSrc = 'src="/documents/drinks.json"';
const kChild = `<script type="application/json">${fixture('drinks.json')}</script>`;
const element = (inside = kFallback, attributes = '') => `<trade-off id="w" ${attributes}>${inside}</trade-off>`;

const kHead = `${kWidgetTag}<link rel="stylesheet" href="/tall.css">`;

/** Records console.info messages. */
const kListen =
  '<script>window.consoleLines = []; console.info = (...words) => consoleLines.push(words.join(" "))</script>';
const kMark = 'data-trade-off="/documents/drinks.json"';
const kScript = '<script async src="/dist/tradeoff.js" data-src="/documents/drinks.json" data-loading="eager"';

const pages = {
  '/script.html': pageOf(
    '<script async src="/dist/tradeoff.js" data-src="/documents/drinks.json"></script><p id="after">After</p>',
    { head: '' },
  ),
  '/src.html': pageOf(element(kFallback, kSrc)),
  '/child.html': pageOf(element(kChild + kFallback)),
  '/named.html': pageOf(element(kFallback, kSrc), {
    head: `${kWidgetTag}<link rel="modulepreload" href="/dist/tradeoff.element.js"><link rel="modulepreload" href="/dist/tradeoff.engine.js">`,
  }),
  '/before.html': pageOf(`${element()}<script>w.comparison = ${fixture('drinks.json')}</script>${kWidgetTag}`, {
    head: '',
  }),
  '/after.html': pageOf(
    `${element()}<script>customElements.whenDefined('trade-off').then(() => { w.comparison = ${fixture('drinks.json')} })</script>`,
  ),
  '/two.html': pageOf(`${element(kFallback, kSrc)}<trade-off id="second" ${kSrc}></trade-off>`),
  '/thrice.html': pageOf(
    `${kScript} data-view="compare"></script><p>a</p>${kScript}></script><p>b</p>${kScript} data-heading="2"></script>`,
    { head: '' },
  ),
  '/marked.html': pageOf(
    `<p>See <a id="a" href="/documents/drinks.json" ${kMark}>the drinks</a>.</p>` +
      `<div id="d" ${kMark} data-view="compare" data-id="7">${kFallback}</div>` +
      `<figure id="f" ${kMark}>${kFallback}<figcaption>Drinks</figcaption></figure>` +
      `<div id="none" data-trade-off>Stays</div><p id="p" ${kMark}>Stays</p><div id="late">Soon</div>`,
  ),
  '/other.html': pageOf(element(), {
    head: `${kListen}<script>customElements.define('trade-off', class extends HTMLElement {})</script>${kWidgetTag}${kWidgetTag.replace('.js', '.js?2')}`,
  }),
  '/framed.html': pageOf(
    `<iframe id="frame" title="Drinks" height="500" src="/dist/embed.html?src=%2Fdocuments%2Fdrinks.json&amp;view=compare"></iframe>` +
      '<iframe id="stranger" title="Stranger" height="500" src="/stranger.html"></iframe>',
    { head: '<script src="/dist/tradeoff.host.js"></script>' },
  ),
  '/result.html': pageOf(
    '<iframe id="frame" title="Drinks" height="500" src="/dist/embed.html?src=%2Fdocuments%2Fdrinks.json#drinks=when.morning"></iframe>',
    { head: '<script src="/dist/tradeoff.host.js"></script>' },
  ),
  '/stranger.html': pageOf('', { head: '' }),
  '/twice.html': pageOf(element(kFallback, kSrc), {
    head: kListen + kWidgetTag + kWidgetTag.replace('.js', '.js?again') + kWidgetTag,
  }),
  '/slow.html': pageOf(`${element(`${kFallback}<div class="tall"></div>`, kSrc)}<p id="below">Below</p>`, {
    head: kHead,
  }),
  '/far.html': pageOf(`<div class="tall"></div>`.repeat(12) + element(kFallback, kSrc), { head: kHead }),
  '/move.html': pageOf(`${element(kFallback, `${kSrc} ask="author"`)}<aside id="there" aria-label="There"></aside>`),
};

let slow = false;
/** Another host, which allows cross-origin requests from any origin. @type {import('./site.mjs').Server} */
let elsewhere;
const kAnybody = { 'access-control-allow-origin': '*' };

const overrides = {
  '/moved.html': () => ({
    body: pageOf(
      `<script async crossorigin="anonymous" src="${elsewhere.url}/dist/tradeoff.js" data-src="/documents/drinks.json"></script>`,
      { head: '' },
    ),
  }),
  '/dist/tradeoff.wasm': () => ({ delay: slow ? 1500 : 0 }),
  '/tall.css': { body: '.tall{height:700px}' },
};

/**
 * Serves embed.html with a sandbox policy: it then has an opaque origin, though its address keeps the server's origin.
 * @param {string} file
 */
const headers = (file) =>
  /** @type {Record<string, string>} */ (
    file === '/dist/embed.html' && sandboxed ? { 'content-security-policy': 'sandbox allow-scripts' } : kAnybody
  );
let sandboxed = false;

before(async () => {
  elsewhere = await startServer({ headers: () => kAnybody });
});
after(() => elsewhere.close());

inEveryEngine('ways to embed', { pages, overrides, headers }, (bench) => {
  /** @param {string} name */
  const openPage = async (name) => {
    const reader = new Reader(bench.browser, drinks);
    bench.server.requests.length = 0;
    await bench.browser.goto(`${bench.server.url}/${name}.html`);
    return reader;
  };
  /** @param {RegExp} pattern */
  const requestCount = (pattern) => bench.server.requests.filter(({ path }) => pattern.test(path)).length;
  const assertNoProblems = async () => assert.deepEqual(await bench.browser.problems(), []);
  /** @param {Reader} reader */
  const fallback = (reader) => reader.find({ role: 'paragraph', has: 'The same as a plain table.' });

  for (const [name, what] of [
    ['src', 'the element with src'],
    ['child', 'the element with a JSON child'],
    ['before', 'the property set before the script loads'],
    ['after', 'the property set after the script has loaded'],
  ]) {
    test(`${what} renders in place of the fallback`, async () => {
      const reader = await openPage(name);
      await reader.seeWidget();
      assert.equal((await reader.find({ role: 'table' })).length, 1);
      assert.deepEqual(await fallback(reader), []);
      await assertNoProblems();
      await until('trade-off-ready', () =>
        bench.browser.evaluate(() => window.watched.events.some(({ type }) => type === 'trade-off-ready')),
      );
      const ready = await bench.browser.evaluate(() =>
        window.watched.events.filter(({ type }) => type === 'trade-off-ready'),
      );
      assert.deepEqual(
        ready.map(({ target, bubbles, composed, plain }) => [target, bubbles, composed, plain]),
        [['w', true, true, true]],
      );
    });
  }

  test('a page that preloads the modules in its head requests each of them once', async () => {
    const reader = await openPage('named');
    await reader.seeWidget();
    for (const file of ['tradeoff.js', 'tradeoff.element.js', 'tradeoff.engine.js', 'tradeoff.wasm'])
      assert.equal(requestCount(new RegExp(`/${file.replaceAll('.', '\\.')}$`)), 1, file);
    await assertNoProblems();
  });

  test('the script tag with data-src inserts the widget after itself', async () => {
    const reader = await openPage('script');
    await reader.seeWidget();
    const next = await bench.browser.evaluate(
      () => document.querySelector('script[data-src]')?.nextElementSibling?.localName,
    );
    assert.equal(next, 'trade-off');
    await assertNoProblems();
  });

  test('each of three script tags inserts its own widget', async () => {
    const reader = await openPage('thrice');
    await until('three widgets', async () => (await reader.find({ role: 'table' })).length === 3);
    const around = await bench.browser.evaluate(() =>
      [...document.querySelectorAll('main > *')].map((one) => one.localName).join(' '),
    );
    assert.equal(around, 'h1 script trade-off p script trade-off p script trade-off');
    assert.deepEqual(
      await bench.browser.evaluate(() =>
        [...document.querySelectorAll('trade-off')].map((one) => [one.view, one.heading]),
      ),
      [
        ['compare', 3],
        ['all', 3],
        ['all', 2],
      ],
    );
    await assertNoProblems();
  });

  test('a script from another host loads all its files from there', async () => {
    elsewhere.requests.length = 0;
    const reader = await openPage('moved');
    await reader.seeWidget();
    assert.equal(requestCount(/^\/dist\//), 0);
    assert.ok(elsewhere.requests.some(({ path }) => path === '/dist/tradeoff.wasm'));
    await assertNoProblems();
  });

  test('marked links, boxes and figures become comparisons, and their content becomes the fallback', async () => {
    const reader = await openPage('marked');
    await until('three widgets', async () => (await reader.find({ role: 'table' })).length === 3);
    const state = await bench.browser.evaluate(() => {
      const id = (/** @type {string} */ name) => /** @type {HTMLElement} */ (document.getElementById(name));
      const held = (/** @type {Element} */ one) => [...one.children].map((child) => child.localName).join(' ');
      return {
        link: id('a').parentElement?.localName,
        box: held(id('d')),
        view: /** @type {any} */ (id('d').firstElementChild).view,
        foreign: id('d').firstElementChild?.hasAttribute('id'),
        figure: held(id('f')),
        untouched: [held(id('none')), held(id('p'))],
      };
    });
    assert.deepEqual(state, {
      link: 'trade-off',
      box: 'trade-off',
      view: 'compare',
      foreign: false,
      figure: 'trade-off figcaption',
      untouched: ['', ''],
    });
    await bench.browser.evaluate((mark) => {
      document.querySelector('main')?.insertAdjacentHTML('beforeend', `<section><div ${mark}>Later</div></section>`);
      const late = /** @type {HTMLElement} */ (document.getElementById('late'));
      late.dataset.tradeOff = '/documents/drinks.json';
      late.dataset.loading = 'eager';
    }, kMark);
    await until(
      'five widgets',
      async () => (await bench.browser.evaluate(() => document.querySelectorAll('trade-off').length)) === 5,
    );
    await bench.browser.evaluate(() => document.querySelector('section trade-off')?.scrollIntoView());
    await until('five rendered widgets', async () => (await reader.find({ role: 'table' })).length === 5);
    await assertNoProblems();
  });

  test('an iframe grows with its comparison, and for no other message', async () => {
    await openPage('framed');
    const heights = () =>
      bench.browser.evaluate(() =>
        ['frame', 'stranger'].map((id) => /** @type {HTMLElement} */ (document.getElementById(id)).clientHeight),
      );
    const inside = () =>
      bench.browser.evaluate(
        () =>
          /** @type {any} */ (document.getElementById('frame')).contentDocument
            .querySelector('trade-off')
            ?.shadowRoot.querySelectorAll('.root:not([hidden]) table').length,
      );
    await until('the table in the iframe', async () => (await inside()) === 1);
    assert.deepEqual(await heights(), [500, 500], 'the height does not change before the reader acts');
    await bench.browser.evaluate(() =>
      /** @type {any} */ (document.getElementById('frame')).contentDocument
        .querySelector('trade-off')
        .shadowRoot.querySelector('.show-all')
        .click(),
    );
    await until('a taller iframe', async () => (await heights())[0] > 500);
    await until('the whole height', () =>
      bench.browser.evaluate(() => {
        const frame = /** @type {HTMLIFrameElement} */ (document.getElementById('frame'));
        return Math.abs(frame.clientHeight - (frame.contentDocument?.body.offsetHeight ?? 0)) <= 1;
      }),
    );
    const full = await bench.browser.evaluate(() =>
      parseInt(/** @type {HTMLElement} */ (document.getElementById('frame')).style.height),
    );

    /**
     * Posts a message from inside an iframe. Resolves to the iframe's style.height once the page has received it.
     * @param {string} id
     * @param {string} height JavaScript source of a value
     * @param {string} [type]
     */
    const post = (id, height, type = 'trade-off-height') =>
      bench.browser.evaluate(
        (name, message) =>
          new Promise((heard) => {
            const { style, contentWindow } = /** @type {any} */ (document.getElementById(name));
            addEventListener('message', ({ data }) => data.type && setTimeout(() => heard(style.height)), {
              once: true,
            });
            contentWindow.setTimeout(`parent.postMessage(${message}, '*')`);
          }),
        id,
        `{type: '${type}', height: ${height}}`,
      );
    for (const wrong of ['NaN', 'Infinity', '"900px"', 'null', '{}', '[300]'])
      assert.equal(await post('frame', wrong), `${full}px`, wrong);
    assert.equal(await post('frame', '700', 'resize'), `${full}px`);
    assert.equal(await post('stranger', '900'), '', 'an iframe without our page');
    assert.equal(await post('frame', '1e9'), '20000px');
    assert.equal(await post('frame', '-5'), '100px');
    await assertNoProblems();
  });

  test('an iframe grows to the height of the result, and the result does not grow with the iframe', async () => {
    await openPage('result');
    const measured = () =>
      bench.browser.evaluate(() => {
        const frame = /** @type {HTMLIFrameElement} */ (document.getElementById('frame'));
        const root = frame.contentDocument?.querySelector('trade-off')?.shadowRoot;
        /** @type {HTMLElement | null | undefined} */ (root?.querySelector('.show-all:not([hidden])'))?.click();
        const isWhole = !!root?.querySelector('.root:not([hidden]) input[type=range]');
        return { isWhole, frame: frame.clientHeight, body: frame.contentDocument?.body?.offsetHeight ?? 0 };
      });
    const whole = await until('the whole result', async () => {
      const now = await measured();
      return now.isWhole && Math.abs(now.frame - now.body) <= 1 && now;
    });
    await bench.browser.evaluate(() => new Promise((done) => setTimeout(done, 300)));
    assert.deepEqual(await measured(), whole, 'the height is stable');
    const tallest = await bench.browser.evaluate(
      () =>
        /** @type {any} */ (document.getElementById('frame')).contentDocument
          .querySelector('trade-off')
          .shadowRoot.querySelector('.result')
          .lastElementChild.getBoundingClientRect().bottom,
    );
    assert.ok(whole.frame - tallest < 300, `${whole.frame} px tall, of which ${tallest} are used`);
    await assertNoProblems();
  });

  test('a sandboxed iframe works, and loads comparisons only from the origin of its address', async () => {
    sandboxed = true;
    try {
      const reader = new Reader(bench.browser, drinks);
      /** @param {string} src */
      const show = (src) =>
        bench.browser.goto(`${bench.server.url}/dist/embed.html?src=${encodeURIComponent(src)}&heading=2`);
      await show('/documents/drinks.json');
      await reader.seeWidget();
      assert.deepEqual(
        await bench.browser.evaluate(() => [origin, document.querySelector('trade-off')?.getAttribute('heading')]),
        ['null', '2'],
      );
      await reader.goTo('decide');
      await reader.answer('when', ['evening']);
      for (const foreign of [
        `${elsewhere.url}/data/django-vs-express.json`,
        'data:application/json,{}',
        '//example.org/x.json',
        'javascript:1',
      ]) {
        elsewhere.requests.length = 0;
        await show(foreign);
        await until('the error', async () => (await reader.find({ role: 'alert' })).length > 0);
        assert.equal(elsewhere.requests.length, 0);
        assert.deepEqual(
          (await bench.browser.requested()).filter(
            (address) => !address.startsWith(bench.server.url) && !address.startsWith('data:image'),
          ),
          [],
          foreign,
        );
      }
    } finally {
      sandboxed = false;
    }
  });

  test('two widgets on one page share one engine', async () => {
    const reader = await openPage('two');
    await until('both', async () => (await reader.find({ role: 'table' })).length === 2);
    const seen = await bench.browser.requested(); // as the page sees it: WebKit may reuse the module of the previous page without a request
    assert.equal(seen.filter((address) => address.endsWith('/tradeoff.engine.js')).length, 1);
    assert.equal(requestCount(/\/tradeoff\.wasm$/), 1);
    await assertNoProblems();
  });

  test('loading the script three times has no effect but one console message', async () => {
    const reader = await openPage('twice');
    await reader.seeWidget();
    assert.equal((await reader.find({ role: 'table' })).length, 1);
    assert.equal(requestCount(/\/tradeoff\.wasm$/), 1);
    assert.deepEqual(await bench.browser.evaluate(() => window.consoleLines), [`[trade-off] ${words('ui.again')}`]);
    await assertNoProblems();
  });

  test('when another version has defined the element, ours only logs one line', async () => {
    await openPage('other');
    await until('the line', () => bench.browser.evaluate(() => window.consoleLines.length));
    assert.deepEqual(await bench.browser.evaluate(() => window.consoleLines), [`[trade-off] ${words('ui.again')}`]);
    await assertNoProblems();
  });

  test('the fallback stays until the widget is rendered, and nothing below moves then', async () => {
    const below = () =>
      bench.browser.evaluate(() => /** @type {HTMLElement} */ (document.getElementById('below')).offsetTop);
    slow = true;
    try {
      const reader = await openPage('slow');
      await until('the request for the engine', () => requestCount(/\/tradeoff\.wasm$/) === 1);
      assert.equal((await fallback(reader)).length, 1);
      assert.equal((await reader.find({ role: 'table' })).length, 0);
      const before = await below();
      assert.ok(before > 700);
      await reader.seeWidget();
      assert.equal((await fallback(reader)).length, 0);
      assert.equal(await below(), before);
    } finally {
      slow = false;
    }
  });

  test('far below the viewport only tradeoff.js is loaded', async () => {
    const reader = await openPage('far');
    await bench.browser.evaluate(() =>
      customElements.whenDefined('trade-off').then(() => new Promise((done) => setTimeout(done, 500))),
    );
    assert.deepEqual(
      bench.server.requests.filter(({ path }) => /^\/(dist|documents)\//.test(path)).map(({ path }) => path),
      ['/dist/tradeoff.js'],
    );
    await bench.browser.evaluate(() => document.getElementById('w').scrollIntoView());
    await reader.seeWidget();
    await assertNoProblems();
  });

  test('an element that is moved in the document keeps its answers and its question', async () => {
    const reader = await openPage('move');
    await reader.seeWidget();
    await reader.goTo('decide');
    await reader.answer('when', ['evening']);
    await bench.browser.evaluate(() => document.getElementById('there')?.append(document.getElementById('w')));
    await reader.seeQuestion('free');
    assert.equal((await reader.find({ role: 'button', starts: words('ui.change') })).length, 1);
    await reader.answer('free', ['no']);
    await reader.seeQuestion('care');
    await assertNoProblems();
  });
});
