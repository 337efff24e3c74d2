// The widget speaks the language of the page around it, else of the comparison, else English; and fetches no words that it does not need.
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
    `<script>warnings = []; console.warn = (...said) => warnings.push(said.join(' '));</script>${kWidget}`,
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

/** How the words of French come: as they are, unless told otherwise. @type {{french: import('../../scripts/serve.mjs').Reply}} */
const way = { french: {} };
const overrides = {
  '/documents/spanish.json': { body: spanish },
  '/dist/locales/fr.js': () => way.french,
};

inEveryEngine('languages', { pages, overrides }, (bench) => {
  /** @param {string} path @param {string} language */
  async function open(path, language) {
    bench.server.requests.length = 0;
    const reader = new Reader(bench.browser, drinks, language);
    await bench.browser.goto(`${bench.server.url}/${path}.html`);
    await reader.drawn();
    return reader;
  }

  const frame = () =>
    bench.browser.evaluate(() => {
      const { lang, dir } = /** @type {any} */ (document.getElementById('w')).shadowRoot.querySelector('.root');
      return { lang, dir };
    });
  const fetched = () => bench.server.requests.map(({ path }) => path).filter((path) => path.includes('/locales/'));

  /** @param {Reader} reader */
  async function speaks(reader) {
    const { language, words } = reader;
    await reader.see({ role: 'button', name: words('ui.tab_decide') });
    assert.deepEqual(await frame(), { lang: language, dir: kRightToLeft.includes(language) ? 'rtl' : 'ltr' });
  }

  for (const language of languages) {
    test(`${language}: drawn in the page's language, and that file alone is fetched`, async () => {
      await speaks(await open(language, language));
      assert.deepEqual(fetched(), language === 'en' ? [] : [`/dist/locales/${language}.js`]);
      assert.deepEqual(await bench.browser.complaints(), []);
    });
  }

  test('a region takes the words of its language; a language without words, English', async () => {
    await speaks(await open('pt-BR', 'pt'));
    await speaks(await open('zh', 'en'));
    assert.deepEqual(fetched(), []);
  });

  test('the nearest language counts, and the element itself is nearest', async () => {
    await speaks(await open('inner', 'ja'));
    await speaks(await open('own', 'pt'));
    assert.deepEqual(fetched(), ['/dist/locales/pt.js']);
    const reader = await open('shadow', 'ja');
    await reader.see({ role: 'button', name: reader.words('ui.tab_decide') });
    assert.deepEqual(fetched(), ['/dist/locales/ja.js']);
  });

  test('where the page tells no language, the comparison does', async () => {
    await speaks(await open('unknown', 'es'));
    await speaks(await open('french-page', 'fr'));
  });

  test('in a frame the comparison tells the language, unless the address does', async () => {
    for (const [more, language] of [
      ['', 'es'],
      ['&lang=ja', 'ja'],
    ]) {
      const reader = new Reader(bench.browser, drinks, language);
      await bench.browser.goto(`${bench.server.url}/dist/embed.html?src=/documents/spanish.json${more}`);
      await reader.drawn();
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

  test('another lang draws anew, and keeps what was said', async () => {
    const reader = await open('de', 'de');
    await reader.goTo('decide');
    await reader.answer('when', ['morning']);
    const setLang = (/** @type {string} */ lang) =>
      bench.browser.evaluate((to) => void Object.assign(document.getElementById('w'), { lang: to }), lang);
    await setLang('ar');
    const arabic = new Reader(bench.browser, drinks, 'ar');
    await speaks(arabic);
    await arabic.seeLeader(['coffee']);
    await setLang('en-GB');
    await speaks(new Reader(bench.browser, drinks));
    await bench.browser.evaluate(() => document.getElementById('w')?.removeAttribute('lang'));
    await speaks(new Reader(bench.browser, drinks, 'de'));
    await bench.browser.evaluate(() => void (document.documentElement.lang = 'pt'));
    await speaks(new Reader(bench.browser, drinks, 'pt')); // also where the page around it goes over
  });

  test('words that do not come, or are none: English, and the console says so once', async () => {
    for (const french of [{ status: 404, body: '' }, { body: 'export const de = {}' }, { body: 'no script at all' }]) {
      way.french = french;
      await speaks(await open('broken', 'en'));
      const warnings = await bench.browser.evaluate(() => /** @type {any} */ (window).warnings);
      assert.equal(warnings.length, 1, JSON.stringify(warnings));
      assert.match(warnings[0], /^\[trade-off\]/);
    }
    way.french = {};
  });
});

const snapshots = new URL('snapshots/languages/', import.meta.url);

inEveryEngine('accessibility in each language', { pages, only: 'chromium' }, (bench) => {
  for (const language of others) {
    test(`${language}: axe-core finds nothing in any view, and the tree is as reviewed`, async () => {
      const reader = new Reader(bench.browser, drinks, language);
      await bench.browser.goto(`${bench.server.url}/${language}.html`);
      await reader.drawn();
      /** @type {Record<string, string[]>} */
      const found = {};
      let tree = '';
      const look = async (/** @type {string} */ view) => {
        found[view] = await violations(bench.browser);
        const seen = await accessibilityTree(/** @type {import('puppeteer-core').Page} */ (bench.browser.page));
        // Whether it all fits into the room that was kept hangs on a few pixels.
        tree += `# ${view}\n${seen
          .split('\n')
          .filter((line) => line.trim() !== `button "${reader.words('ui.show_all')}"`)
          .join('\n')}`;
      };
      await look('compare');
      await reader.goTo('decide');
      await look('decide');
      await reader.answer('when', ['morning']);
      await reader.goTo('result');
      await look('result');
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

  test('there is no tree of a language that is gone', () => {
    assert.deepEqual(readdirSync(snapshots).toSorted(), others.map((language) => `${language}.txt`).toSorted());
  });
});
