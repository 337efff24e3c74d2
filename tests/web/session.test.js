import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { indexPage } from '../../web/widget/index_page.js';
import { savedInput, saveInput } from '../../web/share/session.js';
import { initialInput } from '../../web/share/initial_input.js';
import { makePage } from './views_fixture.js';

const page = makePage();
const index = indexPage(page);
const kKey = 'trade-off:tea-vs-coffee:/post';

/** @type {Map<string, string>} */
let stored;
const store = {
  getItem: (/** @type {string} */ key) => stored.get(key) ?? null,
  setItem: (/** @type {string} */ key, /** @type {string} */ text) => void stored.set(key, text),
  removeItem: (/** @type {string} */ key) => void stored.delete(key),
};
const given = (/** @type {PropertyDescriptor} */ sessionStorage, hash = '') =>
  Object.defineProperties(globalThis, {
    sessionStorage: { configurable: true, ...sessionStorage },
    location: { configurable: true, value: { pathname: '/post', hash } },
  });
const forbidden = () => {
  throw new Error('SecurityError');
};

beforeEach(() => {
  stored = new Map();
  given({ value: store });
});
afterEach(() => {
  for (const name of ['sessionStorage', 'location']) Reflect.deleteProperty(globalThis, name);
});

test('the state is stored under the comparison and the page only', () => {
  saveInput(page.id, 'time.much', null);
  assert.deepEqual([...stored.keys()], [kKey]);
  assert.deepEqual(savedInput(page.id), { text: 'time.much', link: null });
  assert.equal(savedInput('another'), null);
});

test('an empty state leaves nothing in the store', () => {
  saveInput(page.id, 'time.much', null);
  saveInput(page.id, '', null);
  assert.deepEqual([...stored], []);
});

test('a store that is blocked, full or has unrelated content is ignored', () => {
  for (const one of [{ get: forbidden }, { value: { ...store, setItem: forbidden, getItem: forbidden } }]) {
    given(one);
    saveInput(page.id, 'time.much', null);
    assert.equal(savedInput(page.id), null);
  }
  given({ value: store });
  for (const text of ['', '{', 'null', '7', '{"text":7}', '[]']) {
    stored.set(kKey, text);
    assert.equal(savedInput(page.id), null, text);
  }
});

const saidHere = { answers: { time: ['none'] }, importance: {}, droppedCount: 0, linked: false };
const saidByLink = { answers: { time: ['much'] }, importance: {}, droppedCount: 0, linked: true };
const kLink = '#tea-vs-coffee=time.much';

test('the link takes precedence over the session, and the session over an empty start', () => {
  assert.deepEqual(initialInput(page, index, true, null), {
    answers: {},
    importance: {},
    droppedCount: 0,
    linked: false,
  });
  saveInput(page.id, 'time.none', null);
  assert.deepEqual(initialInput(page, index, true, null), saidHere);
  given({ value: store }, kLink);
  assert.deepEqual(initialInput(page, index, true, null), saidByLink);
});

test('a reader who continued from a link resumes there when the page is reloaded', () => {
  given({ value: store }, kLink);
  saveInput(page.id, 'time.none', 'time.much');
  assert.deepEqual(initialInput(page, index, true, null), saidHere);
  given({ value: store }, '#tea-vs-coffee=place.home');
  assert.deepEqual(initialInput(page, index, true, null).answers, { place: ['home'] });
  given({ value: store });
  assert.deepEqual(initialInput(page, index, true, null), saidHere);
});

test('without resume the session is not read', () => {
  saveInput(page.id, 'time.none', null);
  assert.deepEqual(initialInput(page, index, false, null).answers, {});
  given({ value: store }, kLink);
  assert.deepEqual(initialInput(page, index, false, null), saidByLink);
});

test('stored parts that an edited comparison no longer has are counted', () => {
  saveInput(page.id, 'time.gone,place.home', null);
  assert.deepEqual(initialInput(page, index, true, null), {
    answers: { place: ['home'] },
    importance: {},
    droppedCount: 1,
    linked: false,
  });
});
