// The question flow by keyboard: back, skip, change, reset. The command line computes the expected results.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { leaders, view } from './command_line.mjs';
import { inEveryEngine } from './every_engine.mjs';
import { Reader } from './reader.mjs';
import { change, drinks, walkPages } from './walk.mjs';
import { words } from './words.mjs';

const kFile = 'tests/browser/documents/drinks.json';

inEveryEngine('the questions', { pages: walkPages }, (bench) => {
  /** @type {Reader} */
  let reader;
  beforeEach(async () => {
    reader = new Reader(bench.browser, drinks);
    await bench.browser.goto(`${bench.server.url}/walk-light.html`);
    await reader.seeWidget();
  });

  test('Back returns to the previous question and keeps its answer', async () => {
    await reader.goTo('decide');
    await reader.answer('when', ['evening']);
    await reader.press(words('ui.back'));
    await reader.seeQuestion('when');
    const marked = (await reader.find({ role: 'radio' })).filter(({ checked }) => checked).map(({ name }) => name);
    assert.equal(marked.length, 1);
    assert.ok(marked[0].startsWith('In the evening'), marked[0]);
    await reader.answer('when', ['morning']);
    assert.equal((await reader.question())?.id, 'free');
  });

  test('focus moves to each new question, and to the result', async () => {
    await reader.goTo('decide');
    await reader.answer('when', ['evening']);
    const focused = await reader.focused();
    assert.deepEqual([focused?.role, focused?.name], ['heading', (await reader.question())?.text]);
    await reader.answerAll({ free: [], care: [], hot: [] });
    await reader.seeLeader(leaders(kFile, { when: ['evening'] }));
    assert.equal((await reader.focused())?.role, 'heading');
  });

  test('skipping every question gives no ranking', async () => {
    await reader.goTo('decide');
    await reader.answerAll(Object.fromEntries(drinks.questions.map(({ id }) => [id, []])));
    await reader.goTo('result');
    await reader.see({ role: 'heading', name: words('ui.empty') });
  });

  test('a skipped question is not asked again and does not count', async () => {
    const answers = { when: ['evening'], free: [], care: ['flavour', 'quick'], hot: [] };
    await reader.goTo('decide');
    assert.deepEqual((await reader.answerAll(answers)).toSorted(), Object.keys(answers).toSorted());
    await reader.seeLeader(leaders(kFile, answers));
    assert.deepEqual(leaders(kFile, answers), ['water']);
    await reader.see({ role: 'listitem', has: words('ui.skipped') }); // deferred
    assert.equal((await reader.find({ role: 'listitem', has: words('ui.skipped') })).length, 2);
  });

  test('changing an earlier answer in the list updates the leader', async () => {
    const answers = { when: ['evening'], free: ['no'], care: ['flavour'], hot: ['no'] };
    await reader.goTo('decide');
    await reader.answerAll(answers);
    await reader.seeLeader(leaders(kFile, answers));
    await change(reader, 'when', ['morning']);
    const changed = { ...answers, when: ['morning'] };
    assert.notDeepEqual(leaders(kFile, changed), leaders(kFile, answers));
    await reader.seeLeader(leaders(kFile, changed));
  });

  test('a must-have rules out options, and the reason is shown', async () => {
    const answers = { when: ['evening'], free: [], care: [], hot: ['yes'] };
    await reader.goTo('decide');
    await reader.answerAll(answers);
    await reader.seeLeader(leaders(kFile, answers));
    assert.deepEqual(leaders(kFile, answers), ['tea']);
    assert.match(await reader.text(), /It has to be hot\./);
  });

  test('the questions show no intermediate score', async () => {
    await reader.goTo('decide');
    await reader.answer('when', ['evening']);
    const [region] = await reader.find({ role: 'region', name: words('ui.tab_decide') });
    assert.doesNotMatch(region.text, /\d ?%/);
    assert.doesNotMatch(region.text, /\b(Tea|Coffee|Water)\b/);
  });

  test('Next without a choice shows a message and stays on the question', async () => {
    await reader.goTo('decide');
    await reader.goOn();
    await reader.see({ has: words('ui.missing') });
    assert.equal((await reader.question())?.id, 'when');
  });

  test('Start again clears every answer', async () => {
    await reader.goTo('decide');
    await reader.answer('when', ['evening']);
    await reader.press(words('ui.reset'));
    await reader.seeQuestion('when');
    assert.deepEqual(
      (await reader.find({ role: 'radio' })).map(({ checked }) => checked),
      [false, false],
    );
  });

  test('the engine chooses the next question, unless ask="author" keeps the order of the document', async () => {
    /** @type {import('./reader.mjs').Answers} */
    const answers = { when: ['evening'], free: ['no'], care: ['flavour'], hot: ['no'] };
    /** @type {string[]} */
    const expected = [];
    while (expected.length < 4) {
      const given = Object.fromEntries(expected.map((id) => [id, answers[id]]));
      expected.push(view(kFile, given).next ?? assert.fail(`after ${expected} no question is left`));
    }
    const inOrder = drinks.questions.map(({ id }) => id);
    assert.notDeepEqual(expected, inOrder);
    for (const [ask, order] of Object.entries({ adaptive: expected, author: inOrder })) {
      await bench.browser.evaluate(
        (how) => Object.assign(document.getElementById('w'), { ask: how, answers: {} }),
        ask,
      );
      await reader.goTo('decide');
      assert.deepEqual(await reader.answerAll(answers), order, ask);
    }
  });

  test('a preset shows its result, and undo restores the previous answers', async () => {
    const [preset] = drinks.presets ?? assert.fail('drinks.json has presets');
    await reader.goTo('decide');
    await reader.answer('when', ['evening']);
    await reader.press(words('ui.back'));
    await reader.seeQuestion('when');
    await reader.tabTo({ role: 'button', name: words('ui.presets') });
    await bench.browser.press('Enter');
    await reader.press(preset.name);
    await reader.seeLeader(leaders(kFile, preset.answers));
    await reader.see({ role: 'status', has: words('ui.undo_preset', { name: preset.name }) });
    await reader.press(words('ui.undo'));
    await reader.seeQuestion('when');
    assert.deepEqual(await inputOf(bench.browser), { answers: { when: ['evening'] }, importance: {} });
    assert.deepEqual(await reader.find({ role: 'button', name: words('ui.undo') }), []);
  });

  test('Start again can be undone, sliders included, until the next answer', async () => {
    const before = { answers: { when: ['evening'] }, importance: { taste: 4 } };
    await bench.browser.evaluate((input) => Object.assign(document.getElementById('w'), input), before);
    await reader.goTo('decide');
    await reader.press(words('ui.reset'));
    await reader.see({ role: 'status', has: words('ui.undo_reset') });
    assert.deepEqual(await inputOf(bench.browser), { answers: {}, importance: {} });
    await reader.press(words('ui.undo'));
    assert.deepEqual(await inputOf(bench.browser), before);
    await reader.press(words('ui.reset'));
    await reader.answer('when', ['morning']);
    assert.deepEqual(await reader.find({ role: 'button', name: words('ui.undo') }), []);
  });

  test('the buttons keep their position between questions', async () => {
    const place = () =>
      bench.browser.evaluate((name) => {
        const root = document.getElementById('w').shadowRoot;
        const button = [...root.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === name);
        const { x, bottom } = /** @type {Element} */ (button).getBoundingClientRect();
        return [x, bottom + scrollY];
      }, words('ui.next'));
    await reader.goTo('decide');
    const first = await place();
    await bench.browser.press('Tab', ' ');
    assert.deepEqual(await place(), first);
    await reader.answer('when', ['morning']);
    assert.deepEqual(await place(), first, 'the next question is no taller');
  });
});

/** The element's answers and importance properties. @param {import('./engines/common.mjs').Browser} browser */
const inputOf = (browser) =>
  browser.evaluate(() => {
    const { answers, importance } = /** @type {any} */ (document.getElementById('w'));
    return { answers, importance };
  });
