// The deferred parts of the result, below the reasons.
import assert from 'node:assert/strict';
import test from 'node:test';
import * as sharing from '../../web/share/share.js';
import * as extras from '../../web/views/deferred.js';
import { result } from '../../web/views/result.js';
import { ledView, makePage, makeContext, newUiState, newView, wholeView } from './views_fixture.js';
import { markup, textOf } from './views_text.js';

// Replaced, because these two query browser features.
const drawing = {
  animateRanking: (/** @type {any} */ _, /** @type {() => void} */ draw) => draw(),
  shareBar: () => '',
};
const deferred = { words: {}, sheet: /** @type {any} */ (null), ...sharing, ...extras, ...drawing };
const ui = { ...newUiState(), tab: /** @type {const} */ ('result') };
const whole = () => makeContext({ view: wholeView(), ui, deferred });

test('a quick view starts with the same text as the whole view', () => {
  const early = textOf(result(makeContext({ view: ledView(), ui })));
  const late = textOf(result(whole()));
  const [head, answers] = early.split(' Your answers');
  assert.ok(answers.includes('An hour'));
  assert.equal(late.replace('Leaning this way ', '').slice(0, head.length), head);
  assert.equal(textOf(deferred.result(makeContext({ view: ledView() }))), '');
});

test('robustness has a verdict, explains its share, and lists how often each option leads', () => {
  const text = textOf(result(whole()));
  assert.match(text, /^For you: Tea Leaning this way It leads/);
  assert.match(
    text,
    /How sure is this\? In 83 of 100 versions of your priorities, each halved to doubled at random, Tea still leads\. Tea in 83 of 100 Coffee in 17 of 100 4,096 versions were tried/,
  );
});

test('an option that never leads is not listed among the leads', () => {
  const view = wholeView();
  view.robustness = {
    draws: 256,
    leads: [
      { option: 'tea', of100: 100, start: 0, width: 1 },
      { option: 'coffee', of100: 0, start: 1, width: 0 },
    ],
  };
  assert.doesNotMatch(textOf(deferred.result(makeContext({ view }))), /in 0 of 100/);
});

test('second opinions state how many methods agree, why one abstains, and their rankings', () => {
  const text = textOf(deferred.result(whole()));
  assert.match(text, /1 of 2 other methods agree/);
  assert.match(text, /can be wrong together/);
  assert.match(text, /Weighted product It takes only ratings above zero, and that of Tea for Price is not\./);
  assert.match(text, /TOPSIS puts the same option first Tea 0\.741 PROMETHEE II puts another option first Coffee 0\.2/);
});

test('a flip states the changes and the new leader, and has a button to try it', () => {
  /** @type {number[]} */
  const tried = [];
  const context = whole();
  context.actions = { ...context.actions, flip: (place) => tried.push(place) };
  const drawn = deferred.result(context);
  assert.match(
    textOf(drawn),
    /What would change this If you answer “None” to “How much time have you\?”: Coffee leads Try it/,
  );
  assert.match(markup(drawn), /aria-label=Try it: If you answer “None” to “How much time have you\?”: Coffee leads/);
});

test('flips that the view does not list are counted, also below a short list', () => {
  const { flips } = wholeView();
  const textWith = (/** @type {number} */ count) =>
    textOf(
      deferred.result(makeContext({ view: { ...wholeView(), flips: Array(count).fill(flips?.[0]), moreFlips: 12 } })),
    );
  assert.match(textWith(1), /Coffee leads Try it and 12 more/);
  assert.match(textWith(5), /14 more changes .* and 12 more/);
  assert.doesNotMatch(textOf(deferred.result(whole())), /and \d+ more/);
});

test('the two nearest tipping points are listed together, and the others at their sliders', () => {
  const text = textOf(deferred.result(whole()));
  assert.match(
    text,
    /Try it Coffee overtakes Tea once Calm counts 0\.4 times as much, or less\. Coffee overtakes Tea once Price counts 1\.8 times as much\. What counts/,
  );
  assert.match(
    text,
    /Tea stays first while this is 17% to 100% of all that counts\. Coffee overtakes Tea once Calm counts 9 times/,
  );
});

test('if neither flips nor tipping points exist, a sentence says so', () => {
  const view = { ...wholeView(), flips: [], tipping: [] };
  const text = textOf(deferred.result(makeContext({ view })));
  assert.match(
    text,
    /No change of answers was found that puts another option first\. However much any one criterion counts/,
  );
});

test('a slider is a native input with a label, its value and the leading options in words', () => {
  const drawn = deferred.result(whole());
  const html = markup(drawn);
  assert.match(
    html,
    /type="range"\s+part="slider"\s+id=s-calm\s+min="0"\s+max=20\s+step=0\.5\s+aria-valuetext=1 point, 33% of all that counts; Tea leads/,
  );
  assert.match(html, /<label for=s-calm/);
  const text = textOf(drawn);
  assert.match(text, /Calm 1 point · 33% − \+ .*set by you Back to my answers Price/);
  assert.match(text, /Price 2 points · 67% −/);
  assert.match(text, /Coffee leads from 0 to 0\.4 points\. Tea leads from 0\.4 to 20 points\./);
  assert.match(text, /Tea leads, however much this counts\./);
});

test('at the end of the track a button stays visible and is disabled', () => {
  const html = markup(deferred.result(whole())).replaceAll(/\s+/g, ' ');
  assert.match(html, /aria-label=More: Price aria-disabled=true/);
  assert.match(html, /aria-label=Less: Price aria-disabled=false/);
});

test('the most informative question is suggested unless the result is settled', () => {
  const named = /The question that can tell you most now: “Where do you drink it\?” Answer it/;
  const open = { ...wholeView(), settled: false };
  assert.match(textOf(deferred.result(makeContext({ view: open }))), named);
  assert.doesNotMatch(textOf(deferred.result(makeContext({ view: { ...open, next: null } }))), /can tell you most/);
  assert.doesNotMatch(textOf(deferred.result(whole())), /can tell you most/);
});

test('reasons are listed for both options', () => {
  const text = textOf(deferred.result(whole()));
  assert.match(text, /Calm \+5\.0 for Tea Price \+0\.9 for Coffee All together 4\.1 ahead for Tea/);
  assert.match(
    text,
    /Speaks for Tea How much time have you\? “An hour” \+5\.0 Speaks for Coffee What counts from the start \+0\.9/,
  );
});

test('the note on sufficient reasons appears only if fewer than all suffice', () => {
  const view = wholeView();
  assert.doesNotMatch(textOf(deferred.result(makeContext({ view }))), /outweigh/);
  view.reasons?.byAnswer.parts.unshift({
    code: 'slider',
    args: { criterion: 'calm' },
    option: 'tea',
    points: 6,
    width: 1,
  });
  assert.match(
    textOf(deferred.result(makeContext({ view }))),
    /The first reason alone outweighs everything that speaks for Coffee\./,
  );
});

test('with more than two options each score is broken down into numbered parts', () => {
  assert.doesNotMatch(textOf(deferred.result(whole())), /made of/);
  const page = makePage();
  page.options.push({ ...page.options[1], id: 'water', name: 'Water' });
  const context = makeContext({ page, view: wholeView() });
  const text = textOf(deferred.result(context));
  assert.match(
    text,
    /What each score is made of .*Tea 1 \+ 1 Calm 5\.1 \+ Bonus for “An hour” 3\.0 Coffee 2 2 Price 4\.0/,
  );
  assert.match(text, /Why Tea rather than Coffee/);
});

test("the leader's chooseIf text from the author ends the result", () => {
  assert.match(textOf(deferred.result(whole())), /Tea is a good choice if You like to sit down\.$/);
});

test('before the first answer there are only sliders, and no option leads', () => {
  const view = newView();
  view.slider = { top: 20, step: 0.5 };
  const importance = view.importance.map((weight) => ({
    ...weight,
    at: 0.1,
    less: 0,
    more: 2,
    track: [],
    stable: null,
  }));
  const text = textOf(result(makeContext({ view: { ...view, importance }, ui, deferred })));
  assert.match(text, /Or set what counts by hand Calm 1 point · 33%/);
  assert.doesNotMatch(text, /Tea|Coffee|leads/);
});

test('without questions the sliders are offered as the way to a result', () => {
  const view = { ...newView(), counts: { questions: 0, answered: 0, skipped: 0, open: 0 }, questions: [] };
  const text = textOf(result(makeContext({ view, page: { ...makePage(), questions: [] } })));
  assert.match(text, /^What matters to you\? Nothing is ranked before/);
});
