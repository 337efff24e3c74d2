// `tradeoff rank --json` and `--method`: the exact shape of the output, small cases calculated by hand, the results
// compared with ranking again, and other methods compared with published results.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';

/**
 * @typedef {import('./document.js').ComparisonDocument} ComparisonDocument
 * @typedef {import('./document.js').Option} Option
 * @typedef {import('./document.js').Criterion} Criterion
 * @typedef {import('./document.js').Rating} Rating
 * @typedef {import('./document.js').Question} Question
 * @typedef {import('./document.js').Answer} Answer
 * @typedef {import('./document.js').Said} Reader
 *
 * @typedef {{question: string, answers: string[]}} Change `answers` is empty if an answer is taken back
 * @typedef {{option: string, changes: Change[]}} Flip
 * @typedef {object} Said the output of `rank --json`
 * @property {string} method
 * @property {{option: string, score: number, fit: number | null, excluded: boolean}[]} ranking
 * @property {string} verdict
 * @property {boolean} unmet
 * @property {boolean} settled
 * @property {string | null} next
 * @property {Record<string, number>} robustness by option
 * @property {Record<string, {from: number, to: number, option: string}[]>} tipping by criterion
 * @property {Flip[]} flips
 */

const root = path.resolve(import.meta.dirname, '../..');
const cli = process.env.TRADEOFF_CLI ?? path.join(root, 'build/native/tradeoff');
const demoFile = path.join(root, 'data/django-vs-express.json');
/** @type {ComparisonDocument} */
const demo = JSON.parse(readFileSync(demoFile, 'utf8'));
const keys = ['method', 'ranking', 'verdict', 'unmet', 'settled', 'next', 'robustness', 'tipping', 'flips'];

let folder = '';
before(() => (folder = mkdtempSync(path.join(tmpdir(), 'tradeoff-engine-'))));
after(() => rmSync(folder, { recursive: true }));

let written = 0;
/** @param {unknown} document */
function write(document) {
  const file = path.join(folder, `${++written}.json`);
  writeFileSync(file, JSON.stringify(document));
  return file;
}

/** @param {string} file @param {string[]} words @returns {Said} */
function rankJson(file, words) {
  const { error, status, stdout, stderr } = spawnSync(cli, ['rank', file, '--json', ...words], { encoding: 'utf8' });
  if (error) throw error;
  assert.equal(status, 0, stderr);
  assert.equal(stderr, '');
  assert.equal(stdout.indexOf('\n'), stdout.length - 1, 'one line');
  return JSON.parse(stdout);
}

/**
 * Ranks for `{answers: {q: [a]}, importance: {c: points}}`, checks the shape, and returns the output.
 * @param {string} file
 * @param {ComparisonDocument} document
 * @param {Reader} [reader]
 */
function rank(file, document, reader = {}) {
  const said = rankJson(file, wordsOf(reader));
  checkShape(said, document, reader);
  return said;
}

/** @param {Reader} reader */
const wordsOf = ({ answers = {}, importance = {} }) => [
  ...Object.entries(answers).flatMap(([question, chosen]) => ['--answer', `${question}=${chosen.join('+')}`]),
  ...Object.entries(importance).flatMap(([criterion, points]) => ['--importance', `${criterion}=${points}`]),
];

/** @param {string} file @param {string} method @param {Reader} [reader] */
const rankBy = (file, method, reader = {}) => rankJson(file, ['--method', method, ...wordsOf(reader)]);

/** @param {{id: string}[]} list */
const ids = (list) => list.map(({ id }) => id);
/** @param {Pick<Said, 'ranking'>} said */
const leaderOf = (said) => said.ranking[0]?.option;
/** @param {Reader} reader */
const started = ({ answers = {}, importance = {} }) =>
  Object.values(answers).some((chosen) => chosen.length > 0) || Object.keys(importance).length > 0;

/**
 * The end of every slider's track, from the document: 2 max(1, highest reach), and at least the highest slider.
 * @param {ComparisonDocument} document
 * @param {Reader} [reader]
 */
function topOf(document, { importance = {} } = {}) {
  /** @param {Criterion} criterion */
  const reach = (criterion) => {
    let sum = criterion.importance ?? 1;
    for (const question of document.questions ?? []) {
      const points = question.answers.map((answer) => answer.importance?.[criterion.id] ?? 0);
      sum += question.choose === 'many' ? points.reduce((a, b) => a + b, 0) : Math.max(0, ...points);
    }
    return sum;
  };
  return Math.max(2 * Math.max(1, ...document.criteria.map(reach)), ...Object.values(importance));
}

/** @param {unknown} actual @param {number} expected @param {number} [tolerance] @param {string} [what] */
function near(actual, expected, tolerance = 1e-9, what = '') {
  assert.equal(typeof actual, 'number', what);
  assert.ok(Math.abs(Number(actual) - expected) <= tolerance, `${what} ${actual} is not ${expected}`);
}

/** @param {Said} said @param {ComparisonDocument} document @param {Reader} reader */
function checkShape(said, document, reader) {
  assert.deepEqual(Object.keys(said), 'moreFlips' in said ? [...keys, 'moreFlips'] : keys);
  assert.equal(said.method, 'additive');
  for (const key of /** @type {const} */ (['unmet', 'settled'])) assert.equal(typeof said[key], 'boolean');
  const open = ids(document.questions ?? []).filter((id) => !(id in (reader.answers ?? {})));
  assert.ok(
    open.length > 0 ? said.next !== null && open.includes(said.next) : said.next === null,
    `next ${said.next} of ${open}`,
  );
  if (started(reader)) {
    if (open.length === 0) assert.equal(said.settled, true);
    checkRanking(said, document);
    checkRobustness(said, document);
    checkTipping(said, document, reader);
    for (const flip of said.flips) checkFlip(flip, said, document);
  } else {
    const { ranking, verdict, settled, robustness, tipping, flips } = said;
    assert.deepEqual(
      { ranking, verdict, settled, robustness, tipping, flips },
      {
        ranking: [],
        verdict: 'none_yet',
        settled: false,
        robustness: {},
        tipping: {},
        flips: [],
      },
    );
  }
}

/** @param {Said} said @param {ComparisonDocument} document */
function checkRanking({ ranking, unmet }, document) {
  assert.deepEqual(ranking.map(({ option }) => option).sort(), ids(document.options).sort());
  for (const row of ranking) {
    assert.deepEqual(Object.keys(row), ['option', 'score', 'fit', 'excluded']);
    assert.equal(typeof row.score, 'number');
    assert.ok(row.fit === null || (row.fit >= 0 && row.fit <= 1 + 1e-9), `fit ${row.fit}`);
    assert.equal(typeof row.excluded, 'boolean');
  }
  const staying = ranking.filter(({ excluded }) => !excluded);
  assert.deepEqual(ranking.slice(0, staying.length), staying, 'those set aside come last');
  staying.slice(1).forEach((row, i) => assert.ok(row.score <= staying[i].score + 1e-6, 'best first'));
  const aside = ranking.slice(staying.length).map(({ option }) => option);
  assert.deepEqual(
    aside,
    ids(document.options).filter((id) => aside.includes(id)),
    'in the author’s order',
  );
  if (unmet) assert.deepEqual(aside, []);
}

/** @param {Said} said @param {ComparisonDocument} document */
function checkRobustness({ robustness, ranking, verdict }, document) {
  assert.deepEqual(Object.keys(robustness), ids(document.options));
  near(
    Object.values(robustness).reduce((a, b) => a + b, 0),
    1,
  );
  for (const share of Object.values(robustness)) assert.ok(share >= 0 && share <= 1);
  for (const { option, excluded } of ranking) if (excluded) assert.equal(robustness[option], 0);
  const share = robustness[ranking[0].option];
  assert.equal(verdict, share >= 0.9 ? 'clear' : share >= 0.65 ? 'leaning' : 'toss_up');
}

/** @param {Said} said @param {ComparisonDocument} document @param {Reader} reader */
function checkTipping({ tipping, ranking }, document, reader) {
  assert.deepEqual(Object.keys(tipping), ids(document.criteria));
  const staying = ranking.filter(({ excluded }) => !excluded).map(({ option }) => option);
  for (const segments of Object.values(tipping)) {
    assert.ok(segments.length > 0);
    assert.equal(segments[0].from, 0);
    near(segments.at(-1)?.to, topOf(document, reader));
    segments.forEach((segment, i) => {
      assert.deepEqual(Object.keys(segment), ['from', 'to', 'option']);
      assert.ok(segment.to > segment.from, 'no segment of length 0');
      assert.ok(staying.includes(segment.option));
      if (i === 0) return;
      assert.equal(segment.from, segments[i - 1].to, 'no gap');
      assert.notEqual(segment.option, segments[i - 1].option, 'equal neighbours are joined');
    });
  }
}

/** @param {Flip} flip @param {Said} said @param {ComparisonDocument} document */
function checkFlip(flip, said, document) {
  assert.deepEqual(Object.keys(flip), ['option', 'changes']);
  assert.notEqual(flip.option, leaderOf(said));
  assert.ok(flip.changes.length > 0);
  for (const change of flip.changes) {
    assert.deepEqual(Object.keys(change), ['question', 'answers']);
    const question = document.questions?.find(({ id }) => id === change.question) ?? assert.fail(change.question);
    for (const answer of change.answers) assert.ok(ids(question.answers).includes(answer));
    if (question.choose !== 'many') assert.ok(change.answers.length <= 1);
  }
  assert.equal(new Set(flip.changes.map(({ question }) => question)).size, flip.changes.length);
}

/** The reader after a set of changes. `[]` takes an answer back. @param {Reader} reader @param {Change[]} changes */
function changed(reader, changes) {
  const answers = { ...reader.answers };
  for (const { question, answers: chosen } of changes) {
    if (chosen.length > 0) answers[question] = chosen;
    else delete answers[question];
  }
  return { ...reader, answers };
}

/**
 * Every single change: another answer, a first answer, an answer taken back, or one choose-many answer added or
 * removed.
 * @param {ComparisonDocument} document
 * @param {Reader} reader
 */
function singleChanges(document, reader) {
  /** @type {Change[]} */
  const changes = [];
  for (const { id, choose, answers } of document.questions ?? []) {
    const now = reader.answers?.[id] ?? [];
    for (const answer of ids(answers)) {
      if (choose === 'many') {
        const then = ids(answers).filter((other) => now.includes(other) !== (other === answer));
        changes.push({ question: id, answers: then });
      } else if (!now.includes(answer)) {
        changes.push({ question: id, answers: [answer] });
      }
    }
    if (choose !== 'many' && now.length > 0) changes.push({ question: id, answers: [] });
  }
  return changes.filter((change) => started(changed(reader, [change])));
}

/**
 * Checks that every segment names the leader at its middle.
 * @param {string} file @param {Reader} reader @param {Said} said
 */
function holdTipping(file, reader, said) {
  for (const [criterion, segments] of Object.entries(said.tipping)) {
    for (const { from, to, option } of segments) {
      const importance = { ...reader.importance, [criterion]: (from + to) / 2 };
      const there = rankJson(file, wordsOf({ ...reader, importance }));
      assert.equal(leaderOf(there), option, `${criterion} at ${importance[criterion]}: ${JSON.stringify(reader)}`);
    }
  }
}

/**
 * Checks that flips make their option lead, and that flips of one change are complete.
 * @param {string} file
 * @param {Reader} reader
 * @param {ComparisonDocument} document
 * @param {Said} said
 */
function holdFlips(file, reader, document, said) {
  for (const { option, changes } of said.flips) {
    assert.equal(leaderOf(rankJson(file, wordsOf(changed(reader, changes)))), option, JSON.stringify(changes));
  }
  /** @type {string[]} */
  const found = [];
  for (const change of singleChanges(document, reader)) {
    const option = leaderOf(rankJson(file, wordsOf(changed(reader, [change]))));
    if (option !== leaderOf(said)) found.push(JSON.stringify({ option, changes: [change] }));
  }
  const told = said.flips.map((flip) => JSON.stringify(flip)).sort();
  if (found.length > 0) assert.deepEqual(told, found.sort());
  return found.length;
}

/**
 * A small random generator, so that every run uses the same readers.
 * @param {number} seed @returns {(below: number) => number}
 */
function dice(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** @param {ComparisonDocument} document @param {(below: number) => number} roll */
function someReader(document, roll) {
  /** @type {Required<Reader>} */
  const reader = { answers: {}, importance: {} };
  for (const { id, choose, answers } of document.questions ?? []) {
    if (roll(3) === 0) continue;
    const many = ids(answers).filter(() => roll(2) === 0);
    reader.answers[id] = roll(8) === 0 ? [] : choose === 'many' ? many : [answers[roll(answers.length)].id];
  }
  for (const { id } of document.criteria) if (roll(8) === 0) reader.importance[id] = roll(40) / 4;
  return reader;
}

const scale = { min: 0, max: 10 };
/** @param {string} id @param {Partial<Criterion>} [more] @returns {Criterion} */
const criterion = (id, more = {}) => ({ id, name: id.toUpperCase(), scale, ...more });
/** @param {string} id @param {Record<string, number>} [importance] @param {Partial<Answer>} [more] @returns {Answer} */
const answer = (id, importance = {}, more = {}) => ({ id, text: id, importance, ...more });
/** @param {string} id @param {Answer[]} answers @param {Partial<Question>} [more] @returns {Question} */
const question = (id, answers, more = {}) => ({ id, text: `${id}?`, answers, ...more });

/**
 * `ratings`: for each option, its values on x, y, ...
 * @param {Record<string, (number | Rating | null)[]>} ratings
 * @param {{questions?: Question[], criteria?: Record<string, Partial<Criterion>>, options?: Record<string, Partial<Option>>}} [more]
 */
function comparison(ratings, { questions = [], criteria = {}, options = {} } = {}) {
  const names = ['x', 'y', 'z'].slice(0, Object.values(ratings)[0].length);
  /** @param {number | Rating} value @returns {Rating} */
  const rate = (value) => (typeof value === 'number' ? { value } : value);
  const rows = Object.entries(ratings).map(([option, row]) => [
    option,
    Object.fromEntries(row.map((value, i) => [names[i], value === null ? null : rate(value)]).filter(([, v]) => v)),
  ]);
  return {
    format: 1,
    id: 'small',
    title: 'Small',
    options: Object.keys(ratings).map((id) => ({ id, name: id.toUpperCase(), ...options[id] })),
    criteria: names.map((id) => criterion(id, criteria[id])),
    ratings: Object.fromEntries(rows),
    questions,
  };
}

test('before the first answer every key is present and empty', () => {
  const said = rank(demoFile, demo);
  assert.equal(said.next, 'build'); // the question marked `first`
  rank(demoFile, demo, { answers: { build: [] } }); // skipping a question is not a first answer
  const none = write(comparison({ a: [8, 2], b: [4, 9] }));
  assert.equal(rank(none, comparison({ a: [8, 2], b: [4, 9] })).next, null);
});

test('two options have one tipping point, as calculated by hand', () => {
  const document = comparison({ a: [8, 2], b: [4, 9] });
  const said = rank(write(document), document, { importance: { x: 1 } });
  // a = 0.8 + 0.2, b = 0.4 + 0.9, of 2 points
  assert.deepEqual(
    said.ranking.map(({ option }) => option),
    ['b', 'a'],
  );
  near(said.ranking[0].score, 1.3);
  near(said.ranking[0].fit, 0.65);
  near(said.ranking[1].score, 1);
  near(said.ranking[1].fit, 0.5);
  // 0.8 x + 0.2 = 0.4 x + 0.9 at 1.75; 0.8 + 0.2 y = 0.4 + 0.9 y at 4/7
  assert.deepEqual(
    said.tipping.x.map(({ option }) => option),
    ['b', 'a'],
  );
  near(said.tipping.x[0].to, 1.75);
  near(said.tipping.x[1].to, 2);
  assert.deepEqual(
    said.tipping.y.map(({ option }) => option),
    ['a', 'b'],
  );
  near(said.tipping.y[0].to, 4 / 7);
  assert.deepEqual(said.flips, []);
  assert.equal(said.next, null);
  assert.equal(said.settled, true);
  // a leads where the factor of x is 1.75 times that of y; log2 of their ratio is triangular on [-2, 2]
  near(said.robustness.a, (2 - Math.log2(1.75)) ** 2 / 8, 0.03);
  assert.equal(said.verdict, 'leaning');
});

test('equal options give a toss-up, as calculated by hand', () => {
  const document = comparison({ a: [8, 2], b: [2, 8] });
  const said = rank(write(document), document, { importance: { x: 3, y: 3 } });
  near(said.ranking[0].score, 3);
  near(said.ranking[1].score, 3);
  assert.equal(leaderOf(said), 'a'); // tied, so the author's first leads
  near(said.robustness.a, 0.5, 0.04);
  assert.equal(said.verdict, 'toss_up');
  // The track ends at 3, where they are tied: a leads x at that single point only.
  assert.deepEqual(said.tipping, { x: [{ from: 0, to: 3, option: 'b' }], y: [{ from: 0, to: 3, option: 'a' }] });
});

test('an option that is better on every criterion leads clearly with any importance', () => {
  const document = comparison({ a: [5, 2], b: [8, 9] });
  const said = rank(write(document), document, { importance: { y: 7 } });
  assert.equal(said.verdict, 'clear');
  assert.deepEqual(said.robustness, { a: 0, b: 1 });
  assert.deepEqual(said.tipping, { x: [{ from: 0, to: 7, option: 'b' }], y: [{ from: 0, to: 7, option: 'b' }] });
});

test('missing ratings and ranges take part in robustness', () => {
  const missing = comparison({ a: [6], b: [null] });
  // 1 point on x only: b leads if its value, uniform in [0, 1], is above 0.6
  near(rank(write(missing), missing, { importance: { x: 1 } }).robustness.b, 0.4, 0.04);
  const ranged = comparison({ a: [6], b: [{ min: 4, max: 9 }] });
  const said = rank(write(ranged), ranged, { importance: { x: 1 } });
  near(said.robustness.b, 0.6, 0.04);
  near(said.ranking[0].score, 0.65); // the ranking uses the middle
});

test('with importance 0 everywhere fits are null and the options are tied', () => {
  const document = comparison({ a: [5], b: [8] });
  const said = rank(write(document), document, { importance: { x: 0 } });
  assert.deepEqual(said.ranking, [
    { option: 'a', score: 0, fit: null, excluded: false },
    { option: 'b', score: 0, fit: null, excluded: false },
  ]);
  assert.deepEqual(said.robustness, { a: 1, b: 0 });
});

const flippable = comparison(
  { a: [8, 2], b: [4, 9] },
  {
    questions: [
      question('q', [answer('p', { x: 2 }), answer('r', { y: 2 })]),
      question('s', [answer('t', { x: 1 }), answer('u', { y: 2 })]),
    ],
  },
);

test('flips of one answer equal those calculated by hand', () => {
  const file = write(flippable);
  // p and t: x 4, y 1. r: x 2, y 3, 2.2 against 3.5. u: x 3, y 3, 3 against 3.9. Taking back: a stays, 1.8 to 1.7.
  const said = rank(file, flippable, { answers: { q: ['p'], s: ['t'] } });
  assert.equal(leaderOf(said), 'a');
  assert.deepEqual(said.flips, [
    { option: 'b', changes: [{ question: 'q', answers: ['r'] }] },
    { option: 'b', changes: [{ question: 's', answers: ['u'] }] },
  ]);
  // Only p: taking it back would give none_yet, and r or u make b lead.
  assert.deepEqual(rank(file, flippable, { answers: { q: ['p'] } }).flips, said.flips);
});

test('flips take answers back and change choose-many answers one by one', () => {
  const document = comparison(
    { a: [10, 0], b: [0, 10] },
    {
      questions: [
        question('q', [answer('p', { x: 1 }), answer('r', {})]),
        question('m', [answer('s', { y: 1 }), answer('t', { x: 1 })], { choose: 'many' }),
      ],
      criteria: { x: { importance: 0 }, y: { importance: 0.5 } },
    },
  );
  const file = write(document);
  const only = rank(file, document, { answers: { q: ['p'], m: [] } }); // 1 to 0.5
  assert.deepEqual(only.flips, [
    { option: 'b', changes: [{ question: 'q', answers: ['r'] }] },
    { option: 'b', changes: [{ question: 'm', answers: ['s'] }] },
  ]);
  const both = rank(file, document, { answers: { q: ['p'], m: ['s', 't'] } }); // 2 to 1.5
  assert.deepEqual(both.flips, [
    { option: 'b', changes: [{ question: 'q', answers: ['r'] }] },
    { option: 'b', changes: [{ question: 'q', answers: [] }] },
    { option: 'b', changes: [{ question: 'm', answers: ['s'] }] },
  ]);
});

test('where one change is not enough, the flip is a smallest set of changes', () => {
  /** @param {string} id */
  const yesOrNo = (id) => question(id, [answer('yes', { x: 1 }), answer('no', { y: 1 })]);
  const document = comparison(
    { a: [10, 0], b: [0, 10] },
    {
      questions: [yesOrNo('q'), yesOrNo('r'), yesOrNo('s')],
      criteria: { x: { importance: 0 }, y: { importance: 0 } },
    },
  );
  const file = write(document);
  const reader = { answers: { q: ['yes'], r: ['yes'], s: ['yes'] } };
  const said = rank(file, document, reader); // 3 to 0, so two answers must become "no"
  assert.equal(said.flips.length, 1);
  assert.equal(said.flips[0].option, 'b');
  assert.deepEqual(
    said.flips[0].changes.map(({ answers }) => answers),
    [['no'], ['no']],
  );
  assert.equal(holdFlips(file, reader, document, said), 0);
});

test('the next question can still change the result, and settled is true once none can', () => {
  const document = comparison(
    { a: [8, 2], b: [4, 9] },
    {
      questions: [
        question('idle', [answer('p'), answer('r')]),
        question('decides', [answer('p', { x: 5 }), answer('r', { y: 5 })]),
        question('started', [answer('p', { x: 1 })]),
      ],
    },
  );
  const file = write(document);
  const open = rank(file, document, { answers: { started: ['p'] } });
  assert.equal(open.next, 'decides');
  assert.equal(open.settled, false); // x 2, y 1: 1.8 to 1.7 for a; y 6 makes it 2.8 to 6.2
  const done = rank(file, document, { answers: { started: ['p'], decides: ['p'] } });
  assert.equal(done.settled, true);
  assert.equal(done.next, 'idle'); // there is a next question as long as one is open
  assert.equal(rank(file, document, { answers: { started: ['p'], decides: ['p'], idle: [] } }).next, null);
});

const withMusts = comparison(
  { a: [9, 9], b: [2, 8], c: [8, 1] },
  {
    options: {
      a: { attributes: { kind: 'one' } },
      b: { attributes: { kind: 'two' } },
      c: { attributes: { kind: 'two' } },
    },
    questions: [
      question('must', [
        answer('two', {}, { requires: { attribute: 'kind', anyOf: ['two'] } }),
        answer('none', {}, { requires: { attribute: 'kind', anyOf: ['three'] } }),
      ]),
      question('bonus', [
        answer('yes', {}, { prefers: { attribute: 'kind', anyOf: ['one'], points: 5 } }),
        answer('no'),
      ]),
    ],
  },
);

test('ruled-out options come last, lead nowhere and keep their figures', () => {
  const file = write(withMusts);
  const reader = { answers: { must: ['two'] } };
  const said = rank(file, withMusts, reader);
  assert.deepEqual(
    said.ranking.map(({ option, excluded }) => [option, excluded]),
    [
      ['b', false],
      ['c', false],
      ['a', true],
    ],
  );
  near(said.ranking[2].score, 1.8);
  near(said.ranking[2].fit, 0.9);
  assert.equal(said.robustness.a, 0);
  holdTipping(file, reader, said);
  // If no option meets the must-haves, none is ruled out, so a leads.
  assert.equal(holdFlips(file, reader, withMusts, said), 1);
  const unmet = rank(file, withMusts, { answers: { must: ['none'] } });
  assert.equal(unmet.unmet, true);
  assert.equal(leaderOf(unmet), 'a');
});

test("the demo's segments and flips for seeded readers agree with ranking again", () => {
  const roll = dice(7);
  let flips = 0;
  for (let i = 0; i < 6; ++i) {
    const reader = someReader(demo, roll);
    const said = rank(demoFile, demo, reader);
    if (!started(reader)) continue;
    holdTipping(demoFile, reader, said);
    if (i < 3) flips += holdFlips(demoFile, reader, demo, said);
  }
  assert.ok(flips > 0, 'some reader can be flipped by one change');
});

test('segments and flips of small seeded comparisons agree with ranking again', () => {
  const roll = dice(11);
  let flips = 0;
  for (let i = 0; i < 25; ++i) {
    const names = ['a', 'b', 'c', 'd'].slice(0, 2 + roll(3));
    const ratings = Object.fromEntries(names.map((name) => [name, [roll(11), roll(11), roll(11)]]));
    const kinds = Object.fromEntries(names.map((name) => [name, { attributes: { kind: roll(2) === 0 } }]));
    const effect = () => ({ [['x', 'y', 'z'][roll(3)]]: roll(5), [['x', 'y', 'z'][roll(3)]]: roll(3) });
    const must = { requires: { attribute: 'kind', anyOf: [true] } };
    const document = comparison(ratings, {
      options: kinds,
      questions: [
        question('q', [answer('p', effect()), answer('r', effect(), i % 3 === 0 ? must : {})]),
        question('m', [answer('s', effect()), answer('t', effect()), answer('u', effect())], { choose: 'many' }),
        question('n', [answer('v', effect()), answer('w', effect())]),
      ],
    });
    const file = write(document);
    const reader = someReader(document, roll);
    const said = rank(file, document, reader);
    if (!started(reader)) continue;
    holdTipping(file, reader, said);
    flips += holdFlips(file, reader, document, said);
  }
  assert.ok(flips > 0);
});

/**
 * Checks the output of another method: only method and ranking, every option once. Returns the scores of the judged
 * ones.
 * @param {string} file
 * @param {string} method
 * @param {Pick<ComparisonDocument, 'options'>} document
 * @param {Reader} [reader]
 */
function opinion(file, method, document, reader = {}) {
  const said = rankBy(file, method, reader);
  assert.deepEqual(Object.keys(said), ['method', 'ranking']);
  assert.equal(said.method, method);
  assert.deepEqual(said.ranking.map(({ option }) => option).sort(), ids(document.options).sort());
  const judged = said.ranking.filter(({ excluded }) => !excluded);
  assert.deepEqual(said.ranking.slice(0, judged.length), judged);
  for (const row of said.ranking) {
    assert.deepEqual(Object.keys(row), ['option', 'score', 'fit', 'excluded']);
    assert.equal(row.fit, null);
  }
  judged.slice(1).forEach((row, i) => assert.ok(row.score <= judged[i].score + 1e-8, 'best first'));
  return Object.fromEntries(judged.map(({ option, score }) => [option, score]));
}

/** @param {Record<string, number>} actual @param {Record<string, number>} expected @param {number} [tolerance] */
function nearAll(actual, expected, tolerance = 1e-9) {
  assert.deepEqual(Object.keys(actual).sort(), Object.keys(expected).sort());
  for (const [option, score] of Object.entries(expected)) near(actual[option], score, tolerance, option);
}

test('weighted product gives the scores calculated by hand', () => {
  const lower = { scale: { better: 'lower' } };
  const document = comparison({ a: [4, 20], b: [2, 10] }, { criteria: { x: { importance: 3 }, y: lower } });
  const file = write(document);
  // a: 1 and 10/20, b: 2/4 and 1, to 3/4 and 1/4
  nearAll(opinion(file, 'weighted-product', document), { a: 0.5 ** 0.25, b: 0.5 ** 0.75 });
  const even = opinion(file, 'weighted-product', document, { importance: { x: 1 } });
  nearAll(even, { a: Math.SQRT1_2, b: Math.SQRT1_2 });
});

test('TOPSIS gives the scores calculated by hand', () => {
  const document = comparison({ a: [3, 12], b: [4, 5] }, { criteria: { y: { scale: { min: 0, max: 100 } } } });
  const file = write(document);
  // norms 5 and 13: a is 0.2 behind on x and 7/13 ahead on y
  nearAll(opinion(file, 'topsis', document), { a: 35 / 48, b: 13 / 48 });
  nearAll(opinion(file, 'topsis', document, { importance: { y: 3 } }), { a: 21 / 23.6, b: 2.6 / 23.6 });
  const alike = comparison({ a: [3, 3], b: [3, 3] });
  nearAll(opinion(write(alike), 'topsis', alike), { a: 0.5, b: 0.5 });
});

test('PROMETHEE II gives the flows calculated by hand', () => {
  const document = comparison(
    { a: [1, 10], b: [2, 12], c: [3, 15] },
    {
      criteria: {
        x: { importance: 3 },
        y: { scale: { better: 'lower' }, preference: { type: 'linear', q: 1, p: 3 } },
      },
    },
  );
  // x, usual: -1, 0, 1. y: a over b by 2: 0.5, a over c by 5: 1, b over c by 3: 1. Flows on y: 0.75, 0.25, -1.
  const flows = opinion(write(document), 'promethee2', document);
  nearAll(flows, { a: -0.5625, b: 0.0625, c: 0.5 });
});

test('other methods use the middle of a range, and the middle of the scale for a missing rating', () => {
  const plain = comparison({ a: [3, 4], b: [4, 5] });
  const loose = comparison({ a: [{ min: 2, max: 4 }, 4], b: [4, null] });
  for (const method of ['weighted-product', 'topsis', 'promethee2']) {
    assert.deepEqual(opinion(write(loose), method, loose), opinion(write(plain), method, plain));
  }
});

test('other methods do not judge ruled-out options and ignore bonus points', () => {
  const file = write(withMusts);
  const pair = { options: withMusts.options.slice(1), ratings: { b: withMusts.ratings.b, c: withMusts.ratings.c } };
  const pairFile = write({ ...withMusts, ...pair, questions: [] });
  for (const method of ['weighted-product', 'topsis', 'promethee2']) {
    const alone = opinion(pairFile, method, { options: pair.options });
    assert.deepEqual(opinion(file, method, withMusts, { answers: { must: ['two'] } }), alone);
    const { ranking } = rankBy(file, method, { answers: { must: ['two'] } });
    assert.deepEqual([ranking[2].option, ranking[2].excluded], ['a', true]);
    const all = opinion(file, method, withMusts);
    assert.deepEqual(opinion(file, method, withMusts, { answers: { bonus: ['yes'] } }), all);
    assert.equal(Object.keys(all).length, 3);
  }
});

test('other methods use answers and sliders', () => {
  const file = write(flippable); // p: x 3, y 1
  const given = opinion(file, 'promethee2', flippable, { answers: { q: ['p'] } });
  nearAll(given, { a: 0.5, b: -0.5 });
  nearAll(opinion(file, 'promethee2', flippable, { importance: { x: 0 } }), { a: -1, b: 1 });
});

test('a method that cannot judge abstains, reports the path and exits with 0', () => {
  const document = comparison({ a: [3, 4], b: [4, 0] });
  const file = write(document);
  assert.deepEqual(rankBy(file, 'weighted-product'), {
    method: 'weighted-product',
    ranking: [],
    abstains: { code: 'not_positive', path: '/ratings/b/y' },
  });
  opinion(file, 'topsis', document);
  opinion(file, 'weighted-product', document, { importance: { y: 0 } }); // ratings of y are not checked
  for (const method of ['weighted-product', 'topsis', 'promethee2']) {
    assert.deepEqual(rankBy(file, method, { importance: { x: 0, y: 0 } }), {
      method,
      ranking: [],
      abstains: { code: 'no_importance', path: '/criteria' },
    });
  }
});

const published = path.join(root, 'tests/vectors/second-opinions');

/**
 * Checks the importance shares between which the leader stays, taken from the segments; 1 at the end of the track.
 * @param {Said} said
 * @param {ComparisonDocument} document
 * @param {Reader} reader
 * @param {Record<string, [from: number, to: number]>} expected
 * @param {number} tolerance
 */
function holdStable(said, document, reader, expected, tolerance) {
  const points = Object.fromEntries(document.criteria.map(({ id, importance = 1 }) => [id, importance]));
  Object.assign(points, reader.importance);
  const all = Object.values(points).reduce((a, b) => a + b, 0);
  for (const [criterion, [from, to]] of Object.entries(expected)) {
    const own = said.tipping[criterion].filter(({ option }) => option === leaderOf(said));
    assert.equal(own.length, 1);
    const share = (/** @type {number} */ at) => at / (at + all - points[criterion]);
    near(share(own[0].from), from, tolerance, criterion);
    if (to === 1) near(own[0].to, topOf(document, reader));
    else near(share(own[0].to), to, tolerance, criterion);
  }
}

for (const name of readdirSync(published)
  .filter((file) => file.endsWith('.json'))
  .sort()) {
  const vector = JSON.parse(readFileSync(path.join(published, name), 'utf8'));
  test(`${name} gives the published results (${vector.source})`, () => {
    const file = write(vector.comparison);
    let held = 0;
    for (const { reader, expect } of vector.cases) {
      const { stable, ...methods } = expect;
      if (stable) {
        holdStable(rank(file, vector.comparison, reader), vector.comparison, reader, stable, vector.tolerance);
        ++held;
      }
      for (const [method, { scores, ratios, order }] of Object.entries(methods)) {
        const found = opinion(file, method, vector.comparison, reader);
        const best = Math.max(...Object.values(found));
        /** @param {[option: string, score: number]} entry @returns {[string, number]} */
        const ratioOf = ([option, score]) => [option, score / best];
        if (scores) nearAll(found, scores, vector.tolerance);
        if (ratios) nearAll(Object.fromEntries(Object.entries(found).map(ratioOf)), ratios, vector.tolerance);
        if (order) assert.deepEqual(Object.keys(found), order);
        assert.ok(scores || ratios || order);
        ++held;
      }
    }
    assert.ok(held > 0);
  });
}

test('there are published cases', () => assert.ok(readdirSync(published).length > 20));

test('rank prints 100 of 100 only for a lead in all draws, no robustness for a tie, and --importance without questions', () => {
  const scale = { min: 0, max: 100 };
  const document = (/** @type {number} */ a, /** @type {number} */ b) => ({
    format: 1,
    id: 'd',
    title: 'T',
    options: [
      { id: 'a', name: 'A' },
      { id: 'b', name: 'B' },
    ],
    criteria: ['x', 'y'].map((id) => ({ id, name: id, scale })),
    ratings: { a: { x: { value: a }, y: { value: 0 } }, b: { x: { value: 0 }, y: { value: b } } },
  });
  const words = (/** @type {unknown} */ one) => {
    const { status, stdout } = spawnSync(cli, ['rank', write(one), '--importance', 'x=1'], { encoding: 'utf8' });
    assert.equal(status, 0);
    return stdout;
  };
  const nearly = document(91, 25);
  const { robustness } = rankJson(write(nearly), ['--importance', 'x=1']);
  assert.ok(robustness.a > 0.995 && robustness.a < 1, JSON.stringify(robustness));
  assert.match(words(nearly), /In 99 of 100 versions/);
  const sure = words(document(91, 1));
  assert.match(sure, /In 100 of 100 versions/);
  const { stdout } = spawnSync(cli, ['rank', write(nearly)], { encoding: 'utf8' });
  assert.match(stdout, /asks nothing.*--importance/);
  const level = words(document(50, 50));
  assert.match(level, /Level in first place: A, B/);
  assert.doesNotMatch(level, /of 100 versions/);
});
