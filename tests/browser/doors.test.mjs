// Every way of putting a comparison into a page, and good manners once it is there.
import assert from 'node:assert/strict';
import { test } from 'node:test';
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

const pages = {
  '/script.html': pageOf('<script async src="/dist/tradeoff.js" data-src="/documents/drinks.json"></script><p id="after">After</p>', { head: '' }),
  '/src.html': pageOf(element(kFallback, kSrc)),
  '/child.html': pageOf(element(kChild + kFallback)),
  '/before.html': pageOf(`${element()}<script>w.comparison = ${fixture('drinks.json')}</script>${kWidgetTag}`, { head: '' }),
  '/after.html': pageOf(
    `${element()}<script>customElements.whenDefined('trade-off').then(() => { w.comparison = ${fixture('drinks.json')} })</script>`,
  ),
  '/two.html': pageOf(`${element(kFallback, kSrc)}<trade-off id="second" ${kSrc}></trade-off>`),
  '/twice.html': pageOf(element(kFallback, kSrc), { head: kWidgetTag + kWidgetTag.replace('.js', '.js?again') + kWidgetTag }),
  '/slow.html': pageOf(`${element(`${kFallback}<div class="tall"></div>`, kSrc)}<p id="below">Below</p>`, { head: kHead }),
  '/far.html': pageOf(`<div class="tall"></div>`.repeat(12) + element(kFallback, kSrc), { head: kHead }),
  '/move.html': pageOf(`${element(kFallback, kSrc)}<aside id="there" aria-label="There"></aside>`),
};

let slow = false;
const overrides = {
  '/dist/tradeoff.wasm': () => ({ delay: slow ? 1500 : 0 }),
  '/tall.css': { body: '.tall{height:700px}' },
};

inEveryEngine('the doors', { pages, overrides }, (bench) => {
  const arrive = async (name) => {
    const reader = new Reader(bench.browser, drinks);
    bench.server.requests.length = 0;
    await bench.browser.goto(`${bench.server.url}/${name}.html`);
    return reader;
  };
  const asked = (pattern) => bench.server.requests.filter(({ path }) => pattern.test(path)).length;
  const clean = async () => assert.deepEqual(await bench.browser.complaints(), []);
  const fallback = (reader) => reader.find({ role: 'paragraph', has: 'The same as a plain table.' });

  for (const [name, what] of [
    ['src', 'the element with src'],
    ['child', 'the element with a JSON child'],
    ['before', 'the property set before the script has come'],
    ['after', 'the property set afterwards'],
  ]) {
    test(`${what} draws in place of the fallback`, async () => {
      const reader = await arrive(name);
      await reader.drawn();
      assert.equal((await reader.find({ role: 'table' })).length, 1);
      assert.deepEqual(await fallback(reader), []);
      await clean();
      await until('trade-off-ready', () => bench.browser.evaluate(() => window.watched.events.some(({ type }) => type === 'trade-off-ready')));
      const ready = await bench.browser.evaluate(() => window.watched.events.filter(({ type }) => type === 'trade-off-ready'));
      assert.deepEqual(ready.map(({ target, bubbles, composed, plain }) => [target, bubbles, composed, plain]), [['w', true, true, true]]);
    });
  }

  test('the script tag with data-src puts the widget after itself', async () => {
    const reader = await arrive('script');
    await reader.drawn();
    const next = await bench.browser.evaluate(() => document.querySelector('script[data-src]').nextElementSibling.localName);
    assert.equal(next, 'trade-off');
    await clean();
  });

  test('two on one page share one engine', async () => {
    const reader = await arrive('two');
    await until('both', async () => (await reader.find({ role: 'table' })).length === 2);
    assert.equal(asked(/\/tradeoff\.engine\.js$/), 1);
    assert.equal(asked(/\/tradeoff\.wasm$/), 1);
    await clean();
  });

  test('the script loaded three times does no harm', async () => {
    const reader = await arrive('twice');
    await reader.drawn();
    assert.equal((await reader.find({ role: 'table' })).length, 1);
    assert.equal(asked(/\/tradeoff\.wasm$/), 1);
    await clean();
  });

  test('the fallback is there until the widget has drawn, and nothing below moves then', async () => {
    const below = () => bench.browser.evaluate(() => document.getElementById('below').offsetTop);
    slow = true;
    try {
      const reader = await arrive('slow');
      await until('the engine asked for', () => asked(/\/tradeoff\.wasm$/) === 1);
      assert.equal((await fallback(reader)).length, 1);
      assert.equal((await reader.find({ role: 'table' })).length, 0);
      const before = await below();
      assert.ok(before > 700);
      await reader.drawn();
      assert.equal((await fallback(reader)).length, 0);
      assert.equal(await below(), before);
    } finally {
      slow = false;
    }
  });

  test('far below the screen nothing but the small script is asked for', async () => {
    const reader = await arrive('far');
    await bench.browser.evaluate(() => customElements.whenDefined('trade-off').then(() => new Promise((done) => setTimeout(done, 500))));
    assert.deepEqual(bench.server.requests.filter(({ path }) => /^\/(dist|documents)\//.test(path)).map(({ path }) => path), ['/dist/tradeoff.js']);
    await bench.browser.evaluate(() => document.getElementById('w').scrollIntoView());
    await reader.drawn();
    await clean();
  });

  test('an element that is moved keeps its answers and its question', async () => {
    const reader = await arrive('move');
    await reader.drawn();
    await reader.goTo('decide');
    await reader.answer('when', ['evening']);
    await bench.browser.evaluate(() => document.getElementById('there').append(document.getElementById('w')));
    await reader.seeQuestion('free');
    assert.equal((await reader.find({ role: 'button', starts: words('ui.change') })).length, 1);
    await reader.answer('free', ['no']);
    await reader.seeQuestion('care');
    await clean();
  });
});
