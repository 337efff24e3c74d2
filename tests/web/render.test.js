// The HTML and Markdown that readers see without scripts, read back by third-party parsers.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import MarkdownIt from 'markdown-it';
import { parseFragment } from 'parse5';
import { renderFallback } from '../../scripts/build/index_html.mjs';

/**
 * @typedef {import('parse5').DefaultTreeAdapterTypes.Node} Node
 * @typedef {import('parse5').DefaultTreeAdapterTypes.Element} Element
 * @typedef {import('./document.js').ComparisonDocument} ComparisonDocument
 */

const root = path.resolve(import.meta.dirname, '../..');
const cli = process.env.TRADEOFF_CLI ?? path.join(root, 'build/native/tradeoff');
/** @param {string} file */
const read = (file) => readFileSync(path.join(root, file), 'utf8');
const demo = JSON.parse(read('data/django-vs-express.json'));

/** @param {unknown} document what stands on the standard input @param {...string} words */
function run(document, ...words) {
  const input = typeof document === 'string' ? document : JSON.stringify(document);
  const { error, status, stdout, stderr } = spawnSync(cli, ['render', ...words], {
    encoding: 'utf8',
    input,
    maxBuffer: 1 << 26,
  });
  if (error) throw error;
  return { status, stdout, stderr };
}

/** @param {unknown} document @param {string} format @param {...string} more */
function render(document, format, ...more) {
  const { status, stdout, stderr } = run(document, '-', '--format', format, ...more);
  assert.equal(status, 0, stderr);
  assert.equal(stderr, '');
  return stdout;
}

/** Parses HTML. Fails on any parse error. @param {string} html */
function parsed(html) {
  /** @type {import('parse5').ParserError[]} */
  const errors = [];
  const tree = parseFragment(html, { onParseError: (error) => errors.push(error) });
  assert.deepEqual(errors, []);
  return tree;
}

/** All descendant elements in document order. @param {Node} node @returns {Element[]} */
const elements = (node) =>
  ('childNodes' in node ? node.childNodes : []).flatMap((child) =>
    'tagName' in child ? [child, ...elements(child)] : [],
  );
/** @param {Node} node @param {string} tag */
const all = (node, tag) => elements(node).filter((element) => element.tagName === tag);
/** @param {Element} node @param {string} name */
const attribute = (node, name) => node.attrs.find((one) => one.name === name)?.value;
/** @param {string} text */
const words = (text) => text.replaceAll(/[\s\0-\x1f\x7f]+/g, ' ').trim();
/** @param {Node} node @returns {string} */
const textOf = (node) =>
  'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
/** @param {Node} node @param {string} tag */
const texts = (node, tag) => all(node, tag).map((element) => words(textOf(element)));

/** A table as rows of texts, with the head first. @param {Element} table */
const grid = (table) =>
  all(table, 'tr').map((row) => row.childNodes.filter((cell) => 'tagName' in cell).map((cell) => words(textOf(cell))));

const small = (more = {}) => ({
  format: 1,
  id: 'small',
  title: 'Small',
  options: [
    { id: 'a', name: 'Alpha' },
    { id: 'b', name: 'Beta' },
  ],
  criteria: [
    { id: 'x', name: 'Price', scale: { min: 0, max: 3, better: 'lower', unit: 'EUR' } },
    { id: 'y', name: 'Ease', scale: { min: 0, max: 10 } },
  ],
  ratings: {
    a: { x: { value: 1.25, text: 'cheap', sources: ['s'] }, y: { min: 3, max: 5 } },
    b: { x: { text: 'on request', basis: 'documented', notes: ['n'] } },
  },
  sources: {
    u: { title: 'Uncited' },
    s: { title: 'Prices', url: 'https://e.org/', copy: 'https://c.org/', date: '2026-08', seen: '2026-11-22' },
  },
  notes: { n: { verdict: 'disputed', text: 'Others say less.', sources: ['u'] } },
  ...more,
});

const kEvil = [
  '</td></tr></table><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onclick='alert(1)",
  '<!-- --><![CDATA[ ]]></details></script><style>*{}</style>',
  '&lt;b&gt; &amp;amp; &#60;i&#62; &copy R&D',
  'a | b || c \\| d \\\\| e',
  '| --- | --- |',
  '{{ 7*7 }} {% raw %} {{< x >}} ${x} <% y %>',
  '*a* _b_ **c** __d__ ~~e~~ `f` ```g``` $h$ ==i==',
  '# heading',
  '- item',
  '+ item',
  '* item',
  '1. item',
  '12) item',
  '> quote',
  '---',
  '===',
  '- - -',
  '1.5 is no list',
  '-1 neither',
  '#hash',
  '[a](javascript:alert(1)) ![b](x) [c]: https://d.org',
  '\n\n\nblank\n\n    code\n\ttab\r\n\u0000\u0007\u001b[31m',
  'ends with a backslash \\',
  '<javascript:alert(1)> <https://e.org>',
  '\u202e\u2028\u{1f600} \u00e9',
];

/** A document in which every text is hostile. */
const hostile = () => {
  let at = 0;
  const evil = () => kEvil[at++ % kEvil.length];
  const claim = () => ({ text: evil(), sources: ['s'], notes: ['n'] });
  return small({
    title: evil(),
    summary: evil(),
    by: evil(),
    disclosure: evil(),
    options: ['a', 'b'].map((id) => ({
      id,
      name: evil(),
      tagline: evil(),
      url: 'https://e.org/?{{x}}&lt;',
      pros: kEvil.map(claim),
      cons: kEvil.map(claim),
      chooseIf: kEvil.map(claim),
    })),
    criteria: kEvil.map((name, i) => ({ id: `c${i}`, name, scale: { min: 0, max: i + 1, unit: kEvil[i] } })),
    ratings: Object.fromEntries(
      ['a', 'b'].map((id) => [id, Object.fromEntries(kEvil.map((_, i) => [`c${i}`, { value: i / 4, ...claim() }]))]),
    ),
    sources: {
      s: { title: evil(), url: "https://e.org/a(b)|c'{{d}}&lt;_*~`?q=1&amp=2" },
      ...Object.fromEntries(kEvil.map((title, i) => [`s${i}`, { title }])),
    },
    notes: { n: { text: evil() } },
  });
};

/** @type {Record<string, ComparisonDocument>} */
const kDocuments = { demo, small: small(), hostile: hostile() };

for (const [name, document] of Object.entries(kDocuments)) {
  test(`${name}: the HTML fits into any page`, () => {
    const html = render(document, 'html');
    const tree = parsed(html);
    const allowed = 'h3 h4 h5 p table caption thead tbody tr td th strong small sup a ul ol li details summary'.split(
      ' ',
    );
    for (const element of elements(tree)) {
      assert.ok(allowed.includes(element.tagName), element.tagName);
      for (const { name: given, value } of element.attrs) {
        assert.ok(['lang', 'scope', 'href', 'id'].includes(given), `${element.tagName} ${given}`);
        if (given === 'id') assert.match(value, new RegExp(`^${document.id}-(source|note)-\\d+$`));
      }
    }
    const ids = elements(tree)
      .map((element) => attribute(element, 'id'))
      .filter(Boolean);
    assert.equal(new Set(ids).size, ids.length);
    for (const link of all(tree, 'a')) {
      const href = attribute(link, 'href') ?? '';
      assert.ok(/^https?:\/\//.test(href) || ids.includes(href.slice(1)), href);
    }
    // Sibling elements, each with its language, and only line breaks between them.
    for (const child of tree.childNodes)
      assert.ok('tagName' in child ? attribute(child, 'lang') === (document.lang ?? 'en') : textOf(child) === '\n');
    assert.ok(!/\n\s*\n/.test(html), 'a blank line would end an HTML block in Markdown');
    assert.ok(!/[{}]/.test(html), 'nothing for Liquid or MDX');
    assert.doesNotMatch(textOf(tree), /\b(?:cli|ui)\.[a-z]+_?[a-z]*\b/, 'every word is there');
  });

  test(`${name}: one table has all options and criteria, and every claim has its sources`, () => {
    const tree = parsed(render(document, 'html'));
    const { sources = {} } = document;
    const [table, ...more] = all(tree, 'table');
    assert.deepEqual(more, []);
    const heads = all(table, 'th');
    const named = (/** @type {string} */ scope) =>
      heads.filter((head) => attribute(head, 'scope') === scope).map((head) => words(textOf(head.childNodes[0])));
    assert.deepEqual(
      named('col'),
      document.options.map((option) => words(option.name)),
    );
    assert.deepEqual(
      named('row'),
      document.criteria.map((criterion) => words(criterion.name)),
    );
    assert.equal(heads.length, document.options.length + document.criteria.length);
    assert.equal(all(table, 'td').length, 1 + document.options.length * document.criteria.length);
    assert.equal(all(table, 'caption').length, 1);
    assert.equal(texts(tree, 'h3')[0], words(document.title));

    const numbers = [...all(tree, 'li')].filter((item) => /-source-/.test(attribute(item, 'id') ?? ''));
    assert.equal(numbers.length, Object.keys(sources).length);
    const numberOf = (/** @type {string} */ id) =>
      1 + numbers.findIndex((item) => words(textOf(item)).startsWith(words(sources[id].title)));
    for (const [row, criterion] of document.criteria.entries()) {
      for (const [column, option] of document.options.entries()) {
        const cell = all(all(table, 'tbody')[0], 'tr')[row].childNodes[1 + column];
        const rating = document.ratings[option.id]?.[criterion.id];
        const cited = all(cell, 'a')
          .map((link) => words(textOf(link)))
          .filter((text) => /^\d/.test(text))
          .map(Number);
        assert.deepEqual(cited, (rating?.sources ?? []).map(numberOf), `${option.id} ${criterion.id}`);
        if (rating?.text) assert.ok(words(textOf(cell)).includes(words(rating.text)));
        const figure = all(cell, 'strong').map(textOf).join();
        const unit = criterion.scale?.unit ? ` ${words(criterion.scale.unit)}` : '';
        assert.equal(
          words(figure),
          rating?.value !== undefined
            ? words(`${rating.value}${unit}`)
            : rating?.min !== undefined
              ? words(`${rating.min} to ${rating.max}${unit}`)
              : '',
        );
      }
    }
    const whole = words(textOf(tree));
    const said = (/** @type {import('./document.js').Prose} */ prose) =>
      words(typeof prose === 'string' ? prose : prose.text);
    for (const option of document.options)
      for (const list of /** @type {const} */ (['pros', 'cons', 'chooseIf']))
        for (const prose of option[list] ?? []) assert.ok(whole.includes(said(prose)), said(prose));
    for (const field of /** @type {const} */ (['summary', 'by', 'disclosure', 'updated']))
      assert.ok(whole.includes(words(document[field] ?? '')), field);
  });

  test(`${name}: the Markdown has the same content as the HTML`, () => {
    const markdown = render(document, 'markdown');
    const html = new MarkdownIt({ html: true, linkify: false }).render(markdown);
    const tree = parsed(html);
    const plain = parsed(render(document, 'html'));
    assert.deepEqual(
      [...new Set(elements(tree).map(({ tagName }) => tagName))].filter(
        (tag) => !/^(h[345]|p|table|thead|tbody|tr|th|td|strong|ul|ol|li|a)$/.test(tag),
      ),
      [],
    );
    assert.deepEqual(grid(all(tree, 'table')[0]), grid(all(plain, 'table')[0]));
    assert.deepEqual(
      ['h3', 'h4', 'h5']
        .map((tag) => texts(tree, tag))
        .flat()
        .filter((text) => !['Notes', 'Sources'].includes(text)),
      ['h3', 'h4', 'h5'].map((tag) => texts(plain, tag)).flat(),
    );
    assert.deepEqual(texts(tree, 'li'), texts(plain, 'li'));
    const addresses = (/** @type {Node} */ from) =>
      all(from, 'a')
        .map((link) => attribute(link, 'href') ?? '')
        .filter((href) => !href.startsWith('#'))
        .map((href) =>
          new URL(href).href
            .replaceAll('%7C', '|')
            .replaceAll('%60', '`')
            .replaceAll('%7B', '{')
            .replaceAll('%7D', '}'),
        );
    assert.deepEqual(addresses(tree), addresses(plain));
    assert.ok(!/\{\{|\{%/.test(markdown), 'nothing for Liquid');
  });

  test(`${name}: JSON-LD describes the table and claims no rating or review`, () => {
    const tree = parsed(render(document, 'html', '--json-ld'));
    const scripts = all(tree, 'script');
    assert.equal(scripts.length, 1);
    assert.equal(attribute(scripts[0], 'type'), 'application/ld+json');
    const text = textOf(scripts[0]);
    assert.ok(!/<|\{\{|\{%/.test(text));
    const data = JSON.parse(text);
    assert.equal(data['@type'], 'Table');
    assert.equal(data.name, document.title);
    assert.equal(data.creditText, document.by);
    assert.equal(data.dateModified, document.updated);
    assert.deepEqual(
      data.about.itemListElement.map((/** @type {{item: {name: string}}} */ { item }) => item.name),
      document.options.map((option) => option.name),
    );
    assert.equal(data.about.numberOfItems, document.options.length);
    assert.equal(data.citation.length, Object.keys(document.sources ?? {}).length);
    assert.doesNotMatch(
      JSON.stringify(Object.keys(data)) + text.replaceAll(/"(?:name|description)":"(?:[^"\\]|\\.)*"/g, ''),
      /review|rating/i,
    );
  });
}

test('a cell has the figure, unit, mark, text and sources, and a missing rating is stated', () => {
  const rows = grid(all(parsed(render(small(), 'html')), 'table')[0]);
  assert.deepEqual(rows, [
    ['', 'Alpha', 'Beta'],
    ['Price (0 to 3 EUR, lower is better)', '1.25 EUR cheap [1]', '(documented) on request [note 1]'],
    ['Ease (0 to 10, higher is better)', '3 to 5', 'Not rated'],
  ]);
});

test('notes and sources are in the order of their numbers and have dates', () => {
  const tree = parsed(render(small(), 'html'));
  assert.deepEqual(texts(tree, 'li'), [
    'Disputed: Others say less. [2]',
    'Prices, 2026-08, seen 2026-11-22, stored copy',
    'Uncited',
  ]);
});

test('a scale that all rows share is stated once', () => {
  const scale = { min: 0, max: 10 };
  const tree = parsed(
    render(
      small({
        criteria: [
          { id: 'x', name: 'X', scale },
          { id: 'y', name: 'Y', scale },
        ],
      }),
      'html',
    ),
  );
  assert.deepEqual(texts(tree, 'caption'), ['The options side by side (0 to 10, higher is better)']);
  assert.deepEqual(
    grid(all(tree, 'table')[0])
      .slice(1)
      .map(([head]) => head),
    ['X', 'Y'],
  );
});

test('--heading sets the level of the title, and no heading is below h6', () => {
  const levels = (/** @type {string[]} */ ...more) =>
    [...new Set(elements(parsed(render(demo, 'html', ...more))).map(({ tagName }) => tagName))].filter((tag) =>
      /^h\d$/.test(tag),
    );
  assert.deepEqual(levels(), ['h3', 'h4', 'h5']);
  assert.deepEqual(levels('--heading', '2'), ['h2', 'h3', 'h4']);
  assert.deepEqual(levels('--heading=6'), ['h6']);
  assert.match(render(demo, 'markdown', '--heading', '2'), /^## Django/);
});

test("the document's language is used, otherwise its shorter tag, otherwise English", () => {
  const of = (/** @type {string} */ lang) => JSON.parse(read(`web/locales/${lang}.json`));
  const pros = (/** @type {string} */ lang) =>
    texts(
      parsed(
        render(
          small({
            lang,
            options: [
              { id: 'a', name: 'A', pros: [{ text: 'x' }] },
              { id: 'b', name: 'B' },
            ],
          }),
          'html',
        ),
      ),
      'h5',
    )[0];
  const languages = readdirSync(path.join(root, 'web/locales'))
    .filter((file) => file.endsWith('.json'))
    .map((file) => path.basename(file, '.json'));
  for (const lang of languages) {
    assert.equal(pros(lang), of(lang)['ui.pros']);
    assert.equal(pros(lang.toUpperCase()), of(lang)['ui.pros']);
    assert.equal(pros(`${lang}-ZZ`), of(lang)['ui.pros']);
  }
  assert.equal(pros('tlh'), of('en')['ui.pros']);
});

test('index.html contains the fallback of its comparison', () => {
  const fallback = renderFallback(root);
  assert.ok(fallback, 'the command line is built');
  assert.ok(read('index.html').includes(`</script>\n${fallback}<p class="unbuilt">`));
});

test('a bad document gives the errors of check on stderr, no output and exit code 1', () => {
  for (const bad of [
    '',
    '{',
    small({ title: 3 }),
    small({ brandNew: 1 }),
    small({ sources: { s: { title: 'S', url: 'javascript:alert(1)' } } }),
  ]) {
    const { status, stdout, stderr } = run(bad, '-', '--format', 'html');
    assert.equal(status, 1);
    assert.equal(stdout, '');
    assert.match(stderr, /^-: \S+: .+\n/);
  }
  assert.equal(run('', '/nowhere/at/all.json', '--format', 'html').status, 1);
});

test('a wrong command line gives a message, the usage and exit code 2', () => {
  for (const [bad, says] of /** @type {[words: string[], says: RegExp][]} */ ([
    [['-'], /--format html or --format markdown/],
    [['-', '--format'], /--format needs a value/],
    [['-', '--format', 'pdf'], /no format "pdf"/],
    [['-', '--format', 'markdown', '--json-ld'], /--format html only/],
    [['-', '--format', 'html', '--heading', '1'], /--heading 1/],
    [['-', '--format', 'html', '--heading', '7'], /--heading 7/],
    [['-', '--format', 'html', '--heading', '33'], /--heading 33/],
    [['-', '--format', 'html', '--json'], /--json does not go with/],
    [['-', '--format', 'html', '--answer', 'a=b'], /--answer does not go with/],
    [['--format', 'html'], /render needs a file/],
    [['-', '-', '--format', 'html'], /one file/],
  ])) {
    const { status, stdout, stderr } = run('', ...bad);
    assert.equal(status, 2, bad.join(' '));
    assert.equal(stdout, '');
    assert.match(stderr, says);
    assert.match(stderr, /usage: [^]*tradeoff render FILE --format html\|markdown/);
  }
  const page = spawnSync(cli, ['page', '-', '--format', 'html'], { encoding: 'utf8', input: '' });
  assert.equal(page.status, 2);
  assert.match(
    spawnSync(cli, ['--help'], { encoding: 'utf8' }).stdout,
    /tradeoff render FILE[^]*--format F[^]*--json-ld/,
  );
});
