// The result by keyboard: sliders, previews of changes, undo. The command line computes the expected results.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { leaders, view } from './command_line.mjs';
import { until } from './engines/common.mjs';
import { inEveryEngine } from './every_engine.mjs';
import { Reader } from './reader.mjs';
import { drinks, walkPages } from './walk.mjs';
import { words } from './words.mjs';

const kFile = 'tests/browser/documents/drinks.json';
const kAnswers = { when: ['morning'], free: ['no'] };

inEveryEngine('the result', { pages: walkPages }, (bench) => {
  /** @type {Reader} */
  let reader;
  const set = (/** @type {object} */ properties) =>
    bench.browser.evaluate((given) => Object.assign(document.getElementById('w'), given), properties);
  const importance = () => bench.browser.evaluate(() => /** @type {any} */ (document.getElementById('w')).importance);
  const events = (/** @type {string} */ type) =>
    bench.browser.evaluate((name) => window.watched.events.filter((event) => event.type === name), type);
  /** @param {string} id of a criterion @param {Record<string, number>} [importance] */
  const weights = (id, importance) =>
    view(kFile, kAnswers, importance).importance.find(({ criterion }) => criterion === id) ??
    assert.fail(`no criterion ${id}`);

  beforeEach(async () => {
    reader = new Reader(bench.browser, drinks);
    await bench.browser.goto(`${bench.server.url}/walk-light.html`);
    await reader.seeWidget();
    await set({ answers: kAnswers });
    await reader.goTo('result');
  });

  test('offers the most informative open question, and answering it returns to the result', async () => {
    const answers = { when: ['morning'] };
    await set({ answers });
    await reader.goTo('result');
    const { next, settled } = view(kFile, answers);
    assert.equal(settled, false);
    const question = drinks.questions.find(({ id }) => id === next) ?? assert.fail(`no question ${next}`);
    await reader.press(`${words('ui.answer_it')}: ${question.text}`);
    const answered = { [question.id]: [question.answers[0].id] };
    await reader.answer(question.id, answered[question.id]);
    await reader.seeLeader(leaders(kFile, { ...answers, ...answered }));
  });

  test('a slider moves by arrow keys, dispatches an event, and can be reset to the value from the answers', async () => {
    const { more } = weights('sleep');
    await reader.tabTo({ role: 'slider', name: 'Sleep' });
    await bench.browser.press('ArrowRight');
    await until('the slider', async () => (await importance()).sleep === more);
    const event = { type: 'trade-off-importance', target: 'w', bubbles: true, composed: true, plain: true };
    await until('the event', async () => (await events('trade-off-importance')).length === 1);
    assert.deepEqual(await events('trade-off-importance'), [
      { ...event, detail: { criterion: 'sleep', points: more, all: { sleep: more } } },
    ]);
    assert.equal((await reader.focused())?.role, 'slider', 'focus stays on the slider');
    await reader.press(`${words('ui.give_back')}: Sleep`);
    assert.deepEqual(await importance(), {});
    assert.equal((await reader.focused())?.name, 'Sleep', 'focus moves to the slider');
    assert.equal((await events('trade-off-importance')).at(-1)?.detail.points, null);
  });

  test('a line whose rank changes is animated, unless the reader prefers reduced motion', async () => {
    const other = { sleep: 10 };
    const [before, after] = [{}, other].map((importance) =>
      view(kFile, kAnswers, importance).ranking.map(({ option }) => option),
    );
    const rising = after.filter((option, place) => option !== before[place]).length;
    const countAnimatedLines = async () => {
      await set({ importance: {} });
      await until('the end of the animations', () =>
        bench.browser.evaluate(() => !document.getElementById('w')?.shadowRoot?.getAnimations().length),
      );
      return bench.browser.evaluate((importance) => {
        const element = /** @type {any} */ (document.getElementById('w'));
        element.importance = importance;
        const lines = element.shadowRoot
          .getAnimations()
          .filter((/** @type {{effect: any}} */ { effect }) => effect.target.matches('.fit'));
        return lines.filter((/** @type {{effect: any}} */ { effect }) =>
          effect.getKeyframes()[0].transform.startsWith('translateY'),
        ).length;
      }, other);
    };
    assert.ok(rising > 0);
    assert.ok((await countAnimatedLines()) >= rising, 'the lines between them move too');
    if (bench.engine !== 'chromium') return; // only Chromium can emulate the preference
    const { page } = /** @type {any} */ (bench.browser);
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    assert.equal(await countAnimatedLines(), 0);
    await page.emulateMediaFeatures([]);
  });

  test('the buttons beside the slider move it by the steps of the engine, and the leader changes with it', async () => {
    const before = leaders(kFile, kAnswers);
    /** @type {Record<string, number>} */
    let points = {};
    await reader.tabTo({ role: 'button', name: `${words('ui.more')}: Sleep` });
    for (let presses = 0; leaders(kFile, kAnswers, points).join() === before.join(); presses++) {
      assert.ok(presses < 100, 'more importance of sleep changes the leader');
      const { more } = weights('sleep', points);
      points = { sleep: more ?? assert.fail('no larger step') };
      await bench.browser.press('Enter');
    }
    assert.deepEqual(await importance(), points);
    await reader.seeLeader(leaders(kFile, kAnswers, points));
    await reader.see({ role: 'status', has: 'Sleep' });
  });

  test('the control in use keeps its position while the result above it changes', async () => {
    const top = () =>
      bench.browser.evaluate(
        () =>
          /** @type {Element} */ (document.getElementById('w').shadowRoot.activeElement).getBoundingClientRect().top,
      );
    await reader.tabTo({ role: 'button', name: `${words('ui.more')}: Sleep` });
    const before = await top();
    for (let presses = 0; presses < 12; presses++) {
      await bench.browser.press('Enter');
      assert.ok(Math.abs((await top()) - before) < 1.5, `after ${presses + 1} presses: ${await top()}, not ${before}`);
    }
  });

  test('a dragged slider keeps its position, and one removed before the next frame causes no error', async () => {
    await reader.tabTo({ role: 'slider', name: 'Sleep' });
    const drag = (/** @type {boolean} */ isRemoved) =>
      bench.browser.evaluate(async (/** @type {boolean} */ isGone) => {
        const w = /** @type {any} */ (document.getElementById('w'));
        const slider = w.shadowRoot.activeElement;
        const before = slider.getBoundingClientRect().top;
        const nextFrames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        const seen = [];
        for (const points of [0, 3, 6, 9, 12]) {
          slider.value = points;
          slider.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
          if (isGone) w.remove();
          await nextFrames();
          seen.push({ leader: w.result?.leader, moved: slider.getBoundingClientRect().top - before });
        }
        return seen;
      }, isRemoved);
    const seen = await drag(false);
    assert.ok(new Set(seen.map(({ leader }) => leader)).size > 1, 'the result changes');
    for (const { moved } of seen) assert.ok(Math.abs(moved) < 2.5, `moved by ${moved} px`);
    await drag(true);
    assert.deepEqual(await bench.browser.problems(), []);
  });

  test('a change can be previewed and undone', async () => {
    const [flip] = view(kFile, kAnswers).flips ?? [];
    const changed = Object.fromEntries(
      Object.entries({
        ...kAnswers,
        ...Object.fromEntries(flip.changes.map(({ question, answers }) => [question, answers])),
      }).filter(([, chosen]) => chosen.length),
    );
    await reader.tabTo({ role: 'button', starts: `${words('ui.try')}:` });
    await bench.browser.press('Enter');
    await reader.seeLeader(leaders(kFile, changed));
    assert.deepEqual(leaders(kFile, changed), [flip.option]);
    assert.equal((await reader.focused())?.role, 'heading');
    const name = drinks.options.find(({ id }) => id === flip.option)?.name;
    await reader.see({ role: 'status', has: words('ui.undo_flip', { option: name }) });
    await reader.press(words('ui.undo'));
    await reader.seeLeader(leaders(kFile, kAnswers));
  });

  test('second opinions can be opened', async () => {
    const { agreeing, judging } = view(kFile, kAnswers).opinions ?? assert.fail('no opinions');
    await reader.tabTo({ role: 'button', name: words('ui.opinions', { agreeing, judging }) });
    await bench.browser.press('Enter');
    await reader.see({ has: words('ui.opinions_help') });
  });
});
