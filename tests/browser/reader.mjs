// A reader with a keyboard and nothing else. Finds its way by roles and names; its only inputs are real key presses.
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

/** A page with more stops than this between two controls has lost its reader. */
const kMostTabs = 400;

export class Reader {
  /**
   * @param {import('./engines/common.mjs').Browser} browser
   * @param {Comparison} comparison what the page shows
   * @param {string} [language] of the widget's own words
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

  /** Waits until something is there. @param {import('./in_page.mjs').Query} query */
  see(query) {
    return until(JSON.stringify(query), async () => (await this.find(query))[0]);
  }

  /** Waits until the widget has drawn, and every table has all its rows: where the place is short, most come after the first look. @param {string} [title] */
  async drawn(title = this.comparison.title) {
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

  /** Presses Tab until the control has the focus; what is not there yet is waited for. @param {import('./in_page.mjs').Query} query */
  async tabTo(query) {
    await this.see(query);
    for (let pressed = 0; pressed < kMostTabs; pressed++) {
      if (await this.isFocused(query)) return;
      await this.browser.press('Tab');
    }
    assert.fail(
      `${kMostTabs} times Tab did not lead to ${JSON.stringify(query)}, but to ${JSON.stringify(await this.focused())}.`,
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
    if (view === 'result') await this.see({ role: 'slider' }); // what explains it comes a moment later, the sliders last
  }

  /** The question on the screen, or undefined. */
  async question() {
    const headings = (await this.find({ role: 'heading' })).map(({ name }) => name);
    const questions = this.comparison.questions.filter(({ text }) => headings.includes(text));
    assert.ok(questions.length < 2, `two questions at once: ${headings}`);
    return questions[0];
  }

  /** @param {string} id */
  seeQuestion(id) {
    const asked = this.comparison.questions.find((question) => question.id === id);
    return this.see({ role: 'heading', name: asked?.text });
  }

  /** Marks the answers of the question at hand. @param {Question} question @param {string[]} wanted */
  async mark(question, wanted) {
    if (question.choose === 'many') return this.#markMany(question, wanted);
    const places = question.answers.map(({ id }) => id);
    await this.tabTo({ role: 'radio' });
    const controls = await this.find({ role: 'radio' });
    assert.equal(controls.length, places.length, `choices of ${question.id}`);
    const here = (await this.focused())?.name;
    const steps = places.indexOf(wanted[0]) - controls.findIndex(({ name }) => name === here);
    // Arrows move and check at once; where there is nowhere to move, Space checks.
    const key = steps > 0 ? 'ArrowDown' : 'ArrowUp';
    await this.browser.press(...(steps === 0 ? [' '] : Array(Math.abs(steps)).fill(key)));
    const focused = await this.focused();
    const { text } = question.answers[places.indexOf(wanted[0])];
    assert.ok(focused?.name.startsWith(text) && focused.checked, `${text} is marked: ${JSON.stringify(focused)}`);
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

  /** Presses whatever leads on: Next, Done or the way to the result. */
  async goOn() {
    const names = ['ui.next', 'ui.done', 'ui.see_result'].map((key) => this.words(key));
    const buttons = (await this.find({ role: 'button' })).map(({ name }) => name);
    await this.press(names.find((name) => buttons.includes(name)) ?? names[0]);
  }

  /** Answers what is asked, in the order the widget asks, until no question is left. @param {Answers} answers */
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

  /** Answers the question at hand, which must be `id`, and goes on. @param {string} id @param {string[]} wanted */
  async answer(id, wanted) {
    await this.seeQuestion(id);
    const question = /** @type {Question} */ (this.comparison.questions.find((one) => one.id === id));
    if (wanted.length) await this.mark(question, wanted);
    if (wanted.length) await this.goOn();
    else await this.press(this.words('ui.skip'));
    await until(`leaving ${id}`, async () => (await this.question())?.id !== id);
  }

  /** The result's headline for these options: one leader, or several that are level. @param {string[]} leaders ids */
  headline(leaders) {
    const names = leaders.map(
      (id) => /** @type {{name: string}} */ (this.comparison.options.find((one) => one.id === id)).name,
    );
    if (names.length === 1) return this.words('ui.for_you', { option: names[0] });
    return this.words('ui.level_between', { options: new Intl.ListFormat(this.language).format(names) });
  }

  /** Goes to the result and checks who leads. @param {string[]} leaders ids, in order */
  async seeLeader(leaders) {
    if ((await this.find({ role: 'region', name: this.words('ui.tab_result') })).length === 0)
      await this.goTo('result');
    await this.see({ role: 'heading', name: this.headline(leaders) });
  }
}
