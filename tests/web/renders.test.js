// Each action of the reader, and each input from the page, a link or the session, is rendered once.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { makeActions } from '../../web/widget/actions.js';
import { makeInputHandler } from '../../web/widget/input_handler.js';
import { Locale } from '../../web/widget/locale.js';
import { Store } from '../../web/widget/store.js';
import { makePage, newView, wholeView } from './views_fixture.js';
import { words } from './words.js';
/** @import { Decision, Reader, View } from '../../web/element/contract.js' */
/** @import { UiState } from '../../web/widget/ui.js' */

const kAnswered = { answers: { time: ['much'] }, importance: {} };

/** What was rendered: the tab and the question of each rendering. @type {string[]} */
let renders;
/** @type {string[]} names of events, and moves of the focus */
let events;
/** @type {Store} */
let store;
/** @type {ReturnType<typeof makeInputHandler>} */
let input;
/** @type {ReturnType<typeof makeActions>} */
let actions;
let isBroken = false;

/** @param {Reader} reader @returns {View} */
function evaluate({ answers, importance }) {
  if (isBroken || Object.keys(importance).includes('unknown'))
    throw Object.assign(new Error('refused'), { errors: [{ code: 'unknown_criterion', path: '', detail: {} }] });
  return Object.keys(answers).length ? wholeView() : newView();
}

beforeEach(() => {
  [renders, events, isBroken] = [[], [], false];
  Object.assign(globalThis, { location: { hash: '', pathname: '/' }, cancelAnimationFrame() {} });
  console.error = () => {};
  store = new Store();
  const render = () => void renders.push(`${store.ui.tab} ${store.ui.question}`);
  const setState = (/** @type {Partial<UiState>} */ change) => {
    store.setState(change);
    render();
  };
  const locale = new Locale(words);
  const parts = {
    host: /** @type {any} */ ({ ask: 'adaptive', resume: 'on' }),
    content: /** @type {any} */ ({ querySelector: () => null }),
    announce: () => {},
    ...{ store, locale, setState },
  };
  input = makeInputHandler({
    ...parts,
    renderAnew: render,
    focus: () => void events.push('focus'),
    emit: (name) => void events.push(name),
  });
  actions = makeActions({
    ...parts,
    now: () => ({ ...store.now, localizer: locale.localizer, inOrder: false }),
    submit: input.submit,
    navigate: input.navigate,
    undoState: () => store.undoState,
    share: () => {},
  });
  const decision = { page: makePage(), view: evaluate, complete: async () => {}, prepare: async () => {}, close() {} };
  store.open(/** @type {Decision} */ (decision));
});

/** Starts with this input, and forgets what that rendered. @param {Reader} reader @param {Partial<UiState>} [ui] */
function startWith(reader, ui = {}) {
  input.start(structuredClone(reader), 0);
  store.setState(ui);
  [renders, events] = [[], []];
}

const slider = { type: 'change', target: { closest: () => null } };

/** @type {[string, Reader, Partial<UiState>, () => void, string, string[]][]} name, input before, UI before, action, what is rendered, events */
const cases = [
  ['a tab', kAnswered, {}, () => actions.show('result'), 'result place', ['focus']],
  [
    'an answer',
    { answers: {}, importance: {} },
    { tab: 'decide' },
    () => actions.choose('much', true),
    'decide time',
    ['trade-off-answer', 'trade-off-result'],
  ],
  ['Next without an answer', kAnswered, { tab: 'decide' }, () => actions.next(), 'decide place', []],
  ['Back', kAnswered, { tab: 'decide' }, () => actions.back(), 'decide time', ['focus']],
  [
    'Skip',
    { answers: {}, importance: {} },
    { tab: 'decide' },
    () => actions.skip(),
    'decide place',
    ['trade-off-answer', 'trade-off-result', 'focus'],
  ],
  ['changing an answer', kAnswered, { tab: 'result' }, () => actions.change('time'), 'decide time', ['focus']],
  [
    'a reset',
    kAnswered,
    { tab: 'result' },
    () => actions.reset(),
    'decide time',
    ['trade-off-answer', 'trade-off-importance', 'focus'],
  ],
  [
    'a preset',
    { answers: {}, importance: {} },
    { tab: 'decide' },
    () => actions.preset('monk'),
    'result place',
    ['trade-off-answer', 'trade-off-result', 'focus'],
  ],
  [
    'a flip',
    kAnswered,
    { tab: 'result' },
    () => actions.flip(0),
    'result place',
    ['trade-off-answer', 'trade-off-result', 'focus'],
  ],
  [
    'a slider',
    kAnswered,
    { tab: 'result' },
    () => actions.setImportance('calm', 3, /** @type {any} */ (slider)),
    'result place',
    ['trade-off-importance', 'trade-off-result'],
  ],
  ['another option in a column', kAnswered, {}, () => actions.pick(0, 'coffee'), 'compare place', []],
  ['hiding what is alike', kAnswered, {}, () => actions.hideAlike(true), 'compare place', []],
  ['input from the page', kAnswered, {}, () => input.replace({ answers: {}, importance: {} }), 'compare time', []],
  ['input with dropped answers', kAnswered, {}, () => void input.start(kAnswered, 2), 'compare place', []],
  [
    'a link with a dropped answer',
    { answers: {}, importance: {} },
    { tab: 'decide' },
    () => {
      location.hash = '#tea-vs-coffee=time.much,gone.x';
      input.applyLink();
    },
    'result place',
    ['trade-off-answer', 'trade-off-importance', 'trade-off-result'],
  ],
];

for (const [name, reader, ui, act, rendered, fired] of cases)
  test(`${name} is rendered once`, () => {
    startWith(reader, ui);
    act();
    assert.deepEqual(renders, [rendered]);
    assert.deepEqual(events, fired);
  });

test('Undo is rendered once and leads back to where the reader was', () => {
  startWith(kAnswered, { tab: 'result' });
  actions.reset();
  renders = [];
  actions.undo();
  assert.deepEqual(renders, ['result place']);
  assert.deepEqual(store.answers, kAnswered.answers);
});

test('the count of dropped answers is part of that rendering', () => {
  startWith({ answers: {}, importance: {} });
  input.start(structuredClone(kAnswered), 2);
  assert.equal(store.ui.droppedCount, 2);
  location.hash = '#tea-vs-coffee=gone.x';
  input.applyLink();
  assert.equal(store.ui.droppedCount, 1);
  assert.equal(renders.length, 2);
});

test('refused input at the start is dropped and reported, and the rest is rendered once', () => {
  const refused = input.start({ answers: {}, importance: { unknown: 1 } }, 3);
  assert.deepEqual(
    refused.map(({ code }) => code),
    ['unknown_criterion'],
  );
  assert.equal(renders.length, 1);
  assert.deepEqual([store.reader, store.ui.droppedCount], [{ answers: {}, importance: {} }, 3]);
});

test('if the engine fails, the input stays, and the view is rendered once', () => {
  startWith(kAnswered, { tab: 'result' });
  isBroken = true;
  actions.reset();
  assert.deepEqual(renders, ['result place']);
  assert.deepEqual(events, ['trade-off-error', 'focus']);
  assert.deepEqual(store.reader, kAnswered);
});
