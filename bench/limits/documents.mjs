// Documents within the limits of the format with maximum cost: each one stresses one computation or one data structure.
// The limits are in core/include/tradeoff/comparison.h.

const kMaxBytes = 2 * 1024 * 1024;

/** The size of the documents: the maximum, or a share of it. */
let share = 1;
const maxBytes = () => Math.floor(kMaxBytes * share);

/** @template T @param {number} count @param {(place: number) => T} make */
const list = (count, make) => Array.from({ length: count }, (_, place) => make(place));

/** @template T @param {number} count @param {(place: number) => [string, T]} make */
const record = (count, make) => Object.fromEntries(list(count, make));

/** Evenly distributed, and the same in every run. @param {number} a @param {number} b */
const mixed = (a, b) => (((a + 1) * 7919 + (b + 3) * 104729) * 2654435761) % 97;

/** Short ids: those of 10,000 options have at most four characters. @param {string} kind @param {number} place */
const id = (kind, place) => kind + place.toString(36);

/**
 * @typedef {object} Parts
 * @property {number} [options]
 * @property {number} [criteria]
 * @property {number} [rated] criteria rated for each option
 * @property {(option: number, criterion: number) => Record<string, unknown>} [rating]
 * @property {number} [questions]
 * @property {number} [answers]
 * @property {'one' | 'many'} [choose]
 * @property {(question: number, answer: number) => Record<string, unknown>} [answer]
 * @property {(option: number) => Record<string, unknown>} [option]
 * @property {(criterion: number) => Record<string, unknown>} [criterion]
 * @property {Record<string, unknown>} [more]
 */

/** @param {Parts} parts */
function comparison(parts) {
  const {
    options = Math.ceil(10_000 * share),
    criteria = 5,
    rated = criteria,
    questions = 0,
    answers = 32,
    choose = 'one',
  } = parts;
  return {
    format: 1,
    id: 'limits',
    title: 'At the limits',
    options: list(options, (o) => ({ id: id('o', o), name: 'O', ...parts.option?.(o) })),
    criteria: list(criteria, (c) => ({ id: id('c', c), name: 'C', ...parts.criterion?.(c) })),
    ratings: rated
      ? record(options, (o) => [
          id('o', o),
          record(rated, (c) => [id('c', c), parts.rating?.(o, c) ?? { value: mixed(o, c) }]),
        ])
      : {},
    questions: list(questions, (q) => ({
      id: id('q', q),
      text: 'Q',
      choose,
      answers: list(answers, (a) => ({
        id: id('a', a),
        text: 'A',
        ...(parts.answer?.(q, a) ?? { importance: { [id('c', (q * answers + a) % criteria)]: 1 + (a % 5) } }),
      })),
    })),
    ...parts.more,
  };
}

/**
 * Approximately the largest n for which make(n) is a document within 2 MiB: its length is nearly linear in n.
 * @param {number} most
 * @param {(n: number) => unknown} make
 */
function largest(most, make) {
  const length = (/** @type {number} */ n) => JSON.stringify(make(n)).length;
  let count = Math.ceil(most / 8);
  const each = (length(count) - length(1)) / (count - 1);
  count = Math.max(1, Math.min(most, Math.floor(count + (maxBytes() - length(count)) / each)));
  while (count > 1 && length(count) > maxBytes()) count = Math.floor(count * 0.995) - (count < 500 ? 1 : 0);
  return make(count);
}

/**
 * A small valid document with as many copies of `item` as fit into the text that `wrap` makes.
 * @param {string} item
 * @param {(items: string) => string} wrap
 */
function filled(item, wrap) {
  const room = maxBytes() - wrap('').length;
  const count = Math.floor((room + 1) / (item.length + 1));
  return wrap(new Array(count).fill(item).join(','));
}

/**
 * The same with items that all differ.
 * @param {(place: number) => string} item
 * @param {(items: string) => string} wrap
 */
function filledWith(item, wrap) {
  let room = maxBytes() - wrap('').length;
  const items = [];
  for (let place = 0; ; ++place) {
    const next = item(place);
    room -= next.length + 1;
    if (room < 0) return wrap(items.join(','));
    items.push(next);
  }
}

/**
 * Texts that together cite `count` sources or notes, each text as many as allowed.
 * @param {'sources' | 'notes'} kind
 * @param {number} count
 */
const citing = (kind, count) =>
  list(Math.ceil(count / 64), (text) => ({
    text: 'a',
    [kind]: list(Math.min(64, count - 64 * text), (i) => id('s', 64 * text + i)),
  }));

const validText = JSON.stringify(comparison({ options: 2, criteria: 2, questions: 1, answers: 2 }));
/** The valid document with an additional member. @param {string} member */
const withMember = (member) => `${validText.slice(0, -1)},${member}}`;
/** The valid document with a replaced member. @param {string} name @param {string} value */
const replaced = (name, value) =>
  JSON.stringify({ ...JSON.parse(validText), [name]: 0 }).replace(`"${name}":0`, () => `"${name}":${value}`);

/** A unique preference or requirement. @param {number} place @param {string} value */
const condition = (place, value = 'x') => ({ attribute: 'a', anyOf: [value, place.toString(36)] });

/** @param {number} option */
const distinct = (option) => ({
  attributes: { a: ['x', ...list(14, (bit) => (option >> bit) & 1 && `b${bit}`).filter(Boolean)] },
});

/** @param {number} first how many questions are answered @param {number} answers per question */
const reader = (first, answers = 1) => record(first, (q) => [id('q', q), list(answers, (a) => id('a', a))]);

const points = (/** @type {number} */ place) => ({ points: 1 + (place % 7) / 8 });

/**
 * @typedef {object} LimitDocument
 * @property {string} id
 * @property {string} about
 * @property {string} text
 * @property {Record<string, string[]>} answers of the reader whose view is computed
 */

/** @type {[id: string, about: string, make: () => unknown, answers?: Record<string, string[]>][]} */
const makers = [
  [
    'ties',
    '10,000 equal options, 64 questions of 32 answers',
    () => comparison({ rating: () => ({ value: 5 }), questions: 64 }),
    reader(1),
  ],
  [
    'ties-many',
    '10,000 equal options, 64 choose-many questions of 32 answers',
    () => comparison({ rating: () => ({ value: 5 }), questions: 64, choose: 'many' }),
    reader(1),
  ],
  [
    'options',
    '10,000 options, 8 criteria, 64 questions of 32 answers',
    () => comparison({ criteria: 8, questions: 64 }),
    reader(1),
  ],
  [
    'options-many',
    'the same, choose-many',
    () => comparison({ criteria: 8, questions: 64, choose: 'many' }),
    reader(1),
  ],
  [
    'answered-many',
    'the same, 63 questions answered with 31 answers each',
    () => comparison({ criteria: 8, questions: 64, choose: 'many' }),
    reader(63, 31),
  ],
  [
    'answered',
    '10,000 options, 8 criteria, 64 questions of 32 answers, all answered',
    () => comparison({ criteria: 8, questions: 64 }),
    reader(64),
  ],
  [
    'musts',
    '10,000 options, 64 choose-many questions, two requirements in each answer',
    () =>
      comparison({
        criteria: 3,
        questions: 64,
        choose: 'many',
        option: (o) => ({ attributes: { a: [id('v', o % 97), id('w', o % 89)] } }),
        answer: (q, a) => ({
          requires: [
            { attribute: 'a', anyOf: list(40, (i) => id('v', (q + a * i) % 97)) },
            { attribute: 'a', anyOf: list(5, (i) => id('w', (q * 3 + a * i) % 89)) },
          ],
        }),
      }),
    reader(1, 2),
  ],
  [
    'musts-one',
    'the same, choose-one',
    () =>
      comparison({
        criteria: 3,
        questions: 64,
        option: (o) => ({ attributes: { a: [id('v', o % 97), id('w', o % 89)] } }),
        answer: (q, a) => ({
          importance: { c0: a },
          requires: [{ attribute: 'a', anyOf: list(40, (i) => id('v', (q + a * i) % 97)) }],
        }),
      }),
    reader(2),
  ],
  [
    'musts-unmet',
    '10,000 options that meet no requirement, 64 questions answered with 32 answers',
    () =>
      comparison({
        criteria: 2,
        questions: 64,
        choose: 'many',
        answer: () => ({ requires: { attribute: 'a', anyOf: ['x'] } }),
      }),
    reader(64, 32),
  ],
  [
    'importance',
    '10,000 options, 2 rated criteria, as many importance entries as fit',
    () =>
      largest(256, (n) =>
        comparison({
          criteria: n,
          rated: 2,
          questions: 64,
          answer: (q, a) => ({ importance: record(n, (c) => [id('c', c), 1 + ((q + a + c) % 5)]) }),
        }),
      ),
    reader(1),
  ],
  [
    'importance-many',
    'the same, choose-many',
    () =>
      largest(256, (n) =>
        comparison({
          criteria: n,
          rated: 2,
          questions: 64,
          choose: 'many',
          answer: (q, a) => ({ importance: record(n, (c) => [id('c', c), 1 + ((q + a + c) % 5)]) }),
        }),
      ),
    reader(1),
  ],
  [
    'importance-led',
    'the same with a leader far ahead',
    () =>
      largest(256, (n) =>
        comparison({
          criteria: n,
          rated: 2,
          questions: 64,
          rating: (o, c) => ({ value: c === 0 ? Number(o === 0) : mixed(o, c) }),
          answer: (q, a) => ({ importance: record(n, (c) => [id('c', c), c === 0 ? 1e5 : 1 + ((q + a + c) % 5)]) }),
        }),
      ),
    reader(1),
  ],
  [
    'prefers',
    '10,000 options, all different; one answer with as many preferences as fit',
    () =>
      largest(40_000, (n) =>
        comparison({
          criteria: 1,
          rated: 0,
          option: distinct,
          questions: 1,
          answers: 2,
          answer: (_, a) => (a ? {} : { prefers: list(n, (i) => ({ ...condition(i), ...points(i) })) }),
        }),
      ),
    reader(1),
  ],
  [
    'prefers-open',
    'the same, and the question is open',
    () =>
      largest(40_000, (n) =>
        comparison({
          criteria: 1,
          rated: 0,
          option: distinct,
          questions: 2,
          answers: 2,
          answer: (q, a) => (q || a ? {} : { prefers: list(n, (i) => ({ ...condition(i), ...points(i) })) }),
        }),
      ),
    { q1: ['a0'] },
  ],
  [
    'prefers-spread',
    '10,000 options, all different; as many preferences as fit in each of 2,048 answers',
    () =>
      largest(32, (n) =>
        comparison({
          criteria: 1,
          rated: 0,
          option: distinct,
          questions: 64,
          answer: (q, a) => ({ prefers: list(n, (i) => ({ ...condition((q * 32 + a) * n + i), ...points(i) })) }),
        }),
      ),
    reader(1),
  ],
  [
    'prefers-led',
    'the same with a leader far ahead',
    () =>
      largest(32, (n) =>
        comparison({
          criteria: 1,
          rated: 0,
          option: (o) => (o ? distinct(o) : { attributes: { a: ['x', 'lead', ...list(14, (b) => `b${b}`)] } }),
          questions: 64,
          answer: (q, a) => ({
            prefers:
              q || a
                ? list(n, (i) => ({ ...condition((q * 32 + a) * n + i), ...points(i) }))
                : { attribute: 'a', anyOf: ['lead'], points: 1e6 },
          }),
        }),
      ),
    reader(1),
  ],
  [
    'prefers-few',
    '1,000 options, one answer with as many equal preferences as fit',
    () =>
      largest(60_000, (n) =>
        comparison({
          options: 1000,
          criteria: 1,
          option: (o) => ({ attributes: { a: 'x', b: String(o) } }),
          questions: 2,
          answers: 2,
          answer: (_, a) => (a ? {} : { prefers: list(n, () => ({ attribute: 'a', anyOf: ['x'], points: 1 })) }),
        }),
      ),
    reader(1),
  ],
  [
    'requires',
    '10,000 options, all different; as many requirements as fit in one answer',
    () =>
      largest(40_000, (n) =>
        comparison({
          criteria: 1,
          rated: 0,
          option: distinct,
          questions: 2,
          answers: 2,
          answer: (_, a) => (a ? {} : { requires: list(n, (i) => condition(i, `b${i % 14}`)) }),
        }),
      ),
    reader(1),
  ],
  [
    'requires-spread',
    'the same in 2,048 answers',
    () =>
      largest(32, (n) =>
        comparison({
          criteria: 1,
          rated: 0,
          option: distinct,
          questions: 64,
          answer: (q, a) => ({ requires: list(n, (i) => condition((q * 32 + a) * n + i, `b${i % 14}`)) }),
        }),
      ),
    reader(1),
  ],
  [
    'any-of',
    '1,000 options with 40 values, one preference that accepts as many as fit',
    () =>
      largest(400_000, (n) =>
        comparison({
          options: 1000,
          criteria: 1,
          option: (o) => ({ attributes: { a: list(40, (i) => `${o * i}`) } }),
          questions: 2,
          answers: 2,
          answer: (q, a) => (q || a ? {} : { prefers: { attribute: 'a', anyOf: list(n, String), points: 1 } }),
        }),
      ),
    reader(1),
  ],
  [
    'long-attribute',
    'an attribute with a name of 4 KiB, 100,000 values on each side',
    () => {
      const name = 'n'.repeat(4096);
      return largest(150_000, (n) =>
        comparison({
          options: 2,
          criteria: 1,
          option: (o) => ({ attributes: { [name]: o ? list(n, (i) => i.toString(36)) : ['x'] } }),
          questions: 1,
          answers: 2,
          answer: (_, a) =>
            a ? {} : { prefers: { attribute: name, anyOf: list(n, (i) => i.toString(36)), points: 1 } },
        }),
      );
    },
    reader(1),
  ],
  [
    'criteria',
    '390 options, 256 criteria, 99,840 ratings',
    () => comparison({ options: 390, criteria: 256, questions: 64, answers: 16 }),
    reader(1),
  ],
  [
    'ranges',
    '180 options, 256 criteria, every rating a range',
    () =>
      comparison({
        options: 180,
        criteria: 256,
        rating: (o, c) => ({ min: mixed(o, c), max: mixed(o, c) + 200 }),
        questions: 8,
      }),
    reader(1),
  ],
  [
    'ranges-wide',
    '8,000 options, 5 criteria, every rating a range',
    () =>
      comparison({
        options: 8000,
        criteria: 5,
        rating: (o, c) => ({ min: mixed(o, c), max: mixed(o, c) + 200 }),
        questions: 8,
      }),
    reader(1),
  ],
  [
    'sparse',
    '10,000 options, 256 criteria, one option rated',
    () =>
      comparison({
        criteria: 256,
        rated: 256,
        rating: (_, c) => ({ value: c }),
        questions: 2,
        more: {
          ratings: {
            o0: record(256, (c) => [id('c', c), { value: c }]),
            o1: record(256, (c) => [id('c', c), { value: 0 }]),
          },
        },
      }),
    reader(1),
  ],
  [
    'sparse-rated',
    '10,000 options, 256 criteria, four ratings each',
    () => comparison({ criteria: 256, rated: 4, questions: 64, answers: 4 }),
    reader(1),
  ],
  [
    'gaussian',
    '500 options, 200 criteria, all gaussian: more pairs than are compared',
    () =>
      comparison({
        options: 500,
        criteria: 200,
        criterion: () => ({ preference: { type: 'gaussian', s: 3 } }),
        questions: 1,
      }),
    reader(1),
  ],
  [
    'gaussian-view',
    '500 options, 32 criteria, all gaussian: as many pairs as a view compares',
    () =>
      comparison({
        options: 500,
        criteria: 32,
        criterion: () => ({ preference: { type: 'gaussian', s: 30 } }),
        questions: 64,
      }),
    reader(1),
  ],
  [
    'gaussian-alone',
    '342 options, 256 criteria, all gaussian: as many pairs as the command line compares',
    () =>
      comparison({
        options: 342,
        criteria: 256,
        criterion: () => ({ preference: { type: 'gaussian', s: 30 } }),
        questions: 1,
      }),
    reader(1),
  ],
  [
    'gaussian-wide',
    '10,000 options, 9 criteria, all gaussian',
    () => comparison({ criteria: 9, criterion: () => ({ preference: { type: 'gaussian', s: 3 } }), questions: 1 }),
    reader(1),
  ],
  [
    'gaussian-sparse',
    '10,000 options, 256 criteria, all gaussian, four ratings each',
    () =>
      comparison({
        criteria: 256,
        rated: 4,
        criterion: () => ({ preference: { type: 'gaussian', s: 3 } }),
        questions: 1,
        answers: 2,
      }),
    reader(1),
  ],
  [
    'linear',
    '10,000 options, 9 criteria, all linear',
    () => comparison({ criteria: 9, criterion: () => ({ preference: { type: 'linear', q: 1, p: 3 } }), questions: 1 }),
    reader(1),
  ],
  [
    'dominated',
    '10,000 options, each better than the one before',
    () => comparison({ criteria: 8, rating: (o) => ({ value: o }), questions: 1 }),
    reader(1),
  ],
  [
    'near-ties',
    '10,000 options within the tolerance of each other, in reverse',
    () =>
      comparison({
        criteria: 2,
        rating: (o) => ({ value: 1e6 - o * 1e-7 }),
        criterion: () => ({ scale: { min: 0, max: 1e7 } }),
        questions: 1,
      }),
    reader(1),
  ],
  [
    'near-parallel',
    '10,000 options, lines within the tolerance of each other',
    () =>
      comparison({
        criteria: 4,
        rating: (o, c) => ({ value: 5e6 + (c % 2 ? -1 : 1) * o * 1e-6 }),
        criterion: () => ({ scale: { min: 0, max: 1e7 } }),
        questions: 1,
      }),
    reader(1),
  ],
  [
    'circle',
    '10,000 options on a circle: each leads at some importance',
    () =>
      comparison({
        criteria: 2,
        rating: (o, c) => ({ value: Number((c ? Math.cos : Math.sin)((o * Math.PI) / 20_000).toFixed(9)) }),
        criterion: () => ({ scale: { min: 0, max: 1 } }),
        questions: 1,
      }),
    reader(1),
  ],
  [
    'facts',
    'an option with as many facts as fit',
    () =>
      largest(100_000, (n) =>
        comparison({
          options: 2,
          criteria: 1,
          option: (o) => ({ facts: list(o ? n : 1, () => ({ label: 'a', text: 'b' })) }),
        }),
      ),
  ],
  [
    'cited',
    'as many sources as fit, each cited',
    () =>
      largest(60_000, (n) =>
        comparison({
          options: 2,
          criteria: 1,
          option: (o) => ({ about: o ? citing('sources', n) : [] }),
          more: { sources: record(n, (i) => [id('s', i), { title: 't' }]) },
        }),
      ),
  ],
  [
    'noted',
    'as many notes as fit, each cited',
    () =>
      largest(60_000, (n) =>
        comparison({
          options: 2,
          criteria: 1,
          option: (o) => ({ about: o ? citing('notes', n) : [] }),
          more: { notes: record(n, (i) => [id('s', i), { text: 't' }]) },
        }),
      ),
  ],
  [
    'language',
    '390 options, 256 criteria, a unit, in a language with a long tag',
    () =>
      comparison({
        options: 390,
        criteria: 256,
        criterion: () => ({ scale: { unit: 'u' } }),
        rating: () => ({ value: 1 }),
        more: { lang: 'zz-aaaaa-bbbbb-ccccc-ddddd-eeeee' },
      }),
  ],
  [
    'features',
    '10,000 options, as many feature cells as fit',
    () =>
      largest(40, (n) =>
        comparison({
          options: 3000,
          criteria: 1,
          rated: 0,
          criterion: () => ({ features: list(n, () => ({ name: 'f', has: record(3000, (o) => [id('o', o), 'y']) })) }),
        }),
      ),
  ],
  [
    'texts',
    '80 criteria, 5 options, each rating with a text of 4 KiB',
    () => comparison({ options: 5, criteria: 80, rating: (_, c) => ({ value: c, text: '<&"'.repeat(1270) }) }),
  ],
  [
    'x-zeros',
    'a free field with a list of a million numbers',
    () => filled('0', (items) => withMember(`"x-a":[${items}]`)),
  ],
  ['x-lists', 'a free field with a list of empty lists', () => filled('[]', (items) => withMember(`"x-a":[${items}]`))],
  [
    'x-nested',
    'a free field with lists in lists',
    () => filled(`${'['.repeat(29)}${']'.repeat(29)}`, (items) => withMember(`"x-a":[${items}]`)),
  ],
  ['x-ones', 'a free field with lists of one number', () => filled('[0]', (items) => withMember(`"x-a":[${items}]`))],
  [
    'x-objects',
    'a free field with objects of one member',
    () => filled('{"":0}', (items) => withMember(`"x-a":[${items}]`)),
  ],
  [
    'x-keys',
    'a free field with as many keys as fit',
    () =>
      filledWith(
        (i) => `"${i.toString(36)}":0`,
        (items) => withMember(`"x-a":{${items}}`),
      ),
  ],
  [
    'x-texts',
    'a free field with texts of 16 bytes',
    () => filled('"0123456789abcdef"', (items) => withMember(`"x-a":[${items}]`)),
  ],
  [
    'x-first',
    'a hundred thousand free fields before everything else, 2,048 answers',
    () => {
      const body = JSON.stringify(comparison({ options: 2, criteria: 1, questions: 64 })).slice(1);
      return filledWith(
        (i) => `"x-${i.toString(36)}":0`,
        (items) => `{${items},${body}`,
      );
    },
  ],
  [
    'unknown',
    'as many unknown fields as fit',
    () =>
      filledWith(
        (i) => `"${i.toString(36).padStart(5, 'z')}":0`,
        (items) => withMember(items),
      ),
  ],
  ['repeated', 'one key as often as it fits', () => filled('"a":0', (items) => withMember(`"x-a":{${items}}`))],
  [
    'long-keys',
    'keys of 4 KiB that differ at their end',
    () =>
      filledWith(
        (i) => `"${'k'.repeat(4090)}${String(i).padStart(6, '0')}":0`,
        (items) => withMember(`"x-a":{${items}}`),
      ),
  ],
  [
    'overflows',
    'as many numbers beyond a double as fit, after a million others',
    () => filled('0', (items) => withMember(`"x-a":[${items.slice(80)},${new Array(8).fill('1e999').join(',')}]`)),
  ],
  ['bad-options', 'a list of options of numbers', () => filled('0', (items) => replaced('options', `[${items}]`))],
  ['bad-criteria', 'a list of criteria of numbers', () => filled('0', (items) => replaced('criteria', `[${items}]`))],
  [
    'bad-answers',
    'a list of answers of numbers',
    () => filled('0', (items) => replaced('questions', `[{"id":"q","text":"q","answers":[${items}]}]`)),
  ],
  ['bad-intro', 'a list of prose of numbers', () => filled('0', (items) => replaced('intro', `[${items}]`))],
  [
    'bad-audiences',
    'a list of audiences of numbers',
    () => filled('0', (items) => replaced('audiences', `[${items}]`)),
  ],
  ['bad-presets', 'a list of presets of numbers', () => filled('0', (items) => replaced('presets', `[${items}]`))],
  [
    'bad-ids',
    '10,000 options of 60 bytes, 100 references to none of them',
    () =>
      comparison({
        criteria: 1,
        rated: 0,
        option: (o) => ({ id: `${'abcdefghij'.repeat(5)}${String(o).padStart(10, '0')}` }),
        more: { ratings: record(100, (i) => [`${'jihgfedcba'.repeat(6)}${i}`, {}]) },
      }),
  ],
];

/**
 * @param {(id: string) => boolean} wanted
 * @param {number} size as a share of the limits
 * @returns {Generator<LimitDocument>}
 */
export function* limitDocuments(wanted = () => true, size = 1) {
  for (const [name, about, make, answers = {}] of makers) {
    if (!wanted(name)) continue;
    share = size;
    const made = make();
    const text = typeof made === 'string' ? made : JSON.stringify(made);
    if (Buffer.byteLength(text) > kMaxBytes) throw new Error(`${name} has ${Buffer.byteLength(text)} bytes, too many.`);
    yield { id: name, about, text, answers };
  }
}
