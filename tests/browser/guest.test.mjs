// Isolation: the page's styles and scripts do not affect the widget, the widget does not affect the page, and it
// survives what the page does with its element.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessibilityTree } from './ax_tree.mjs';
import { view } from './command_line.mjs';
import { until } from './engines/common.mjs';
import { inEveryEngine } from './every_engine.mjs';
import { changedBy, hostileSheet, namesIn } from './hostile.mjs';
import { Reader } from './reader.mjs';
import { fixture, kFallback, kWidgetTag, pageOf } from './site.mjs';
import { storedHere, tracesOf } from './traces.mjs';
import { drinks } from './walk.mjs';
import { words } from './words.mjs';

const kFile = 'tests/browser/documents/drinks.json';
const kSrc = 'src="/documents/drinks.json"';
const kAnswers = { when: ['evening'] };
const element = (/** @type {string} */ id, more = '') =>
  `<trade-off id="${id}" loading="eager" ${kSrc} ${more}>${kFallback}</trade-off>`;

/** Elements of the page, with classes that the widget uses too. */
const kHostTags = [
  'a',
  'article',
  'b',
  'blockquote',
  'button',
  'code',
  'dd',
  'div',
  'dl',
  'dt',
  'em',
  'fieldset',
  'figure',
  'form',
  'h2',
  'h3',
  'i',
  'img',
  'input',
  'label',
  'legend',
  'li',
  'mark',
  'meter',
  'nav',
  'ol',
  'output',
  'p',
  'pre',
  'progress',
  's',
  'section',
  'select',
  'small',
  'span',
  'svg',
  'table',
  'textarea',
  'ul',
  'video',
];
const kHost = kHostTags
  .map(
    (tag) =>
      `<${tag} class="root table title progress result button option-1 colour-1" hidden></${tag}><${tag} class="callout card sticky-leader">x</${tag}>`,
  )
  .join('');

const kViews = ['result', 'compare', 'decide'];
const kThree =
  `<section id="room" aria-label="Room">${element('result')}${element('compare', 'view="compare"')}${element('decide', 'view="decide"')}</section>` +
  `<script>document.getElementById('result').answers = ${JSON.stringify(kAnswers)}</script>`;

const kEarly = `{ comparison: ${fixture('drinks.json')}, answers: ${JSON.stringify(kAnswers)}, importance: { sleep: 4 }, view: 'decide', theme: 'dark', ask: 'author', loading: 'eager', engine: 'auto', heading: 4, resume: 'off' }`;

/** Counts active MutationObservers. */
const kCount = `<script>{
  const active = new Set();
  MutationObserver = class extends MutationObserver {
    observe(...what) { super.observe(...what); active.add(this); }
    disconnect() { super.disconnect(); active.delete(this); }
  };
  Object.defineProperty(window, 'observers', { get: () => active.size });
}</script>`;

const pages = {
  '/calm.html': pageOf(kThree, { head: `${kWidgetTag}<link rel="stylesheet" href="/room.css">` }),
  '/host.html': pageOf(
    `<div>${kHost}</div><trade-off loading="eager" ${kSrc} style="display:block;min-height:28em">${kFallback}<p>2</p><p>3</p></trade-off>`,
    { head: '<link rel="stylesheet" href="/room.css">' },
  ),
  '/early.html': pageOf(
    `<trade-off id="w"></trade-off><script>Object.assign(w, ${kEarly}); window.loose = Object.assign(document.createElement('trade-off'), ${kEarly})</script>${kWidgetTag}`,
    { head: '' },
  ),
  '/moves.html': pageOf(`<div id="here">${element('w', 'ask="author"')}</div><div id="there"></div>`),
  '/turbo.html': pageOf(
    `${element('w', 'resume="on"')}<div data-trade-off="/documents/drinks.json" data-loading="eager">${kFallback}</div>` +
      `<script async src="/dist/tradeoff.js" data-src="/documents/drinks.json" data-loading="eager"></script><p>End</p>`,
    { head: kCount + kWidgetTag },
  ),
  '/elsewhere.html': pageOf('<p>Something else</p>', { head: '', title: 'Elsewhere' }),
};

let hostile = '';
const overrides = {
  '/room.css': {
    body: '#room { position: absolute; inset-block-start: 120px; inline-size: 720px } trade-off { display: block }',
  },
  '/hostile.css': () => ({ body: hostile }),
};
/** The test server's default, no-store, would disable the back/forward cache. */
const headers = () => ({ 'cache-control': 'no-cache' });

inEveryEngine('isolation', { pages, overrides, headers }, (bench) => {
  /** @type {import('./engines/common.mjs').Browser['evaluate']} */
  const evaluate = (...given) => bench.browser.evaluate(...given);
  const assertNoProblems = async () => assert.deepEqual(await bench.browser.problems(), []);
  const openPage = async (/** @type {string} */ name) => {
    await bench.browser.goto(`${bench.server.url}/${name}.html`);
    return new Reader(bench.browser, drinks);
  };
  const seeWidgets = (/** @type {number} */ count) =>
    until(`${count} rendered widgets`, () =>
      evaluate(
        (/** @type {number} */ wanted) =>
          [...document.querySelectorAll('trade-off')].filter((one) => one.shadowRoot?.querySelector('.tabs, table'))
            .length === wanted,
        count,
      ),
    );

  test('a hostile style sheet of the page changes nothing inside', async () => {
    const reader = await openPage('calm');
    await seeWidgets(3);
    await evaluate((/** @type {string} */ name) => {
      const { shadowRoot } = /** @type {any} */ (document.getElementById('result'));
      [...shadowRoot.querySelectorAll('button')].find((button) => button.textContent.trim() === name).click();
    }, words('ui.tab_result'));
    const isIdle = () =>
      [...document.querySelectorAll('trade-off')].every(({ shadowRoot }) =>
        shadowRoot?.getAnimations().every(({ playState }) => playState === 'finished'),
      ) && !!document.getElementById('result')?.shadowRoot?.querySelector('input[type=range]');
    await until('the whole result without running animations', () => evaluate(isIdle));
    const snapshot = async () => {
      const tree =
        bench.engine === 'chromium'
          ? await accessibilityTree(/** @type {import('puppeteer-core').Page} */ (bench.browser.page))
          : '';
      return {
        tree: tree.split('\n').filter((line) => line.startsWith(' '.repeat(6))),
        all: await Promise.all(kViews.map((host) => reader.find({ host }))),
      };
    };
    const before = await snapshot();
    assert.ok(before.all.flat().length > 300);
    assert.ok(before.tree.length > 100 || bench.engine !== 'chromium');

    hostile = hostileSheet(await evaluate(namesIn, kViews));
    const { elements, changed, host } = await evaluate(changedBy, kViews, '/hostile.css');
    assert.deepEqual(changed, []);
    assert.ok(elements > 700, `${elements} elements`);
    assert.equal(host, 'uppercase', 'the hostile style sheet applies');
    assert.deepEqual(await snapshot(), before);
    await assertNoProblems();
  });

  test('elements, style sheets and globals of the page are unchanged', async () => {
    await openPage('host');
    const { whole, outside, ...left } = await evaluate(tracesOf, '/dist/tradeoff.js', kAnswers);
    assert.ok(whole && outside > 80);
    assert.deepEqual(left, { globals: [], page: [], looks: [] });
    await assertNoProblems();
  });

  test('requests no file twice, none from other hosts, and stores only the answers', async () => {
    bench.server.requests.length = 0;
    const reader = await openPage('moves');
    await reader.seeWidget();
    const nothing = { cookie: '', local: [], session: [], databases: 0, caches: 0, workers: 0 };
    assert.deepEqual(await evaluate(storedHere), nothing);
    await reader.goTo('decide');
    await reader.answer('when', ['evening']);
    assert.deepEqual(await evaluate(storedHere), { ...nothing, session: ['trade-off:drinks:/moves.html'] });
    const requested = bench.server.requests.map(({ path }) => path).filter((path) => path !== '/favicon.ico');
    assert.deepEqual(requested, [...new Set(requested)]);
    assert.deepEqual(
      (await bench.browser.requested()).filter(
        (address) => !address.startsWith(bench.server.url) && !address.startsWith('data:image'),
      ),
      [],
    );
  });

  test('dark and light follow the page, also when it changes while the widget is hidden', async () => {
    const reader = await openPage('moves');
    await reader.seeWidget();
    const isDark = () =>
      evaluate(() => {
        const frame = /** @type {any} */ (document.querySelector('trade-off')).shadowRoot.querySelector('.root');
        return getComputedStyle(frame).color === 'rgb(221, 221, 221)';
      });
    const setDark = (/** @type {boolean} */ dark) =>
      evaluate((to) => void document.documentElement.classList.toggle('dark', to), dark);
    const show = (/** @type {string} */ display) =>
      evaluate((to) => void document.querySelector('main')?.style.setProperty('display', to), display);
    assert.equal(await isDark(), false);
    await setDark(true);
    await until('dark', isDark);
    await show('none');
    await setDark(false);
    await evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await show('block');
    await until('light', async () => !(await isDark()));
    await assertNoProblems();
  });

  test('properties set before the element is defined apply, in the document or not', async () => {
    await openPage('early');
    await evaluate(() =>
      customElements
        .whenDefined('trade-off')
        .then(() => document.querySelector('main')?.append(/** @type {any} */ (window).loose)),
    );
    await seeWidgets(2);
    for (const which of [0, 1]) {
      const actual = await evaluate(async (/** @type {number} */ place) => {
        const one = /** @type {any} */ (document.querySelectorAll('trade-off')[place]);
        await one.exportAs('json');
        const { answers, importance, view, theme, ask, heading, resume } = one;
        return {
          own: Object.keys(one),
          result: one.result,
          set: { answers, importance, view, theme, ask, heading, resume },
        };
      }, which);
      assert.deepEqual(actual.own, []);
      assert.deepEqual(actual.set, {
        answers: kAnswers,
        importance: { sleep: 4 },
        view: 'decide',
        theme: 'dark',
        ask: 'author',
        heading: 4,
        resume: 'off',
      });
      assert.deepEqual(actual.result, view(kFile, kAnswers, { sleep: 4 }));
    }
    await assertNoProblems();
  });

  test('a moved element keeps its state; one removed and inserted later keeps its answers', async () => {
    const reader = await openPage('moves');
    await reader.seeWidget();
    await reader.goTo('decide');
    await reader.answer('when', ['evening']);
    await reader.seeQuestion('free');
    const kept = await evaluate(async () => {
      const [w, here, there] = ['w', 'here', 'there'].map((id) => /** @type {any} */ (document.getElementById(id)));
      const frame = w.shadowRoot.querySelector('[part~=frame]');
      const moves = {
        append: () => there.append(w),
        moveBefore: here.moveBefore && (() => here.moveBefore(w, null)),
        wrapped: () => {
          const box = document.createElement('div');
          w.replaceWith(box);
          box.append(w);
        },
        inTransition: () => document.startViewTransition(() => here.append(w)).updateCallbackDone,
      };
      /** @type {Record<string, unknown>} */
      const kept = {};
      for (const [name, move] of Object.entries(moves)) {
        if (!move) continue;
        await move();
        await new Promise((later) => setTimeout(later));
        kept[name] =
          w.isConnected && frame === w.shadowRoot.querySelector('[part~=frame]') && w.answers.when?.[0] === 'evening';
      }
      return kept;
    });
    const moveBefore = bench.engine === 'webkit' ? {} : { moveBefore: true }; // WebKit does not support it yet
    assert.deepEqual(kept, { append: true, ...moveBefore, wrapped: true, inTransition: true });
    await reader.seeQuestion('free');

    await evaluate(() => {
      const w = /** @type {any} */ (document.getElementById('w'));
      w.remove();
      return new Promise((later) => setTimeout(later)).then(() => document.querySelector('main')?.append(w));
    });
    await reader.seeWidget();
    assert.deepEqual(await evaluate(() => /** @type {any} */ (document.getElementById('w')).answers), kAnswers);
    await assertNoProblems();
  });

  test('works in a single-page application that replaces content and address', async () => {
    const reader = await openPage('moves');
    const replacePage = (/** @type {string} */ address, /** @type {string} */ html) =>
      evaluate(
        (/** @type {string} */ to, /** @type {string} */ text) => {
          history.pushState(null, '', to);
          /** @type {HTMLElement} */ (document.querySelector('main')).innerHTML = text;
        },
        address,
        html,
      );
    const answers = () => evaluate(() => /** @type {any} */ (document.getElementById('w')).answers);
    await replacePage('/app/a', element('w', 'ask="author"'));
    await reader.seeWidget();
    await reader.goTo('decide');
    await reader.answer('when', ['evening']);
    await replacePage('/app/b', element('w', 'ask="author"'));
    await reader.seeWidget();
    assert.deepEqual(await answers(), {}, 'answers belong to the page');
    await replacePage('/app/a', element('w', 'ask="author"'));
    await reader.seeWidget();
    assert.deepEqual(await answers(), kAnswers);
    await assertNoProblems();
  });

  test('a page that is cloned, replaced and restored has each widget once, and they work', async () => {
    await openPage('turbo');
    await seeWidgets(3);
    const reader = new Reader(bench.browser, drinks);
    await evaluate(() => /** @type {HTMLElement} */ (document.getElementById('w')).scrollIntoView());
    const state = () =>
      evaluate(() => ({
        // the author's markup and the elements that the script created for it, nothing else
        markup: [...document.querySelectorAll('trade-off')].map((one) => one.outerHTML),
        around: [...document.querySelectorAll('main > *')].map(({ localName }) => localName).join(' '),
        observers: /** @type {any} */ (window).observers,
      }));
    const before = await state();
    assert.equal(before.around, 'h1 trade-off div script trade-off p');
    for (const round of [1, 2]) {
      // As Turbo does: keep a clone of the page, swap the body, and run the scripts of each new body.
      await evaluate(async () => {
        const show = (/** @type {HTMLElement} */ body) => {
          document.body.replaceWith(body);
          for (const old of body.querySelectorAll('script')) {
            const script = Object.assign(document.createElement('script'), {
              textContent: old.textContent,
              async: false,
            });
            for (const { name, value } of old.attributes) script.setAttribute(name, value);
            old.replaceWith(script);
          }
        };
        const kept = /** @type {HTMLElement} */ (document.documentElement.cloneNode(true));
        show(Object.assign(document.createElement('body'), { textContent: 'Another page' }));
        await new Promise((later) => setTimeout(later));
        show(/** @type {HTMLElement} */ (kept.querySelector('body')));
        await new Promise((later) => document.querySelector('main > script')?.addEventListener('load', later));
      });
      await seeWidgets(3);
      assert.deepEqual(await state(), before, `round ${round}`);
    }
    await evaluate(
      (/** @type {object} */ answers) =>
        Object.assign(/** @type {object} */ (document.getElementById('w')), { answers }),
      kAnswers,
    );
    assert.ok(await evaluate(() => /** @type {any} */ (document.getElementById('w')).result.leader));
    assert.ok((await reader.find({ host: 'w', role: 'table' })).length);
    await assertNoProblems();
  });

  test('going back in history restores the state of the widget', async () => {
    const reader = await openPage('moves');
    await reader.seeWidget();
    await reader.goTo('decide');
    await reader.answer('when', ['evening']);
    await evaluate((/** @type {string} */ address) => {
      addEventListener('pageshow', ({ persisted }) => Object.assign(window, { persisted }));
      setTimeout(() => location.assign(address));
    }, '/elsewhere.html');
    const title = () => evaluate(() => (document.readyState === 'complete' ? document.title : '')).catch(() => ''); // evaluation fails during navigation
    await until('the next page', async () => (await title()) === 'Elsewhere');
    await evaluate(() => void setTimeout(() => history.back()));
    await until('the previous page', async () => (await title()) === 'A post');
    await reader.seeQuestion('free');
    const { persisted, answers } = await evaluate(() => ({
      persisted: /** @type {any} */ (window).persisted,
      answers: /** @type {any} */ (document.getElementById('w')).answers,
    }));
    assert.deepEqual(answers, kAnswers);
    assert.equal(persisted, true, 'the page comes from the back/forward cache');
    await reader.answer('free', ['no']);
    await assertNoProblems();
  });
});
