// Pages that have changed built-in objects: the widget works, or reports that it cannot, and throws no error at the
// page. The combinations of change and script are spread over the engines; with TRADEOFF_FULL every engine runs all of
// them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { inEveryEngine, isFor } from './every_engine.mjs';
import { kFallback, pageOf } from './site.mjs';

/** The Intl constructors that the widget uses. */
const kIntl = ['Collator', 'DateTimeFormat', 'ListFormat', 'NumberFormat'];
const throws = 'function () { throw new TypeError("altered") }';

/** Scripts that a page runs first, and that do not affect the widget. @type {Record<string, string>} */
const kWorks = {
  'Prototype.js 1.6 and members of all objects': readFileSync(new URL('prototype_js.js', import.meta.url), 'utf8'),
  'a toJSON of all objects':
    'Object.prototype.toJSON = function () { return "changed" }; String.prototype.toJSON = Array.prototype.toJSON = Object.prototype.toJSON',
  'a JSON.stringify of its own':
    'const { stringify } = JSON; JSON.stringify = (value, _, indent) => stringify(value, null, indent)',
  'options of Intl in all objects':
    "Object.assign(Object.prototype, { unit: 'px', style: 'currency', notation: 'x', type: 'x', timeZone: 'Mars' })",
  'members of templates in all objects': 'Object.assign(Object.prototype, { parts: [], values: [] })',
  'no structuredClone': 'structuredClone = undefined',
  'a structuredClone that throws': `structuredClone = ${throws}`,
  'no Intl': 'Intl = undefined',
  'an Intl with only these constructors': `for (const name of Object.getOwnPropertyNames(Intl)) if (!/^(${kIntl.join('|')})$/.test(name)) delete Intl[name]`,
  ...Object.fromEntries(
    kIntl.flatMap((name) => [
      [`no Intl.${name}`, `delete Intl.${name}`],
      [`an Intl.${name} that throws`, `Intl.${name} = ${throws}`],
      [`an Intl.${name} whose instances are empty objects`, `Intl.${name} = function () { return {} }`],
    ]),
  ),
};

/** With these changes the widget cannot work, and reports an error. @type {Record<string, string>} */
const kTells = {
  'no Map': 'Map = undefined',
  'a Map of its own': 'Map = class { add() {} }',
  'no Set': 'Set = undefined',
  'a Set of its own': 'Set = class { put() {} }',
  ...Object.fromEntries(
    ['nodeType = 1', '_$litType$ = 1', '_$litDirective$ = class {}', 'strings = []'].map((member) => [
      `${member} in all objects`,
      `Object.prototype.${member}`,
    ]),
  ),
  'a member of all objects that cannot be set': "Object.defineProperty(Object.prototype, 'parts', { get: () => [] })",
  'a JSON.parse that throws': `JSON.parse = ${throws}`,
  'no JSON': 'JSON = {}',
  'a JSON.stringify that throws': `JSON.stringify = ${throws}`,
  'a JSON.stringify that gives nothing': 'JSON.stringify = function () {}',
};

/**
 * What the element itself requires: without it the element is not defined, and the console says why.
 * @type {Record<string, string>}
 */
const kLacks = Object.fromEntries(
  [
    'AbortController',
    'CSSStyleSheet',
    'CustomEvent',
    'HTMLElement',
    'IntersectionObserver',
    'MutationObserver',
    'Object.hasOwn',
    'WeakMap',
    'clearTimeout',
    'getComputedStyle',
    'setTimeout',
  ].map((name) => [`no ${name}`, `${name} = undefined`]),
);

const kAll = /** @type {Record<string, string>} */ ({ nothing: '', ...kWorks, ...kTells, ...kLacks });
const kScripts = ['tradeoff.js', 'tradeoff.standalone.js'];
const nameOf = (/** @type {string} */ change, /** @type {string} */ script) =>
  `/${Object.keys(kAll).indexOf(change)}-${kScripts.indexOf(script)}`;
const both = kScripts.flatMap((script) =>
  Object.entries(kAll).map(([change, source]) => ({ name: nameOf(change, script), script, source })),
);

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

/**
 * Runs in an unaltered page: loads the altered page in an iframe, operates its widget and returns what happened.
 * @param {string} address
 */
async function operate(address) {
  const until = async (/** @type {() => unknown} */ is) => {
    for (let tries = 0; tries < 1500 && !is(); tries++) await new Promise((done) => setTimeout(done, 10));
    return is();
  };
  const frame = /** @type {HTMLIFrameElement} */ (document.getElementById('frame'));
  frame.src = address;
  await new Promise((done) => frame.addEventListener('load', done, { once: true }));
  const page = /** @type {any} */ (frame.contentWindow);
  const element = page.document.querySelector('trade-off');
  const rendering = () => element.shadowRoot?.querySelector('.legend');
  const alert = () => element.shadowRoot?.querySelector('[role=alert]')?.textContent;
  const hasLogged = (/** @type {RegExp} */ pattern) =>
    page.watched.problems.some((/** @type {{text: string}} */ { text }) => pattern.test(text));
  await until(() => rendering() || alert() || hasLogged(/The comparison needs/));
  const seen = {
    isRendered: !!rendering(),
    alert: alert() ?? '',
    text: '',
    json: '',
    markdown: '',
    link: '',
    marked: false,
    reportsError: false,
  };
  if (seen.isRendered) {
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
    seen.text = root.querySelector('.root').textContent;
    click('.share-bar button'); // clipboard access depends on the focus
    await until(() => page.location.hash);
    seen.link = page.location.hash;
    if (element.result) {
      seen.json = await element.exportAs('json');
      seen.markdown = (await element.exportAs('markdown')).replaceAll(page.location.pathname, '');
    }
  }
  if (seen.isRendered) {
    const mark = page.document.createElement('div');
    mark.setAttribute('data-trade-off', '/documents/drinks.json');
    page.document.body.append(mark);
    seen.marked = !!(await until(() => mark.firstElementChild?.localName === 'trade-off'));
    element.comparison = '{';
    seen.reportsError = !!(await until(alert));
  }
  const fallback = !element.shadowRoot || !!element.shadowRoot.querySelector('slot');
  const { problems, events } = page.watched;
  const errors = [...events].filter(({ type }) => type === 'trade-off-error').length;
  return {
    ...seen,
    fallback,
    errors,
    needs: [...problems].map(({ text }) => text).filter((text) => text.includes('needs')),
    uncaught: [...problems].filter(({ kind }) => kind === 'error' || kind === 'rejection').map(({ text }) => text),
  };
}

inEveryEngine('altered pages', { pages, overrides }, (bench) => {
  const operateOn = async (/** @type {string} */ change, /** @type {string} */ script) => {
    await bench.browser.goto(`${bench.server.url}/around.html`);
    return bench.browser.evaluate(operate, `${nameOf(change, script)}.html`);
  };

  for (const [row, script] of kScripts.entries()) {
    const isHere = (/** @type {string} */ change) => isFor(bench.engine, row + Object.keys(kAll).indexOf(change));
    test(`${script} works on a page that changed built-ins it does not depend on`, async (context) => {
      const usual = await operateOn('nothing', script);
      assert.ok(
        usual.isRendered &&
          usual.text.length > 500 &&
          usual.link &&
          usual.markdown &&
          usual.marked &&
          usual.reportsError,
      );
      assert.deepEqual(usual.uncaught, []);
      for (const change of Object.keys(kWorks).filter(isHere))
        await context.test(change, async () => {
          const { text, markdown, ...seen } = await operateOn(change, script);
          const { text: usualText, markdown: usualMarkdown, ...rest } = usual;
          assert.deepEqual(seen, rest);
          if (!change.includes('Intl')) assert.deepEqual([text, markdown], [usualText, usualMarkdown]);
          else assert.ok(Math.abs(text.length - usualText.length) < 60, text);
        });
    });

    test(`${script} reports an error and keeps the fallback on a page that changed built-ins the widget needs`, async (context) => {
      for (const change of Object.keys(kTells).filter(isHere))
        await context.test(change, async () => {
          const { isRendered, alert, fallback, errors, uncaught } = await operateOn(change, script);
          assert.deepEqual(
            { isRendered, fallback, errors, uncaught },
            { isRendered: false, fallback: true, errors: 1, uncaught: [] },
          );
          assert.match(alert, /\S/);
        });
    });

    test(`${script} keeps the fallback and logs the reason on a page without what the element requires`, async (context) => {
      // In the standalone file, modules of the widget use these three before the element's check runs.
      const isUsedFirst = (/** @type {string} */ change) =>
        script === 'tradeoff.standalone.js' && /CSSStyleSheet|hasOwn|WeakMap/.test(change);
      for (const change of Object.keys(kLacks).filter((change) => !isUsedFirst(change) && isHere(change)))
        await context.test(change, async () => {
          const { isRendered, alert, fallback, needs, uncaught } = await operateOn(change, script);
          assert.deepEqual(
            { isRendered, alert, fallback, uncaught },
            { isRendered: false, alert: '', fallback: true, uncaught: [] },
          );
          assert.deepEqual(needs, [`[trade-off] The comparison needs ${change.slice(3)}.`]);
        });
    });

    for (const act of ['a tab', 'a link', 'a property', 'an attribute'])
      test(`${script} reports one error and restores the fallback when the page changes a built-in later and then ${act} renders again`, async () => {
        await bench.browser.goto(`${bench.server.url}${nameOf('nothing', script)}.html`);
        const seen = await bench.browser.evaluate(async (how) => {
          const element = /** @type {any} */ (document.querySelector('trade-off'));
          const until = async (/** @type {() => unknown} */ is) => {
            for (let tries = 0; tries < 1000 && !is(); tries++) await new Promise((done) => setTimeout(done, 10));
          };
          const { events, problems } = /** @type {any} */ (window).watched;
          await until(() => events.some((/** @type {any} */ { type }) => type === 'trade-off-ready'));
          Object.defineProperty(Object.prototype, '_$litType$', { value: 1, configurable: true });
          if (how === 'a tab') element.shadowRoot.querySelectorAll('.tabs button')[1].click();
          if (how === 'a link') location.hash = 'drinks=when.morning';
          if (how === 'a property') element.answers = { when: ['evening'] };
          if (how === 'an attribute') element.heading = 4;
          const alert = () => element.shadowRoot.querySelector('[role=alert]')?.textContent;
          await until(alert);
          await new Promise((done) => setTimeout(done, 300));
          delete (/** @type {any} */ (Object.prototype)._$litType$);
          const errors = events.filter((/** @type {any} */ { type }) => type === 'trade-off-error').length;
          const uncaught = problems.filter(
            (/** @type {any} */ { kind }) => kind === 'error' || kind === 'rejection',
          ).length;
          return { alert: !!alert(), fallback: !!element.shadowRoot.querySelector('slot'), errors, uncaught };
        }, act);
        assert.deepEqual(seen, { alert: true, fallback: true, errors: 1, uncaught: 0 });
      });
  }
});
