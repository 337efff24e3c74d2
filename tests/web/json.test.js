// web/json.js writes what JSON.stringify writes, regardless of changes to prototypes, and throws for values without
// JSON.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { copyOf, isReadable, toJson } from '../../web/json.js';

class Point {
  x = 1;
  y = undefined;
}

const kPlain = [
  null,
  true,
  0,
  -0,
  1.5,
  NaN,
  '',
  'a"b\\c\n\u0000',
  'ä日本🙂\ud800',
  [],
  {},
  [[], {}],
  [1, [2, [3]]],
  { a: undefined, b: null },
  Object.assign(Array(3), { 2: 1 }),
  { '': 0, '"': 1 },
  JSON.parse('{"__proto__":1}'),
  new Point(),
  [new Date(0)],
  { toJSON: () => ({ a: 1 }) },
  { a: { toJSON: () => undefined } },
  Object.create(null),
  new Proxy({ a: [1] }, {}),
  new Proxy([1], {}),
];

test('toJson writes what JSON.stringify writes, compact and indented', () => {
  for (const value of kPlain) {
    assert.equal(toJson(value), JSON.stringify(value));
    assert.equal(toJson(value, 2), JSON.stringify(value, null, 2));
  }
});

const cycle = { a: /** @type {unknown[]} */ ([]) };
cycle.a.push(cycle);
const throws = () => {
  throw undefined;
};
const { proxy: revoked, revoke } = Proxy.revocable([], {});
revoke();

test('toJson throws for values that have no JSON', () => {
  const odd = [
    undefined,
    () => 1,
    class {},
    Symbol('x'),
    1n,
    { a: [1n] },
    cycle,
    revoked,
    [revoked],
    { toJSON: () => undefined },
    { toJSON: throws },
    new Proxy({}, { ownKeys: throws }),
  ];
  for (const value of [
    ...odd,
    {
      get a() {
        return throws();
      },
    },
  ])
    assert.throws(() => toJson(value));
});

test('a nested function or symbol becomes null, so that the engine reports its path', () => {
  assert.equal(toJson({ a: () => 1, b: [Symbol('x')] }), '{"a":null,"b":[null]}');
});

/** Values whose JSON has `size` characters. @type {Record<string, (size: number) => unknown>} */
const kSized = {
  text: (size) => 'x'.repeat(size - 2),
  'text object': (size) => new String('x'.repeat(size - 2)),
  key: (size) => ({ ['k'.repeat(size - 6)]: 1 }),
  list: (size) => [...new Array(size / 2 - 2).fill(1), 11],
  lists: (size) => [...new Array(size / 4 - 1).fill([1]), 11],
  keys: (size) => ({
    ...Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [String(i).padStart(4, 'k'), 1])),
    k: 'x'.repeat(size - 9008),
  }),
  escapes: (size) => '\n'.repeat(size / 2 - 1),
};

test('toJson writes up to the limit of characters and throws beyond it', () => {
  for (const [name, make] of Object.entries(kSized))
    for (const most of [2 ** 18, 2 ** 21]) {
      assert.equal(toJson(make(most), 0, most).length, most, name);
      assert.throws(() => toJson(make(most), 0, most - 1), RangeError, name);
      assert.doesNotThrow(() => toJson(make(2 * most), 0, Infinity), name);
    }
  for (const make of Object.values(kSized)) {
    assert.doesNotThrow(() => toJson(make(2 ** 21)));
    assert.throws(() => toJson(make(2 ** 21 + 4)), RangeError);
  }
});

test('toJson writes a thousand levels and throws for one more', () => {
  for (const around of [
    (/** @type {unknown} */ inner) => [0, inner],
    (/** @type {unknown} */ inner) => ({ a: {}, b: inner, toJSON: undefined }),
  ]) {
    let value = /** @type {unknown} */ (1);
    for (let level = 1; level < 1000; level++) value = around(value);
    assert.doesNotThrow(() => toJson(value));
    assert.throws(() => toJson(around(around(value))), RangeError);
  }
  assert.doesNotThrow(() => toJson(new Array(3000).fill([{ a: [1] }])));
});

test('a value that is too large is not read to its end', () => {
  let read = 0;
  const endless = new Proxy(/** @type {number[]} */ ([]), {
    get: (_, key) => (key === 'length' ? 2 ** 32 - 1 : key === 'toJSON' ? undefined : ++read),
  });
  assert.throws(() => toJson(endless, 0, 1000), RangeError);
  assert.ok(read <= 2000, `${read} values`); // JSON.stringify and its replacer read each value
  const huge = [
    { a: new Array(2 ** 32 - 1) },
    ['x'.repeat(2 ** 28)],
    { ['k'.repeat(2 ** 28)]: 1 },
    { a: new String('x'.repeat(2 ** 28)) },
  ];
  const start = performance.now();
  for (const value of huge) assert.throws(() => toJson(value), RangeError);
  assert.ok(performance.now() - start < 1000);
});

test('isReadable has the limits of the core: 31 levels and no lone surrogates', () => {
  /** @param {number} levels @param {(inner: unknown) => unknown} around @returns {unknown} */
  const nested = (levels, around) => (levels ? around(nested(levels - 1, around)) : 1);
  for (const around of [
    (/** @type {unknown} */ inner) => [inner],
    (/** @type {unknown} */ inner) => ({ a: 'x', b: inner }),
  ]) {
    assert.equal(isReadable(nested(31, around)), true);
    assert.equal(isReadable(nested(32, around)), false);
  }
  for (const good of [
    null,
    1,
    true,
    'x'.repeat(1000),
    '\n'.repeat(1000),
    { ['🙂'.repeat(1000)]: 1 },
    '🙂',
    '\ue000',
    '\ud83d\ude42',
    { '🙂': ['\\ud800'] },
  ])
    assert.equal(isReadable(good), true);
  for (const bad of ['\ud800', '\udfff', '\ude42\ud83d', ['x\udc00'], { a: { '\ud800': 1 } }])
    assert.equal(isReadable(bad), false);
});

const kPrototypes = [Array, Object, String, Number, Boolean].map(({ prototype }) => /** @type {any} */ (prototype));
afterEach(() => {
  for (const prototype of kPrototypes) for (const name of Object.keys(prototype)) delete prototype[name];
});

test('additions to the prototypes of objects, arrays and primitives change nothing', () => {
  const value = { a: [1, ['x', {}]], b: { c: null } };
  const before = [toJson(value), toJson(value, 2)];
  for (const prototype of kPrototypes)
    for (const name of ['each', 'toJSON', 'a', 'd', '0', '7']) prototype[name] = () => 'changed';
  assert.notEqual(JSON.stringify(value), before[0], 'what is added is in force');
  assert.deepEqual([toJson(value), toJson(value, 2)], before);
});

test('a copy shares nothing with the original', () => {
  const given = { a: [1] };
  const copy = copyOf(given);
  given.a.push(2);
  assert.deepEqual(copy, { a: [1] });
});
