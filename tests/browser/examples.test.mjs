// The examples, and the snippets of docs/embed.md and the README, in real pages.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { parseFragment } from 'parse5';
import { renderFallback } from '../../scripts/build/index_html.mjs';
import { oembed } from '../../scripts/build/oembed.mjs';
import { until } from './engines/common.mjs';
import { inEveryEngine, isFor } from './every_engine.mjs';
import { missingAtFirst } from './first_sight.mjs';
import { pageOf, root } from './site.mjs';
import { words } from './words.mjs';

/** @param {string} name */
const example = (name) => readFileSync(path.join(root, 'examples', name), 'utf8');
const docs = readFileSync(path.join(root, 'docs/embed.md'), 'utf8');
const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
const kSrc = '/posts/django-vs-express.json';
const comparison = readFileSync(path.join(root, 'data/django-vs-express.json'), 'utf8');

/** Expands a Hugo, Jekyll, Astro or MDX template, as far as our templates use their syntax. @param {string} text */
const filled = (text) =>
  text
    .replaceAll("style={{ display: 'block', minHeight: '28em' }}", 'style="display:block;min-height:28em"')
    .replaceAll(/\{\{\/\*[^]*?\*\/ -\}\}|\{% comment %\}[^]*?\{% endcomment %\}|^---[^]*?---/g, '')
    .replaceAll(/\{\{[^}]*tradeoff\.js[^}]*\}\}/g, '/tradeoff/tradeoff.js')
    .replaceAll(/"\{\{ (?:\.Get "src"|include\.src \|)[^}]*\}\}"|\{src\}/g, `"${kSrc}"`)
    .replaceAll(/"\{\{[^}]*view[^}]*\}\}"|\{view\}/g, '"all"')
    .replaceAll(/\{\{[^}]*\}\}|\{%[^]*?%\}|<slot \/>/g, '')
    .replaceAll(' is:inline', '');

const templates = {
  hugo: 'hugo/layouts/shortcodes/trade-off.html',
  jekyll: 'jekyll/_includes/trade-off.html',
  astro: 'astro/TradeOff.astro',
};
const loader = '<script async src="/tradeoff/tradeoff.js"></script>';
const bodies = {
  script: example('script.html'),
  element: example('element.html'),
  marked: loader + example('marked.html'),
  docusaurus: loader + filled(example('docusaurus/post.mdx')),
  ...Object.fromEntries(Object.entries(templates).map(([name, file]) => [name, filled(example(file))])),
};
const pages = Object.fromEntries(
  [...Object.entries(bodies), ['frame', example('frame.html')]].map(([name, body]) => [
    `/${name}.html`,
    pageOf(body, { head: '' }),
  ]),
);

/** The embedding snippets of the README. One code block has three, each under a comment; each works alone. */
const fromReadme = [...readme.matchAll(/```html\n([^]*?)```/g)]
  .flatMap(([, text]) => text.split(/(?<=\n)\n(?=<!--)/))
  .filter((text) => /<trade-off|data-src/.test(text));
const smallComparison = /```json\n([^]*?)```/.exec(readme)?.[1] ?? assert.fail('no comparison in the README');
const kSmallSrc = '/posts/hugo-or-jekyll.json';

/** A snippet of docs/embed.md that is not a file in examples/. @param {RegExp} which */
const fromDocs = (which) =>
  [...docs.matchAll(/```html\n([^]*?)```/g)].map(([, text]) => text).find((text) => which.test(text)) ??
  assert.fail(`no ${which}`);
const fallback = renderFallback(root) ?? assert.fail('the command line is not built');
const integrity = JSON.parse(readFileSync(path.join(root, 'dist/integrity.json'), 'utf8')).files['tradeoff.js'];
const documented = {
  'a folded fallback': fromDocs(/<details>/).replace(/<!-- What tradeoff render [^]*?-->/, () => fallback),
  'a tag with a hash': fromDocs(/integrity=/)
    .replace('sha384-…', integrity)
    .replace(/https:[^"]*\/tradeoff\.js/, '/tradeoff/tradeoff.js'),
};

/** Same-origin iframes, so that the test can inspect them. Cross-origin ones: frames.test.mjs. */
const frames = {
  frame: example('frame.html'),
  oembed: oembed(
    { title: 'Django vs Express' },
    'https://blog.example/tradeoff/embed.html',
    `https://blog.example${kSrc}`,
  )
    .html.replaceAll('https://blog.example', '')
    .replaceAll('https%3A%2F%2Fblog.example', ''),
};
const snippets = {
  ...bodies,
  ...Object.fromEntries(fromReadme.map((text, i) => [`README ${i + 1}`, text])),
  'the small comparison': example('script.html').replace(kSrc, kSmallSrc),
  ...documented,
  ...frames,
};

/** A policy that forbids style attributes; the snippets use the class that the docs recommend instead. */
const kStrictPolicy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; frame-src 'self'";
const styleSheet = /```css\n([^]*?)```/.exec(docs)?.[1] ?? assert.fail('no style sheet in docs/embed.md');
const strict = Object.fromEntries(
  Object.entries({ script: bodies.script, element: bodies.element, marked: bodies.marked, frame: frames.frame }).map(
    ([name, body]) => [
      `${name}, where style attributes are forbidden`,
      body.replace(/ style="[^"]*"/, ' class="comparison"'),
    ],
  ),
);

/**
 * A page with the snippet and a paragraph after it, whose position is recorded before any of our scripts run.
 * @param {string} snippet
 */
const emptyPage = (
  snippet,
) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A post</title><meta name="viewport" content="width=device-width"></head>
  <body>${snippet}<p id="below">Below.</p><script src="/first.js"></script></body></html>`;
const firstSightPages = [
  ...Object.entries(snippets).map(([name, snippet], i) => ({
    name,
    page: `/first-${i}.html`,
    body: emptyPage(snippet),
  })),
  ...Object.entries(strict).map(([name, snippet], i) => ({
    name,
    page: `/strict-${i}.html`,
    body: emptyPage(snippet).replace('</head>', '<link rel="stylesheet" href="/blog.css"></head>'),
  })),
];
/** @param {string} file */
const headers = (file) =>
  /** @type {Record<string, string>} */ (
    file.startsWith('/strict-') ? { 'content-security-policy': kStrictPolicy } : {}
  );
for (const { page, body } of firstSightPages) pages[page] = body;
/** In an iframe, because WebKitGTK's window cannot be as narrow as a phone. */
for (const width of [1100, 360])
  pages[`/at-${width}.html`] = pageOf(
    `<iframe id="at" title="The page" width="${width}" height="850" style="border:0"></iframe>`,
    { head: '' },
  );

/** dist/ and the comparisons, at the paths that the examples use. */
const overrides = {
  [kSrc]: { body: comparison },
  [kSmallSrc]: { body: smallComparison },
  '/first.js': { body: 'first = below.getBoundingClientRect().top' },
  '/blog.css': { body: styleSheet },
  ...Object.fromEntries(
    readdirSync(path.join(root, 'dist'))
      .filter((file) => /\.\w+$/.test(file))
      .map((file) => [`/tradeoff/${file}`, { body: readFileSync(path.join(root, 'dist', file)) }]),
  ),
};

/** Writes a page to disk, next to the files of dist/. Returns its URL. @param {string} name @param {string} body */
function onDisk(name, body) {
  const folder = path.join(root, 'build/browser/snippets');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  symlinkSync(path.join(root, 'dist'), path.join(folder, 'tradeoff'));
  writeFileSync(path.join(folder, name), emptyPage(body));
  writeFileSync(path.join(folder, 'first.js'), '');
  return pathToFileURL(path.join(folder, name)).href;
}

inEveryEngine('the examples', { pages, overrides, headers }, (bench) => {
  const tableCounts = () =>
    bench.browser.evaluate(() =>
      [...document.querySelectorAll('trade-off')].map((one) => one.shadowRoot?.querySelectorAll('table').length),
    );
  for (const name of Object.keys(bodies)) {
    test(`${name} renders`, async () => {
      await bench.browser.goto(`${bench.server.url}/${name}.html`);
      await until('the table', async () => (await tableCounts())[0] === 1);
      assert.equal((await tableCounts()).length, 1);
      assert.deepEqual(await bench.browser.problems(), []);
    });
  }

  // Every engine runs each snippet at one of the two widths, or at both with TRADEOFF_FULL.
  for (const [row, width] of [1100, 360].entries())
    for (const { name, page } of firstSightPages.filter((_, column) => isFor(bench.engine, row + column, 2)))
      test(`${name} first shows title, tabs, invitation and two rows at ${width} px, without moving anything`, async () => {
        await bench.browser.goto(`${bench.server.url}/at-${width}.html`);
        await bench.browser.evaluate((src) => void document.getElementById('at')?.setAttribute('src', src), page);
        const inner = /<iframe/.test(pages[page]) ? ['#at', 'iframe'] : ['#at'];
        await until(
          'the first rendering',
          async () => (await bench.browser.evaluate(missingAtFirst, inner))[0] !== 'the widget',
        );
        await new Promise((later) => setTimeout(later, 300));
        assert.deepEqual(await bench.browser.evaluate(missingAtFirst, inner), []);
        const { border, first, now, wide } = await bench.browser.evaluate(() => {
          const { contentDocument, contentWindow } = /** @type {any} */ (document.getElementById('at'));
          const frame = contentDocument.querySelector('iframe');
          const border = frame ? contentWindow.getComputedStyle(frame).borderTopWidth : '0px';
          return {
            border,
            first: contentWindow.first,
            now: contentDocument.getElementById('below').getBoundingClientRect().top,
            wide: contentDocument.documentElement.scrollWidth,
          };
        });
        assert.equal(now, first, 'what follows is where it was before any of our scripts ran');
        assert.ok(wide <= width, `${wide} px wide`);
        assert.equal(border, '0px');
      });

  test('frame renders, and keeps its given height', async () => {
    await bench.browser.goto(`${bench.server.url}/frame.html`);
    const requested = () => bench.server.requests.map(({ path: file }) => file);
    await until(
      'the comparison in the iframe',
      () => requested().includes(kSrc) && requested().includes('/tradeoff/embed.html'),
    );
    const height = () => bench.browser.evaluate(() => document.querySelector('iframe')?.style.height);
    await until('its height', async () => (await height()) === '700px');
    assert.deepEqual(await bench.browser.problems(), []);
  });

  test("the README's inline comparison renders in a page opened from disk", async () => {
    await bench.browser.goto(
      onDisk(
        'child.html',
        fromReadme.find((text) => text.includes('application/json')) ?? assert.fail('no such snippet'),
      ),
    );
    await until('the table', async () => (await tableCounts())[0] === 1);
  });

  test('a page opened from disk explains why its comparison cannot be loaded', async () => {
    await bench.browser.goto(onDisk('src.html', example('element.html').replaceAll('"/', '"')));
    const alertText = () =>
      bench.browser.evaluate(
        () => document.querySelector('trade-off')?.shadowRoot?.querySelector('[role=alert]')?.textContent,
      );
    const text = await until('the error', alertText);
    assert.ok(text.includes(words('error.load_from_disk', { url: kSrc.slice(1) })), text);
  });
});

test('docs/embed.md quotes the examples verbatim, and mentions every file', () => {
  const shown = [...docs.matchAll(/`examples\/(\S+)`:\n\n```html\n([^]*?)```/g)];
  assert.deepEqual(
    shown.map(([, name]) => name),
    ['script.html', 'element.html', 'marked.html', 'frame.html', 'frame_sandbox.html'],
  );
  for (const [, name, text] of shown) assert.equal(text, example(name), name);
  const files = readdirSync(path.join(root, 'examples'), { recursive: true })
    .map(String)
    .filter((file) => /\.\w+$/.test(file) && file !== 'README.md');
  for (const file of files) assert.ok(docs.includes(`../examples/${file}`), file);
});

test('docs/embed.md and the README name no CDN, because none serves this package', () => {
  for (const file of ['docs/embed.md', 'README.md'])
    assert.doesNotMatch(
      readFileSync(path.join(root, file), 'utf8'),
      /unpkg\.com|jsdelivr\.net|cdnjs|esm\.sh|skypack/,
      file,
    );
});

// wp-includes/kses.php, $allowedposttags and _wp_add_global_attributes, as of November 2026; the part that our markup
// uses.
const kKept =
  'a caption details div figcaption figure h1 h2 h3 h4 h5 h6 li ol p small strong summary sup table tbody td th thead tr ul'.split(
    ' ',
  );
const kKeptAttributes = /^(data-[a-z-]+|id|lang|class|href|scope|style)$/;
const kKeptStyle = /^(min-height:\d+em;?)+$/; // since WordPress 4.4

test("WordPress's filter keeps the fallback and a marked element unchanged", () => {
  /** @param {import('parse5').DefaultTreeAdapterTypes.ParentNode} node */
  const visit = (node) => {
    for (const child of node.childNodes) {
      if ('tagName' in child) {
        assert.ok(kKept.includes(child.tagName), child.tagName);
        for (const { name, value } of child.attrs) {
          assert.match(name, kKeptAttributes, child.tagName);
          if (name === 'style') assert.match(value, kKeptStyle, child.tagName);
        }
      }
      if ('childNodes' in child) visit(child);
    }
  };
  visit(parseFragment(example('marked.html')));
  visit(parseFragment(fallback));
});
