// Failures below the widget: traps in the engine, failing storage, missing languages, removal of the element while it
// loads.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { until } from './engines/common.mjs';
import { inEveryEngine } from './every_engine.mjs';
import { Reader } from './reader.mjs';
import { countedEngine, kFallback, kStrictPolicy, kWidgetTag, pageOf } from './site.mjs';
import { drinks } from './walk.mjs';
import { words, wordsIn } from './words.mjs';

const own = (/** @type {string} */ file) => readFileSync(new URL(file, import.meta.url));

/** @param {string} first a script before ours @param {string} [more] attributes */
const page = (first, more = '') =>
  pageOf(`<trade-off id="w" src="/documents/drinks.json" loading="eager" ${more}>${kFallback}</trade-off>`, {
    head: `<script src="/${first}"></script>${kWidgetTag}`,
  });

const pages = {
  '/traps.html': page('wasm_traps.js'),
  '/full.html': page('no_store.js'),
  '/small.html': page('small_intl.js', 'lang="de"'),
  '/waits.html': page('nothing.js', 'lang="de"'),
  '/late.html': page('late_look.js'),
};

/** The file that the server delays. */
let slow = '';
const kWaits = [
  'documents/drinks.json',
  'dist/tradeoff.element.js',
  'dist/tradeoff.engine.js',
  'dist/tradeoff.wasm',
  'dist/locales/de.js',
  'dist/tradeoff.more.js',
  'dist/tradeoff.more.wasm',
];
const kLate = 400;
const kLook = 2000; // delay of the first check for visible content
const body = (/** @type {string} */ file) =>
  file.startsWith('documents')
    ? own(file)
    : own(file === 'dist/tradeoff.engine.js' ? 'engine_counting.js' : `../../${file}`);

const overrides = {
  ...countedEngine,
  ...Object.fromEntries(
    kWaits.map((file) => [`/${file}`, () => ({ body: body(file), delay: slow === file ? kLate : 0 })]),
  ),
  '/wasm_traps.js': { body: own('wasm_traps.js') },
  '/nothing.js': { body: '' },
  // Delays the first check for visible content, so that a test can act before it. That check is posted as a message by
  // the widget once the visible rows are rendered.
  '/late_look.js': {
    body: `let now = 0;
    performance.now = () => (now += 20); // every rendering seems to exceed its frame budget, so only the visible rows are rendered
    const { postMessage } = MessagePort.prototype;
    MessagePort.prototype.postMessage = function (...args) {
      const isDrawn = document.getElementById('w')?.shadowRoot?.querySelector('.root[hidden] .row');
      if (!isDrawn || !new Error().stack.includes('tradeoff.element.js')) return postMessage.apply(this, args);
      window.isDrawn = true;
      setTimeout(() => postMessage.apply(this, args), ${kLook});
    };`,
  },
  '/no_store.js': {
    body: `Storage.prototype.setItem = Storage.prototype.getItem = Storage.prototype.removeItem = () => { throw new DOMException('', 'QuotaExceededError'); };`,
  },
  // As in a browser built with the data of one language only: https://nodejs.org/api/intl.html, "small-icu".
  '/small_intl.js': {
    body: `for (const name of ['NumberFormat', 'ListFormat', 'DateTimeFormat']) {
    const Whole = Intl[name];
    Intl[name] = function (tag, options) { return new Whole(/^en/.test(tag) ? tag : undefined, options); };
  }`,
  },
};
const headers = (/** @type {string} */ file) =>
  /** @type {Record<string, string>} */ (file.endsWith('.html') ? { 'content-security-policy': kStrictPolicy } : {});

inEveryEngine('failures below the widget', { pages, overrides, headers }, (bench) => {
  /** @type {import('./engines/common.mjs').Browser['evaluate']} */
  const evaluate = (script, ...args) => bench.browser.evaluate(script, ...args);
  /** @param {string} name @param {string} [language] */
  const openPage = async (name, language) => {
    await bench.browser.goto(`${bench.server.url}/${name}.html`);
    return new Reader(bench.browser, drinks, language);
  };
  const assertNoProblems = async () => assert.deepEqual(await bench.browser.problems(), []);
  const widget = () =>
    evaluate(() =>
      (({ answers, result }) => ({ answers, leader: result?.leader ?? null, isWhole: !!result?.flips }))(
        /** @type {any} */ (document.getElementById('w')),
      ),
    );
  /** Uncaught errors and rejections; errors that the widget logs are not among them. */
  const uncaught = async () =>
    (await evaluate(() => window.watched.problems)).filter(({ kind }) => kind === 'error' || kind === 'rejection');
  const traps = (/** @type {object} */ change) =>
    evaluate((to) => Object.assign(/** @type {any} */ (window).traps, to), change);
  const setAnswers = (/** @type {object} */ answers) =>
    evaluate((to) => void Object.assign(/** @type {any} */ (document.getElementById('w')), { answers: to }), answers);
  const errors = () =>
    evaluate(() =>
      window.watched.events.filter(({ type }) => type === 'trade-off-error').map(({ detail }) => detail.errors[0].code),
    );

  test('after a trap in any call while opening, the fallback and an error are shown, and the next comparison works', async () => {
    for (const call of ['new', 'preparePage', 'page', 'quickView']) {
      const reader = await openPage('traps');
      await reader.seeWidget();
      await traps({ calls: ['delete', 'new', 'preparePage', 'preparePage', 'page', 'quickView'].indexOf(call) });
      const reload = () => evaluate(() => void (/** @type {any} */ (document.getElementById('w').src += '?')));
      await reload();
      await reader.see({ role: 'alert', host: 'w' });
      assert.equal(
        (await reader.find({ has: 'The same as a plain table.', role: 'paragraph' })).length,
        1,
        `the fallback after a trap in ${call}`,
      );
      assert.deepEqual(await errors(), ['engine_failed']);
      await reload();
      await reader.seeWidget();
      await reader.goTo('decide');
      assert.equal((await traps({})).stale, 0);
      assert.deepEqual(await uncaught(), []);
    }
  });

  test('after a trap during an answer, the previous answers stay, an error is announced and the next answer works', async () => {
    const reader = await openPage('traps');
    await reader.seeWidget();
    await reader.goTo('decide');
    await reader.select(drinks.questions[0], ['morning']);
    for (const isWhole of [false, true]) {
      const before = await widget();
      assert.equal(before.isWhole, isWhole);
      await traps({ calls: 0 });
      await evaluate(
        () => void (/** @type {any} */ (document.getElementById('w')).shadowRoot.querySelectorAll('input')[1].click()),
      );
      await reader.see({ role: 'status', has: words('error.engine_failed') });
      const { answers, leader } = await widget();
      assert.deepEqual([answers, leader], [before.answers, before.leader]);
      await until('a fresh engine', () =>
        evaluate(() => {
          const one = /** @type {any} */ (document.getElementById('w'));
          one.shadowRoot.querySelectorAll('input')[1].click();
          return one.answers.when[0] === 'evening';
        }),
      );
      await reader.goTo('result');
      await until('the whole view', async () => (await widget()).isWhole);
      await reader.goTo('decide');
      await setAnswers({ when: ['morning'] });
      await evaluate(
        () =>
          void (/** @type {any} */ (document.getElementById('w')).shadowRoot.querySelector('.given button').click()),
      );
      await reader.seeQuestion('when');
    }
    assert.equal((await traps({})).stale, 0);
    assert.deepEqual(await uncaught(), []);
  });

  test('after a trap in the deferred part, the result stays, one error is reported and the next action completes the view', async () => {
    const reader = await openPage('traps');
    await reader.seeWidget();
    await traps({ calls: 1 }); // the quick view, then the preparation of the whole view
    await setAnswers({ when: ['morning'] });
    await reader.press(words('ui.tab_result'));
    await reader.see({ role: 'status', has: words('error.engine_failed') });
    await reader.seeLeader(['coffee']);
    assert.deepEqual(await errors(), ['engine_failed']);
    await reader.press(words('ui.tab_compare'));
    await reader.goTo('result');
    assert.equal((await widget()).isWhole, true);
    assert.deepEqual(await errors(), ['engine_failed']);
    assert.equal((await traps({})).stale, 0);
    assert.deepEqual(await uncaught(), []);
  });

  test('after an error between the first rendering and showing it, the fallback stays and the next comparison works', async () => {
    const reader = await openPage('late');
    await until('the first rendering', () => evaluate(() => /** @type {any} */ (window).isDrawn));
    const set = (/** @type {unknown} */ comparison) =>
      evaluate(
        (to) => void Object.assign(/** @type {any} */ (document.getElementById('w')), { comparison: to }),
        comparison,
      );
    await set('{');
    await reader.see({ role: 'alert', host: 'w' });
    await new Promise((later) => setTimeout(later, kLook));
    assert.equal((await reader.find({ has: 'The same as a plain table.', role: 'paragraph' })).length, 1);
    assert.equal((await reader.find({ role: 'alert', host: 'w' })).length, 1);
    const types = await evaluate(() => window.watched.events.map(({ type }) => type));
    assert.deepEqual(types, ['trade-off-error']);
    await set(null);
    await reader.seeWidget();
    assert.deepEqual(await uncaught(), []);
  });

  test('when the deferred module cannot be instantiated, the result stays and the next action completes the view', async () => {
    const reader = await openPage('traps');
    await reader.seeWidget();
    await traps({ starts: 0 });
    await setAnswers({ when: ['morning'] });
    await reader.press(words('ui.tab_result'));
    await reader.see({ role: 'heading', name: words('ui.given') });
    assert.equal((await traps({})).starts, null, 'it was refused');
    await reader.press(words('ui.tab_compare'));
    await reader.goTo('result');
    assert.equal((await widget()).isWhole, true);
    await assertNoProblems();
  });

  test('the widget works when storage throws', async () => {
    const reader = await openPage('full');
    await reader.seeWidget();
    await reader.goTo('decide');
    await reader.answer('when', ['morning']);
    await evaluate(() => /** @type {any} */ (document.getElementById('w')).reset());
    assert.deepEqual((await widget()).answers, {});
    await assertNoProblems();
  });

  test('messages appear in a language that Intl does not support', async () => {
    const reader = await openPage('small', 'de');
    await reader.seeWidget();
    await reader.goTo('decide');
    await reader.answer('when', ['morning']);
    await reader.goTo('result');
    await reader.see({ role: 'heading', name: wordsIn('de')('ui.certainty') });
    await assertNoProblems();
  });

  for (const file of kWaits) {
    test(`an element removed while ${file} loads leaks nothing, and works when inserted again`, async () => {
      const isLater = /more/.test(file);
      slow = file;
      bench.server.requests.length = 0;
      const reader = await openPage('waits', 'de');
      if (isLater) {
        await reader.seeWidget();
        await setAnswers({ when: ['morning'] });
        await reader.press(reader.words('ui.tab_result'));
      }
      await until(file, () => bench.server.requests.some((request) => request.path === `/${file}`));
      await evaluate(async (late) => {
        const gone = /** @type {HTMLElement} */ (document.getElementById('w'));
        gone.remove();
        await new Promise((done) => setTimeout(done, late));
        Object.assign(window, { gone });
      }, kLate + 200);
      slow = '';
      assert.equal(await evaluate(() => window.openDecisions?.() ?? 0), 0);
      await evaluate(() => document.querySelector('main')?.append(/** @type {any} */ (window).gone));
      await reader.seeWidget();
      if (isLater) await reader.goTo('result');
      assert.deepEqual((await widget()).answers, isLater ? { when: ['morning'] } : {});
      await evaluate(() => document.getElementById('w')?.remove());
      await until('no open decisions', () => evaluate(() => window.openDecisions() === 0));
      await assertNoProblems();
    });
  }

  test('removing the element during a slider move, a share or an export causes no error', async () => {
    const reader = await openPage('waits', 'de');
    await reader.seeWidget();
    await setAnswers({ when: ['morning'] });
    await reader.goTo('result');
    const seen = await evaluate(async (link) => {
      const one = /** @type {any} */ (document.getElementById('w'));
      const insertAgain = async () => {
        document.querySelector('main')?.append(one);
        await new Promise((done) => one.addEventListener('trade-off-ready', done, { once: true }));
      };
      const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const slider = one.shadowRoot.querySelector('input[type=range]');
      slider.valueAsNumber = 1;
      slider.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      one.remove();
      await frames();
      const importance = one.importance;
      await insertAgain();

      let refuse = () => {};
      const writeText = () => new Promise((_, no) => (refuse = () => no(new Error())));
      Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
      one.view = 'decide'; // forces a rendering
      [...one.shadowRoot.querySelectorAll('.tabs button')].at(-1).click();
      while (![...one.shadowRoot.querySelectorAll('button')].some((button) => button.textContent.trim() === link))
        await frames();
      [...one.shadowRoot.querySelectorAll('button')].find((button) => button.textContent.trim() === link).click();
      one.remove();
      await frames();
      refuse();
      await frames();
      await insertAgain();

      const text = one.exportAs('markdown');
      one.remove();
      return { importance, text: typeof (await text) };
    }, reader.words('share.way_link'));
    assert.deepEqual(seen, { importance: {}, text: 'string' });
    await until('no open decisions', () => evaluate(() => window.openDecisions() === 0));
    await assertNoProblems();
  });
});
