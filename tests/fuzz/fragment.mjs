#!/usr/bin/env node
// Mutates valid URL fragments and checks that reading them is safe: `node tests/fuzz/fragment.mjs SECONDS` runs for
// that long, with new seeds each time. tests/web/fragment.test.js runs the first 5,000 seeds.
import assert from 'node:assert/strict';
import { indexPage } from '../../web/widget/index_page.js';
import { fragmentPart, parseInput, replacePart, formatInput } from '../../web/share/fragment.js';
import { makePage } from '../web/views_fixture.js';

/** A linear congruential generator: a seed gives the same values on every machine. @param {number} seed */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

/**
 * A comparison with questions of both kinds, with some ids that are members of every object.
 * @param {() => number} random
 */
export function randomPage(random) {
  const page = makePage();
  const names = ['constructor', 'to-string', '1', '0', 'a', 'b-2', 'value-of', 'x'];
  const some = names.filter(() => random() < 0.7);
  page.questions = some.map((id) => ({
    id,
    text: id,
    choose: random() < 0.5 ? 'one' : 'many',
    answers: names.map((answer) => ({ id: answer, text: answer, counts: [], prefers: [], requires: [] })),
  }));
  page.criteria = some.map((id) => ({ ...page.criteria[0], id }));
  return page;
}

/** @param {ReturnType<typeof makePage>} page @param {() => number} random */
export function randomReader({ questions, criteria }, random) {
  const points = () => [0, 0.5, 3, 1e6, 1e-7, random() * 10, random() * 1e6][Math.floor(random() * 7)];
  const chosen = (/** @type {ReturnType<typeof makePage>['questions'][number]} */ { choose, answers }) => {
    const ids = answers.map(({ id }) => id).filter(() => random() < 0.4);
    return choose === 'one' ? ids.slice(0, 1) : random() < 0.5 ? ids.reverse() : ids;
  };
  return {
    answers: Object.fromEntries(questions.filter(() => random() < 0.6).map((one) => [one.id, chosen(one)])),
    importance: Object.fromEntries(criteria.filter(() => random() < 0.5).map(({ id }) => [id, points()])),
  };
}

/** Texts with a meaning, which mutations insert. Other mutations cut, repeat or encode a part. */
const kBytes = [
  ',',
  '.',
  '+',
  ' ',
  '~',
  '=',
  '&',
  '#',
  '%',
  '%2',
  '%E0%A4',
  '%00',
  '-',
  '0',
  '1e999',
  '1e-7',
  '__proto__',
  '\u0000',
  '\u202e',
  '\ud800',
  '😀',
  'é',
];
/** @param {string} text @param {() => number} random */
function mutated(text, random) {
  const place = () => Math.floor(random() * (text.length + 1));
  for (let changes = Math.ceil(random() * 4); changes > 0; changes--) {
    const [from, to] = [place(), place()].sort((a, b) => a - b);
    const put = [
      kBytes[Math.floor(random() * kBytes.length)],
      text.slice(from, to),
      '',
      encodeURIComponent(text.slice(from, to).replaceAll(/\p{Surrogate}/gu, '\ufffd')),
    ];
    text = text.slice(0, from) + put[Math.floor(random() * put.length)] + text.slice(random() < 0.5 ? from : to);
  }
  return text;
}

/**
 * Checks that what is read from a mutated fragment is valid for the comparison, and survives writing and reading again.
 * @param {number} seed
 * @returns {number} the number of answers and sliders that were read
 */
export function checkBroken(seed) {
  const random = randomFrom(seed);
  const page = randomPage(random);
  const known = indexPage(page);
  const hash = mutated(
    replacePart('#section-2&other=a.b', page.id, formatInput(known, randomReader(page, random))),
    random,
  );
  const about = `seed ${seed}: ${hash}`;
  const { droppedCount, ...reader } = parseInput(known, fragmentPart(hash, page.id) ?? '');
  const text = formatInput(known, reader);
  assert.deepEqual(parseInput(known, text), { ...reader, droppedCount: 0 }, about);
  assert.equal(fragmentPart(replacePart(hash, page.id, text), page.id) ?? '', text, about);
  for (const [id, points] of Object.entries(reader.importance))
    assert.ok(known.criteria.has(id) && points >= 0 && points <= 1e6, about);
  for (const [id, chosen] of Object.entries(reader.answers)) {
    const question = known.questions.get(id);
    assert.ok(
      question && (question.choose === 'many' || chosen.length <= 1) && new Set(chosen).size === chosen.length,
      about,
    );
  }
  assert.ok(Number.isInteger(droppedCount) && droppedCount >= 0, about);
  return Object.keys(reader.answers).length + Object.keys(reader.importance).length;
}

if (process.argv[1] === import.meta.filename) {
  const end = Date.now() + 1000 * Number(process.argv[2] ?? 60);
  const first = 5001 + Math.floor(Math.random() * 2 ** 31);
  let seed = first;
  for (; Date.now() < end; seed++) checkBroken(seed);
  console.log(`${seed - first} fragments, from seed ${first} on: no error`);
}
