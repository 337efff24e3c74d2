// A walk by keyboard through every state of the widget, for checks that need all of them: axe-core, snapshots,
// screenshots.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fixture, kFallback, pageOf, root } from './site.mjs';
import { Reader } from './reader.mjs';

/** @type {import('./reader.mjs').Comparison} */
export const drinks = JSON.parse(fixture('drinks.json'));

/** The comparison in index.html. @type {import('./reader.mjs').Comparison} */
export const demo = JSON.parse(readFileSync(path.join(root, 'data/django-vs-express.json'), 'utf8'));

const kWidget = `<h2>Which drink?</h2><p>A sentence before.</p><trade-off id="w" ask="author" src="/documents/drinks.json">${kFallback}</trade-off>`;
const kFaulty = `<h2>Which drink?</h2><p>A sentence before.</p><trade-off id="w" src="/documents/ten-faults.json">${kFallback}</trade-off>`;

/** Dark mode of a blog, as a class. @param {string} html */
const dark = (html) => html.replace('<html ', '<html class="dark" ');

/** @param {string} html */
const rightToLeft = (html) => html.replace('<html lang="en"', '<html lang="ar" dir="rtl"');

/** @type {Record<string, string>} */
export const walkPages = {
  '/walk-rtl.html': rightToLeft(pageOf(kWidget)),
  '/faulty-rtl.html': rightToLeft(pageOf(kFaulty)),
  '/walk-light.html': pageOf(kWidget),
  '/walk-dark.html': dark(pageOf(kWidget)),
  '/faulty-light.html': pageOf(kFaulty),
  '/faulty-dark.html': dark(pageOf(kFaulty)),
};

/**
 * Yields the name of each state while the page is in it.
 * @param {import('./engines/common.mjs').Browser} browser
 * @param {string} url of the server
 * @param {'light' | 'dark' | 'rtl'} theme 'rtl' is in Arabic
 */
export async function* walk(browser, url, theme) {
  const reader = new Reader(browser, drinks, theme === 'rtl' ? 'ar' : 'en');
  const { words } = reader;
  await browser.goto(`${url}/walk-${theme}.html`);
  await reader.seeWidget();
  yield 'compare';
  await unfold(reader);
  yield 'compare unfolded';
  await reader.goTo('result');
  yield 'result none yet';
  await reader.goTo('decide');
  yield 'question one';
  await reader.goOn();
  await reader.see({ has: words('ui.missing') });
  yield 'question without a choice';
  await reader.answer('when', ['morning']);
  yield 'question with a must';
  await reader.answer('free', ['no']);
  yield 'question many, settled';
  await reader.goTo('result');
  yield 'result settled';
  await reader.goTo('decide');
  await reader.answer('care', ['flavour']);
  await reader.answer('hot', ['yes']);
  await reader.seeLeader(['coffee']);
  yield 'result set aside';
  await reader.goTo('decide');
  yield 'all answered';
  await change(reader, 'free', ['yes']);
  await reader.goTo('result');
  yield 'result unmet';
  await browser.goto(`${url}/faulty-${theme}.html`);
  await reader.see({ role: 'alert' });
  yield 'error';
  await reader.tabTo({ role: 'button', starts: words('ui.fault_author', { count: 10 }) });
  await browser.press('Enter');
  yield 'error unfolded';
}

/** Opens a citation, a note and the details of a criterion. @param {Reader} reader */
async function unfold(reader) {
  const { words } = reader;
  for (const starts of [
    words('ui.sources_of', { count: 1 }),
    words('ui.verdict_limited'),
    words('ui.how_rated_features'),
  ]) {
    await reader.tabTo({ role: 'button', starts });
    await reader.browser.press('Enter');
  }
}

/**
 * Returns to an answered question from the list and changes its answer.
 * @param {Reader} reader
 * @param {string} id
 * @param {string[]} answers
 */
export async function change(reader, id, answers) {
  const { text } = /** @type {import('./reader.mjs').Question} */ (
    reader.comparison.questions.find((one) => one.id === id)
  );
  await reader.press(reader.words('ui.named', { word: reader.words('ui.change'), name: text }));
  await reader.answer(id, answers);
}
