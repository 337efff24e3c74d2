// The inputs of split.mjs: comparisons that use every field of the format (data/comparison.schema.json), seeded random
// ones, large ones, and readers for each. A function that they do not call is loaded after the first ranked result. If
// it is called sooner, the page waits for it.

import { everyField, list, record } from './every_field.mjs';

/** @typedef {{text: string, readers: string[]}} Input a comparison and its readers, as JSON */

/** mulberry32, so that every build has the same numbers. @param {number} seed */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * @typedef {object} Size
 * @property {number} options
 * @property {number} criteria
 * @property {number} questions
 * @property {number} answers
 * @property {number} [share] of the ratings that are not missing
 */

/** @param {() => number} random @param {string} id @param {Size} size */
function randomComparison(random, id, { options, criteria, questions, answers, share = 1 }) {
  const below = (/** @type {number} */ count) => Math.floor(random() * count);
  const chance = (/** @type {number} */ part) => random() < part;
  const number = () => (chance(0.5) ? below(11) : Math.round(random() * 1e6) / 1e5);
  const values = ['red', 'green', true, false];
  const condition = () => ({
    attribute: `t${below(3)}`,
    anyOf: list(1 + below(3), () => values[below(4)]).filter((value, place, all) => all.indexOf(value) === place),
  });
  const preference = () => {
    const q = number();
    const p = q + number() + 0.1;
    return [
      { type: 'usual' },
      { type: 'u-shape', q },
      { type: 'v-shape', p },
      { type: 'level', q, p },
      { type: 'linear', q, p },
      { type: 'gaussian', s: p },
    ][below(6)];
  };
  const scale = () => ({
    ...(chance(0.7) && { min: 0 }),
    ...(chance(0.7) && { max: 10 }),
    better: chance(0.5) ? 'higher' : 'lower',
  });
  const rating = () => (chance(0.3) ? { min: below(5), max: 5 + below(5) } : { value: number() });
  return {
    format: 1,
    id,
    title: 'Random',
    options: list(options, (o) => ({
      id: `o${o}`,
      name: `Option ${o}`,
      attributes: record(3, (t) => [`t${t}`, chance(0.3) ? values.slice(0, below(3)) : values[below(4)]]),
    })),
    criteria: list(criteria, (c) => ({
      id: `c${c}`,
      name: `Criterion ${c}`,
      importance: chance(0.3) ? number() : 0,
      scale: scale(),
      preference: preference(),
    })),
    // Some options have the same ratings, so that there are ties.
    ratings: record(options, (o) => [
      `o${o}`,
      o % 5 === 4
        ? record(criteria, (c) => [`c${c}`, { value: 5 }])
        : Object.fromEntries(list(criteria, (c) => [`c${c}`, rating()]).filter(() => chance(share))),
    ]),
    questions: list(questions, (q) => ({
      id: `q${q}`,
      text: `Question ${q}?`,
      choose: chance(0.4) ? 'many' : 'one',
      first: chance(0.2),
      answers: list(1 + below(answers), (a) => ({
        id: `a${a}`,
        text: `Answer ${a}`,
        importance: record(below(3), () => [`c${below(criteria)}`, number()]),
        ...(chance(0.4) && { prefers: list(1 + below(2), () => ({ ...condition(), points: number() })) }),
        ...(chance(0.3) && { requires: list(1 + below(2), condition) }),
      })),
    })),
  };
}

const kImportance = [0, 0.1 + 0.2, 1e-7, 1000 / 3, 1e6, 3.5, 1e-320, 123456.789];

/**
 * Readers who answer one question after another, then random readers.
 * @param {any} comparison @param {() => number} random @param {number} count
 */
function readersOf({ questions, criteria }, random, count) {
  /** @type {object[]} */
  const readers = [
    {},
    ...kImportance.map((points) => ({
      importance: Object.fromEntries(criteria.map((/** @type {any} */ { id }) => [id, points])),
    })),
  ];
  const pick = (/** @type {any} */ { answers, choose }, part = 0.5) => {
    const ids = answers.map((/** @type {any} */ { id }) => id);
    return choose === 'many' ? ids.filter(() => random() < part) : [ids[Math.floor(random() * ids.length)]];
  };
  for (let round = 0; round < count; round++) {
    /** @type {Record<string, string[]>} */
    const answers = {};
    for (const question of questions) {
      if (random() < 0.2) continue;
      answers[question.id] = random() < 0.2 ? [] : pick(question);
      if (round === 0) readers.push({ answers: { ...answers } });
    }
    const moved = criteria.filter(() => random() < 0.2).map((/** @type {any} */ { id }) => [id, random() * 10]);
    readers.push({ answers, importance: Object.fromEntries(moved) });
  }
  return readers.map((reader) => JSON.stringify(reader));
}

/** Invalid readers: a script of the host page may pass any value. */
const kFaultyReaders = [
  [],
  { answer: {} },
  { answers: [], importance: [] },
  { answers: { extras: 'a0', budget: [1], nobody: ['a'], last: ['a0', 'a1'] } },
  { answers: { extras: ['a0', 'a0', 'zz'] }, importance: { zz: 1, c0: -1, c1: 1000001, c2: '1', c3: null } },
  // ids that errors quote in part, in paths that are cut
  { answers: { extras: ['x'.repeat(81), '\u65e5'.repeat(81)], ['k'.repeat(81)]: [], [`~/${'k'.repeat(200)}`]: [] } },
  { ['k'.repeat(81)]: 1, importance: { ['k'.repeat(200)]: 1 } },
].map((reader) => JSON.stringify(reader));

/** @type {(Size & {comparisons: number, readers: number})[]} */
const kRandom = [
  { comparisons: 60, readers: 4, options: 5, criteria: 4, questions: 4, answers: 4, share: 0.8 },
  { comparisons: 20, readers: 4, options: 2, criteria: 1, questions: 1, answers: 2 },
  { comparisons: 10, readers: 4, options: 9, criteria: 12, questions: 8, answers: 6, share: 0.9 },
  { comparisons: 2, readers: 3, options: 70, criteria: 40, questions: 12, answers: 6 },
  { comparisons: 1, readers: 3, options: 3, criteria: 70, questions: 64, answers: 4 },
  { comparisons: 1, readers: 2, options: 300, criteria: 20, questions: 3, answers: 4 },
];

/** @returns {Generator<Input>} */
export function* splitInputs() {
  const random = generator(1);
  for (const times of [1, 20]) {
    const comparison = everyField(times);
    const readers = readersOf(comparison, random, 20);
    yield { text: JSON.stringify(comparison), readers: [...readers, ...kFaultyReaders] };
    yield {
      text: JSON.stringify(comparison, null, 2).replaceAll('/', '\\/').replaceAll('\u{1f375}', '\\ud83c\\udf75'),
      readers: readers.slice(0, 3),
    };
  }
  for (const { comparisons, readers, ...size } of kRandom) {
    for (let number = 0; number < comparisons; number++) {
      const comparison = randomComparison(random, `random-${number}`, size);
      yield { text: JSON.stringify(comparison), readers: readersOf(comparison, random, readers) };
    }
  }
  const least = {
    format: 1,
    id: 'a',
    title: 'A',
    options: list(2, (o) => ({ id: `o${o}`, name: 'O' })),
    criteria: [{ id: 'c', name: 'C' }],
    ratings: {},
  };
  yield { text: JSON.stringify(least), readers: ['{}', '{"importance":{"c":1}}'] };
}
