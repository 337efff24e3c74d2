// Which options are in the columns of the table.
import assert from 'node:assert/strict';
import test from 'node:test';
import { compare } from '../../web/views/compare.js';
import { result } from '../../web/views/result.js';
import { isAlike, shownOptions } from '../../web/views/columns.js';
import { ledView, makePage, makeContext, newUiState } from './views_fixture.js';
import { markup, textOf } from './views_text.js';

/** Tea and coffee, and further options up to `count`. @param {number} count */
function pageOf(count) {
  const page = makePage();
  for (let i = page.options.length; i < count; i++) {
    page.options.push({ ...page.options[1], id: `o${i}`, name: `Drink ${i}` });
    for (const { ratings } of page.criteria) if (ratings.coffee) ratings[`o${i}`] = ratings.coffee;
  }
  return page;
}

/**
 * @param {number} count @param {Partial<import('../../web/widget/ui.js').UiState>} [ui]
 * @param {import('../../web/element/contract.js').View} [view]
 */
const contextOf = (count, ui = {}, view) =>
  makeContext({ page: pageOf(count), ui: { ...newUiState(), columns: 3, ...ui }, ...(view ? { view } : {}) });

/** @param {import('../../web/widget/ui.js').RenderContext} context */
const shown = (context) => shownOptions(context).map(({ id }) => id);

test('all options are shown if they fit, otherwise the first ones', () => {
  assert.deepEqual(shown(contextOf(3)), ['tea', 'coffee', 'o2']);
  assert.deepEqual(shown(contextOf(6)), ['tea', 'coffee', 'o2']);
});

test('with a ranking its best options are shown, also ruled-out ones at its end', () => {
  const view = ledView();
  view.ranking = ['o4', 'coffee', 'tea', 'o3'].map((option) => ({ ...view.ranking[0], option }));
  assert.deepEqual(shown(contextOf(6, {}, view)), ['o4', 'coffee', 'tea']);
});

test('options that the reader picked come first, and others fill the remaining columns', () => {
  assert.deepEqual(shown(contextOf(6, { picked: ['o5', 'tea'] })), ['o5', 'tea', 'coffee']);
  assert.deepEqual(shown(contextOf(6, { picked: ['o5', 'tea', 'o3'], columns: 2 })), ['o5', 'tea']);
});

test('paper has five columns', () => {
  assert.equal(shown(contextOf(5, { printing: true, columns: 2 })).length, 5);
  assert.equal(shown(contextOf(9, { printing: true, columns: 2 })).length, 5);
});

test('if some options are not shown, each column has a menu to choose another', () => {
  const context = contextOf(6, { picked: ['o5'] });
  const html = markup(compare(context));
  assert.match(html, /<select\s+aria-label=Option in column 1/);
  assert.match(html, /value=o5 \.selected=true/);
  assert.match(textOf(compare(context)), /3 of 6 options stand side by side/);
  assert.doesNotMatch(markup(compare(contextOf(3))), /<select/);
  assert.doesNotMatch(markup(compare(contextOf(6, { printing: true }))), /<select/);
});

test('above 64 options only those in the table have a fold, and a menu lists all once a column is touched', () => {
  const folds = (/** @type {number} */ count) => textOf(compare(contextOf(count))).match(/About Drink \d+/g)?.length;
  assert.equal(folds(64), 62);
  assert.equal(folds(65), 1);
  const options = (/** @type {object} */ ui) => markup(compare(contextOf(65, ui))).match(/<option/g)?.length;
  assert.equal(options({}), 3);
  assert.equal(options({ openChooser: 1 }), 67);
});

test('ratings follow their option in any column', () => {
  const text = textOf(compare(contextOf(2, { picked: ['coffee', 'tea'], columns: 2 })));
  assert.match(text, /Tea 9 of 10/);
  assert.match(
    textOf(compare(contextOf(3, { picked: ['coffee', 'tea'], columns: 2 }))),
    /Coffee 2 of 10 .* Tea 9 of 10/,
  );
});

test('an option whose id is an inherited property name has no inherited rating', () => {
  const page = pageOf(3);
  page.options[2].id = 'constructor';
  for (const { ratings } of page.criteria) delete ratings.o2;
  const context = makeContext({ page, ui: { ...newUiState(), columns: 3 } });
  // Two of this option and one of coffee, each in the table and below it.
  assert.equal(textOf(compare(context)).match(/Not rated/g)?.length, 6);
  assert.equal(isAlike(page.criteria[0], [page.options[2]]), false);
});

test('rows with equal ratings can be hidden, but not on paper', () => {
  const page = pageOf(2);
  page.criteria[0].ratings.coffee = page.criteria[0].ratings.tea;
  const context = makeContext({ page });
  const [calm, price] = page.criteria;
  assert.deepEqual([isAlike(calm, page.options), isAlike(price, page.options)], [true, false]);
  assert.match(textOf(compare(context)), /Hide the one row in which they are alike/);
  const hidden = makeContext({ page, ui: { ...newUiState(), hideAlike: true } });
  assert.doesNotMatch(textOf(compare(hidden)), /Calm Tea/);
  const paper = makeContext({ page, ui: { ...newUiState(), hideAlike: true, printing: true } });
  assert.match(textOf(compare(paper)), /Calm Tea/);
});

test('criteria with different or missing ratings are not alike', () => {
  const context = makeContext();
  assert.deepEqual(
    context.page.criteria.map((criterion) => isAlike(criterion, context.page.options)),
    [false, false],
  );
});

test('rankings and ruled-out options past the first ones are counted', () => {
  const view = ledView();
  const [first] = view.ranking;
  view.ranking = pageOf(300).options.map(({ id }, place) => ({
    ...first,
    option: id,
    rank: place + 1,
    excluded: place >= 250,
  }));
  view.says.push(
    ...view.ranking.slice(250).map(({ option }) => ({
      code: /** @type {const} */ ('set_aside'),
      args: { option, question: 'time', answer: 'none' },
    })),
  );
  const context = contextOf(300, { tab: 'result' }, view);
  assert.equal(markup(result(context)).match(/<li class="fit /g)?.length, 208);
  assert.match(textOf(result(context)), /242 more options .* and 42 more .* and 47 more/);
});
