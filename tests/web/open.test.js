// One engine for all, closed decisions, and a fresh engine after a trap: web/engine/open.js and halves.js with engines made for the purpose.
import assert from 'node:assert/strict';
import test from 'node:test';
import { ComparisonError, EngineError } from '../../web/engine/errors.js';
import { makeOpenDecisionInHalves, NotHereYet } from '../../web/engine/halves.js';
import { makeOpenDecision } from '../../web/engine/open.js';

/** An engine whose calls can be told to trap, and which counts what lives. */
function fakeEngine() {
  const state = { starts: 0, live: 0, trap: '', page: '{"ok":true,"page":{"id":"x"}}' };
  const start = async () => {
    state.starts += 1;
    if (state.trap === 'start') throw new Error('no memory');
    const instance = { dead: false };
    /** @param {string} name */
    const enter = (name) => {
      if (instance.dead) throw new Error('this instance has trapped before');
      if (state.trap !== name) return;
      instance.dead = true;
      throw new WebAssembly.RuntimeError('unreachable');
    };
    return {
      whole: true,
      Decision: class {
        constructor() {
          enter('new');
          state.live += 1;
        }
        page() {
          enter('page');
          return state.page;
        }
        /** @param {string} reader */
        view(reader) {
          enter('view');
          return JSON.stringify(
            JSON.parse(reader).bad
              ? { ok: false, errors: [{ code: 'unknown_question', path: '/answers/q', detail: {} }] }
              : { ok: true, view: { reader: JSON.parse(reader) } },
          );
        }
        glance() {
          return assert.fail('a whole engine is asked for views');
        }
        delete() {
          state.live -= 1;
        }
      },
    };
  };
  return { state, openDecision: makeOpenDecision(start) };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

test('one engine serves every comparison of the page', async () => {
  const { state, openDecision } = fakeEngine();
  const [a, b] = await Promise.all([openDecision('{}'), openDecision('{}')]);
  assert.equal(state.starts, 1);
  assert.equal(state.live, 2);
  a.close();
  b.close();
  assert.equal(state.live, 0);
});

test('page and view come through as values', async () => {
  const { openDecision } = fakeEngine();
  const decision = await openDecision('{}');
  assert.deepEqual(decision.page, { id: 'x' });
  assert.deepEqual(decision.view({ answers: { q: ['a'] } }), { reader: { answers: { q: ['a'] } } });
});

test('a refused document rejects with its faults and leaves nothing alive', async () => {
  const { state, openDecision } = fakeEngine();
  state.page = '{"ok":false,"errors":[{"code":"missing_field","path":"/title","detail":{}}]}';
  await assert.rejects(
    openDecision('{}'),
    (error) => error instanceof ComparisonError && error.errors[0].path === '/title',
  );
  assert.equal(state.live, 0);
});

test('a refused reader throws and the decision goes on', async () => {
  const { openDecision } = fakeEngine();
  const decision = await openDecision('{}');
  assert.throws(() => decision.view(/** @type {any} */ ({ bad: true })), ComparisonError);
  assert.ok(decision.view({}));
});

test('a value without JSON is refused with a fault of its own, and the engine is not asked', async () => {
  const { state, openDecision } = fakeEngine();
  const refuses = (/** @type {string} */ property) => (/** @type {unknown} */ error) =>
    error instanceof ComparisonError &&
    JSON.stringify(error.errors) === JSON.stringify([{ code: 'value_not_json', path: '', detail: { property } }]);
  const cycle = {};
  cycle.a = cycle;
  const odd = [
    undefined,
    () => {},
    Symbol('x'),
    1n,
    cycle,
    { answers: { q: 1n } },
    { toJSON() {} },
    { answers: new Array(2 ** 32 - 1) },
  ];
  for (const text of [...odd, null, 7, {}])
    await assert.rejects(openDecision(/** @type {any} */ (text)), refuses('comparison'));
  assert.equal(state.starts, 0);
  const decision = await openDecision('{}');
  for (const reader of odd) assert.throws(() => decision.view(/** @type {any} */ (reader)), refuses('reader'));
  assert.deepEqual(decision.view({ answers: {} }), { reader: { answers: {} } });
  assert.deepEqual(state, { ...state, starts: 1, live: 1 });
});

for (const call of ['new', 'page']) {
  test(`a trap in ${call}: the error says so and the next comparison gets a fresh engine`, async () => {
    const { state, openDecision } = fakeEngine();
    state.trap = call;
    await assert.rejects(openDecision('{}'), EngineError);
    state.trap = '';
    const decision = await openDecision('{}');
    assert.deepEqual(decision.page, { id: 'x' });
    assert.ok(state.starts >= 2);
  });
}

test('a trap in view: the decision itself lives on in a fresh engine', async () => {
  const { state, openDecision } = fakeEngine();
  const decision = await openDecision('{}');
  state.trap = 'view';
  assert.throws(() => decision.view({}), EngineError);
  state.trap = '';
  await settle();
  assert.ok(decision.view({}));
  assert.equal(state.starts, 2);
});

test('closing while the engine starts afresh leaves nothing alive there', async () => {
  const { state, openDecision } = fakeEngine();
  const decision = await openDecision('{}');
  state.trap = 'view';
  assert.throws(() => decision.view({}), EngineError);
  state.trap = '';
  const before = state.live; // the trapped one can not be deleted any more: its instance is gone with it
  decision.close();
  await settle();
  assert.equal(state.live, before);
});

test('an engine that does not start is tried again the next time', async () => {
  const { state, openDecision } = fakeEngine();
  state.trap = 'start';
  await assert.rejects(
    openDecision('{}'),
    (error) => error instanceof EngineError && error.errors[0].code === 'engine_failed',
  );
  state.trap = '';
  assert.ok(await openDecision('{}'));
});

/** An engine of which the half that makes views has yet to come, and which may lack `lacks` as well. */
function halfEngine() {
  const state = { starts: 0, halves: 0, lacks: '', offline: false };
  const start = async () => {
    state.starts += 1;
    const engine = {
      whole: false,
      complete: async () => {
        if (state.offline) throw new Error('offline');
        state.halves += 1;
        engine.whole = true;
      },
      Decision: class {
        /** @param {string} name */
        #enter(name) {
          if (state.lacks === name && !engine.whole) throw new NotHereYet();
        }
        constructor() {
          this.#enter('new');
        }
        page() {
          this.#enter('page');
          return '{"ok":true,"page":{}}';
        }
        view() {
          assert.ok(engine.whole);
          return '{"ok":true,"view":{"whole":true}}';
        }
        glance() {
          this.#enter('glance');
          return '{"ok":true,"view":{"whole":false}}';
        }
        delete() {}
      },
    };
    return engine;
  };
  return { state, openDecision: makeOpenDecisionInHalves(start) };
}

test('half an engine gives glances until the other half has come, once for all', async () => {
  const { state, openDecision } = halfEngine();
  const [a, b] = await Promise.all([openDecision('{}'), openDecision('{}')]);
  assert.deepEqual(a.view({}), { whole: false });
  await a.complete();
  assert.deepEqual(b.view({}), { whole: true });
  assert.deepEqual(state, { starts: 1, halves: 1, lacks: '', offline: false });
});

test('the other half does not come: glances go on, and the next try works', async () => {
  const { state, openDecision } = halfEngine();
  const decision = await openDecision('{}');
  state.offline = true;
  await assert.rejects(decision.complete(), /offline/);
  assert.deepEqual(decision.view({}), { whole: false });
  state.offline = false;
  await decision.complete();
  assert.deepEqual(decision.view({}), { whole: true });
});

for (const call of ['new', 'page']) {
  test(`a comparison that needs the other half in ${call} is opened again, whole`, async () => {
    const { state, openDecision } = halfEngine();
    state.lacks = call;
    const decision = await openDecision('{}');
    assert.deepEqual(decision.view({}), { whole: true });
    assert.equal(state.starts, 2);
  });
}

test('a reader whose glance needs the other half gets a whole engine', async () => {
  const { state, openDecision } = halfEngine();
  const decision = await openDecision('{}');
  state.lacks = 'glance';
  assert.throws(() => decision.view({}), EngineError);
  await settle();
  assert.deepEqual(decision.view({}), { whole: true });
});

test('while one comparison needs the other half, the others go on with what they have, and move with it', async () => {
  const { state, openDecision } = halfEngine();
  const other = await openDecision('{}');
  state.lacks = 'page';
  const opened = openDecision('{}');
  let isOpen = false;
  opened.then(() => (isOpen = true));
  for (; !isOpen; await new Promise(setImmediate)) assert.ok(other.view({}));
  await settle();
  assert.deepEqual([other.view({}), (await opened).view({})], [{ whole: true }, { whole: true }]);
  assert.equal(state.starts, 2);
});

test('where the other half does not come, a glance that needs it takes nothing from the others', async () => {
  const { state, openDecision } = halfEngine();
  const [a, b] = await Promise.all([openDecision('{}'), openDecision('{}')]);
  state.offline = true;
  state.lacks = 'glance';
  for (let tries = 0; tries < 3; tries++) {
    assert.throws(() => a.view({}), EngineError);
    await settle();
  }
  state.lacks = '';
  assert.deepEqual([a.view({}), b.view({})], [{ whole: false }, { whole: false }]);
  state.offline = false;
  state.lacks = 'glance';
  assert.throws(() => a.view({}), EngineError);
  await settle();
  assert.deepEqual([a.view({}), b.view({})], [{ whole: true }, { whole: true }]);
});
