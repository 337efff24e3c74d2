import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { csv } from '../../web/share/csv.js';
import { escapeText, linkTarget } from '../../web/share/escape_markdown.js';
import { markdown } from '../../web/share/markdown.js';
import { exportAs } from '../../web/share/share.js';
import { wholeView, ledView, makePage, makeContext } from './views_fixture.js';
/** @import { View } from '../../web/element/contract.js' */

const kUrl = 'https://blog.example/post#tea-vs-coffee=time.much';
const led = () => makeContext({ view: { ...ledView(), verdict: 'clear', reasons: wholeView().reasons } });

test('the record states the author, the answers, the importance, the reasons, and the sources with their dates', () => {
  assert.equal(
    markdown(led(), kUrl),
    `# Tea vs Coffee

Comparison by The taster · updated November 22, 2026

The summary.

Disclosure: The disclosure.

## For you: Tea

A clear lead

It leads Coffee by 4.1 points.

The one question left cannot change this, whatever you answer.

## How well each fits what you said

- Tea: 81%
- Coffee: 40%

## Your answers

- How much time have you? **An hour**
- Where do you drink it? Not answered

## What counts for you

- Calm: 1 point · 33%
- Price: 2 points · 67%

## Speaks for Tea

- Calm: +5.0

## Speaks for Coffee

- Price: +0.9

## What your answers did

- “An hour”: +5.0 for Tea
- What counts from the start: +0.9 for Coffee

## All 2 sources

1. [Source A](<https://a.example/>) · August 2026 · seen November 22, 2026 · reliable · [stored copy](<https://copy.example/>)
2. Source B · take with care

Recorded on November 22, 2026. [Open this result](<${kUrl}>)
`,
  );
});

test('the record of a whole view has tipping points, flips and second opinions', () => {
  /** @type {View} */
  const view = {
    ...ledView(),
    tipping: [{ code: 'overtakes', args: { option: 'coffee', rival: 'tea', criterion: 'price', factor: 1.5 } }],
    flips: [
      {
        option: 'coffee',
        changes: [{ question: 'time', answers: ['none'] }],
        says: [{ code: 'flip_other', args: { question: 'time', answer: 'none' } }],
      },
    ],
    opinions: { judging: 3, agreeing: 2, methods: [] },
  };
  const text = markdown(makeContext({ view }), kUrl);
  assert.match(
    text,
    /## What could change this\n\n- Coffee overtakes Tea once Price counts 1\.5 times.*\n- Coffee would lead if you answer “None” to “How much time have you\?”\.\n- 3 other methods were asked; 2 put the same option first\.\n/,
  );
  assert.doesNotMatch(markdown(led(), kUrl), /What could change/);
});

test('before the first answer the record has no result', () => {
  const text = markdown(makeContext(), kUrl);
  assert.doesNotMatch(text, /For you|Speaks for|How well/);
  assert.match(text, /- How much time have you\? Not answered/);
});

test('the record marks old comparisons and sources', () => {
  const page = makePage();
  page.updated = '2024';
  page.sources[0].seen = '2025-01';
  const text = markdown(makeContext({ page }), kUrl);
  assert.match(text, /This comparison is more than a year old\./);
  assert.match(text, /seen January 2025 · more than a year old · reliable/);
});

test("an author's text is never markup in the record", () => {
  assert.equal(
    escapeText('*a* _b_ `c` [d](e) <i> |f| ~g~ &amp; $h$ \\i'),
    '\\*a\\* \\_b\\_ &#96;c&#96; \\[d\\](e) \\<i\\> \\|f\\| \\~g\\~ &amp;amp; \\$h\\$ \\\\i',
  );
  for (const start of ['# a', '- a', '+ a', '= a', '> a', ': a'])
    assert.equal(escapeText(`\n  ${start}`), `\\${start}`);
  assert.equal(escapeText('12. a'), '12\\. a');
  assert.equal(escapeText('a@b.example'), 'a&#64;b.example');
  assert.equal(escapeText('1) a'), '1\\) a');
  assert.equal(escapeText('a\n\n    b\t# c'), 'a b \\# c');
  const page = makePage();
  page.title = 'Tea\n# *vs* <b>';
  assert.ok(markdown(makeContext({ page }), kUrl).startsWith('# Tea \\# \\*vs\\* \\<b\\>\n\n'));
});

test('text that is not markup stays unchanged', () => {
  for (const text of [
    '12 a',
    '1.5',
    'C# is',
    'a-b',
    '-1',
    '+1',
    'a = b',
    'A & B',
    'Great!',
    '100 %',
    'Tea: 81',
    'a @ b',
    '@b',
    '(c)',
    'a\u00a0b',
    'a\u200db',
    'imports',
  ])
    assert.equal(escapeText(text), text);
});

test('an address cannot end its angle brackets', () => {
  assert.equal(linkTarget('https://a.example/b_(c)?d=1&e=2'), '<https://a.example/b_(c)?d=1&e=2>');
  assert.equal(linkTarget('https://a.example/>x<\\&copy;'), '<https://a.example/%3Ex%3C%5C&amp;copy;>');
  assert.equal(linkTarget('https://a.example/{{x}}'), '<https://a.example/%7B%7Bx%7D%7D>');
});

test('the table has a row for each criterion, and a figure and a text for each option', () => {
  assert.equal(
    csv(makeContext()),
    [
      'Criterion,Unit,Tea,Tea: in words,Coffee,Coffee: in words',
      'Calm,,9,Tea is calm.,2,Coffee is not.',
      'Price,euros,1 to 2,,,',
      '',
    ].join('\r\n'),
  );
});

/**
 * How programs parse CSV: their separators, their quote, and whether a quote also counts in the middle of a cell.
 * @typedef {{ separators: string, quote: string, anywhere?: boolean }} Way
 */

/**
 * An independent CSV parser that works character by character.
 * @param {string} text @param {Way} way @returns {string[][]}
 */
function readCsv(text, { separators, quote, anywhere = false }) {
  /** @type {string[][]} */
  const rows = [[]];
  let cell = '';
  let isQuoted = false;
  let isStart = true;
  const endCell = () => (rows[rows.length - 1].push(cell), (cell = ''), (isStart = true));
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (isQuoted && char === quote && text[i + 1] === quote) cell += text[++i];
    else if (isQuoted && char === quote) isQuoted = false;
    else if (isQuoted) cell += char;
    else if (quote && char === quote && (isStart || anywhere)) ((isQuoted = true), (isStart = false));
    else if (separators.includes(char)) endCell();
    else if (/[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/.test(char)) {
      if (char === '\r' && text[i + 1] === '\n') i++;
      endCell();
      rows.push([]);
    } else ((cell += char), (isStart = false));
  }
  if (cell || rows[rows.length - 1].length) endCell();
  else rows.pop();
  return rows;
}

/** @type {Way[]} */
const ways = [',', ';', '\t', '|', ',;', ';\t', ',;\t', ',;\t|'].flatMap((separators) =>
  ['"', "'", ''].flatMap((quote) => [{ separators, quote }, ...(quote ? [{ separators, quote, anywhere: true }] : [])]),
);
const comma = { separators: ',', quote: '"' };

/** Also if a program drops invisible characters or normalizes compatibility forms. @param {string} cell */
function isFormula(cell) {
  const seen = cell.replace(/^[\s\p{C}\p{Default_Ignorable_Code_Point}\u2800]+/u, '');
  return /^[=+\-@\u2212]/.test(seen.normalize('NFKC')) && !/^-?\d+(\.\d+)?$/.test(cell);
}

/** A table with this text in every cell of text, and with negative figures. @param {string} text */
function tableOf(text) {
  const page = makePage();
  for (const option of page.options) option.name = text;
  for (const criterion of page.criteria) {
    criterion.name = text;
    criterion.scale.unit = text;
    const [first, second] = page.options;
    criterion.ratings = {
      [first.id]: { value: -3, text, sources: [], notes: [] },
      [second.id]: { min: -3, max: 4, text, sources: [], notes: [] },
    };
  }
  return csv(makeContext({ page }));
}

const awkward = JSON.parse(readFileSync(new URL('../documents/awkward_texts.json', import.meta.url), 'utf8'));

test("this test's CSV parsers differ by their settings and detect formulas", () => {
  const text = 'a,"x;=1",\'y;-2\'\r\n"say ""=1""",-3\n';
  assert.deepEqual(readCsv(text, comma), [
    ['a', 'x;=1', "'y;-2'"],
    ['say "=1"', '-3'],
  ]);
  assert.deepEqual(readCsv(text, { separators: ';', quote: '"' })[0], ['a,"x', '=1",\'y', "-2'"]);
  assert.deepEqual(readCsv(text, { separators: ',', quote: "'" })[0], ['a', '"x;=1"', 'y;-2']);
  assert.deepEqual(readCsv('x";"=1', { separators: ';', quote: '"' }), [['x"', '=1']]);
  assert.deepEqual(readCsv('x";"=1', { separators: ';', quote: '"', anywhere: true }), [['x;=1']]);
  for (const cell of ['=1', '-1+1', '-', ' @x', '\u200b+1', '\ufeff\0=1', '\uff1d1', '\u22121'])
    assert.ok(isFormula(cell), cell);
  for (const cell of ['-3', '-0.5', "'=1", '\u2019=1', 'a=1', '']) assert.ok(!isFormula(cell), cell);
});

/** @param {string} table @param {string} why */
function assertNoFormula(table, why) {
  for (const way of ways)
    for (const cell of readCsv(table, way).flat())
      assert.ok(!isFormula(cell), `${JSON.stringify(why)} by ${JSON.stringify(way)}: ${JSON.stringify(cell)}`);
}

test('no text becomes a formula with any separator and quote', () => {
  for (const text of awkward) assertNoFormula(tableOf(text), text);
});

test('no text built from separators, quotes, invisible characters and formula signs becomes a formula', () => {
  const parts = [
    ...',;|\t\n\r"\' =+-@x1',
    '\0',
    '\x85',
    '\xa0',
    '\u200b',
    '\u2028',
    '\ufeff',
    '\ufe0f',
    '\uff1d',
    '\uff0d',
    '\u2212',
    '\u{e0020}',
    '""',
    "''",
    ';=',
    ';"=',
    "|'-",
  ];
  let seed = 20261124;
  const below = (/** @type {number} */ n) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
  for (let round = 0; round < 1000; round++) {
    const text = Array.from({ length: 1 + below(8) }, () => parts[below(parts.length)]).join('');
    assertNoFormula(tableOf(text), text);
  }
});

test('no cell begins with a Unicode variant of = + - @', () => {
  for (let code = 0x21; code < 0x110000; code++) {
    if (code >= 0xd800 && code < 0xe000) continue;
    const char = String.fromCodePoint(code);
    if (isFormula(char))
      for (const text of [`${char}1`, `x;${char}1`, `x;\u200b"${char}1`]) assertNoFormula(tableOf(text), text);
  }
});

test('no invisible Unicode character hides a formula', () => {
  for (let code = 0; code < 0x110000; code += code === 0x323b0 ? 0xe0000 - 0x323b0 : 1) {
    const char = String.fromCodePoint(code);
    if (!/[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800\ufffe]/u.test(char)) continue;
    for (const text of [`${char}=1`, `x;${char}=1`]) {
      const page = makePage();
      page.criteria[0].name = text;
      for (const separators of [',', ';'])
        for (const cell of readCsv(csv(makeContext({ page })), { separators, quote: '"' }).flat())
          assert.ok(!isFormula(cell), JSON.stringify(text));
    }
  }
});

test('possible formulas get an apostrophe, tabs and line ends become spaces, and everything else is unchanged', () => {
  const changed = {
    '=1+1': "'=1+1",
    ' =1': "' =1",
    '\uff1d1': "'\uff1d1",
    '"=1"': '\'"=1"',
    'x;=1': 'x;\u2019=1',
    'x, -3': 'x, \u2019-3',
    'x|"+1"': 'x|"\u2019+1"',
    'two\r\nlines': 'two lines',
    'x\t=1': 'x =1',
    '\t=1': "' =1",
    '\0=1': "' =1",
    'semi\tcolon': 'semi colon',
    '-3 to 4': "'-3 to 4",
  };
  const same = [
    'a,b',
    'say "hi"',
    'a;b',
    '5 - 3',
    "it's",
    'a=b',
    'a; b',
    'x (=1)',
    'e-mail: a@b.example',
    '\u00a0a\u00a0',
    'a  b',
    'a\u200db',
  ];
  const cases = { ...changed, ...Object.fromEntries(same.map((text) => [text, text])) };
  for (const [text, expected] of Object.entries(cases)) {
    const rows = readCsv(tableOf(text), comma);
    assert.deepEqual(rows[1], [expected, expected, '-3', expected, "'-3 to 4", expected], JSON.stringify(text));
    assert.equal(rows.length, 3);
  }
});

test('in every language the table begins with a word that spreadsheets do not take for a command', () => {
  for (const file of readdirSync(new URL('../../web/locales', import.meta.url)).filter((one) =>
    one.endsWith('.json'),
  )) {
    const first = JSON.parse(readFileSync(new URL(`../../web/locales/${file}`, import.meta.url), 'utf8'))[
      'share.criterion'
    ];
    // ID starts a SYLK file; sep= sets another separator.
    assert.doesNotMatch(first, /^(?:ID|sep\s*=)|^[^\p{L}]|["',;|]/iu, file);
  }
  assert.ok(csv(makeContext()).startsWith('Criterion,Unit,'));
});

before(() =>
  Object.defineProperty(globalThis, 'location', {
    configurable: true,
    value: { href: 'https://blog.example/post#section-2', hash: '#section-2' },
  }),
);
after(() => Reflect.deleteProperty(globalThis, 'location'));

test("the JSON export has the comparison's id, the reader's input and the view", () => {
  const context = led();
  const reader = { answers: { time: ['much'], place: [] }, importance: { calm: 2.5 } };
  assert.deepEqual(JSON.parse(exportAs('json', context, reader)), {
    comparison: 'tea-vs-coffee',
    ...reader,
    view: JSON.parse(JSON.stringify(context.view)),
  });
});

test('an unknown format throws an error that names it and lists the known ones', () => {
  const odd = {
    undefined,
    number: 5,
    symbol: Symbol('csv'),
    function: () => 'csv',
    object: {
      toString() {
        throw new TypeError('no text');
      },
    },
  };
  const named = [...['xml', 'JSON', '', 'toString'].map((format) => [format, format]), ...Object.entries(odd)];
  for (const [name, format] of named)
    assert.throws(() => exportAs(/** @type {any} */ (format), led(), { answers: {}, importance: {} }), {
      name: 'RangeError',
      message: `exportAs: "${name}" is none of markdown, json, csv`,
    });
});

test('the record links to the same state on the same page', () => {
  const text = exportAs('markdown', led(), { answers: { time: ['much'] }, importance: {} });
  assert.match(text, /\(<https:\/\/blog\.example\/post#section-2&tea-vs-coffee=time\.much>\)\n$/);
  assert.equal(exportAs('csv', led(), { answers: {}, importance: {} }), csv(led()));
});
