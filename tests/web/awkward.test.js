// Texts that a writer could drop or change. Each writer of HTML and Markdown writes them, and third-party parsers read
// them back. export.test.js covers CSV. The texts are in tests/documents/awkward_texts.json.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import MarkdownIt from 'markdown-it';
import { parseFragment } from 'parse5';
import { escapeText, linkTarget } from '../../web/share/escape_markdown.js';
import { markdown } from '../../web/share/markdown.js';
import { ledView, makePage, makeContext, wholeView } from './views_fixture.js';

/**
 * @typedef {import('parse5').DefaultTreeAdapterTypes.Node} Node
 * @typedef {import('parse5').DefaultTreeAdapterTypes.Element} Element
 */

const root = path.resolve(import.meta.dirname, '../..');
const cli = process.env.TRADEOFF_CLI ?? path.join(root, 'build/native/tradeoff');
/** @type {string[]} */
const texts = JSON.parse(readFileSync(path.join(root, 'tests/documents/awkward_texts.json'), 'utf8'));

// What the writers may change.
/** In every format, controls and line ends become spaces, and noncharacters become U+FFFD. @param {string} text */
const visible = (text) =>
  text.replaceAll(/[\0-\x1f\x7f-\x9f\u2028\u2029]/g, ' ').replaceAll(/[\ufffe\uffff]/g, '\ufffd');
/** Markdown and browsers trim white space at the ends and collapse spaces. @param {string} text */
const folded = (text) => visible(text).replaceAll(/ +/g, ' ').trim();

const readers = {
  CommonMark: new MarkdownIt('commonmark').enable('table'),
  'GitHub’s': new MarkdownIt({ html: true }),
  'GitHub’s with bare addresses as links': new MarkdownIt({ html: true, linkify: true }),
};

/** @param {string} html */
const parsed = (html) => parseFragment(html, { onParseError: ({ code }) => assert.fail(code) });
/** @param {Node} node @returns {Element[]} */
const elements = (node) =>
  ('childNodes' in node ? node.childNodes : []).flatMap((child) =>
    'tagName' in child ? [child, ...elements(child)] : [],
  );
/** @param {Node} node @returns {string} */
const textOf = (node) =>
  'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
/** @param {Node} tree @param {string} tag */
const textsOf = (tree, tag) =>
  elements(tree)
    .filter(({ tagName }) => tagName === tag)
    .map((one) => folded(textOf(one)));
/** @param {Node} tree */
const hrefs = (tree) =>
  elements(tree)
    .flatMap((one) => one.attrs.filter(({ name }) => name === 'href').map(({ value }) => value))
    .filter((href) => !href.startsWith('#'));
/** An e-mail address must not become a link. @param {any} tree @param {string} why */
const assertNoMail = (tree, why) =>
  assert.ok(!hrefs(tree).some((href) => /^(mailto|xmpp):/i.test(href)), `${why}: ${hrefs(tree)}`);
/** @param {string[]} list */
const full = (list) => list.filter(Boolean);

const kUrl = 'https://a.example/b_(c)*?d=1&copy;=2&amp=3#~e';
const kCopy = 'https://copy.example/`x`|$y$';

/** A document with this text in every field. @param {string} text */
const documentOf = (text) => ({
  format: 1,
  id: 'small',
  title: text,
  summary: text,
  by: text,
  disclosure: text,
  options: [
    { id: 'a', name: text, pros: [{ text }, { text, sources: ['s'] }], chooseIf: [{ text }] },
    { id: 'b', name: 'Beta' },
  ],
  criteria: [
    { id: 'x', name: text, scale: { min: 0, max: 3, unit: text } },
    { id: 'y', name: 'Y', scale: { min: 0, max: 4 } },
  ],
  ratings: {
    a: { x: { value: 1, text, sources: ['s'], notes: ['n'] }, y: { text } },
    b: { x: { value: 2, basis: 'measured', text } },
  },
  sources: { s: { title: text, url: kUrl, copy: kCopy }, t: { title: text } },
  notes: { n: { text } },
});

/** @param {string} text @param {...string} words */
function render(text, ...words) {
  const { status, stdout, stderr } = spawnSync(cli, ['render', '-', ...words], {
    encoding: 'utf8',
    input: JSON.stringify(documentOf(text)),
  });
  assert.equal(status, 0, stderr);
  return stdout;
}

/**
 * Checks that each place contains the whole text, and nothing else.
 * @param {Node} tree @param {string} text
 * @param {(text: string) => string} piece how the writer changes each text in its markup
 */
function assertRendered(tree, text, piece) {
  const whole = folded(text);
  const of = (/** @type {string} */ template) => piece(template.replaceAll('T', () => text));
  const cell = (/** @type {string[]} */ ...parts) => folded(full(parts.map(of)).join(' '));
  // A unit of more than 64 bytes is written once, with the scale.
  const withUnit = (/** @type {string} */ figure) => (Buffer.byteLength(text) > 64 ? figure : `${figure} T`);
  assert.deepEqual(textsOf(tree, 'h3'), [whole]);
  assert.deepEqual(
    textsOf(tree, 'h4').filter((one) => !['Notes', 'Sources'].includes(one)),
    [whole],
  );
  const paragraphs = full(textsOf(tree, 'p')).filter((one) => !one.startsWith('The options side'));
  assert.deepEqual(paragraphs.slice(0, -1), [...full([whole]), cell('Comparison by T'), cell('Disclosure: T')]);
  const rows = elements(tree)
    .filter(({ tagName }) => tagName === 'tr')
    .map((row) => row.childNodes.filter((cell) => 'tagName' in cell));
  assert.deepEqual(
    rows.map((cells) => cells.map((one) => folded(textOf(one)))),
    [
      ['', whole, 'Beta'],
      [
        folded(`${of('T')} (${of('0 to 3 T, higher is better')})`),
        cell(withUnit('1'), 'T', '[1, note 1]'),
        cell(withUnit('2'), '(measured)', 'T'),
      ],
      ['Y (0 to 4, higher is better)', whole, 'Not rated'],
    ],
  );
  assert.deepEqual(textsOf(tree, 'li'), [
    whole,
    cell('T', '[1]'),
    whole,
    cell('Note: T'),
    folded(`${of('T')}, stored copy`),
    whole,
  ]);
  const isMarkdown = textsOf(tree, 'strong').includes('Y'); // row names are bold in Markdown
  assert.deepEqual(textsOf(tree, 'strong'), [
    ...(isMarkdown ? full([whole]) : []),
    cell(withUnit('1')),
    cell(withUnit('2')),
    ...(isMarkdown ? ['Y'] : []),
  ]);
}

const allowed = new Set('h3 h4 h5 p table thead tbody tr td th strong ul ol li a'.split(' '));

test('there are at least 200 texts, all different', () => {
  assert.ok(texts.length >= 200);
  assert.equal(new Set(texts).size, texts.length);
});

test('render --format html keeps each text whole in each place', () => {
  for (const text of texts) {
    const html = render(text, '--format', 'html');
    const tree = parsed(html);
    assertRendered(tree, text, visible);
    assert.deepEqual(hrefs(tree), [kUrl, kCopy]);
    assert.doesNotMatch(html, /[{}]|(?!\n)\p{Cc}|\n\s*\n/u);
    for (const { tagName } of elements(tree))
      assert.ok(allowed.has(tagName) || ['caption', 'sup', 'small', 'details', 'summary'].includes(tagName), tagName);
  }
});

/**
 * Syntax of parsers that are not available here: Liquid, Nunjucks, MDX, Obsidian, emoji, directives and other
 * extensions.
 * @param {string} source
 */
function assertNoMarkup(source) {
  const bare = source
    .replaceAll(/\]\(<[^>\n]*>\)|^\|( --- \|)+$/gm, '') // our own links, and the delimiter row of the table
    .replaceAll(/\\[!-/:-@[-`{-~]|&#?\w+;/g, 'x')
    .replaceAll('**', '')
    .replaceAll(/^\| .*$/gm, (row) => row.replaceAll('|', ''));
  assert.doesNotMatch(bare, /[{}<>`*_~^$|\\]|\w@\w|([-+=:%])\1|:\w|www\.|^(import|export) |^:|^!!|^#+ .*#$/m);
  assert.doesNotMatch(source, /(?!\n)\p{Cc}|[\u2028\u2029]/u);
}

test('render --format markdown keeps each text whole in each place, for each parser', () => {
  for (const text of texts) {
    const source = render(text, '--format', 'markdown');
    assertNoMarkup(source);
    for (const [name, reader] of Object.entries(readers)) {
      const tree = parsed(reader.render(source));
      assertRendered(tree, text, folded);
      for (const { tagName } of elements(tree))
        assert.ok(allowed.has(tagName), `${name}: ${tagName} of ${JSON.stringify(text)}`);
      assertNoMail(tree, `${name}: ${JSON.stringify(text)}`);
      if (!name.includes('bare'))
        assert.deepEqual(
          hrefs(tree).map((href) => new URL(href).href.replaceAll('%60', '`').replaceAll('%7C', '|')),
          [kUrl, kCopy],
        );
    }
  }
});

test('render --json-ld keeps each text, and no text ends the script or starts a template', () => {
  for (const text of texts) {
    const script =
      elements(parsed(render(text, '--format', 'html', '--json-ld'))).find(({ tagName }) => tagName === 'script') ??
      assert.fail('no script');
    assert.doesNotMatch(textOf(script), /<|\{[{%#]|\p{Cc}/u);
    const { name, description, creditText, about } = JSON.parse(textOf(script));
    assert.deepEqual([name, description, creditText, about.itemListElement[0].item.name], [text, text, text, text]);
  }
});

before(() =>
  Object.defineProperty(globalThis, 'location', {
    configurable: true,
    value: { href: 'https://blog.example/post', hash: '' },
  }),
);
after(() => Reflect.deleteProperty(globalThis, 'location'));

test('the decision record keeps each text whole in each place, for each parser', () => {
  for (const text of texts) {
    const page = makePage();
    Object.assign(page, { title: text, by: text, summary: text, disclosure: text });
    page.options[0].name = text;
    page.criteria[0].name = text;
    page.questions[0].text = text;
    page.questions[0].answers[0].text = text;
    page.sources = [
      { number: 1, id: 'a', title: text, url: kUrl, copy: kCopy },
      { number: 2, id: 'b', title: text },
    ];
    const context = makeContext({ page, view: { ...ledView(), verdict: 'clear', reasons: wholeView().reasons } });
    const source = markdown(context, 'https://blog.example/post#tea=time.much');
    assertNoMarkup(source);
    const whole = folded(text);
    const inside = (/** @type {string} */ template) => folded(visible(template.replaceAll('T', () => text)));
    for (const [name, reader] of Object.entries(readers)) {
      const tree = parsed(reader.render(source));
      assert.deepEqual(textsOf(tree, 'h1'), [whole], name);
      const titles = textsOf(tree, 'h2');
      for (const title of [inside('For you: T'), inside('Speaks for T'), 'Speaks for Coffee', 'All 2 sources'])
        assert.ok(titles.includes(title), title);
      assert.equal(titles.length, 8);
      const paragraphs = textsOf(tree, 'p');
      for (const one of [
        inside('Comparison by T · updated November 22, 2026'),
        ...full([whole]),
        inside('Disclosure: T'),
      ])
        assert.ok(paragraphs.includes(one), one);
      const items = textsOf(tree, 'li');
      for (const one of [
        inside('T: 81%'),
        inside('T: 1 point · 33%'),
        folded(`${whole} ${whole}`),
        inside('T: +5.0'),
        inside('“T”: +5.0 for T'),
        folded(`${whole} · stored copy`),
        whole,
      ])
        assert.ok(items.includes(one), `${name}: ${JSON.stringify(one)} is not in ${JSON.stringify(items)}`);
      assert.deepEqual(textsOf(tree, 'strong'), full([whole]));
      assertNoMail(tree, `${name}: ${JSON.stringify(text)}`);
      if (!name.includes('bare'))
        assert.deepEqual(
          hrefs(tree).map((href) => new URL(href).href.replaceAll('%60', '`').replaceAll('%7C', '|')),
          [kUrl, kCopy, 'https://blog.example/post#tea=time.much'],
        );
      const tags = new Set(elements(tree).map(({ tagName }) => tagName));
      assert.deepEqual(
        [...tags].filter((tag) => !['h1', 'h2', 'p', 'ul', 'ol', 'li', 'a', 'strong'].includes(tag)),
        [],
        `${name}: ${JSON.stringify(text)}`,
      );
    }
  }
});

test('the command line and the page escape texts in the same way', () => {
  for (const text of texts) {
    const source = render(text, '--format', 'markdown').split('\n');
    assert.equal(source[0], `### ${escapeText(text)}`);
    assert.ok(source.includes(`- ${escapeText(text)}`));
    assert.ok(
      source.some(
        (line) => line === `1. [${escapeText(text)}](${linkTarget(kUrl)}), [stored copy](${linkTarget(kCopy)})`,
      ),
    );
  }
});

test('an address with white space or a noncharacter leads to the same target, and both writers encode it alike', () => {
  for (let code = 0x80; code < 0x110000; code++) {
    const char = String.fromCodePoint(code);
    if (!/[\s\p{Cc}\p{Noncharacter_Code_Point}]/u.test(char)) continue;
    const url = `https://a.example/x${char}y?${char}#${char}z`;
    const document = { ...documentOf('x'), sources: { s: { title: 'x', url, copy: url } } };
    const [html, source] = ['html', 'markdown'].map((format) =>
      spawnSync(cli, ['render', '-', '--format', format], { encoding: 'utf8', input: JSON.stringify(document) }),
    );
    if (/\p{Cc}/u.test(char)) {
      assert.equal(html.status, 1, 'the format refuses it');
      continue;
    }
    assert.ok(
      source.stdout.includes(`1. [x](${linkTarget(url)}), [stored copy](${linkTarget(url)})\n`),
      JSON.stringify(url),
    );
    for (const tree of [parsed(html.stdout), parsed(readers.CommonMark.render(source.stdout))]) {
      assert.doesNotMatch(hrefs(tree).join(''), /[\s\p{Noncharacter_Code_Point}]/u);
      assert.deepEqual(
        hrefs(tree).map((href) => new URL(href).href),
        [new URL(url).href, new URL(url).href],
      );
    }
  }
});

test('texts built from fragments of markup stay whole and are escaped alike', () => {
  const pieces = [
    ...'\\`*_[]<>|~&${}!#+-=:.)(@^%"\'/ 1a\t\n',
    '\u00a0',
    '\u200b',
    'www.',
    'http://',
    'import ',
    '&amp;',
    '&#35;',
    '**',
    '--',
    '{{',
    '{%',
    ':a:',
    '1. ',
    '](',
    '<!--',
    '\\|',
    '[^1]',
    '$$',
    'a@b.co',
    'mailto:',
  ];
  let seed = 20261124;
  const below = (/** @type {number} */ n) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
  const random = Array.from({ length: 1000 }, () =>
    Array.from({ length: 1 + below(9) }, () => pieces[below(pieces.length)]).join(''),
  );
  for (const text of random) {
    const one = escapeText(text);
    const bold = one && `**${one}**`;
    const source = `# ${one}\n\n${one}\n\n- ${one}\n- ${bold} ${one}\n\n[${one}](<https://a.example>)\n\n| ${one} | b |\n| --- | --- |\n| ${bold} (x) | ${one} |\n`;
    assertNoMarkup(source);
    const whole = folded(text);
    for (const [name, reader] of Object.entries(readers)) {
      const tree = parsed(reader.render(source));
      const why = `${name}: ${JSON.stringify(text)}`;
      assert.deepEqual(textsOf(tree, 'h1'), [whole], why);
      assert.deepEqual(textsOf(tree, 'p'), [...full([whole]), whole], why);
      assert.deepEqual(textsOf(tree, 'li'), [whole, folded(`${whole} ${whole}`)], why);
      assert.deepEqual(
        [...textsOf(tree, 'th'), ...textsOf(tree, 'td')],
        [whole, 'b', folded(`${whole} (x)`), whole],
        why,
      );
      assert.deepEqual(textsOf(tree, 'strong'), full([whole, whole]), why);
      assertNoMail(tree, why);
    }
  }
  const document = {
    ...documentOf('x'),
    options: [
      { id: 'a', name: 'A', pros: random.map((text) => ({ text })) },
      { id: 'b', name: 'B' },
    ],
  };
  const { stdout } = spawnSync(cli, ['render', '-', '--format', 'markdown'], {
    encoding: 'utf8',
    input: JSON.stringify(document),
  });
  const written = stdout.split('\n').filter((line) => line.startsWith('- '));
  assert.deepEqual(
    written,
    random.map((text) => `- ${escapeText(text)}`),
  );
});
