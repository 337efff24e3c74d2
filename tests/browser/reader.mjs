// A simulated reader who uses only the keyboard. Finds controls by role and name; its only inputs are trusted key
// events.
import assert from 'node:assert/strict';
import { until } from './engines/common.mjs';
import { finder } from './in_page.mjs';
import { wordsIn } from './words.mjs';

/**
 * @typedef {{id: string, text: string, choose?: 'one' | 'many', answers: {id: string, text: string}[]}} Question
 * @typedef {{id: string, title: string, options: {id: string, name: string}[], criteria: {id: string, name: string}[], questions: Question[],
 *   presets?: {id: string, name: string, answers: Answers}[]}} Comparison
 * @typedef {Record<string, string[]>} Answers chosen answers by question; an empty list skips it
 */

/** More tab stops than on any test page. */
const kMostTabs = 400;

export class Reader {
  /**
   * @param {import('./engines/common.mjs').Browser} browser
   * @param {Comparison} comparison what the page shows
   * @param {string} [language] of the widget's messages
   */
  constructor(browser, comparison, language = 'en') {
    this.browser = browser;
    this.comparison = comparison;
    this.language = language;
    this.words = wordsIn(language);
    this.find = finder(browser).find;
    this.focused = finder(browser).focused;
    this.isFocused = finder(browser).isFocused;
    this.text = finder(browser).text;
  }

  /** Waits until an element matches, and returns it. @param {import('./in_page.mjs').Query} query */
  see(query) {
    return until(JSON.stringify(query), async () => (await this.find(query))[0]);
  }

  /**
   * Waits until the widget is shown and every table has all its rows; in a short space most are rendered after the
   * first view.
   * @param {string} [title]
   */
  async seeWidget(title = this.comparison.title) {
    const heading = await this.see({ role: 'heading', name: title });
    await until('all rows', () =>
      this.browser.evaluate(() =>
        [...document.querySelectorAll('trade-off')].every(
          ({ shadowRoot }) => !shadowRoot?.querySelector('.compare') || shadowRoot.querySelector('.legend'),
        ),
      ),
    );
    return heading;
  }

  /** Waits for the control, then presses Tab until it has the focus. @param {import('./in_page.mjs').Query} query */
  async tabTo(query) {
    await this.see(query);
    for (let pressed = 0; pressed < kMostTabs; pressed++) {
      if (await this.isFocused(query)) return;
      await this.browser.press('Tab');
    }
    assert.fail(
      `${kMostTabs} presses of Tab did not reach ${JSON.stringify(query)}; the focus is on ${JSON.stringify(await this.focused())}.`,
    );
  }

  /** @param {string} name of a button */
  async press(name) {
    await this.tabTo({ role: 'button', name });
    await this.browser.press('Enter');
  }

  /** @param {'compare' | 'decide' | 'result'} view */
  async goTo(view) {
    await this.press(this.words(`ui.tab_${view}`));
    await this.see({ role: 'region', name: this.words(`ui.tab_${view}`) });
    if (view === 'result') await this.see({ role: 'slider' }); // the deferred part; the sliders are rendered last
  }

  /** The question that is shown, or undefined. */
  async question() {
    const headings = (await this.find({ role: 'heading' })).map(({ name }) => name);
    const questions = this.comparison.questions.filter(({ text }) => headings.includes(text));
    assert.ok(questions.length < 2, `two questions at once: ${headings}`);
    return questions[0];
  }

  /** @param {string} id */
  seeQuestion(id) {
    const expected = this.comparison.questions.find((question) => question.id === id);
    return this.see({ role: 'heading', name: expected?.text });
  }

  /** Selects answers of the current question. @param {Question} question @param {string[]} wanted */
  async select(question, wanted) {
    if (question.choose === 'many') return this.#markMany(question, wanted);
    const ids = question.answers.map(({ id }) => id);
    await this.tabTo({ role: 'radio' });
    const controls = await this.find({ role: 'radio' });
    assert.equal(controls.length, ids.length, `choices of ${question.id}`);
    const here = (await this.focused())?.name;
    const steps = ids.indexOf(wanted[0]) - controls.findIndex(({ name }) => name === here);
    // Arrow keys move and check; without a move, Space checks.
    const key = steps > 0 ? 'ArrowDown' : 'ArrowUp';
    await this.browser.press(...(steps === 0 ? [' '] : Array(Math.abs(steps)).fill(key)));
    const focused = await this.focused();
    const { text } = question.answers[ids.indexOf(wanted[0])];
    assert.ok(focused?.name.startsWith(text) && focused.checked, `${text} is not checked: ${JSON.stringify(focused)}`);
  }

  /** @param {Question} question @param {string[]} wanted */
  async #markMany(question, wanted) {
    for (const { id, text } of question.answers) {
      const [control] = await this.find({ role: 'checkbox', starts: text });
      if (control?.checked === wanted.includes(id)) continue;
      await this.tabTo({ role: 'checkbox', starts: text });
      await this.browser.press(' ');
      assert.equal((await this.focused())?.checked, wanted.includes(id), `${text} after Space`);
    }
  }

  /** Presses the button that continues: Next, Done or See result. */
  async goOn() {
    const names = ['ui.next', 'ui.done', 'ui.see_result'].map((key) => this.words(key));
    const buttons = (await this.find({ role: 'button' })).map(({ name }) => name);
    await this.press(names.find((name) => buttons.includes(name)) ?? names[0]);
  }

  /** Answers every question in the order in which the widget asks. Returns their ids. @param {Answers} answers */
  async answerAll(answers) {
    /** @type {string[]} */
    const asked = [];
    for (;;) {
      const question = await this.question();
      if (!question) return asked;
      assert.ok(!asked.includes(question.id), `${question.id} is asked again`);
      asked.push(question.id);
      await this.answer(question.id, answers[question.id]);
    }
  }

  /** Answers the current question, which must be `id`, and continues. @param {string} id @param {string[]} wanted */
  async answer(id, wanted) {
    await this.seeQuestion(id);
    const question = /** @type {Question} */ (this.comparison.questions.find((one) => one.id === id));
    if (wanted.length) await this.select(question, wanted);
    if (wanted.length) await this.goOn();
    else await this.press(this.words('ui.skip'));
    await until(`leaving ${id}`, async () => (await this.question())?.id !== id);
  }

  /** The result's headline for these options: one leader, or several tied options. @param {string[]} leaders ids */
  headline(leaders) {
    const names = leaders.map(
      (id) => /** @type {{name: string}} */ (this.comparison.options.find((one) => one.id === id)).name,
    );
    if (names.length === 1) return this.words('ui.for_you', { option: names[0] });
    return this.words('ui.level_between', { options: new Intl.ListFormat(this.language).format(names) });
  }

  /** Goes to the result and checks the leader. @param {string[]} leaders ids, in order */
  async seeLeader(leaders) {
    if ((await this.find({ role: 'region', name: this.words('ui.tab_result') })).length === 0)
      await this.goTo('result');
    await this.see({ role: 'heading', name: this.headline(leaders) });
  }
}
