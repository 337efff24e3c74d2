import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import test from 'node:test';
import { indexPage } from '../../web/widget/index_page.js';
import { previousStep, startFlow, stepToChange, nextStep, openQuestion } from '../../web/widget/question_flow.js';
import { luminance } from '../../web/widget/theme.js';
import { Localizer } from '../../web/views/localizer.js';
import { ledView, makePage, newUiState, newView } from './views_fixture.js';
import { words } from './words.js';

const say = new Localizer(words, 'en', indexPage(makePage()));

test('a date is as precise as the author gave it', () => {
  assert.equal(say.date('2026'), '2026');
  assert.equal(say.date('2026-08'), 'August 2026');
  assert.equal(say.date('2026-01-01'), 'January 1, 2026');
  assert.equal(new Localizer(words, 'de').date('2026-08-05'), '5. August 2026');
  assert.equal(say.date('soon'), 'soon');
});

test('figures are formatted for the language, and points have no sign', () => {
  assert.equal(say.points(-5), '5.0');
  assert.equal(say.percent(0.71), '71%');
  assert.equal(new Localizer(words, 'de').points(1234.5), '1.234,5');
});

test('numbers match Intl in every language of the locales', () => {
  const languages = readdirSync(new URL('../../web/locales/', import.meta.url)).map((file) =>
    file.replace('.json', ''),
  );
  assert.ok(languages.includes('ar'));
  const edges = [-1, 0.5, 7.25, 1000, 1234.5, 1e6];
  for (const language of languages) {
    const told = new Localizer(words, language);
    const format = new Intl.NumberFormat(language, { maximumFractionDigits: 6 });
    for (const value of [...Array(1000).keys(), ...edges])
      assert.equal(told.number(value), format.format(value), `${language} ${value}`);
  }
});

test('with a broken Intl figures and dates are the same, and a list has commas', () => {
  const lines = (/** @type {string} */ lang) => {
    const told = new Localizer(words, lang);
    return [
      told.number(1234.5),
      told.points(-1234.25),
      told.percent(0.714),
      told.date('2026'),
      told.date('2026-08'),
      told.date('2026-08-05'),
      told.list(['a', 'b', 'c']),
    ];
  };
  const whole = Intl;
  const broken = [
    undefined,
    ...[
      undefined,
      function () {
        return {};
      },
      () => {},
    ].map((member) => ({ NumberFormat: member, DateTimeFormat: member, ListFormat: member })),
  ];
  // Formats are cached, so each case uses a language of its own.
  for (const [place, lang] of ['it', 'nl', 'pl', 'ru'].entries()) {
    globalThis.Intl = /** @type {any} */ (broken[place]);
    const [figure, points, percent, year, month, day, list] = lines(lang);
    globalThis.Intl = whole;
    assert.equal(figure, new Intl.NumberFormat(lang).format(1234.5));
    const points1 = { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: /** @type {const} */ ('never') };
    assert.equal(points, new Intl.NumberFormat(lang, points1).format(-1234.25));
    assert.equal(percent, new Intl.NumberFormat(lang, { style: 'percent' }).format(0.714));
    const date = (/** @type {Intl.DateTimeFormatOptions} */ exactness) =>
      new Intl.DateTimeFormat(lang, { ...exactness, timeZone: 'UTC' }).format(new Date('2026-08-05'));
    assert.deepEqual(
      [year, month, day],
      [
        date({ year: 'numeric' }),
        date({ year: 'numeric', month: 'long' }),
        date({ year: 'numeric', month: 'long', day: 'numeric' }),
      ],
    );
    assert.equal(list, 'a, b, c');
  }
});

test('ids in a sentence become names, and lists become text', () => {
  assert.equal(
    say.sentence({ code: 'leads', args: { option: 'tea', rival: 'coffee', points: 19 } }),
    'It leads Coffee by 19 points.',
  );
  assert.equal(
    say.sentence({ code: 'level', args: { options: ['tea', 'coffee'] } }),
    'Tea and Coffee stand level for you.',
  );
  assert.equal(
    say.sentence({ code: 'settled', args: { open: 7 } }),
    'None of the 7 questions left can change this, whatever you answer.',
  );
  assert.equal(
    say.sentence({ code: 'dominated', args: { option: 'tea', by: 'coffee' } }),
    'Tea is nowhere better than Coffee, on any criterion.',
  );
  assert.equal(
    say.sentence({ code: 'overtakes_from', args: { option: 'tea', rival: 'coffee', criterion: 'calm', share: 0.12 } }),
    'Tea overtakes Coffee once Calm is 12% of all that counts.',
  );
  assert.equal(
    say.reason({
      code: 'answer',
      args: { question: 'place', answer: 'work' },
    }),
    '“At work”',
  );
});

test('an error without a text is shown with its code', () => {
  assert.equal(say.error({ code: 'brand_new', path: '', detail: {} }), 'Something is wrong here (brand_new).');
});

test('around() returns the text before and after a placeholder', () => {
  assert.deepEqual(say.messageAround('ui.for_you', 'option'), ['For you: ', '']);
});

test("the next question is the engine's, otherwise the first open one in the author's order", () => {
  assert.equal(openQuestion(newView()), 'time');
  assert.equal(openQuestion({ ...newView(), next: 'place' }), 'place');
  assert.equal(openQuestion({ ...newView(), next: 'place' }, true), 'time');
  assert.equal(openQuestion(ledView()), 'place');
  assert.equal(openQuestion({ ...ledView(), next: null, questions: [] }), '');
});

test('a returning reader continues after the closed questions', () => {
  assert.deepEqual(startFlow(ledView()), {
    question: 'place',
    history: ['time', 'place'],
    returnTo: '',
    isAnswerMissing: false,
  });
});

test('forward follows the history, then goes to the next open question, then to the result', () => {
  const first = { ...newUiState(), tab: /** @type {const} */ ('decide') };
  assert.deepEqual(nextStep(first, ledView()), {
    question: 'place',
    history: ['time', 'place'],
    isAnswerMissing: false,
  });
  assert.equal(nextStep({ ...first, history: ['time', 'place'] }, newView()).question, 'place');
  const done = {
    ...ledView(),
    next: null,
    questions: ledView().questions.map((one) => ({ ...one, state: /** @type {const} */ ('answered') })),
  };
  assert.deepEqual(nextStep({ ...first, question: 'place', history: ['time', 'place'] }, done), {
    question: '',
    tab: 'result',
    isAnswerMissing: false,
  });
});

test('back goes one step, and not before the first question', () => {
  const ui = { ...newUiState(), question: 'place', history: ['time', 'place'] };
  assert.equal(previousStep(ui).question, 'time');
  assert.equal(previousStep({ ...ui, question: 'time' }).question, 'time');
});

test('after a changed answer forward and back return to where the reader was', () => {
  const atPlace = {
    ...newUiState(),
    tab: /** @type {const} */ ('decide'),
    question: 'place',
    history: ['time', 'place'],
  };
  const away = { ...atPlace, ...stepToChange(atPlace, 'time') };
  assert.deepEqual([away.question, away.returnTo], ['time', 'place']);
  assert.deepEqual(nextStep(away, ledView()), { question: 'place', returnTo: '', isAnswerMissing: false });
  const fromResult = stepToChange({ ...atPlace, tab: 'result', question: '' }, 'time');
  assert.equal(fromResult.returnTo, 'result');
  assert.equal(previousStep({ ...atPlace, ...fromResult }).tab, 'result');
  assert.equal(stepToChange(atPlace, 'place').returnTo, '');
});

test('luminance parses both colour formats that browsers return', () => {
  assert.equal(luminance('rgb(255, 255, 255)'), 1);
  assert.equal(luminance('color(srgb 0 0 0)'), 0);
  // WCAG 2: ((0.5 + 0.055) / 1.055)^2.4 = 0.21404, times 0.7152
  assert.ok(Math.abs(luminance('color(srgb 0 0.5 0 / 0.5)') - 0.15308) < 1e-4);
  assert.ok(Math.abs(luminance('color(srgb 1 0 1e-7)') - 0.2126) < 1e-4);
});

test('names are isolated in right-to-left sentences', () => {
  const arabic = new Localizer({ ...words, 'ui.direction': () => 'rtl' }, 'ar', indexPage(makePage()));
  const [{ id: option, name }, { id: by, name: other }] = makePage().options;
  const sentence = /** @type {const} */ ({ code: 'dominated', args: { option, by } });
  const text = say.sentence(sentence);
  assert.ok(text.includes(name) && text.includes(other));
  const isolated = [name, other].reduce((whole, each) => whole.replaceAll(each, `\u2068${each}\u2069`), text);
  assert.equal(arabic.sentence(sentence), isolated);
});
