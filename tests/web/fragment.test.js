import assert from 'node:assert/strict';
import test from 'node:test';
import { indexPage } from '../../web/widget/index_page.js';
import { MAX_PART, fragmentPart, parseInput, replacePart, formatInput } from '../../web/share/fragment.js';
import { checkBroken, randomFrom, randomPage, randomReader } from '../fuzz/fragment.mjs';
import { makePage } from './views_fixture.js';

const index = indexPage(makePage());

test('hundreds of states are restored exactly from a link with other parts', () => {
  let told = 0;
  for (let seed = 1; seed <= 600; seed++) {
    const random = randomFrom(seed);
    const page = randomPage(random);
    const known = indexPage(page);
    const reader = randomReader(page, random);
    const hash = replacePart('#section-2&other=a.b', page.id, formatInput(known, reader));
    const link = new URL(hash, 'https://blog.example/post?x=1').hash; // as an address bar would keep it
    assert.deepEqual(
      parseInput(known, fragmentPart(link, page.id) ?? ''),
      { ...reader, droppedCount: 0 },
      `seed ${seed}`,
    );
    assert.ok(link.startsWith('#section-2&other=a.b'), `seed ${seed}`);
    told += Object.keys(reader.answers).length + Object.keys(reader.importance).length;
  }
  assert.ok(told > 3000, String(told));
});

test("the text of a state is readable and in the author's order", () => {
  const reader = { importance: { price: 0.5, calm: 3 }, answers: { place: ['home', 'work'], time: [] } };
  assert.equal(formatInput(index, reader), 'time.,place.home+work,~calm.3,~price.0.5');
  assert.equal(formatInput(index, { answers: {}, importance: {} }), '');
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
for (const [what, text, said, droppedCount] of kEdited)
  test(`an edited comparison restores what it can: ${what}`, () => {
    assert.deepEqual(parseInput(index, text), { answers: {}, importance: {}, ...said, droppedCount });
  });

test('invalid numbers are dropped', () => {
  for (const bad of ['', '-1', 'NaN', 'Infinity', '1e7', '1000001', '0x10', '1.', '.5', ' 1', '1e999', '1.2.3', 'x'])
    assert.deepEqual(parseInput(index, `~calm.${bad}`), { answers: {}, importance: {}, droppedCount: 1 }, bad);
});

test('a part is found among others, also percent-encoded', () => {
  const id = 'tea-vs-coffee';
  assert.equal(fragmentPart('', id), null);
  assert.equal(fragmentPart('#', id), null);
  assert.equal(fragmentPart('#tea-vs-coffee', id), null);
  assert.equal(fragmentPart('#not-tea-vs-coffee=a.b', id), null);
  assert.equal(fragmentPart('#tea-vs-coffee=', id), '');
  assert.equal(fragmentPart('#section-2&tea-vs-coffee=time.much&x', id), 'time.much');
  assert.equal(fragmentPart('#tea-vs-coffee%3Dplace.home%2Bwork%2C%7Ecalm.2', id), 'place.home+work,~calm.2');
});

test('the name of a part may be percent-encoded, but no other name matches', () => {
  const id = 'a-1';
  const names = ['a-1', '%61-1', 'a%2d1', 'a%2D%31', '%61%2D%31'];
  for (const name of names)
    for (const equals of ['=', '%3d', '%3D']) {
      assert.equal(fragmentPart(`#x&${name}${equals}q.y`, id), 'q.y', name + equals);
      assert.equal(fragmentPart(`#x&${name}${equals}q.%`, id), 'q.%', 'with a broken escape');
      assert.equal(replacePart(`#x&${name}${equals}q.y&z`, id, 'q.n'), '#x&z&a-1=q.n', name + equals);
    }
  for (const name of ['A-1', 'a-11', 'a.1', 'xa-1', 'a-', 'a%-1', '%41-1', 'a%252d1', 'a-1%'])
    assert.deepEqual(
      [fragmentPart(`#${name}=q.y`, id), replacePart(`#${name}=q.y`, id, '')],
      [null, `#${name}=q.y`],
      name,
    );
});

test('the longest state within the limits is restored, also with encoded separators', () => {
  const long = (/** @type {string} */ kind, /** @type {number} */ number) => `${kind}${number}`.padEnd(64, '-x');
  const page = makePage();
  page.id = long('p', 0);
  page.questions = Array.from({ length: 64 }, (_, q) => ({
    ...page.questions[0],
    id: long('q', q),
    choose: 'many',
    answers: Array.from({ length: 32 }, (_, a) => ({ ...page.questions[0].answers[0], id: long('a', a) })),
  }));
  page.criteria = Array.from({ length: 256 }, (_, c) => ({ ...page.criteria[0], id: long('c', c) }));
  const known = indexPage(page);
  const answers = Object.fromEntries(page.questions.map(({ id, answers }) => [id, answers.map((answer) => answer.id)]));
  const importance = Object.fromEntries(page.criteria.map(({ id }) => [id, 1.2345678901234568e-7]));
  const text = formatInput(known, { answers, importance });
  const encoded = encodeURIComponent(text).replaceAll('~', '%7E').replaceAll('.', '%2E');
  assert.ok(encoded.length > 160_000 && encoded.length < MAX_PART, `${encoded.length}`);
  for (const hash of [replacePart('#x', page.id, text), `#x&${page.id}%3D${encoded}`])
    assert.deepEqual(parseInput(known, fragmentPart(hash, page.id) ?? ''), { answers, importance, droppedCount: 0 });
});

test('a part longer than the limit is ignored on reading and replaced on writing', () => {
  const id = 'tea-vs-coffee';
  const most = 'x'.repeat(MAX_PART);
  assert.equal(fragmentPart(`#${id}=${most}`, id), most);
  assert.equal(fragmentPart(`#a&${id}=${most}x&b`, id), null);
  assert.equal(replacePart(`#a&${id}=${most}x&b`, id, 'time.much'), `#a&b&${id}=time.much`);
});

test('a million characters of other parts, even malformed, take little time and stay unchanged', () => {
  const id = 'tea-vs-coffee';
  for (const piece of [
    '%&',
    '%',
    '&',
    '%E0%A4&',
    `${id}&`,
    `&${id}%`,
    `&%74%65`,
    `${id.slice(0, -1)}&`,
    `%2&${id}%3`,
  ]) {
    const others = `#${piece.repeat(Math.ceil(1e6 / piece.length))}`;
    const hash = `${others}&${id}=time.much`;
    const start = performance.now();
    for (let times = 0; times < 5; times++) {
      assert.equal(fragmentPart(hash, id), 'time.much');
      assert.equal(fragmentPart(others, id), null);
      assert.ok(replacePart(hash, id, 'time.none') === `${others}&${id}=time.none`, piece);
    }
    const time = performance.now() - start;
    assert.ok(time < 2000, `${piece}: ${time} ms`); // decoding each part would take ten times as long
  }
});

test('a malformed escape never throws', () => {
  for (const hash of ['#%', '#%E0%A4%A&tea-vs-coffee=time.%', '#tea-vs-coffee=%ff', '#&&%%&=']) {
    const part = fragmentPart(hash, 'tea-vs-coffee');
    if (part !== null) assert.equal(parseInput(index, part).droppedCount, 1);
    assert.ok(
      replacePart(hash, 'tea-vs-coffee', 'time.much').endsWith('&tea-vs-coffee=time.much') ||
        hash === '#tea-vs-coffee=%ff',
    );
  }
});

test("only the comparison's own part is replaced and the others stay unchanged", () => {
  const id = 'tea-vs-coffee';
  assert.equal(replacePart('', id, 'time.much'), '#tea-vs-coffee=time.much');
  assert.equal(replacePart('#', id, ''), '');
  assert.equal(
    replacePart('#a%20b&&tea-vs-coffee=x.y&other=%', id, 'time.much'),
    '#a%20b&&other=%&tea-vs-coffee=time.much',
  );
  assert.equal(replacePart('#tea-vs-coffee=x&tea-vs-coffee=y', id, 'time.much'), '#tea-vs-coffee=time.much');
  assert.equal(replacePart('#section-2&tea-vs-coffee=x', id, ''), '#section-2');
});

test('thousands of malformed fragments do not throw, and a restored state survives writing and reading', () => {
  let kept = 0;
  for (let seed = 1; seed <= 5000; seed++) kept += checkBroken(seed);
  assert.ok(kept > 3000, String(kept));
});
