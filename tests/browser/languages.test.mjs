// The widget uses the language of the page, else of the comparison, else English, and fetches only the locale that it
// needs.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { violations } from './axe.mjs';
import { accessibilityTree } from './ax_tree.mjs';
import { inEveryEngine } from './every_engine.mjs';
import { Reader } from './reader.mjs';
import { kFallback, pageOf } from './site.mjs';
import { drinks } from './walk.mjs';
import { kRightToLeft } from './words.mjs';

const languages = readdirSync(new URL('../../web/locales/', import.meta.url)).map((file) => file.replace('.json', ''));
const others = languages.filter((language) => language !== 'en');
const kWidget = `<h2>Which drink?</h2><trade-off id="w" ask="author" src="/documents/drinks.json">${kFallback}</trade-off>`;

/** @param {string} language of the page @param {string} [body] */
const pageIn = (language, body = kWidget) =>
  pageOf(body).replace('lang="en"', `lang="${language}" dir="${kRightToLeft.includes(language) ? 'rtl' : 'ltr'}"`);

const spanish = JSON.stringify({ ...drinks, lang: 'es-MX' });
const pages = {
  ...Object.fromEntries(languages.map((language) => [`/${language}.html`, pageIn(language)])),
  '/broken.html': pageIn(
    'fr',
    `<script>warnings = []; console.warn = (...args) => warnings.push(args.join(' '));</script>${kWidget}`,
  ),
  '/pt-BR.html': pageIn('pt-BR'),
  '/zh.html': pageIn('zh'),
  '/inner.html': pageIn('fr', `<div lang="ja">${kWidget}</div>`),
  '/own.html': pageIn('fr', kWidget.replace('id="w"', 'id="w" lang="pt"')),
  '/shadow.html': pageIn(
    'fr',
    '<div id="post" lang="ja"></div><script>post.attachShadow({ mode: "open" }).append(Object.assign(document.createElement("trade-off"), { src: "/documents/drinks.json" }))</script>',
  ),
  '/unknown.html': pageIn('', kWidget.replace('drinks', 'spanish')),
  '/french-page.html': pageIn('fr', kWidget.replace('drinks', 'spanish')),
};

/**
 * The server's reply for the French locale; unchanged by default.
 * @type {{french: import('../../scripts/serve.mjs').Reply}}
 */
const replies = { french: {} };
const overrides = {
  '/documents/spanish.json': { body: spanish },
  '/dist/locales/fr.js': () => replies.french,
};

inEveryEngine('languages', { pages, overrides }, (bench) => {
  /** @param {string} path @param {string} language */
  async function open(path, language) {
    bench.server.requests.length = 0;
    const reader = new Reader(bench.browser, drinks, language);
    await bench.browser.goto(`${bench.server.url}/${path}.html`);
    await reader.seeWidget();
    return reader;
  }

  const rootAttributes = () =>
    bench.browser.evaluate(() => {
      const { lang, dir } = /** @type {any} */ (document.getElementById('w')).shadowRoot.querySelector('.root');
      return { lang, dir };
    });
  const fetched = () => bench.server.requests.map(({ path }) => path).filter((path) => path.includes('/locales/'));

  /** @param {Reader} reader */
  async function assertLanguage(reader) {
    const { language, words } = reader;
    await reader.see({ role: 'button', name: words('ui.tab_decide') });
    assert.deepEqual(await rootAttributes(), { lang: language, dir: kRightToLeft.includes(language) ? 'rtl' : 'ltr' });
  }

  for (const language of languages) {
    test(`${language}: renders in the page's language, and fetches only its locale`, async () => {
      await assertLanguage(await open(language, language));
      assert.deepEqual(fetched(), language === 'en' ? [] : [`/dist/locales/${language}.js`]);
      assert.deepEqual(await bench.browser.problems(), []);
    });
  }

  test('a regional tag uses its language; a language without a locale uses English', async () => {
    await assertLanguage(await open('pt-BR', 'pt'));
    await assertLanguage(await open('zh', 'en'));
    assert.deepEqual(fetched(), []);
  });

  test('the lang of the nearest ancestor applies, and that of the element itself first', async () => {
    await assertLanguage(await open('inner', 'ja'));
    await assertLanguage(await open('own', 'pt'));
    assert.deepEqual(fetched(), ['/dist/locales/pt.js']);
    const reader = await open('shadow', 'ja');
    await reader.see({ role: 'button', name: reader.words('ui.tab_decide') });
    assert.deepEqual(fetched(), ['/dist/locales/ja.js']);
  });

  test('without a language of the page, that of the comparison applies', async () => {
    await assertLanguage(await open('unknown', 'es'));
    await assertLanguage(await open('french-page', 'fr'));
  });

  test('in an iframe the language of the comparison applies, unless the address names one', async () => {
    for (const [more, language] of [
      ['', 'es'],
      ['&lang=ja', 'ja'],
    ]) {
      const reader = new Reader(bench.browser, drinks, language);
      await bench.browser.goto(`${bench.server.url}/dist/embed.html?src=/documents/spanish.json${more}`);
      await reader.seeWidget();
      await reader.see({ role: 'button', name: reader.words('ui.tab_decide') });
    }
  });

  test('texts of the author keep their language', async () => {
    await open('ar', 'ar');
    const title = () =>
      bench.browser.evaluate(() => {
        const text = /** @type {HTMLElement} */ (
          document.getElementById('w')?.shadowRoot?.querySelector('[role="heading"] [lang]')
        );
        return { text: text.textContent, lang: text.lang, bidi: getComputedStyle(text).unicodeBidi };
      });
    assert.deepEqual(await title(), { text: drinks.title, lang: 'en', bidi: 'plaintext' });
  });

  test('changing lang renders again and keeps the answers', async () => {
    const reader = await open('de', 'de');
    await reader.goTo('decide');
    await reader.answer('when', ['morning']);
    const setLang = (/** @type {string} */ lang) =>
      bench.browser.evaluate((to) => void Object.assign(document.getElementById('w'), { lang: to }), lang);
    await setLang('ar');
    const arabic = new Reader(bench.browser, drinks, 'ar');
    await assertLanguage(arabic);
    await arabic.seeLeader(['coffee']);
    await setLang('en-GB');
    await assertLanguage(new Reader(bench.browser, drinks));
    await bench.browser.evaluate(() => document.getElementById('w')?.removeAttribute('lang'));
    await assertLanguage(new Reader(bench.browser, drinks, 'de'));
    await bench.browser.evaluate(() => void (document.documentElement.lang = 'pt'));
    await assertLanguage(new Reader(bench.browser, drinks, 'pt')); // also when the page changes
  });

  test('a locale that fails to load or is invalid gives English and one console warning', async () => {
    for (const french of [{ status: 404, body: '' }, { body: 'export const de = {}' }, { body: 'no script at all' }]) {
      replies.french = french;
      await assertLanguage(await open('broken', 'en'));
      const warnings = await bench.browser.evaluate(() => /** @type {any} */ (window).warnings);
      assert.equal(warnings.length, 1, JSON.stringify(warnings));
      assert.match(warnings[0], /^\[trade-off\]/);
    }
    replies.french = {};
  });
});

const snapshots = new URL('snapshots/languages/', import.meta.url);

inEveryEngine('accessibility in each language', { pages, only: 'chromium' }, (bench) => {
  for (const language of others) {
    test(`${language}: axe-core reports no violation in any view, and the accessibility tree matches its snapshot`, async () => {
      const reader = new Reader(bench.browser, drinks, language);
      await bench.browser.goto(`${bench.server.url}/${language}.html`);
      await reader.seeWidget();
      /** @type {Record<string, string[]>} */
      const found = {};
      let tree = '';
      const inspect = async (/** @type {string} */ view) => {
        found[view] = await violations(bench.browser);
        const seen = await accessibilityTree(/** @type {import('puppeteer-core').Page} */ (bench.browser.page));
        // Whether everything fits into the reserved space depends on a few pixels, so ignore that button.
        tree += `# ${view}\n${seen
          .split('\n')
          .filter((line) => line.trim() !== `button "${reader.words('ui.show_all')}"`)
          .join('\n')}`;
      };
      await inspect('compare');
      await reader.goTo('decide');
      await inspect('decide');
      await reader.answer('when', ['morning']);
      await reader.goTo('result');
      await inspect('result');
      assert.deepEqual(found, { compare: [], decide: [], result: [] });
      const file = new URL(`${language}.txt`, snapshots);
      mkdirSync(snapshots, { recursive: true });
      if (process.env.UPDATE_SNAPSHOTS) writeFileSync(file, tree);
      assert.equal(
        tree,
        existsSync(file) ? readFileSync(file, 'utf8') : '',
        `${language}.txt; UPDATE_SNAPSHOTS=1 accepts the change`,
      );
    });
  }

  test('every snapshot belongs to a language that exists', () => {
    assert.deepEqual(readdirSync(snapshots).toSorted(), others.map((language) => `${language}.txt`).toSorted());
  });
});
