// Pages that have changed the browser's own objects: the comparison works, or says that it cannot. Nothing is thrown at the page.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { inEveryEngine } from './every_engine.mjs';
import { kFallback, pageOf } from './site.mjs';

/** What the widget uses of Intl. */
const kIntl = ['Collator', 'DateTimeFormat', 'ListFormat', 'NumberFormat'];
const throws = 'function () { throw new TypeError("altered") }';

/** What a page does first; the widget works as ever. @type {Record<string, string>} */
const kWorks = {
  'Prototype.js 1.6 and members of all objects': readFileSync(new URL('prototype_js.js', import.meta.url), 'utf8'),
  'a toJSON of all objects': 'Object.prototype.toJSON = function () { return "changed" }; String.prototype.toJSON = Array.prototype.toJSON = Object.prototype.toJSON',
  'a JSON.stringify of its own': 'const { stringify } = JSON; JSON.stringify = (value, _, indent) => stringify(value, null, indent)',
  'no structuredClone': 'structuredClone = undefined',
  'a structuredClone that throws': `structuredClone = ${throws}`,
  'no Intl': 'Intl = undefined',
  'nothing else in Intl': `for (const name of Object.getOwnPropertyNames(Intl)) if (!/^(${kIntl.join('|')})$/.test(name)) delete Intl[name]`,
  ...Object.fromEntries(kIntl.flatMap((name) => [
    [`no Intl.${name}`, `delete Intl.${name}`],
    [`an Intl.${name} that throws`, `Intl.${name} = ${throws}`],
    [`an Intl.${name} that makes nothing of use`, `Intl.${name} = function () { return {} }`],
  ])),
};

/** Without these nothing can be drawn or asked: it says so. @type {Record<string, string>} */
const kTells = {
  'no Map': 'Map = undefined',
  'a Map of its own': 'Map = class { add() {} }',
  'no Set': 'Set = undefined',
  'a Set of its own': 'Set = class { put() {} }',
  'a JSON.parse that throws': `JSON.parse = ${throws}`,
  'no JSON': 'JSON = {}',
  'a JSON.stringify that throws': `JSON.stringify = ${throws}`,
  'a JSON.stringify that gives nothing': 'JSON.stringify = function () {}',
};

const kAll = /** @type {Record<string, string>} */ ({ nothing: '', ...kWorks, ...kTells });
const kScripts = ['tradeoff.js', 'tradeoff.standalone.js'];
const nameOf = (/** @type {string} */ change, /** @type {string} */ script) => `/${Object.keys(kAll).indexOf(change)}-${kScripts.indexOf(script)}`;
const both = kScripts.flatMap((script) => Object.entries(kAll).map(([change, source]) => ({ name: nameOf(change, script), script, source })));

const pages = {
  '/around.html': pageOf('<iframe id="frame" title="Altered" width="900" height="1500"></iframe>', { head: '' }),
  ...Object.fromEntries(
    both.map(({ name, script }) => [
      `${name}.html`,
      pageOf(`<trade-off lang="fr" src="/documents/drinks.json" loading="eager">${kFallback}</trade-off>`, {
        head: `<script src="${name}.js"></script><script async src="/dist/${script}"></script>`,
      }),
    ]),
  ),
};
const overrides = Object.fromEntries(both.map(({ name, source }) => [`${name}.js`, { body: source }]));

/** In a page around the altered one, whose own objects are as they were: loads that and has a reader use it. @param {string} address */
async function use(address) {
  const until = async (/** @type {() => unknown} */ is) => {
    for (let tries = 0; tries < 1500 && !is(); tries++) await new Promise((done) => setTimeout(done, 10));
    return is();
  };
  const frame = /** @type {HTMLIFrameElement} */ (document.getElementById('frame'));
  frame.src = address;
  await new Promise((done) => frame.addEventListener('load', done, { once: true }));
  const page = /** @type {any} */ (frame.contentWindow);
  const element = page.document.querySelector('trade-off');
  const drawn = () => element.shadowRoot?.querySelector('.legend');
  const alert = () => element.shadowRoot?.querySelector('[role=alert]')?.textContent;
  await until(() => drawn() || alert());
  const seen = { drawn: !!drawn(), alert: alert() ?? '', text: '', json: '', markdown: '', link: '', marked: false, told: false };
  if (seen.drawn) {
    const root = element.shadowRoot;
    const click = (/** @type {string} */ selector, place = 0) => root.querySelectorAll(selector)[place]?.click();
    click('.tabs button', 1);
    click('.presets button');
    click('.tabs button', 1);
    click('.given button');
    click('input');
    click('.steps .primary');
    element.importance = { sleep: 7 };
    click('.tabs button', 2);
    if (element.result) await until(() => root.querySelector('input[type=range]'));
    else await new Promise((done) => setTimeout(done, 300));
    seen.text = root.querySelector('.frame').textContent;
    click('.share-bar button'); // whether it may use the clipboard hangs on the focus
    await until(() => page.location.hash);
    seen.link = page.location.hash;
    if (element.result) {
      seen.json = await element.exportAs('json');
      seen.markdown = (await element.exportAs('markdown')).replaceAll(page.location.pathname, '');
    }
  }
  if (seen.drawn) {
    const mark = page.document.createElement('div');
    mark.setAttribute('data-trade-off', '/documents/drinks.json');
    page.document.body.append(mark);
    seen.marked = !!(await until(() => mark.firstElementChild?.localName === 'trade-off'));
    element.comparison = '{';
    seen.told = !!(await until(alert));
  }
  const fallback = !element.shadowRoot || !!element.shadowRoot.querySelector('slot');
  const { complaints } = page.watched;
  return { ...seen, fallback, raised: [...complaints].filter(({ kind }) => kind === 'error' || kind === 'rejection').map(({ text }) => text) };
}

inEveryEngine('altered pages', { pages, overrides }, (bench) => {
  const arrive = async (/** @type {string} */ change, /** @type {string} */ script) => {
    await bench.browser.goto(`${bench.server.url}/around.html`);
    return bench.browser.evaluate(use, `${nameOf(change, script)}.html`);
  };

  for (const script of kScripts) {
    test(`${script} on a page that has changed what it needs not: it works`, async (context) => {
      const usual = await arrive('nothing', script);
      assert.ok(usual.drawn && usual.text.length > 500 && usual.link && usual.markdown && usual.marked && usual.told);
      assert.deepEqual(usual.raised, []);
      for (const change of Object.keys(kWorks))
        await context.test(change, async () => {
          const { text, markdown, ...seen } = await arrive(change, script);
          const { text: usualText, markdown: usualMarkdown, ...rest } = usual;
          assert.deepEqual(seen, rest);
          if (!change.includes('Intl')) assert.deepEqual([text, markdown], [usualText, usualMarkdown]);
          else assert.ok(Math.abs(text.length - usualText.length) < 60, text);
        });
    });

    test(`${script} on a page without what it needs: it says so, and the fallback stays`, async (context) => {
      for (const change of Object.keys(kTells))
        await context.test(change, async () => {
          const { drawn, alert, fallback, raised } = await arrive(change, script);
          assert.deepEqual({ drawn, fallback, raised }, { drawn: false, fallback: true, raised: [] });
          assert.match(alert, /\S/);
        });
    });
  }
});
