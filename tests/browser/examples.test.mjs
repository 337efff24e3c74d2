// The examples, and the snippets of docs/embed.md and the README, as an author would use them.
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

/** What the template engines of others would make of our templates, as far as we use them. @param {string} text */
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

/** The ways into a page that the README shows: one block has three of them, each under a comment. Each is complete in itself. */
const fromReadme = [...readme.matchAll(/```html\n([^]*?)```/g)]
  .flatMap(([, text]) => text.split(/(?<=\n)\n(?=<!--)/))
  .filter((text) => /<trade-off|data-src/.test(text));
const smallComparison = /```json\n([^]*?)```/.exec(readme)?.[1] ?? assert.fail('no comparison in the README');
const kSmallSrc = '/posts/hugo-or-jekyll.json';

/** Snippets of docs/embed.md that are no examples. @param {RegExp} which */
const fromDocs = (which) =>
  [...docs.matchAll(/```html\n([^]*?)```/g)].map(([, text]) => text).find((text) => which.test(text)) ??
  assert.fail(`no ${which}`);
const fallback = renderFallback(root) ?? assert.fail('the command line is built');
const integrity = JSON.parse(readFileSync(path.join(root, 'dist/integrity.json'), 'utf8')).files['tradeoff.js'];
const documented = {
  'a folded fallback': fromDocs(/<details>/).replace(/<!-- What tradeoff render [^]*?-->/, () => fallback),
  'a tag with a hash': fromDocs(/integrity=/)
    .replace('sha384-…', integrity)
    .replace(/https:[^"]*\/tradeoff\.js/, '/tradeoff/tradeoff.js'),
};

/** Frames of the page's own origin: the test looks into them. For the one of another origin: frames.test.mjs. */
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

/** Under a policy that forbids style attributes, with what the docs tell to write in their place. */
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

/** An empty page with the snippet and a paragraph after it, which is measured before any script of ours has run. @param {string} snippet */
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
/** WebKitGTK's window is never as narrow as a phone. */
for (const width of [1100, 360])
  pages[`/at-${width}.html`] = pageOf(
    `<iframe id="at" title="The page" width="${width}" height="850" style="border:0"></iframe>`,
    { head: '' },
  );

/** dist/ where the examples have it, and the comparisons, from a host that sends no headers of ours. */
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

/** A page on a disk, with the files of dist/ beside it. @param {string} name @param {string} body */
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
  const drawn = () =>
    bench.browser.evaluate(() =>
      [...document.querySelectorAll('trade-off')].map((one) => one.shadowRoot?.querySelectorAll('table').length),
    );
  for (const name of Object.keys(bodies)) {
    test(`${name} draws`, async () => {
      await bench.browser.goto(`${bench.server.url}/${name}.html`);
      await until('the table', async () => (await drawn())[0] === 1);
      assert.equal((await drawn()).length, 1);
      assert.deepEqual(await bench.browser.complaints(), []);
    });
  }

  // Each snippet in every engine, at one of the two widths; at both with TRADEOFF_FULL.
  for (const [row, width] of [1100, 360].entries())
    for (const { name, page } of firstSightPages.filter((_, column) => isFor(bench.engine, row + column, 2)))
      test(`${name} shows title, tabs, invitation and two rows at first, ${width} px wide, and moves nothing`, async () => {
        await bench.browser.goto(`${bench.server.url}/at-${width}.html`);
        await bench.browser.evaluate((src) => void document.getElementById('at')?.setAttribute('src', src), page);
        const inner = /<iframe/.test(pages[page]) ? ['#at', 'iframe'] : ['#at'];
        await until(
          'the first drawing',
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
        assert.equal(now, first, 'what follows stays where it was before any script of ours');
        assert.ok(wide <= width, `${wide} px wide`);
        assert.equal(border, '0px');
      });

  test('frame draws, and keeps the height that it was given', async () => {
    await bench.browser.goto(`${bench.server.url}/frame.html`);
    const asked = () => bench.server.requests.map(({ path: file }) => file);
    await until(
      'the comparison in the frame',
      () => asked().includes(kSrc) && asked().includes('/tradeoff/embed.html'),
    );
    const height = () => bench.browser.evaluate(() => document.querySelector('iframe')?.style.height);
    await until('its height', async () => (await height()) === '700px');
    assert.deepEqual(await bench.browser.complaints(), []);
  });

  test("the README's comparison in the page draws in a page opened from disk", async () => {
    await bench.browser.goto(
      onDisk(
        'child.html',
        fromReadme.find((text) => text.includes('application/json')) ?? assert.fail('no such snippet'),
      ),
    );
    await until('the table', async () => (await drawn())[0] === 1);
  });

  test('a page opened from disk says that its comparison cannot be loaded, and what to do', async () => {
    await bench.browser.goto(onDisk('src.html', example('element.html').replaceAll('"/', '"')));
    const told = () =>
      bench.browser.evaluate(
        () => document.querySelector('trade-off')?.shadowRoot?.querySelector('[role=alert]')?.textContent,
      );
    const text = await until('the error', told);
    assert.ok(text.includes(words('error.load_from_disk', { url: kSrc.slice(1) })), text);
  });
});

test('docs/embed.md shows the examples as they are, and names each', () => {
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

test('docs/embed.md and the README name no host that does not serve us', () => {
  for (const file of ['docs/embed.md', 'README.md'])
    assert.doesNotMatch(
      readFileSync(path.join(root, file), 'utf8'),
      /unpkg\.com|jsdelivr\.net|cdnjs|esm\.sh|skypack/,
      file,
    );
});

// wp-includes/kses.php, $allowedposttags and _wp_add_global_attributes, read in November 2026; of both what we use.
const kKept =
  'a caption details div figcaption figure h1 h2 h3 h4 h5 h6 li ol p small strong summary sup table tbody td th thead tr ul'.split(
    ' ',
  );
const kKeptAttributes = /^(data-[a-z-]+|id|lang|class|href|scope|style)$/;
const kKeptStyle = /^(min-height:\d+em;?)+$/; // since WordPress 4.4

test("WordPress's filter leaves the fallback and a marked element whole", () => {
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
