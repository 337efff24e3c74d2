import { html, nothing } from 'lit-html';
import { answersGiven } from './answers.js';
import { folded } from './folded.js';
import { heading } from './heading.js';
import { check } from './icons.js';
/** @import { Answer, AttributeTest, Question } from '../element/contract.js' */
/** @import { RenderContext } from '../widget/ui.js' */

/** With more questions than this, the marks of the progress bar would be too thin to see. */
const MAX_PROGRESS_MARKS = 24;

/**
 * A choice names at most this many of the criteria for which an answer counts, most points first; the fold below has
 * all.
 */
const MAX_NAMED_CRITERIA = 2;

/** @param {RenderContext} context @param {string[]} criteria */
const names = ({ index }, criteria) => criteria.map((id) => index.criteria.get(id)?.name ?? id);

/** One question at a time. @param {RenderContext} context */
export function decide(context) {
  const { localizer, ui } = context;
  const question = context.index.questions.get(ui.question);
  return html`<section class="decide" aria-label=${localizer.message('ui.tab_decide')}>
    ${question ? questionForm(context, question) : allDone(context)} ${answersGiven(context)}
    ${question ? presets(context) : nothing}
  </section>`;
}

/** @param {RenderContext} context @param {Question} question */
function questionForm(context, question) {
  const { localizer, ui, view } = context;
  const chosen = view.questions.find(({ id }) => id === question.id)?.answers ?? [];
  return html`<div class="question-form">
    <fieldset aria-describedby=${question.help ? 'help' : nothing}>
      <legend>
        <span class="kicker"
          >${localizer.message('ui.progress', { number: ui.history.indexOf(question.id) + 1, total: view.counts.questions })}</span
        >
        ${heading(context, 1, html`<span lang=${context.lang}>${question.text}</span>`, { kind: 'question', focusable: true })}
      </legend>
      ${progress(context)}
      <p class="help muted" id="help" ?hidden=${!question.help && question.choose === 'one'}>
        <span lang=${context.lang}>${question.help}</span>
        ${question.choose === 'many' ? localizer.message('ui.choose_many') : nothing}
      </p>
      <div class="choices">${question.answers.map((answer) => choice(context, question, answer, chosen))}</div>
    </fieldset>
    ${steps(context)} ${stopEarly(context)} ${answerEffects(context, question)}
  </div>`;
}

/**
 * The questions asked so far, in the order of asking. Only visual: the text above says the same.
 * @param {RenderContext} context
 */
function progress({ view, ui }) {
  if (view.questions.length > MAX_PROGRESS_MARKS) return nothing;
  const states = new Map(view.questions.map(({ id, state }) => [id, state]));
  const asked = new Set([...ui.history, ...states.keys()]);
  return html`<div class="progress" aria-hidden="true">
    ${[...asked].map((id) => html`<i class="${states.get(id)} ${id === ui.question ? 'here' : ''}"></i>`)}
  </div>`;
}

/** @param {RenderContext} context @param {Question} question @param {Answer} answer @param {string[]} chosen */
function choice(context, question, answer, chosen) {
  const { localizer, actions, ui, lang } = context;
  const pick = (/** @type {Event} */ event) =>
    actions.choose(answer.id, /** @type {HTMLInputElement} */ (event.target).checked);
  const counts = names(context, answer.counts.slice(0, MAX_NAMED_CRITERIA));
  const id = `a-${question.id}-${answer.id}`;
  return html`<label class="choice" part="choice">
    <input
      type=${question.choose === 'many' ? 'checkbox' : 'radio'}
      name=${ui.visit}
      value=${answer.id}
      aria-describedby=${counts.length ? id : nothing}
      .checked=${chosen.includes(answer.id)}
      @change=${pick}
    />
    <span>
      <span class="answer" lang=${lang}>${answer.text}</span>
      ${counts.length ? html`<small class="muted" id=${id} aria-hidden="true">${localizer.message('ui.counts_for', { criteria: localizer.list(counts) })}</small>` : nothing}
    </span>
  </label>`;
}

/** Back, Skip and Next are always in the same positions. @param {RenderContext} context */
function steps({ localizer, actions, ui, view }) {
  const first = ui.history[0] === ui.question && !ui.returnTo;
  const last = view.counts.open === 0 && ui.history.at(-1) === ui.question;
  const next = ui.returnTo ? 'ui.done' : last ? 'ui.see_result' : 'ui.next';
  return html`<div class="steps">
      <button type="button" class="quiet back" ?hidden=${first} @click=${() => actions.back()}>
        ${localizer.message('ui.back')}
      </button>
      <button type="button" class="quiet skip" @click=${() => actions.skip()}>${localizer.message('ui.skip')}</button>
      <button type="button" class="primary" part="button" @click=${() => actions.next()}>
        ${localizer.message(next)}
      </button>
    </div>
    <p class="missing" ?hidden=${!ui.isAnswerMissing}>${localizer.message('ui.missing')}</p>`;
}

/** A hint that the result is settled; the reader may continue. @param {RenderContext} context */
function stopEarly({ view, localizer, actions }) {
  if (!view.settled || view.counts.open === 0) return nothing;
  return html`<div class="callout good">
    ${check()}
    <p>
      <b>${localizer.message('ui.stop')}</b> ${localizer.message('ui.stop_why')}
      <button type="button" class="link" @click=${() => actions.show('result')}>
        ${localizer.message('ui.see_result')}
      </button>
    </p>
  </div>`;
}

/** The effects of each answer, for interested readers. @param {RenderContext} context @param {Question} question */
function answerEffects(context, question) {
  const effects = question.answers
    .map((answer) => ({ answer, lines: effect(context, answer) }))
    .filter(({ lines }) => lines.length);
  if (!effects.length) return nothing;
  return folded(
    context,
    context.localizer.message('ui.how_counted'),
    html`<dl class="pairs">
      ${effects.map(
        ({ answer, lines }) =>
          html`<div>
            <dt lang=${context.lang}>${answer.text}</dt>
            ${lines.map((line) => html`<dd>${line}</dd>`)}
          </div>`,
      )}
    </dl>`,
  );
}

/** @param {RenderContext} context @param {Answer} answer */
function effect(context, { because, counts, prefers, requires }) {
  const { localizer, lang } = context;
  return [
    ...(because ? [html`<span lang=${lang}>${because}</span>`] : []),
    ...(counts.length
      ? [localizer.message('ui.counts_for', { criteria: localizer.list(names(context, counts)) })]
      : []),
    ...prefers.map((bonus) =>
      localizer.message('ui.prefers', { ...test(localizer, bonus), points: localizer.number(bonus.points) }),
    ),
    ...requires.map(
      (requirement) =>
        html`${localizer.message('ui.requires', test(localizer, requirement))}
        ${requirement.because ? html`<span lang=${lang}>${requirement.because}</span>` : nothing}`,
    ),
  ];
}

/** @param {RenderContext['localizer']} localizer @param {AttributeTest} test */
const test = (localizer, { attribute, anyOf }) => ({
  attribute,
  values: localizer.list(
    anyOf.map((value) => (typeof value === 'boolean' ? localizer.message(value ? 'ui.yes' : 'ui.no') : value)),
  ),
});

/**
 * Answers of typical readers, as a quick start: unfolded until the reader leaves the first question.
 * @param {RenderContext} context
 */
function presets({ page, localizer, actions, lang, ui }) {
  if (!page.presets.length) return nothing;
  return html`<details class="folded presets" ?open=${ui.history.length === 1}>
    <summary>${localizer.message('ui.presets')}</summary>
    <p class="muted">${localizer.message('ui.presets_help')}</p>
    <ul>
      ${page.presets.map(({ id, name, text }) => html`<li><button type="button" lang=${lang} @click=${() => actions.preset(id)}>${name}</button> ${text ? html`<span class="muted" lang=${lang}>${text}</span>` : nothing}</li>`)}
    </ul>
  </details>`;
}

/** @param {RenderContext} context */
function allDone(context) {
  const { localizer, actions } = context;
  return html`<div class="question-form done">
    ${heading(context, 1, localizer.message('ui.all_done'), { kind: 'question', focusable: true })}
    <p>
      <button type="button" class="primary" part="button" @click=${() => actions.show('result')}>
        ${localizer.message('ui.see_result')}
      </button>
    </p>
  </div>`;
}
