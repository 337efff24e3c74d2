import assert from 'node:assert/strict';
import test from 'node:test';
import { indexPage } from '../../web/element/index_page.js';
import { partOf, read, withPart, write } from '../../web/share/fragment.js';
import { makePage } from './views_fixture.js';

const index = indexPage(makePage());

/** A small generator: a seed names the same values everywhere. @param {number} seed */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

/** A comparison with questions of both kinds, some of whose ids a plain object has already. @param {() => number} random */
function randomPage(random) {
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
function randomReader({ questions, criteria }, random) {
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

test('hundreds of states come back from a link just as they were, between foreign parts', () => {
  let told = 0;
  for (let seed = 1; seed <= 600; seed++) {
    const random = randomFrom(seed);
    const page = randomPage(random);
    const known = indexPage(page);
    const reader = randomReader(page, random);
    const hash = withPart('#section-2&other=a.b', page.id, write(known, reader));
    const link = new URL(hash, 'https://blog.example/post?x=1').hash; // as an address bar would keep it
    assert.deepEqual(read(known, partOf(link, page.id) ?? ''), { ...reader, dropped: 0 }, `seed ${seed}`);
    assert.ok(link.startsWith('#section-2&other=a.b'), `seed ${seed}`);
    told += Object.keys(reader.answers).length + Object.keys(reader.importance).length;
  }
  assert.ok(told > 3000, String(told));
});

test('the text of a state reads as in the design, in the order of the author', () => {
  const reader = { importance: { price: 0.5, calm: 3 }, answers: { place: ['home', 'work'], time: [] } };
  assert.equal(write(index, reader), 'time.,place.home+work,~calm.3,~price.0.5');
  assert.equal(write(index, { answers: {}, importance: {} }), '');
});

/** @type {[string, string, object, number][]} */
const kEdited = [
  ['an unknown question', 'gone.x,time.much', { answers: { time: ['much'] } }, 1],
  ['an unknown answer leaves its question open', 'time.gone', {}, 1],
  ['an unknown answer among others', 'place.home+gone+work', { answers: { place: ['home', 'work'] } }, 1],
  ['a second answer to a choose-one question', 'time.none+much', { answers: { time: ['none'] } }, 1],
  ['a question given twice', 'time.none,time.much', { answers: { time: ['none'] } }, 1],
  ['an answer given twice is still one answer', 'place.home+home', { answers: { place: ['home'] } }, 0],
  ['a skipped question stays skipped', 'time.', { answers: { time: [] } }, 0],
  ['an unknown criterion', '~gone.3,~calm.2', { importance: { calm: 2 } }, 1],
  ['a criterion given twice', '~calm.1,~calm.2', { importance: { calm: 1 } }, 1],
  ['an id that every object has', 'constructor.x,__proto__.x,~toString.1', {}, 3],
  ['spaces in place of pluses', 'place.home work', { answers: { place: ['home', 'work'] } }, 0],
  ['no item at all', ',,', {}, 0],
  ['an item that is none', 'time,~calm,.,~.', {}, 4],
];
for (const [what, text, said, dropped] of kEdited)
  test(`of an edited comparison: ${what}`, () => {
    assert.deepEqual(read(index, text), { answers: {}, importance: {}, ...said, dropped });
  });

test('bad numbers are dropped', () => {
  for (const bad of ['', '-1', 'NaN', 'Infinity', '1e7', '1000001', '0x10', '1.', '.5', ' 1', '1e999', '1.2.3', 'x'])
    assert.deepEqual(read(index, `~calm.${bad}`), { answers: {}, importance: {}, dropped: 1 }, bad);
});

test('a part is found among others, also where some program has encoded it', () => {
  const id = 'tea-vs-coffee';
  assert.equal(partOf('', id), null);
  assert.equal(partOf('#', id), null);
  assert.equal(partOf('#tea-vs-coffee', id), null);
  assert.equal(partOf('#not-tea-vs-coffee=a.b', id), null);
  assert.equal(partOf('#tea-vs-coffee=', id), '');
  assert.equal(partOf('#section-2&tea-vs-coffee=time.much&x', id), 'time.much');
  assert.equal(partOf('#tea-vs-coffee%3Dplace.home%2Bwork%2C%7Ecalm.2', id), 'place.home+work,~calm.2');
});

test('a broken escape never throws', () => {
  for (const hash of ['#%', '#%E0%A4%A&tea-vs-coffee=time.%', '#tea-vs-coffee=%ff', '#&&%%&=']) {
    const part = partOf(hash, 'tea-vs-coffee');
    if (part !== null) assert.equal(read(index, part).dropped, 1);
    assert.ok(withPart(hash, 'tea-vs-coffee', 'time.much').endsWith('&tea-vs-coffee=time.much') || hash === '#tea-vs-coffee=%ff');
  }
});

test('only the own part is replaced; the others stay to the letter', () => {
  const id = 'tea-vs-coffee';
  assert.equal(withPart('', id, 'time.much'), '#tea-vs-coffee=time.much');
  assert.equal(withPart('#', id, ''), '');
  assert.equal(withPart('#a%20b&&tea-vs-coffee=x.y&other=%', id, 'time.much'), '#a%20b&&other=%&tea-vs-coffee=time.much');
  assert.equal(withPart('#tea-vs-coffee=x&tea-vs-coffee=y', id, 'time.much'), '#tea-vs-coffee=time.much');
  assert.equal(withPart('#section-2&tea-vs-coffee=x', id, ''), '#section-2');
});

/** Texts that were once right, and what was done to them: cut, doubled, swapped, with bytes that mean something put in. */
const kBytes = [',', '.', '+', ' ', '~', '=', '&', '#', '%', '%2', '%E0%A4', '%00', '-', '0', '1e999', '1e-7', '__proto__', '\u0000', '\u202e', '\ud800', '😀', 'é'];
/** @param {string} text @param {() => number} random */
function mutated(text, random) {
  const place = () => Math.floor(random() * (text.length + 1));
  for (let changes = Math.ceil(random() * 4); changes > 0; changes--) {
    const [from, to] = [place(), place()].sort((a, b) => a - b);
    const put = [kBytes[Math.floor(random() * kBytes.length)], text.slice(from, to), '', encodeURIComponent(text.slice(from, to).toWellFormed?.() ?? '')];
    text = text.slice(0, from) + put[Math.floor(random() * put.length)] + text.slice(random() < 0.5 ? from : to);
  }
  return text;
}

test('thousands of broken fragments: none throws, and what is read of them is written and read the same', () => {
  let kept = 0;
  for (let seed = 1; seed <= 5000; seed++) {
    const random = randomFrom(seed);
    const page = randomPage(random);
    const known = indexPage(page);
    const hash = mutated(withPart('#section-2&other=a.b', page.id, write(known, randomReader(page, random))), random);
    const { dropped, ...reader } = read(known, partOf(hash, page.id) ?? '');
    const text = write(known, reader);
    assert.deepEqual(read(known, text), { ...reader, dropped: 0 }, `seed ${seed}: ${hash}`);
    assert.equal(partOf(withPart(hash, page.id, text), page.id) ?? '', text, `seed ${seed}: ${hash}`);
    for (const [id, points] of Object.entries(reader.importance)) assert.ok(known.criteria.has(id) && points >= 0 && points <= 1e6);
    for (const [id, said] of Object.entries(reader.answers)) {
      const question = known.questions.get(id);
      assert.ok(question && (question.choose === 'many' || said.length <= 1) && new Set(said).size === said.length, `seed ${seed}: ${hash}`);
    }
    kept += Object.keys(reader.answers).length + Object.keys(reader.importance).length;
    assert.ok(Number.isInteger(dropped) && dropped >= 0);
  }
  assert.ok(kept > 3000, String(kept));
});
