// Loading a comparison: which steps it calls and when, its timeout, and what ends it early.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';
import { load } from '../../web/element/load.js';
import { register } from '../../web/element/modules.js';

const kTimeout = 9000;

/** Listeners of the window by event. @type {Record<string, Set<() => void>>} */
const listeners = {};
Object.assign(globalThis, {
  addEventListener: (/** @type {string} */ name, /** @type {() => void} */ heard) =>
    void (listeners[name] ??= new Set()).add(heard),
  removeEventListener: (/** @type {string} */ name, /** @type {() => void} */ heard) =>
    void listeners[name].delete(heard),
});
const leave = (/** @type {string} */ name) => listeners[name].forEach((heard) => heard());

/** The engine's answer to the text of a comparison. @type {(text: string) => unknown} */
let openDecision;
register({
  createWidget: () => {},
  openDecisionJs: Object.assign((/** @type {string} */ text) => openDecision(text), { prepare: () => {} }),
});

/** The engine needs several tasks, but no time. */
const settle = async () => {
  for (let task = 0; task < 20; task++) await new Promise((resolve) => setImmediate(resolve));
};

/** @param {{comparison?: unknown, updateLocale?: () => unknown}} [options] */
function startLoad({ comparison = '{}', updateLocale = () => {} } = {}) {
  /** @type {string[]} */
  const steps = [];
  const controller = new AbortController();
  /** What loading reads of the element; its children are parsed. */
  class Host {
    comparison = comparison;
    engine = 'js';
    src = '';
    get nextSibling() {
      return this;
    }
    querySelector() {
      return null;
    }
  }
  const ended = load(/** @type {any} */ (new Host()), controller.signal, {
    reserveSpace: () => void steps.push('reserveSpace'),
    addWidget: () => void steps.push('addWidget'),
    updateLocale: async (lang = '') => {
      steps.push(`updateLocale ${lang}`.trim());
      await updateLocale();
    },
    open: () => void steps.push('open'),
    onError: (/** @type {any} */ { errors, message }) => void steps.push(errors ? JSON.stringify(errors[0]) : message),
  });
  return { steps, controller, ended };
}

const kClosed = { count: 0 };
beforeEach(() => {
  mock.timers.enable({ apis: ['setTimeout'] });
  kClosed.count = 0;
  openDecision = () => ({ page: { lang: 'de' }, close: () => kClosed.count++ });
});
afterEach(() => {
  mock.timers.reset();
  for (const [name, heard] of Object.entries(listeners)) assert.equal(heard.size, 0, name);
});

test('the comparison is opened once the widget and the messages of its language are there', async () => {
  const { steps, ended } = startLoad();
  await ended;
  assert.deepEqual(steps, ['reserveSpace', 'addWidget', 'updateLocale', 'updateLocale de', 'open']);
  mock.timers.tick(kTimeout);
  assert.equal(steps.at(-1), 'open');
});

test('a timeout is reported once, and loading continues', async () => {
  /** @type {(decision: unknown) => void} */
  let arrive = () => {};
  openDecision = () => new Promise((resolve) => (arrive = resolve));
  const { steps, ended } = startLoad();
  await settle();
  mock.timers.tick(kTimeout - 1);
  assert.deepEqual(steps.slice(3), []);
  mock.timers.tick(1);
  assert.deepEqual(steps.slice(3), ['{"code":"load_timeout","path":"","detail":{"seconds":9}}']);
  arrive({ page: { lang: 'fr' } });
  await ended;
  assert.deepEqual(steps.slice(4), ['updateLocale fr', 'open']);
});

test('an aborted load closes its decision, and reports neither an error nor a timeout', async () => {
  const open = openDecision;
  for (const outcome of [open, () => Promise.reject(new Error('broken'))]) {
    /** @type {() => void} */
    let arrive = () => {};
    openDecision = (text) => new Promise((resolve) => (arrive = () => resolve(outcome(text))));
    const { steps, controller, ended } = startLoad();
    await settle();
    controller.abort();
    mock.timers.tick(kTimeout);
    arrive();
    await ended;
    assert.deepEqual(
      steps.slice(3).filter((step) => !step.startsWith('updateLocale')),
      [],
    );
  }
  assert.equal(kClosed.count, 1);
});

test('a load that is aborted at once adds no widget', async () => {
  const { steps, controller, ended } = startLoad();
  controller.abort();
  await ended;
  assert.ok(!steps.includes('addWidget') && !steps.includes('open'), steps.join());
});

test('an error is reported when the widget is ready to show it', async () => {
  /** @type {() => void} */
  let arrive = () => {};
  const messages = new Promise((resolve) => (arrive = () => resolve(undefined)));
  const { steps, ended } = startLoad({ comparison: null, updateLocale: () => messages });
  await settle();
  assert.deepEqual(steps, ['reserveSpace', 'addWidget', 'updateLocale']);
  arrive();
  await ended;
  assert.deepEqual(steps.slice(3), ['{"code":"nothing_given","path":"","detail":{}}']);
});

test('an error of the widget itself is reported too', async () => {
  const { steps, ended } = startLoad({ updateLocale: () => Promise.reject(new Error('no messages')) });
  await ended;
  assert.deepEqual(steps.slice(-1), ['no messages']);
});

for (const event of ['beforeunload', 'pagehide'])
  test(`an error while the page is being left (${event}) waits, and is dropped if the page is gone`, async () => {
    for (const isGone of [false, true]) {
      openDecision = () => Promise.reject(new Error('aborted request'));
      const { steps, controller, ended } = startLoad();
      leave(event);
      await settle();
      assert.deepEqual(steps.slice(3), []);
      if (isGone) controller.abort();
      mock.timers.tick(kTimeout);
      await ended;
      assert.deepEqual(
        steps.slice(3).filter((step) => !step.includes('load_timeout')), // reported meanwhile
        isGone ? [] : ['aborted request'],
      );
    }
  });
