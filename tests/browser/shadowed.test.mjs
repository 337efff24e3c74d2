// Names and ids in a page's markup shadow members of `document`, `window` and forms (DOM clobbering); a comment section
// can contain such markup. Here it shadows every name used in dist/ at once: the widget still renders, and loads its
// files only from its own folder.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { startServer } from '../../scripts/serve.mjs';
import { until } from './engines/common.mjs';
import { inEveryEngine } from './every_engine.mjs';
import { fixture, kFallback, kWidgetTag, pageOf, root, watchFile } from './site.mjs';

/** Every identifier in our scripts, so that new ones are covered automatically. */
const names = [
  ...new Set(
    readdirSync(path.join(root, 'dist'))
      .filter((file) => file.endsWith('.js'))
      .flatMap(
        (file) => readFileSync(path.join(root, 'dist', file), 'utf8').match(/(?<![\w$])[A-Za-z_$][\w$]*/g) ?? [],
      ),
  ),
];

/** A script that an attacker would have loaded in place of ours. @type {import('../../scripts/serve.mjs').Reply} */
const foreign = {
  body: 'globalThis.taken = true; export const createWidget = 0;',
  headers: { 'access-control-allow-origin': '*', 'content-type': 'text/javascript' },
};
/** @type {import('./site.mjs').Server} */
let elsewhere;
before(async () => {
  elsewhere = await startServer({
    overrides: Object.fromEntries(readdirSync(path.join(root, 'dist')).map((file) => [`/x/${file}`, foreign])),
  });
});
after(() => elsewhere.close());

/** An element per name that shadows it. Images point to the other host, and are not loaded. @param {string} tag */
const shadows = (tag) => {
  const source = tag === 'img' ? `src="${elsewhere.url}/x/p.png" loading="lazy"` : '';
  return names
    .map((name) => `<${tag} class="shadow" name="${name}" id="${name}" ${source}>${tag === 'form' ? '</form>' : ''}`)
    .join('');
};
const comments = (tag = 'img') => `<div hidden>${shadows(tag)}</div>`;
/** A form in which every member is shadowed. @param {string} inside */
const form = (inside) => `<form lang="en">${inside}${shadows('input type="hidden"')}</form>`;

const kSrc = 'src="/documents/drinks.json" loading="eager"';
const element = (inside = kFallback, more = '') => `<trade-off ${kSrc} ${more}>${inside}</trade-off>`;
/** The page has no lang, so the element searches its ancestors up to the document. */
const page = (/** @type {string} */ body, tags = kWidgetTag) =>
  pageOf('', { head: '<script src="/shadows.js"></script>' })
    .replace(' lang="en"', '')
    .replace(/<body>.*<\/body>/, () => `<body>${body.replace('TAGS', tags)}</body>`);

const kChild = `<script type="application/json">${fixture('drinks.json')}</script>`;
const kHeld =
  '<div><iframe src="/dist/embed.html?src=%2Fdocuments%2Fdrinks.json" title="Drinks" height="99"></iframe></div>';

/** Positions of the shadowing elements. @type {Record<string, {body: () => string, tags?: string, count?: number}>} */
const kPlaces = {
  'above the script': { body: () => `${comments()}TAGS${element()}` },
  'below the script': { body: () => `TAGS${element()}${comments()}` },
  'forms above the script': { body: () => `${comments('form')}TAGS${element()}` },
  'above tradeoff.standalone.js': {
    body: () => `${comments()}TAGS${element()}`,
    tags: '<script src="/dist/tradeoff.standalone.js"></script>',
  },
  'above the engine without WebAssembly': { body: () => `${comments()}TAGS${element(kFallback, 'engine="js"')}` },
  'a form around the element, and one in its fallback': {
    body: () => `${comments()}TAGS${form(element())}${element(`<template></template>${form('a')}`)}`,
    count: 2,
  },
  'a form around an element whose JSON child is not parsed yet': {
    body: () =>
      `${comments()}TAGS<form lang="en">${shadows('input type="hidden"')}<trade-off loading="eager"><script src="/slow.js"></script>${kChild}</trade-off></form>`,
    tags: '<script src="/dist/tradeoff.js"></script>',
  },
  'a form after the script that inserts the element': {
    body: () => `${comments()}TAGS${form('')}`,
    tags: kWidgetTag.replace('></', ` data-${kSrc.replace(' ', ' data-')}></`),
  },
  'marked elements in a form, also when added later': {
    body: () =>
      `${comments()}TAGS${form('<div data-trade-off="/documents/drinks.json" data-loading="eager">x</div>')}` +
      '<div id="later-marks" hidden></div><script src="/later.js"></script>',
    count: 2,
  },
};

const overrides = {
  ...Object.fromEntries(
    Object.entries(kPlaces).map(([, { body, tags }], place) => [
      `/place-${place}.html`,
      () => ({ body: page(body(), tags) }),
    ]),
  ),
  '/framed.html': () => ({ body: page(`${comments()}TAGS${kHeld}`, '<script src="/dist/tradeoff.host.js"></script>') }),
  '/slow.js': { body: '', delay: 1000 },
  '/shadows.js': { body: readFileSync(new URL('shadows.js', import.meta.url)) },
  // Adds a form with a marked element.
  '/later.js': {
    body: `customElements.whenDefined('trade-off').then(() => {
      const find = (id) => Document.prototype.querySelector.call(document, id);
      const late = Node.prototype.cloneNode.call(find('form:has(> .shadow)'), true);
      Element.prototype.replaceChildren.call(late, ...Element.prototype.querySelectorAll.call(late, '.shadow'));
      const marked = find('div').cloneNode(false);
      marked.hidden = false;
      marked.setAttribute('data-trade-off', '/documents/drinks.json');
      marked.setAttribute('data-loading', 'eager');
      Element.prototype.append.call(late, marked);
      find('#later-marks').after(late);
    })`,
  },
};

/** Members that the scripts use, to check that they are shadowed. */
const kOfDocument = [
  'createElement',
  'createTreeWalker',
  'importNode',
  'createComment',
  'createTextNode',
  'querySelectorAll',
  'currentScript',
  'baseURI',
  'head',
  'readyState',
];
const kOfForm = [
  'parentNode',
  'nextSibling',
  'closest',
  'getAttribute',
  'matches',
  'querySelectorAll',
  'children',
  'offsetHeight',
  'getBoundingClientRect',
  'lang',
  'getRootNode',
];

/** Writes a page to disk, where tradeoff.js loads its modules as classic scripts. Returns its URL. */
function pageOnDisk() {
  const folder = path.join(root, 'build/browser/shadowed');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  symlinkSync(path.join(root, 'dist'), path.join(folder, 'dist'));
  writeFileSync(path.join(folder, 'watch.js'), watchFile.body);
  writeFileSync(path.join(folder, 'shadows.js'), overrides['/shadows.js'].body);
  const body = `${comments()}TAGS<trade-off loading="eager">${kChild}${kFallback}</trade-off>`;
  writeFileSync(
    path.join(folder, 'page.html'),
    page(body).replaceAll('src="/', 'src="').replace('<link rel="stylesheet" href="/post.css">', ''),
  );
  return pathToFileURL(path.join(folder, 'page.html')).href;
}

inEveryEngine('DOM clobbering', { overrides }, (bench) => {
  const foreignScripts = () =>
    elsewhere.requests.filter((request) => !request.path.endsWith('.png')).map((request) => request.path);

  for (const [place, [name, { body, count = 1 }]] of Object.entries(kPlaces).entries()) {
    test(`renders with ${names.length} names shadowed, ${name}, from its own folder`, async () => {
      elsewhere.requests.length = 0;
      await bench.browser.goto(`${bench.server.url}/place-${place}.html`);
      const seen = await bench.browser.evaluate((wanted) => window.lookOn(wanted), count);
      assert.deepEqual([seen.drawn, seen.faults, seen.leaders], [count, [], Array(count).fill('water')]);
      assert.deepEqual(
        kOfDocument.filter((one) => !seen.document.includes(one)),
        [],
        'members of the document that are not shadowed',
      );
      if (/<form |form\(/.test(String(body)))
        assert.deepEqual(
          kOfForm.filter((one) => !seen.form.includes(one)),
          [],
          'members of the form that are not shadowed',
        );
      assert.equal(seen.window, true, 'members of the window are shadowed');
      assert.ok(seen.scripts.length > 2);
      for (const address of seen.scripts) assert.ok(address.startsWith(`${bench.server.url}/`), address);
      assert.deepEqual(foreignScripts(), []);
      assert.equal(await bench.browser.evaluate(() => 'taken' in window), false);
      assert.deepEqual(await bench.browser.problems(), []);
    });
  }

  test(`renders with ${names.length} names shadowed in a page opened from disk, from its own folder`, async () => {
    elsewhere.requests.length = 0;
    const address = pageOnDisk();
    await bench.browser.goto(address);
    const { drawn, faults, leaders } = await bench.browser.evaluate(() => window.lookOn(1));
    assert.deepEqual([drawn, faults, leaders], [1, [], ['water']]);
    assert.deepEqual(foreignScripts(), []);
    assert.deepEqual(await bench.browser.problems(), []);
  });

  test('the host script sets the height of an iframe with all names shadowed', async () => {
    elsewhere.requests.length = 0;
    await bench.browser.goto(`${bench.server.url}/framed.html`);
    const height = () =>
      bench.browser.evaluate(() => {
        const frame = /** @type {HTMLIFrameElement} */ (Document.prototype.querySelector.call(document, 'iframe'));
        const root = frame.contentDocument?.querySelector('trade-off')?.shadowRoot;
        /** @type {HTMLElement | null | undefined} */ (root?.querySelector('.show-all:not([hidden])'))?.click();
        return frame.offsetHeight;
      });
    await until('its height', async () => (await height()) > 200);
    assert.deepEqual(foreignScripts(), []);
    assert.deepEqual(await bench.browser.problems(), []);
  });
});
