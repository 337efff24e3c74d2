import assert from 'node:assert/strict';
import test from 'node:test';
import { widgetView } from '../../web/views/widget_view.js';
import { compare } from '../../web/views/compare.js';
import { decide } from '../../web/views/decide.js';
import { errorBox } from '../../web/views/error_box.js';
import { head, tabsOf } from '../../web/views/head.js';
import { result } from '../../web/views/result.js';
import { Localizer } from '../../web/views/localizer.js';
import { ledView, makePage, makeContext, newUiState, newView } from './views_fixture.js';
import { markup, textOf } from './views_text.js';
import { words } from './words.js';

/** Every text of the page except ids, codes and dates. @param {any} value @param {string} [key] @returns {string[]} */
function textsIn(value, key = '') {
  const codes = [
    'id',
    'lang',
    'confidence',
    'verdict',
    'basis',
    'evidence',
    'better',
    'choose',
    'criterion',
    'counts',
    'date',
    'seen',
    'updated',
    'yes',
  ];
  if (codes.includes(key) || value === null) return [];
  if (typeof value === 'string') return value && value !== 'yes' && value !== 'no' ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((item) => textsIn(item, key));
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, item]) =>
    name === 'answers' && !Array.isArray(item) ? [] : textsIn(item, name),
  );
}

test('every text of a page is rendered in the head, the table, its folds or the questions', () => {
  const page = makePage();
  const templates = [head(makeContext()), compare(makeContext())];
  for (const question of page.questions)
    templates.push(decide(makeContext({ ui: { ...newUiState(), tab: 'decide', question: question.id } })));
  const drawn = templates.flatMap((template) => [markup(template), textOf(template)]); // addresses are attributes
  const missing = [...new Set(textsIn(page))].filter((text) => !drawn.some((part) => part.includes(text)));
  assert.deepEqual(missing, []);
});

test('the head states the author, the date, the number of sources and the options', () => {
  assert.match(
    textOf(head(makeContext())),
    /^Comparison by The taster · updated November 22, 2026 · 2 sources Tea vs Coffee Tea Tea tagline Coffee Coffee tagline$/,
  );
});

test('with many options the head names the first ones and counts the rest', () => {
  const page = makePage();
  page.options = Array.from({ length: 9 }, (_, i) => ({
    ...page.options[0],
    id: `o${i}`,
    name: `Option ${i}`,
  }));
  assert.match(textOf(head(makeContext({ page }))), /Option 3 Tea tagline and 5 more$/);
});

test('the view attribute and the questions determine the tabs', () => {
  const page = makePage();
  assert.deepEqual(tabsOf({ page, views: 'all' }), ['compare', 'decide', 'result']);
  assert.deepEqual(tabsOf({ page, views: 'decide' }), ['decide', 'result']);
  assert.deepEqual(tabsOf({ page, views: 'compare' }), ['compare']);
  assert.deepEqual(tabsOf({ page: { ...page, questions: [] }, views: 'all' }), ['compare', 'result']);
});

test('a rating has words, and weak evidence is called opinion', () => {
  const text = textOf(compare(makeContext()));
  assert.match(text, /Tea 9 of 10 documented Tea is calm\./);
  assert.match(text, /Coffee 2 of 10 opinion Coffee is not\./);
  assert.match(text, /6 to 8 of 10 1 to 2 euros measured/);
  assert.match(text, /Not rated/);
  assert.match(text, /Scale: 0 to 5 euros, lower is better\. It counts 2 points before you say anything\./);
});

test('a note is labelled with its verdict, or as a note if it has none', () => {
  const text = textOf(compare(makeContext()));
  assert.match(text, /Disputed The first note\. Source 2/);
  assert.match(text, /Note The second note\./);
});

test('the table has a caption, column and row headers, and explicit roles', () => {
  const html = markup(compare(makeContext()));
  assert.match(html, /<table class=table columns-2 part="table" role="table">/);
  assert.match(html, /<caption class="visually-hidden">\s*Tea vs Coffee, side by side on 2 criteria/);
  assert.equal(html.match(/<th scope="col" role="columnheader"/g)?.length, 2);
  assert.equal(html.match(/<th scope="row" role="rowheader"/g)?.length, 2);
});

test('one question is shown at a time, with its number and the total', () => {
  const context = makeContext({ ui: { ...newUiState(), tab: 'decide' } });
  const text = textOf(decide(context));
  assert.match(text, /^Question 1 of at most 2 How much time have you\?/);
  assert.doesNotMatch(text, /Where do you drink it/);
  assert.match(markup(decide(context)), /<fieldset[\s\S]*<legend>[\s\S]*type=radio/);
  assert.match(markup(decide({ ...context, ui: { ...context.ui, question: 'place' } })), /type=checkbox/);
});

test('the question view does not show who leads', () => {
  const context = makeContext({
    view: { ...ledView(), settled: false },
    ui: { ...newUiState(), tab: 'decide', question: 'place', history: ['time', 'place'] },
  });
  const text = textOf(widgetView(context));
  assert.doesNotMatch(text, /81|leads|ahead|For you/);
  assert.match(text, /Your answers How much time have you\? An hour Change/);
});

test('stopping early is offered when the result is settled and questions are open', () => {
  const ui = {
    ...newUiState(),
    tab: /** @type {const} */ ('decide'),
    question: 'place',
    history: ['time', 'place'],
  };
  assert.match(
    textOf(decide(makeContext({ view: ledView(), ui }))),
    /You can stop here\. Nothing left to ask can change your result\. See your result/,
  );
  assert.doesNotMatch(textOf(decide(makeContext({ view: { ...ledView(), settled: false }, ui }))), /You can stop here/);
  const all = { ...ledView(), counts: { questions: 2, answered: 2, skipped: 0, open: 0 } };
  assert.doesNotMatch(textOf(decide(makeContext({ view: all, ui }))), /You can stop here/);
});

test('an undo message is above the view, but not on paper', () => {
  const ui = { ...newUiState(), undo: 'All is cleared.' };
  assert.match(textOf(widgetView(makeContext({ ui }))), /Your result All is cleared\. Undo/);
  assert.doesNotMatch(textOf(widgetView(makeContext({ ui: { ...ui, printing: true } }))), /Undo/);
});

test('the progress bar follows the order of the questions asked', () => {
  const ui = { ...newUiState(), tab: /** @type {const} */ ('decide'), question: 'time', history: ['place', 'time'] };
  const view = ledView();
  assert.match(markup(decide(makeContext({ ui, view }))), /<i class="open "><\/i><i class="answered here"><\/i>/);
});

test('presets are open with the first question and folded later', () => {
  const ui = { ...newUiState(), tab: /** @type {const} */ ('decide') };
  const drawn = (/** @type {string[]} */ history) => markup(decide(makeContext({ ui: { ...ui, history } })));
  assert.match(drawn(['time']), /class="folded presets" \?open=true/);
  assert.match(drawn(['place', 'time']), /class="folded presets" \?open=false/);
});

test('Next without a choice explains what to do', () => {
  const ui = { ...newUiState(), tab: /** @type {const} */ ('decide') };
  assert.match(
    markup(decide(makeContext({ ui: { ...ui, isAnswerMissing: true } }))),
    /Choose an answer first, or skip the question\./,
  );
});

test('before the first answer the result has an invitation and no ranking', () => {
  const text = textOf(result(makeContext()));
  assert.match(text, /^Your result will stand here/);
  assert.doesNotMatch(text, /Tea|Coffee|%/);
});

test('the first result has the leader, sentences and fits', () => {
  const text = textOf(result(makeContext({ view: ledView(), ui: { ...newUiState(), tab: 'result' } })));
  assert.match(
    text,
    /^For you: Tea It leads Coffee by 4\.1 points\. How well each fits what you said Tea 81% 70% to 92% Coffee 40%/,
  );
  assert.match(
    text,
    /You can stop here\. The one question left cannot change this, whatever you answer\. Go on anyway/,
  );
});

test('a ruled-out option is named with the answer that requires what it lacks', () => {
  const view = ledView();
  view.ranking[1] = {
    ...view.ranking[1],
    rank: 0,
    excluded: true,
    fails: [{ question: 'time', answer: 'none', must: 0 }],
  };
  view.says = [
    { code: 'set_aside', args: { option: 'coffee', question: 'time', answer: 'none' } },
    { code: 'leads_alone', args: { option: 'tea' } },
  ];
  Object.assign(view, { rival: null, lead: null, reasons: null });
  const text = textOf(result(makeContext({ view })));
  assert.match(
    text,
    /Coffee is set aside: it lacks something that you called a must\. You said “None” to “How much time have you\?”\. There is no time\./,
  );
  assert.doesNotMatch(text, /Coffee 40%/);
});

test("a leader by the author's order only is not a clear lead", () => {
  const view = ledView();
  view.verdict = 'clear';
  assert.match(textOf(result(makeContext({ view }))), /A clear lead/);
  for (const one of view.ranking) Object.assign(one, { rank: 1, tied: true });
  view.says = [{ code: 'level', args: { options: ['tea', 'coffee'] } }];
  assert.doesNotMatch(textOf(result(makeContext({ view }))), /clear lead/);
});

test('if no option meets the must-haves, each one lists which it fails', () => {
  const view = ledView();
  view.unmet = true;
  for (const ranked of view.ranking) ranked.fails = [{ question: 'time', answer: 'none', must: 0 }];
  view.says = [
    { code: 'unmet', args: {} },
    { code: 'level', args: { options: ['tea', 'coffee'] } },
  ];
  const text = textOf(result(makeContext({ view })));
  assert.match(text, /^Level for you: Tea and Coffee/);
  assert.match(text, /so none is set aside\. Tea You said “None”.* Coffee You said “None”/);
});

test('unmet must-haves that the view does not list are counted', () => {
  const view = ledView();
  view.unmet = true;
  for (const ranked of view.ranking) ranked.fails = [{ question: 'time', answer: 'none', must: 0 }];
  view.ranking[1].moreFails = 12;
  view.says = [{ code: 'unmet', args: {} }];
  const text = textOf(result(makeContext({ view })));
  assert.match(text, /Coffee You said “None” .* and 12 more/);
  assert.doesNotMatch(text, /more Coffee/);
});

test('options with unmet must-haves past the first 200 are counted', () => {
  const view = ledView();
  view.unmet = true;
  view.says = [{ code: 'unmet', args: {} }];
  const failing = (/** @type {number} */ count) => {
    const fails = [{ question: 'time', answer: 'none', must: 0 }];
    view.ranking = Array.from({ length: count }, () => ({ ...view.ranking[0], option: 'coffee', fails }));
    return textOf(result(makeContext({ view })));
  };
  const counted = (/** @type {string} */ text) => text.split('You said').length - 1;
  assert.equal(counted(failing(200)), 200);
  assert.equal(counted(failing(201)), 200);
  assert.match(failing(201), / and 1 more\b/);
  assert.doesNotMatch(failing(200), / and \d+ more\b/);
});

test('on paper table and result are both rendered with open folds', () => {
  const context = makeContext({ view: ledView(), ui: { ...newUiState(), tab: 'decide', printing: true } });
  const text = textOf(widgetView(context));
  assert.match(text, /Source B/);
  assert.match(text, /For you: Tea/);
  const question = /Question 1 of at most 2/;
  assert.match(textOf(widgetView({ ...context, ui: { ...context.ui, printing: false } })), question);
  assert.doesNotMatch(text, question);
  assert.doesNotMatch(textOf(widgetView({ ...context, view: newView() })), /will stand here/);
});

test('the fault box has one line for readers and every error for the author', () => {
  const say = new Localizer(words, 'en');
  const text = textOf(
    errorBox(
      say,
      [
        { code: 'load_failed', path: '', detail: { url: 'x.json', status: 404 } },
        { code: 'too_few_options', path: '/options', detail: {} },
      ],
      'Try again',
    ),
  );
  assert.match(text, /^The interactive comparison cannot be shown right now\. Try again /);
  assert.match(
    text,
    /2 things are wrong x\.json could not be loaded: the server answered 404\. \/options A comparison needs at least two options\.$/,
  );
  assert.match(markup(errorBox(say, [], '')), /role="alert"/);
});
