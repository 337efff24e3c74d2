// web/json.js writes what JSON.stringify writes, whatever the page has added to its prototypes, and throws for what has no JSON.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { copyOf, toJson } from '../../web/json.js';

class Point {
  x = 1;
  y = undefined;
}

const kPlain = [
  null, true, 0, -0, 1.5, NaN, '', 'a"b\\c\n\u0000', 'ä日本🙂\ud800', [], {}, [[], {}], [1, [2, [3]]], { a: undefined, b: null }, Object.assign(Array(3), { 2: 1 }), { '': 0, '"': 1 },
  JSON.parse('{"__proto__":1}'), new Point(), [new Date(0)], { toJSON: () => ({ a: 1 }) }, { a: { toJSON: () => undefined } }, Object.create(null), new Proxy({ a: [1] }, {}), new Proxy([1], {}),
];

test('it writes what JSON.stringify writes, in one line and indented', () => {
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

test('what has no JSON throws', () => {
  const odd = [undefined, () => 1, class {}, Symbol('x'), 1n, { a: [1n] }, cycle, revoked, [revoked], { toJSON: () => undefined }, { toJSON: throws }, new Proxy({}, { ownKeys: throws })];
  for (const value of [...odd, { get a() { return throws(); } }]) assert.throws(() => toJson(value));
});

test('a function or a symbol inside is null, so that the engine reports where it stands', () => {
  assert.equal(toJson({ a: () => 1, b: [Symbol('x')] }), '{"a":null,"b":[null]}');
});

test('as many values as the core can read are written; with one more it throws at once', () => {
  assert.equal(toJson(new Array(2 ** 20).fill(1)).length, 2 ** 21 + 1);
  assert.throws(() => toJson(new Array(2 ** 20 + 1).fill(1)), RangeError);
  const start = performance.now();
  assert.throws(() => toJson({ a: new Array(2 ** 32 - 1) }), RangeError);
  assert.ok(performance.now() - start < 10_000);
});

const kPrototypes = [Array, Object, String, Number, Boolean].map(({ prototype }) => /** @type {any} */ (prototype));
afterEach(() => {
  for (const prototype of kPrototypes) for (const name of Object.keys(prototype)) delete prototype[name];
});

test('what a page adds to the prototypes of all objects, arrays and texts changes nothing', () => {
  const value = { a: [1, ['x', {}]], b: { c: null } };
  const before = [toJson(value), toJson(value, 2)];
  for (const prototype of kPrototypes) for (const name of ['each', 'toJSON', 'a', 'd', '0', '7']) prototype[name] = () => 'changed';
  assert.notEqual(JSON.stringify(value), before[0], 'what is added is in force');
  assert.deepEqual([toJson(value), toJson(value, 2)], before);
});

test('a copy shares nothing with what was given', () => {
  const given = { a: [1] };
  const copy = copyOf(given);
  given.a.push(2);
  assert.deepEqual(copy, { a: [1] });
});
