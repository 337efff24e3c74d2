// One shared engine, closed decisions, and a fresh engine after a trap: web/engine/open.js and halves.js with fake
// engines.
import assert from 'node:assert/strict';
import test from 'node:test';
import { ComparisonError, EngineError } from '../../web/engine/errors.js';
import { makeSplitOpenDecision, DeferredModuleError } from '../../web/engine/split_engine.js';
import { makeOpenDecision } from '../../web/engine/open.js';

/** A fake engine whose calls can trap on demand. It counts its live decisions. */
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
      isComplete: true,
      Decision: class {
        constructor() {
          enter('new');
          state.live += 1;
        }
        preparePage() {
          return '{"ok":true,"more":false}';
        }
        page() {
          enter('page');
          return state.page;
        }
        prepareView() {
          enter('prepareView');
          return '{"ok":true,"more":false}';
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
        quickView() {
          return assert.fail('a complete engine is asked for views');
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

test('page and view are returned as values', async () => {
  const { openDecision } = fakeEngine();
  const decision = await openDecision('{}');
  assert.deepEqual(decision.page, { id: 'x' });
  assert.deepEqual(decision.view({ answers: { q: ['a'] } }), { reader: { answers: { q: ['a'] } } });
});

test('a rejected document gives its errors and leaves no decision alive', async () => {
  const { state, openDecision } = fakeEngine();
  state.page = '{"ok":false,"errors":[{"code":"missing_field","path":"/title","detail":{}}]}';
  await assert.rejects(
    openDecision('{}'),
    (error) => error instanceof ComparisonError && error.errors[0].path === '/title',
  );
  assert.equal(state.live, 0);
});

test('a rejected reader throws, and the decision still works', async () => {
  const { openDecision } = fakeEngine();
  const decision = await openDecision('{}');
  assert.throws(() => decision.view(/** @type {any} */ ({ bad: true })), ComparisonError);
  assert.ok(decision.view({}));
});

test('a value without JSON gives an error of its own, and the engine is not called', async () => {
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
  test(`a trap in ${call} gives an EngineError, and the next comparison gets a fresh engine`, async () => {
    const { state, openDecision } = fakeEngine();
    state.trap = call;
    await assert.rejects(openDecision('{}'), EngineError);
    state.trap = '';
    const decision = await openDecision('{}');
    assert.deepEqual(decision.page, { id: 'x' });
    assert.ok(state.starts >= 2);
  });
}

test('after a trap in view the same decision works in a fresh engine', async () => {
  const { state, openDecision } = fakeEngine();
  const decision = await openDecision('{}');
  state.trap = 'view';
  assert.throws(() => decision.view({}), EngineError);
  state.trap = '';
  await settle();
  assert.ok(decision.view({}));
  assert.equal(state.starts, 2);
});

test('page and view are prepared in parts: long parts in a task each, short ones together', async (t) => {
  const { MessageChannel } = globalThis;
  t.after(() => Object.assign(globalThis, { MessageChannel }));
  let task = 0;
  class CountingChannel {
    port1 = { onmessage() {}, close() {} };
    port2 = { postMessage: () => setImmediate(() => ((task += 1), this.port1.onmessage())) };
  }
  Object.assign(globalThis, { MessageChannel: CountingChannel });
  let milliseconds = 0;
  t.mock.method(performance, 'now', () => milliseconds);
  for (const partMs of [100, 1]) {
    /** @type {[call: string, task: number][]} */
    const calls = [];
    const part = (/** @type {string} */ name, /** @type {number} */ parts) => () => {
      calls.push([name, task]);
      milliseconds += partMs;
      return JSON.stringify({ ok: true, more: calls.filter(([call]) => call === name).length < parts });
    };
    class Decision {
      preparePage = part('preparePage', 2);
      prepareView = part('prepareView', 5);
      page = () => (calls.push(['page', task]), '{"ok":true,"page":{}}');
      view = () => (calls.push(['view', task]), '{"ok":true,"view":{}}');
      quickView = () => '';
      delete() {}
    }
    const decision = await makeOpenDecision(async () => ({ isComplete: true, Decision }))('{}');
    await decision.prepare({});
    decision.view({});
    const tasksOf = (/** @type {string} */ call) => calls.filter(([name]) => name === call).map((entry) => entry[1]);
    const each = partMs > 10;
    for (const [prepare, call, parts] of /** @type {const} */ ([
      ['preparePage', 'page', 2],
      ['prepareView', 'view', 5],
    ])) {
      const tasks = tasksOf(prepare);
      assert.equal(tasks.length, parts, prepare);
      assert.equal(new Set(tasks).size, each ? parts : 1, prepare);
      assert.equal(tasksOf(call)[0] > tasks[parts - 1], each, `${call} has a task of its own after a long part`);
    }
  }
});

test('until the second module is loaded, and for a closed comparison, nothing is prepared', async () => {
  const { openDecision } = halfEngine();
  const decision = await openDecision('{}');
  await decision.prepare({}); // the fake engine would complain
  await decision.complete();
  decision.close();
  await decision.prepare({});
});

test('a trap while a view is prepared is left to view', async () => {
  const { state, openDecision } = fakeEngine();
  const decision = await openDecision('{}');
  state.trap = 'prepareView';
  await decision.prepare({});
  assert.throws(() => decision.view({}), EngineError);
  state.trap = '';
  await settle();
  assert.ok(decision.view({}));
});

test('closing while the engine restarts leaves no decision alive in the new engine', async () => {
  const { state, openDecision } = fakeEngine();
  const decision = await openDecision('{}');
  state.trap = 'view';
  assert.throws(() => decision.view({}), EngineError);
  state.trap = '';
  const before = state.live; // the trapped decision cannot be deleted any more, because its instance is discarded
  decision.close();
  await settle();
  assert.equal(state.live, before);
});

test('an engine that did not start is started again by the next call', async () => {
  const { state, openDecision } = fakeEngine();
  state.trap = 'start';
  await assert.rejects(
    openDecision('{}'),
    (error) => error instanceof EngineError && error.errors[0].code === 'engine_failed',
  );
  state.trap = '';
  assert.ok(await openDecision('{}'));
});

/** A fake engine without its second module, which makes views. Call `lacks` needs that module too. */
function halfEngine() {
  const state = { starts: 0, halves: 0, lacks: '', offline: false };
  const start = async () => {
    state.starts += 1;
    const engine = {
      isComplete: false,
      complete: async () => {
        if (state.offline) throw new Error('offline');
        state.halves += 1;
        engine.isComplete = true;
      },
      Decision: class {
        /** @param {string} name */
        #enter(name) {
          if (state.lacks === name && !engine.isComplete) throw new DeferredModuleError();
        }
        constructor() {
          this.#enter('new');
        }
        preparePage() {
          return '{"ok":true,"more":false}';
        }
        prepareView() {
          assert.ok(engine.isComplete);
          return '{"ok":true,"more":false}';
        }
        page() {
          this.#enter('page');
          return '{"ok":true,"page":{}}';
        }
        view() {
          assert.ok(engine.isComplete);
          return '{"ok":true,"view":{"isComplete":true}}';
        }
        quickView() {
          this.#enter('quickView');
          return '{"ok":true,"view":{"isComplete":false}}';
        }
        delete() {}
      },
    };
    return engine;
  };
  return { state, openDecision: makeSplitOpenDecision(start) };
}

test('without the second module an engine gives quick views, and one load completes it for all comparisons', async () => {
  const { state, openDecision } = halfEngine();
  const [a, b] = await Promise.all([openDecision('{}'), openDecision('{}')]);
  assert.deepEqual(a.view({}), { isComplete: false });
  await a.complete();
  assert.deepEqual(b.view({}), { isComplete: true });
  assert.deepEqual(state, { starts: 1, halves: 1, lacks: '', offline: false });
});

test('if the second module does not load, quick views still work and the next attempt succeeds', async () => {
  const { state, openDecision } = halfEngine();
  const decision = await openDecision('{}');
  state.offline = true;
  await assert.rejects(decision.complete(), /offline/);
  assert.deepEqual(decision.view({}), { isComplete: false });
  state.offline = false;
  await decision.complete();
  assert.deepEqual(decision.view({}), { isComplete: true });
});

for (const call of ['new', 'page']) {
  test(`a comparison whose ${call} needs the second module is reopened in a complete engine`, async () => {
    const { state, openDecision } = halfEngine();
    state.lacks = call;
    const decision = await openDecision('{}');
    assert.deepEqual(decision.view({}), { isComplete: true });
    assert.equal(state.starts, 2);
  });
}

test('a reader whose quick view needs the second module gets a complete engine', async () => {
  const { state, openDecision } = halfEngine();
  const decision = await openDecision('{}');
  state.lacks = 'quickView';
  assert.throws(() => decision.view({}), EngineError);
  await settle();
  assert.deepEqual(decision.view({}), { isComplete: true });
});

test('while one comparison waits for the second module, the others still work, and then move to the complete engine', async () => {
  const { state, openDecision } = halfEngine();
  const other = await openDecision('{}');
  state.lacks = 'page';
  const opened = openDecision('{}');
  let isOpen = false;
  opened.then(() => (isOpen = true));
  for (; !isOpen; await new Promise(setImmediate)) assert.ok(other.view({}));
  await settle();
  assert.deepEqual([other.view({}), (await opened).view({})], [{ isComplete: true }, { isComplete: true }]);
  assert.equal(state.starts, 2);
});

test('a quick view that needs the second module does not affect other comparisons if the module does not load', async () => {
  const { state, openDecision } = halfEngine();
  const [a, b] = await Promise.all([openDecision('{}'), openDecision('{}')]);
  state.offline = true;
  state.lacks = 'quickView';
  for (let tries = 0; tries < 3; tries++) {
    assert.throws(() => a.view({}), EngineError);
    await settle();
  }
  state.lacks = '';
  assert.deepEqual([a.view({}), b.view({})], [{ isComplete: false }, { isComplete: false }]);
  state.offline = false;
  state.lacks = 'quickView';
  assert.throws(() => a.view({}), EngineError);
  await settle();
  assert.deepEqual([a.view({}), b.view({})], [{ isComplete: true }, { isComplete: true }]);
});
