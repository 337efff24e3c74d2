// Exports are at most 40 times their input plus 64 KiB, as every output is (docs/view.md). For each list of an export,
// a document makes the list as long as possible relative to the input: short where the input is counted, long where the
// export repeats it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import MessageFormat from '@messageformat/core';
import { indexPage } from '../../web/element/index_page.js';
import { exportAs } from '../../web/share/share.js';
import { Localizer } from '../../web/views/localizer.js';
import { wholeEngine } from './engines.js';
import { makeScene } from './views_fixture.js';

/** English and the two languages whose sentences take the most bytes. */
const LANGUAGES = ['en', 'ar', 'ja'];
const wordsOf = new Map(
  LANGUAGES.map((lang) => {
    const texts = JSON.parse(readFileSync(new URL(`../../web/locales/${lang}.json`, import.meta.url), 'utf8'));
    const format = new MessageFormat(lang);
    return [
      lang,
      Object.fromEntries(
        Object.entries(texts).map(([key, text]) => [key, key.startsWith('cli.') ? text : format.compile(text)]),
      ),
    ];
  }),
);

const location = Object.getOwnPropertyDescriptor(globalThis, 'location');
before(() =>
  Object.defineProperty(globalThis, 'location', {
    value: { href: 'https://blog.example/post', hash: '' },
    configurable: true,
  }),
);
after(() =>
  location ? Object.defineProperty(globalThis, 'location', location) : Reflect.deleteProperty(globalThis, 'location'),
);

/** @template T @param {number} count @param {(place: number) => T} make */
const list = (count, make) => Array.from({ length: count }, (_, place) => make(place));
/**
 * @template T
 * @param {number} count
 * @param {(place: number) => [string, T]} make
 * @returns {Record<string, T>}
 */
const record = (count, make) => Object.fromEntries(list(count, make));
const id = (/** @type {number} */ place) => place.toString(36);
const longId = (/** @type {number} */ place) => id(place).padEnd(64, '-');

const kText = 4096;
/** Characters that take five bytes each in Markdown. */
const awkward = '`'.repeat(kText);

/**
 * The parts of a document at the limits. Other fields of a comparison are allowed too.
 * @typedef {object} Parts
 * @property {number} [options]
 * @property {number} [criteria]
 * @property {(place: number) => object} [option] fields beyond id and name
 * @property {(place: number) => object} [criterion]
 * @property {object} [ratings]
 * @property {object[]} [questions]
 */

/** @param {Parts & Record<string, unknown>} parts */
const comparison = ({
  options = 2,
  criteria = 1,
  option = () => ({}),
  criterion = () => ({}),
  ratings = {},
  questions = [],
  ...more
}) => ({
  format: 1,
  id: 'x',
  title: 'X',
  options: list(options, (o) => ({ id: id(o), name: 'O', ...option(o) })),
  criteria: list(criteria, (c) => ({ id: id(c), name: 'C', ...criterion(c) })),
  ratings,
  questions,
  ...more,
});
const question = (/** @type {any} */ more) => ({ id: 'q', text: 'Q', answers: [], ...more });

/**
 * @param {string} document @param {{answers?: Record<string, string[]>, importance?: Record<string, number>}} reader
 */
function replies(document, reader) {
  const decision = new wholeEngine.Decision(document);
  const [page, view] = [decision.page(), decision.view(JSON.stringify(reader))].map((text) => JSON.parse(text));
  decision.delete();
  assert.ok(page.ok && view.ok, JSON.stringify(page.errors ?? view.errors));
  return { page: page.page, view: view.view };
}

const mostOutput = (/** @type {number} */ input) => 40 * input + 64 * 1024;

/**
 * @param {Parts & Record<string, unknown>} parts
 * @param {{answers?: Record<string, string[]>, importance?: Record<string, number>}} reader
 * @returns the exports in English
 */
function checkBounds(parts, reader = {}) {
  const document = JSON.stringify(comparison(parts));
  const { page, view } = replies(document, reader);
  const input = Buffer.byteLength(document) + JSON.stringify(reader).length;
  /** @type {Record<string, string>} */
  const texts = {};
  for (const lang of LANGUAGES) {
    const localizer = new Localizer(
      /** @type {import('../../web/element/contract.d.ts').Words} */ (wordsOf.get(lang)),
      lang,
      indexPage(page),
    );
    for (const format of /** @type {const} */ (['markdown', 'json', 'csv'])) {
      const text = exportAs(format, makeScene({ page, view, localizer }), { answers: {}, importance: {}, ...reader });
      const length = Buffer.byteLength(text);
      assert.ok(
        length <= mostOutput(input),
        `${format} in ${lang}: ${length} bytes of at most ${mostOutput(input)} for ${input}`,
      );
      if (lang === 'en') texts[format] = text;
    }
  }
  return texts;
}

const count = (/** @type {string} */ text, /** @type {string} */ part) => text.split(part).length - 1;
const lead = { importance: { 0: 1 } };

for (const name of ['O', awkward]) {
  const whose = name.length > 1 ? 'a name of 4 KiB' : 'a short name';

  test(`exports of a leader with ${whose} that dominates many options stay within the bound`, () => {
    for (const options of [40, 400, 4000])
      checkBounds(
        {
          options,
          option: (o) => (o ? {} : { name }),
          ratings: record(options, (o) => [id(o), { 0: { value: o ? 1 : 2 } }]),
        },
        lead,
      );
  });

  test(`exports of options that a must-have of ${whose} rules out, some or all, stay within the bound`, () => {
    for (const options of [40, 400, 4000])
      for (const survivors of [0, 2])
        checkBounds(
          {
            options,
            option: (o) => (o < survivors ? { attributes: { a: 'x' } } : {}),
            questions: [
              question({
                text: name,
                answers: [{ id: 'a', text: name, requires: { attribute: 'a', anyOf: ['x'], because: name } }],
              }),
            ],
          },
          { answers: { q: ['a'] } },
        );
  });

  test(`exports of criteria that each tip between options with ${whose} stay within the bound`, () => {
    for (const criteria of [10, 64, 256])
      checkBounds(
        {
          options: 3,
          criteria,
          option: () => ({ name }),
          ratings: record(3, (o) => [
            id(o),
            record(criteria, (c) => [id(c), { value: o === 0 ? 501 : (c + o) % 2 ? 1000 : 0 }]),
          ]),
        },
        { importance: record(criteria, (c) => [id(c), 1]) },
      );
  });

  test(`exports of answers that all favour a leader with ${whose} stay within the bound`, () => {
    for (const effect of [{ importance: { 0: 1 } }, { prefers: { attribute: 'a', anyOf: ['x'], points: 1 } }])
      for (const questions of [1, 8, 64])
        checkBounds(
          {
            option: (o) => (o ? {} : { name, attributes: { a: 'x' } }),
            ratings: { 0: { 0: { value: 1 } }, 1: { 0: { value: 0 } } },
            questions: list(questions, (q) =>
              question({ id: id(q), choose: 'many', answers: list(32, (a) => ({ id: id(a), text: 'A', ...effect })) }),
            ),
          },
          { answers: record(questions, (q) => [id(q), list(32, id)]) },
        );
  });

  test(`exports of single changes of a question with ${whose}, each of which changes the leader, stay within the bound`, () => {
    const { markdown } = checkBounds(
      {
        options: 33,
        criteria: 33,
        option: () => ({ name }),
        criterion: (c) => (c ? { importance: 0 } : {}),
        ratings: record(33, (o) => [id(o), record(33, (c) => [id(c), { value: c ? Number(c !== o) : Number(o > 0) }])]),
        questions: [
          question({
            text: name,
            choose: 'many',
            answers: list(32, (a) => ({ id: id(a), text: name, importance: { [id(a + 1)]: 2 } })),
          }),
        ],
      },
      { answers: { q: list(32, id) } },
    );
    if (name === 'O') assert.equal(count(markdown, 'would lead if'), 32);
  });

  test(`exports of sets of many changes of questions with ${whose} stay within the bound`, () => {
    for (const size of [8, 16])
      checkBounds(
        {
          options: 65,
          criteria: 65,
          option: () => ({ name }),
          criterion: (c) => ({ importance: c ? 0 : size / 2 - 0.25, scale: { min: 0, max: 1 } }),
          ratings: record(65, (o) => [
            id(o),
            o ? record(size, (i) => [id(1 + ((o * 7 + i * 3) % 64)), { value: 1 }]) : { 0: { value: 1 } },
          ]),
          questions: [
            question({ id: 's', answers: [{ id: 't', text: 'T', importance: { 0: 0 } }] }),
            ...list(2, (q) =>
              question({
                id: id(q),
                text: name,
                choose: 'many',
                answers: list(32, (a) => ({ id: id(a), text: 'A', importance: { [id(1 + 32 * q + a)]: 1 } })),
              }),
            ),
          ],
        },
        { answers: { s: ['t'] } },
      );
  });

  test(`exports of sources, notes and titles with ${whose} stay within the bound`, () => {
    checkBounds({
      title: name,
      summary: name,
      disclosure: name,
      by: name,
      updated: '2020',
      sources: record(name.length > 1 ? 20 : 2000, (s) => [
        id(s),
        { title: name, date: '2020', seen: '2020-01', confidence: 'low', copy: 'https://a.example/' },
      ]),
    });
  });
}

test('exports of a table with no or short ratings stay within the bound', () => {
  for (const [options, criteria] of [
    [2, 256],
    [300, 256],
    [10_000, 1],
    [10_000, 20],
  ]) {
    checkBounds({ options, criteria }, lead);
    checkBounds(
      { options, criteria, ratings: record(options, (o) => [id(o), { [id(o % criteria)]: { value: 1 } }]) },
      lead,
    );
    checkBounds(
      {
        options,
        criteria: 1,
        option: () => ({ name: '"' }),
        criterion: () => ({ scale: { unit: '"'.repeat(kText) } }),
        ratings: record(options, (o) => [id(o), { 0: { text: '"' } }]),
      },
      lead,
    );
  }
});

test('exports of many important criteria, each with a segment for each option, stay within the bound', () => {
  for (const criteria of [12, 256])
    for (const long of [false, true])
      checkBounds(
        {
          options: 60,
          criteria,
          option: (o) => ({ id: long ? longId(o) : id(o) }),
          criterion: (c) => ({ id: long ? longId(c) : id(c) }),
          ratings: record(60, (o) => [
            long ? longId(o) : id(o),
            record(criteria, (c) => [long ? longId(c) : id(c), { value: c % 2 ? o * o : 3600 - (60 - o) ** 2 }]),
          ]),
        },
        { importance: record(criteria, (c) => [long ? longId(c) : id(c), 1]) },
      );
});

test('a record shortens long names in sentences, counts the sentences it omits, and keeps the rest in full', () => {
  const criteria = 200;
  const name = 'n'.repeat(kText);
  const parts = {
    options: 3,
    criteria,
    option: () => ({ name }),
    ratings: record(3, (o) => [
      id(o),
      record(criteria, (c) => [id(c), { value: o === 0 ? 501 : (c + o) % 2 ? 1000 : 0 }]),
    ]),
  };
  const reader = { importance: record(criteria, (c) => [id(c), 1]) };
  const { tipping } = replies(JSON.stringify(comparison(parts)), reader).view;
  const { markdown } = checkBounds(parts, reader);
  const doubts = markdown.slice(markdown.indexOf('## What could change this')).split('\n\n')[1].split('\n');
  const told = doubts.filter((line) => line.includes('overtakes'));
  assert.ok(told.length > 10);
  for (const line of told) assert.ok(line.includes('nnn… '), line);
  assert.ok(told.join('').length <= 10_000 + 2 * told.length && tipping.length > told.length);
  assert.equal(doubts[told.length], `- and ${tipping.length - told.length} more`);
  assert.equal(count(markdown, `- ${name}: `), 3);
});

test('the JSON export contains the view, with one line per item of its lists', () => {
  const parts = { ratings: { 0: { 0: { value: 1 } }, 1: { 0: { value: 0 } } } };
  const { view } = replies(JSON.stringify(comparison(parts)), lead);
  const { json } = checkBounds(parts, lead);
  assert.deepEqual(JSON.parse(json), { comparison: 'x', answers: {}, ...lead, view });
  assert.ok(
    json.startsWith(
      '{\n  "comparison": "x",\n  "answers": {},\n  "importance": {\n    "0": 1\n  },\n  "view": {\n    "complete": true,\n    "verdict": "clear",\n',
    ),
    json,
  );
  assert.ok(json.includes('\n    "ranking": [\n      {"option":"0",'), json);
});
