// The built engine, both modules, with traps and without memory: its users continue with a fresh engine.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test, { beforeEach } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { comparisonOf } from '../../bench/page/limit_documents.mjs';
import '../browser/wasm_traps.js';

const root = path.resolve(import.meta.dirname, '../..');
globalThis.fetch = async (/** @type {URL | RequestInfo} */ url) =>
  new Response(readFileSync(fileURLToPath(String(url)))); // Node cannot fetch file: addresses
const { openDecision, EngineError } = await import(pathToFileURL(path.join(root, 'dist/tradeoff.engine.js')).href);

const { traps } = globalThis;
const drinks = readFileSync(path.join(root, 'tests/browser/documents/drinks.json'), 'utf8');
/** A document that needs more memory than a new engine has. */
const large = JSON.stringify(comparisonOf({ id: 'large', options: 10_000, criteria: 9 }));
const kReader = { answers: { when: ['morning'] } };

beforeEach(() => Object.assign(traps, { calls: null, starts: null, full: false, stale: 0 }));

/** Waits until the decision works in a fresh engine. @param {any} decision @param {object} [reader] */
async function viewAgain(decision, reader = kReader) {
  await decision.complete();
  return decision.view(reader);
}

for (const [place, call] of ['new', 'preparePage', 'the last preparePage', 'page'].entries()) {
  test(`a trap in ${call} rejects the comparison, and a fresh engine opens the next one`, async () => {
    traps.calls = place;
    await assert.rejects(openDecision(drinks), EngineError);
    const decision = await openDecision(drinks);
    assert.equal(decision.view(kReader).leader, 'coffee');
    decision.close();
    assert.equal(traps.stale, 0);
  });
}

test('after a trap in a quick view or a view the same reader gets the same view from a fresh engine', async () => {
  const decision = await openDecision(drinks);
  const quickView = decision.view(kReader);
  for (const expected of [quickView, await viewAgain(decision)]) {
    traps.calls = 0;
    assert.throws(() => decision.view(kReader), EngineError);
    const { started } = traps;
    const again = await viewAgain(decision);
    assert.equal(traps.started, started + 2, 'both halves');
    assert.equal(again.leader, expected.leader);
    assert.ok('flips' in again);
  }
  decision.close();
  assert.equal(traps.stale, 0);
});

test("a trap in one comparison moves the page's other comparisons to the fresh engine", async () => {
  const [one, other] = await Promise.all([openDecision(drinks), openDecision(drinks)]);
  const expected = await viewAgain(other);
  traps.calls = 0;
  assert.throws(() => one.view(kReader), EngineError);
  assert.deepEqual(await viewAgain(other), expected);
  assert.deepEqual(await viewAgain(one), expected);
  one.close();
  other.close();
  assert.equal(traps.stale, 0);
});

test('if a trap stops the first of two comparisons from opening, the second still opens', async () => {
  for (const calls of [0, 1, 3]) {
    traps.calls = calls;
    const [first, second] = await Promise.allSettled([openDecision(drinks), openDecision(drinks)]);
    assert.deepEqual([first.status, second.status].sort(), ['fulfilled', 'rejected']);
    for (const one of [first, second]) if (one.status === 'fulfilled') one.value.close();
  }
  assert.equal(traps.stale, 0);
});

test('a trap in delete is ignored and affects no other comparison', async () => {
  const [one, other] = await Promise.all([openDecision(drinks), openDecision(drinks)]);
  traps.calls = 0;
  one.close();
  assert.equal((await viewAgain(other)).leader, 'coffee');
  other.close();
  assert.equal(traps.stale, 0);
});

test('the next call tries again to start a fresh engine that did not start', async () => {
  const decision = await openDecision(drinks);
  traps.calls = 0;
  traps.starts = 0;
  assert.throws(() => decision.view(kReader), EngineError);
  await assert.rejects(decision.complete(), EngineError);
  assert.throws(() => decision.view(kReader), EngineError);
  assert.equal((await viewAgain(decision)).leader, 'coffee');
  decision.close();
});

test('if the second module cannot be instantiated, quick views still work and the next attempt succeeds', async () => {
  const { openDecision: open } = await import(`${pathToFileURL(path.join(root, 'dist/tradeoff.engine.js')).href}?anew`);
  const decision = await open(drinks);
  traps.starts = 0;
  await assert.rejects(decision.complete(), RangeError);
  assert.equal(decision.view(kReader).leader, 'coffee');
  assert.equal('flips' in (await viewAgain(decision)), true);
  decision.close();
});

test('without memory a large comparison is rejected, and a small one still opens', async () => {
  traps.full = true;
  await assert.rejects(openDecision(large), EngineError);
  const small = await openDecision(drinks);
  assert.equal(small.view(kReader).leader, 'coffee');
  traps.full = false;
  const decision = await openDecision(large);
  assert.equal(decision.page.options.length, 10_000);
  decision.close();
  small.close();
  assert.equal(traps.stale, 0);
});

test('a document far above the limit is rejected without allocating memory for it', async () => {
  traps.full = true;
  const opens = (/** @type {number} */ bytes) => openDecision(`{"x-a":"${'a'.repeat(bytes)}"}`);
  for (const bytes of [2 ** 21 - 9, 2 ** 21, 2 ** 26])
    await assert.rejects(
      opens(bytes),
      ({ errors }) => errors[0].code === 'document_too_large' && errors[0].detail.limit === 2 ** 21,
      `${bytes}`,
    );
  await assert.rejects(opens(2 ** 21 - 10), ({ errors }) => errors[0].code === 'missing_field');
});
