// Compares data/django-vs-express.json with the article's 89 lines of content, and with the points and ratings that
// were originally decided. Both are in coverage.json.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';

/** @typedef {Record<string, any>} Json */
/** @typedef {{line: number, kind: string, label: string, at: string[], sources?: string[], notes?: string[]}} Line */

const root = path.resolve(import.meta.dirname, '../..');
/** @param {string} file @returns {Json} */
const json = (file) => JSON.parse(readFileSync(path.join(root, file), 'utf8'));
const document_ = json('data/django-vs-express.json');
const table = json('tests/web/coverage.json');
/** @type {Line[]} */
const lines = table.lines;
const claims = lines.filter(({ kind }) => kind !== 'heading' && kind !== 'lead-in');

/** @param {string} pointer @returns {any} */
function at(pointer) {
  const steps = pointer.split('/').slice(1);
  return steps.reduce(
    (value, step) => (Object.hasOwn(value ?? {}, step) ? value[step] : undefined),
    /** @type {any} */ (document_),
  );
}

/**
 * Yields `value` and everything below it, each with its pointer.
 * @param {any} value @param {string} [pointer] @returns {Generator<[string, any]>}
 */
function* everything(value, pointer = '') {
  yield [pointer, value];
  if (value === null || typeof value !== 'object') return;
  for (const [key, child] of Object.entries(value)) yield* everything(child, `${pointer}/${key}`);
}

/** @param {any} value @param {'sources' | 'notes'} field @returns {Set<string>} */
function cited(value, field) {
  const lists = [...everything(value)].filter(
    ([pointer, found]) => pointer.endsWith(`/${field}`) && Array.isArray(found),
  );
  return new Set(lists.flatMap(([, found]) => found));
}

/** @param {Line} line @param {'sources' | 'notes'} field */
function missing(line, field) {
  const found = new Set(line.at.flatMap((pointer) => [...cited(at(pointer), field)]));
  return (line[field] ?? []).filter((id) => !found.has(id));
}

/** @param {any} value */
const isFilled = (value) =>
  typeof value === 'number' ||
  (typeof value === 'string'
    ? value.trim() !== ''
    : value !== null && typeof value === 'object' && Object.keys(value).length > 0);

/** @param {any} value */
const words = (value) => (typeof value === 'string' ? value : (value.text ?? value.name ?? ''));

/** @param {string} kind */
const linesOf = (kind) => lines.filter((line) => line.kind === kind);

test("the table has the article's 89 lines once each, in order, with the expected kinds", () => {
  assert.equal(lines.length, 89);
  const numbers = lines.map(({ line }) => line);
  assert.deepEqual(
    numbers,
    [...new Set(numbers)].sort((a, b) => a - b),
  );
  const expected = {
    title: 1,
    heading: 16,
    paragraph: 9,
    'lead-in': 9,
    bullet: 22,
    'sub-bullet': 14,
    verdict: 3,
    pro: 8,
    con: 6,
  };
  for (const [kind, count] of Object.entries({ ...expected, 'closing line': 1 }))
    assert.equal(linesOf(kind).length, count, kind);
});

test('every line points to a part of the document that is not empty', () => {
  for (const { line, at: pointers } of lines) {
    assert.ok(pointers.length > 0, `line ${line} names no place`);
    for (const pointer of pointers) assert.ok(isFilled(at(pointer)), `line ${line}: nothing at ${pointer}`);
  }
});

test('every claim points to text, and no two claims share a place', () => {
  const seen = new Map();
  for (const { line, at: pointers } of claims) {
    for (const pointer of pointers) {
      assert.ok(words(at(pointer)).length > 5, `line ${line}: no words at ${pointer}`);
      assert.ok(!seen.has(pointer), `lines ${seen.get(pointer)} and ${line} share ${pointer}`);
      seen.set(pointer, line);
    }
  }
});

test('every line has the sources of its facts and the notes that correct it', () => {
  for (const line of lines) {
    assert.deepEqual(missing(line, 'sources'), [], `sources of line ${line.line}`);
    assert.deepEqual(missing(line, 'notes'), [], `notes of line ${line.line}`);
  }
});

test('each of the 26 notes belongs to a line of the article and has a verdict and a source', () => {
  const ids = Object.keys(document_.notes);
  assert.equal(ids.length, 26);
  assert.deepEqual(new Set(lines.flatMap(({ notes }) => notes ?? [])), new Set(ids));
  const verdicts = [
    'confirmed',
    'limited',
    'imprecise',
    'incomplete',
    'outdated',
    'disputed',
    'unconfirmed',
    'context',
  ];
  for (const [id, note] of Object.entries(document_.notes)) {
    assert.ok(verdicts.includes(note.verdict), `${id}: ${note.verdict}`);
    assert.ok(note.text && note.sources.length > 0, id);
  }
});

test("only the criteria of the article's sections 1 to 3 have advice, as in the article", () => {
  const advised = document_.criteria.filter((/** @type {Json} */ c) => c.advice).map((/** @type {Json} */ c) => c.id);
  const verdicts = linesOf('verdict').map((line) => at(line.at[0].replace(/\/advice$/, '')).id);
  assert.deepEqual(advised.sort(), verdicts.sort());
  assert.equal(verdicts.length, 3);
});

test('every cited id is defined, and every source and note is cited', () => {
  const { sources, notes, ...rest } = document_;
  for (const id of cited(document_, 'sources')) assert.ok(sources[id], `source ${id}`);
  for (const id of cited(document_, 'notes')) assert.ok(notes[id], `note ${id}`);
  assert.deepEqual(new Set(Object.keys(sources)), new Set([...cited(rest, 'sources'), ...cited(notes, 'sources')]));
  assert.deepEqual(new Set(Object.keys(notes)), cited(rest, 'notes'));
});

test('every source has a title, the day it was seen, a confidence, and only valid dates and addresses', () => {
  const titles = new Set();
  for (const [id, source] of Object.entries(document_.sources)) {
    assert.ok(source.title && !titles.has(source.title), `${id}: title`);
    titles.add(source.title);
    assert.equal(source.seen, '2026-11-22', id);
    assert.match(source.date ?? source.seen, /^(19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, id);
    assert.ok((source.date ?? '') <= document_.updated, `${id}: dated after the comparison`);
    assert.ok(['high', 'medium', 'low'].includes(source.confidence), id);
    for (const address of [source.url, source.copy])
      assert.ok(address === undefined || /^https?:\/\/[^\s]+$/.test(address), id);
  }
});

test('the ratings equal the original ones, and only raw performance is measured', () => {
  for (const [option, expected] of Object.entries(table.ratings)) {
    const cells = Object.entries(document_.ratings[option]).map(([id, r]) => [id, [r.value, r.basis, r.evidence]]);
    assert.deepEqual(Object.fromEntries(cells), expected, option);
    const measured = cells.filter(([, cell]) => cell[1] === 'measured').map(([id]) => id);
    assert.deepEqual(measured, ['performance']);
  }
});

test('a rating with weak evidence is worded as an opinion, and every other rating has sources', () => {
  for (const option of document_.options) {
    for (const [id, rating] of Object.entries(document_.ratings[option.id])) {
      const where = `${option.id}/${id}`;
      assert.equal(rating.sources === undefined, rating.evidence === 'weak', where);
      if (rating.evidence === 'weak') assert.match(rating.text, /^Our (estimate|impression)/, where);
    }
  }
});

test('the attribute fast means raw performance of 5 or more', () => {
  for (const { id, attributes } of document_.options)
    assert.equal(attributes.fast, document_.ratings[id].performance.value >= 5, id);
});

/** The points of one question: its shifts, raised so that each criterion's lowest is 0. @param {Json} shifts */
function moved(shifts) {
  const answers = Object.values(shifts);
  /** @param {string} criterion */
  const lowest = (criterion) => Math.min(0, ...answers.map((answer) => answer[criterion] ?? 0));
  const criteria = [...new Set(answers.flatMap((answer) => Object.keys(answer)))];
  /** @param {Json} answer */
  const points = (answer) =>
    criteria.map((id) => [id, (answer[id] ?? 0) - lowest(id)]).filter(([, value]) => value !== 0);
  return Object.fromEntries(Object.entries(shifts).map(([id, answer]) => [id, Object.fromEntries(points(answer))]));
}

test('the points of all 12 questions are the original shifts, raised so that the lowest is 0', () => {
  assert.equal(document_.questions.length, 12);
  assert.deepEqual(
    document_.questions.map((/** @type {Json} */ q) => q.id),
    Object.keys(table.shifts),
  );
  for (const { id, answers } of document_.questions) {
    const points = answers.map((/** @type {Json} */ answer) => [answer.id, answer.importance ?? {}]);
    assert.deepEqual(Object.fromEntries(points), moved(table.shifts[id]), id);
    for (const answer of answers) {
      assert.ok(answer.because, `${id}.${answer.id} says why`);
      assert.ok(
        Object.values(answer.importance ?? {}).every((value) => value > 0),
        `${id}.${answer.id}`,
      );
    }
  }
});

test('shifts of -2, 3 and none become 0, 5 and 2', () => {
  assert.deepEqual(moved({ a: { x: -2, y: 1 }, b: { x: 3 }, c: {} }), { a: { y: 1 }, b: { x: 5 }, c: { x: 2 } });
});

test('languages, admin site and speed are preferred or required as originally decided', () => {
  /** @type {Record<string, Json>} */
  const found = {};
  for (const question of document_.questions)
    for (const answer of question.answers)
      for (const kind of ['prefers', 'requires'])
        if (answer[kind]) found[`${question.id}.${answer.id} ${kind}`] = answer[kind];
  const js = ['javascript', 'typescript'];
  const because = found['one-language.must requires']?.because;
  assert.ok(because);
  assert.deepEqual(found, {
    'language.python prefers': { attribute: 'language', anyOf: ['python'], points: 3 },
    'language.js prefers': { attribute: 'language', anyOf: js, points: 3 },
    'language.other prefers': {
      attribute: 'language',
      anyOf: ['java', 'c#', 'php', 'ruby', 'go', 'elixir'],
      points: 3,
    },
    'one-language.must requires': { attribute: 'language', anyOf: js, because },
    'load.extreme prefers': { attribute: 'fast', anyOf: [true], points: 1 },
    'admin.launch prefers': { attribute: 'admin', anyOf: [true], points: 3 },
  });
});

test('all criteria have importance 1 and a scale from 0 to 10', () => {
  assert.equal(document_.criteria.length, 14);
  for (const { id, importance, scale, help } of document_.criteria) {
    assert.equal(importance, 1, id);
    assert.deepEqual(scale, { min: 0, max: 10, better: 'higher' }, id);
    assert.ok(help, id);
  }
});

test('presets give existing answers', () => {
  assert.ok(document_.presets.length >= 3);
  for (const preset of document_.presets) {
    for (const [id, answers] of Object.entries(preset.answers)) {
      const question = document_.questions.find((/** @type {Json} */ q) => q.id === id);
      assert.ok(question, `${preset.id}: ${id}`);
      for (const answer of answers)
        assert.ok(
          question.answers.some((/** @type {Json} */ a) => a.id === answer),
          `${preset.id}: ${id}.${answer}`,
        );
    }
  }
});

test('texts contain no HTML, no Markdown and no stray spaces, and are at most 4 KiB', () => {
  for (const [pointer, value] of everything(document_)) {
    if (typeof value !== 'string') continue;
    assert.doesNotMatch(value, /^\s|\s$| {2}/, pointer);
    assert.doesNotMatch(value, /<\/?[a-z!][^>]*>|&[a-z]+;|\*\*|`|\]\(|^#+ |^[-*] |__/i, pointer);
    assert.ok(Buffer.byteLength(value) <= 4096, pointer);
  }
  assert.ok(readFileSync(path.join(root, 'data/django-vs-express.json')).length < 120_000);
});

test('the reader profiles in tests/vectors match this document and cover every preset', () => {
  const vector = json('tests/vectors/django_vs_express_profiles.json');
  /**
   * Checks that the document contains the vector's shorter comparison.
   * @param {any} full @param {any} part @param {string} where
   */
  const holds = (full, part, where) => {
    if (part === null || typeof part !== 'object') return assert.equal(full, part, where);
    if (Array.isArray(part)) assert.equal(full?.length, part.length, where);
    for (const [key, value] of Object.entries(part)) holds(full?.[key], value, `${where}/${key}`);
  };
  holds(document_, vector.comparison, '');
  for (const { id, answers } of document_.presets) {
    const found = vector.cases.find((/** @type {Json} */ c) => c.name === `preset: ${id}`);
    assert.deepEqual(found?.reader.answers, answers, id);
  }
});
