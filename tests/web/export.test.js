import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { csv } from '../../web/share/csv.js';
import { address, markdown, plain } from '../../web/share/markdown.js';
import { exportAs } from '../../web/share/share.js';
import { wholeView, ledView, makePage, makeScene } from './views_fixture.js';

const kUrl = 'https://blog.example/post#tea-vs-coffee=time.much';
const led = () => makeScene({ view: { ...ledView(), verdict: 'clear', reasons: wholeView().reasons } });

test('the record tells who wrote what, the answers, what counts, why, and the sources with their dates', () => {
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

test('the doubts of a whole view are told: what tips it, what flips it, what other methods say', () => {
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
  const text = markdown(makeScene({ view }), kUrl);
  assert.match(
    text,
    /## What could change this\n\n- Coffee overtakes Tea once Price counts 1\.5 times.*\n- Coffee would lead if you answer “None” to “How much time have you\?”\.\n- 3 other methods were asked; 2 put the same option first\.\n/,
  );
  assert.doesNotMatch(markdown(led(), kUrl), /What could change/);
});

test('before the first answer the record has no result', () => {
  const text = markdown(makeScene(), kUrl);
  assert.doesNotMatch(text, /For you|Speaks for|How well/);
  assert.match(text, /- How much time have you\? Not answered/);
});

test('old things are called old in the record', () => {
  const page = makePage();
  page.updated = '2024';
  page.sources[0].seen = '2025-01';
  const text = markdown(makeScene({ page }), kUrl);
  assert.match(text, /This comparison is more than a year old\./);
  assert.match(text, /seen January 2025 · more than a year old · reliable/);
});

test('a text of the author is never markup', () => {
  assert.equal(plain('*a* _b_ `c` [d](e) <i> |f| ~g~ &amp; $h$ \\i'), '\\*a\\* \\_b\\_ &#96;c&#96; \\[d\\](e) \\<i\\> \\|f\\| \\~g\\~ &amp;amp; \\$h\\$ \\\\i');
  for (const start of ['# a', '- a', '+ a', '= a', '> a', ': a']) assert.equal(plain(`\n  ${start}`), `\\${start}`);
  assert.equal(plain('12. a'), '12\\. a');
  assert.equal(plain('1) a'), '1\\) a');
  assert.equal(plain('a\n\n    b\t# c'), 'a b \\# c');
  const page = makePage();
  page.title = 'Tea\n# *vs* <b>';
  assert.ok(markdown(makeScene({ page }), kUrl).startsWith('# Tea \\# \\*vs\\* \\<b\\>\n\n'));
});

test('what marks up nothing stays as it is', () => {
  for (const text of ['12 a', '1.5', 'C# is', 'a-b', '-1', '+1', 'a = b', 'A & B', 'Great!', '100 %', 'Tea: 81', 'a@b.example', '(c)', 'a\u00a0b', 'a\u200db', 'imports'])
    assert.equal(plain(text), text);
});

test('an address cannot leave its brackets', () => {
  assert.equal(address('https://a.example/b_(c)?d=1&e=2'), '<https://a.example/b_(c)?d=1&e=2>');
  assert.equal(address('https://a.example/>x<\\&copy;'), '<https://a.example/%3Ex%3C%5C&amp;copy;>');
  assert.equal(address('https://a.example/{{x}}'), '<https://a.example/%7B%7Bx%7D%7D>');
});

test('the table has a line for each criterion and a figure and a text for each option', () => {
  assert.equal(
    csv(makeScene()),
    [
      'Criterion,Unit,Tea,Tea: in words,Coffee,Coffee: in words',
      'Calm,,9,Tea is calm.,2,Coffee is not.',
      'Price,euros,1 to 2,,,',
      '',
    ].join('\r\n'),
  );
});

/** The cells of RFC 4180, slowly. @param {string} text */
function parse(text) {
  const cells = [];
  for (let at = 0; at < text.length; ) {
    if (text[at] === '"') {
      let cell = '';
      for (at++; text[at] !== '"' || text[at + 1] === '"'; at++) {
        if (text[at] === '"') at++;
        cell += text[at];
      }
      cells.push(cell);
      at++;
    } else {
      const end = text.slice(at).search(/,|\r\n/);
      cells.push(text.slice(at, at + end));
      at += end;
    }
    at += text[at] === ',' ? 1 : 2;
  }
  return cells;
}

test('any text survives the table, and none is a formula there', () => {
  const harmless = ['a,b', 'say "hi"', 'two\nlines', 'a;b', 'semi\tcolon', '5 - 3', "it's"];
  const formulas = ['=1+1', '+1', '-1', '@x', ' =1', '\t=1', '\r=1', '\uff1d1', '\n@x'];
  for (const text of [...harmless, ...formulas]) {
    const page = makePage();
    page.criteria[0].name = text;
    page.criteria[0].ratings.tea = { value: -3, text, sources: [], notes: [] };
    const cells = parse(csv(makeScene({ page })));
    const expected = formulas.includes(text) ? `'${text}` : text;
    assert.deepEqual(cells.slice(6, 10), [expected, '', '-3', expected], JSON.stringify(text));
  }
});

before(() =>
  Object.defineProperty(globalThis, 'location', {
    configurable: true,
    value: { href: 'https://blog.example/post#section-2', hash: '#section-2' },
  }),
);
after(() => Reflect.deleteProperty(globalThis, 'location'));

test('JSON holds the comparison, all that the reader said, and the view', () => {
  const scene = led();
  const reader = { answers: { time: ['much'], place: [] }, importance: { calm: 2.5 } };
  assert.deepEqual(JSON.parse(exportAs('json', scene, reader)), {
    comparison: 'tea-vs-coffee',
    ...reader,
    view: JSON.parse(JSON.stringify(scene.view)),
  });
});

test('a format that there is not is told, with those that there are', () => {
  for (const format of ['xml', 'JSON', '', 'toString', undefined])
    assert.throws(() => exportAs(/** @type {any} */ (format), led(), { answers: {}, importance: {} }), { name: 'RangeError', message: `exportAs: "${format}" is none of markdown, json, csv` });
});

test('the record leads back to the very state, on the very page', () => {
  const text = exportAs('markdown', led(), { answers: { time: ['much'] }, importance: {} });
  assert.match(text, /\(<https:\/\/blog\.example\/post#section-2&tea-vs-coffee=time\.much>\)\n$/);
  assert.equal(exportAs('csv', led(), { answers: {}, importance: {} }), csv(led()));
});
