// Texts in a comparison, in the address or in an attribute stay text: no script runs, nothing is fetched, no link has a
// script URL.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { inEveryEngine } from './every_engine.mjs';
import { kWidgetTag, pageOf } from './site.mjs';

const kTags = [
  '<script>hit()</script>',
  '<img src=x onerror=hit()>',
  '<svg onload=hit()>',
  '<svg><script>hit()</script></svg>',
  '<iframe src="javascript:hit()"></iframe>',
  '<iframe srcdoc="<script>parent.hit()</script>"></iframe>',
  '<body onload=hit()>',
  '<a href="javascript:hit()">x</a>',
  '<math><mi xlink:href="javascript:hit()">x</mi></math>',
  '<object data="javascript:hit()">',
  '<embed src="javascript:hit()">',
  '<link rel=stylesheet href=/evil.css>',
  '<style>@import "/evil.css"</style>',
  '<base href=//evil.example/>',
  '<meta http-equiv=refresh content="0;url=javascript:hit()">',
  '<form action=javascript:hit()><button>x</button></form>',
  '<input autofocus onfocus=hit()>',
  '<details open ontoggle=hit()>',
  '<video><source onerror=hit()></video>',
  '<template><script>hit()</script></template>',
  '<slot name=x onslotchange=hit()>',
  '<trade-off src="/evil.json"></trade-off>',
];
/** @type {((one: string) => string)[]} */
const kEscapes = [
  (one) => one,
  (one) => `">${one}`,
  (one) => `'>${one}`,
  (one) => `--></textarea></title></style></script>${one}`,
  (one) => `<!--${one}`,
  (one) => one.toUpperCase(),
  (one) => `&lt;${one}&gt;`,
  (one) => one.replaceAll('<', '\u{FF1C}'),
  (one) => `a${one}b`,
];
const kTemplates = [
  '${hit()}',
  '{{constructor.constructor("hit()")()}}',
  '#{hit()}',
  '<%= hit() %>',
  '{hit, plural, other{#}}',
  '{0} {option} # %s',
  "'); hit(); ('",
  '`${hit()}`',
  '\\u003cscript>hit()\\u003c/script>',
  ' onmouseover="hit()" ',
  '?lit$123$',
  '<!--?lit$000$-->',
  '__proto__',
  'constructor',
  '\u202Eevil\u202C',
  '\u2066abc\u2069',
  'a\u200Bb\u200Dc\uFEFF',
  'e\u0301\u0302\u0303\u0304\u0305'.repeat(30),
  'W'.repeat(400),
];
const kPayloads = [...kTags.flatMap((tag) => kEscapes.map((escape) => escape(tag))), ...kTemplates];

const kAddresses = [
  'javascript:hit()',
  'JaVaScRiPt:hit()',
  ' javascript:hit()',
  '\tjavascript:hit()',
  'java\nscript:hit()',
  'data:text/html,<script>hit()</script>',
  'vbscript:hit()',
  'blob:x',
  'file:///etc/passwd',
  '//evil.example/',
  '/evil',
  'https:evil',
  'https://',
  'http://a b/',
  'https://evil.example/" onclick="hit()',
  'https://evil.example/<script>',
  'about:blank',
  'x',
  '',
];

/** Has an icon, so that the browser does not request a favicon. */
const pages = {
  '/x.html': pageOf('<script src="/injection.js"></script>', { head: `<link rel="icon" href="data:,">${kWidgetTag}` }),
};
const overrides = { '/injection.js': { body: readFileSync(new URL('injection.js', import.meta.url)) } };

// Without a policy, which would hide a successful injection.
inEveryEngine('script injection', { pages, overrides }, (bench) => {
  const { length } = kPayloads;
  test(`${length} payloads in every field stay text`, async () => {
    await bench.browser.goto(`${bench.server.url}/x.html`);
    await bench.browser.evaluate(() => customElements.whenDefined('trade-off').then(() => {}));
    bench.server.requests.length = 0;
    for (let i = 0; i < length; i += 20) {
      const found = await bench.browser.evaluate(
        async (texts) => {
          const all = [];
          for (const text of texts) all.push({ text, ...(await window.inject(window.injected(text), text)) });
          return all;
        },
        kPayloads.slice(i, i + 20),
      );
      assert.deepEqual(
        found.filter(({ outcome, wrong }) => outcome !== 'ready' || wrong.length),
        [],
      );
    }
    assert.deepEqual(
      bench.server.requests.map((request) => request.path).filter((name) => !name.startsWith('/dist/')),
      [],
    );
    assert.deepEqual(await bench.browser.problems(), []);
  });

  test('an address that is not http(s) is refused, and shown as text', async () => {
    await bench.browser.goto(`${bench.server.url}/x.html`);
    await bench.browser.evaluate(() => customElements.whenDefined('trade-off').then(() => {}));
    for (const place of ['source', 'copy', 'option']) {
      const found = await bench.browser.evaluate(
        async (addresses, where) => {
          const all = [];
          for (const address of addresses) {
            const comparison = window.injected('Title');
            if (where === 'option') comparison.options[0].url = address;
            else comparison.sources.s[where === 'copy' ? 'copy' : 'url'] = address;
            all.push({ address, ...(await window.inject(comparison, 'Title')) });
          }
          return all;
        },
        kAddresses,
        place,
      );
      assert.deepEqual(
        found.filter(
          ({ address, outcome, wrong, alert }) => outcome !== 'error' || wrong.length || !alert.includes(address),
        ),
        [],
        place,
      );
    }
  });

  test('fragments, attributes and messages cannot inject markup', async () => {
    await bench.browser.goto(`${bench.server.url}/x.html`);
    await bench.browser.evaluate(() => customElements.whenDefined('trade-off').then(() => {}));
    const wrong = await bench.browser.evaluate(
      async (texts) => {
        const page = window;
        await page.inject(page.injected('Title'), 'Title');
        const widget = /** @type {HTMLElement} */ (document.getElementById('w'));
        const found = [];
        for (const text of texts) {
          location.hash = `#x=q.${encodeURIComponent(text)},~c.${text}&${text}=${text}`;
          for (const name of ['theme', 'view', 'heading', 'ask', 'resume', 'lang', 'engine', 'loading'])
            widget.setAttribute(name, text);
          page.postMessage(text, '*');
          page.postMessage({ type: 'trade-off-height', height: text }, '*');
          await new Promise((done) => setTimeout(done, 5));
          found.push(...page.traces(/** @type {ShadowRoot} */ (widget.shadowRoot)));
        }
        if (page.wasHit) found.push('ran');
        return found;
      },
      kPayloads.slice(0, 60),
    );
    assert.deepEqual(wrong, []);
  });
});
