import { html, nothing } from 'lit-html';
import { answersGiven } from './answers.js';
import { folded } from './folded.js';
import { heading } from './heading.js';
import { check } from './icons.js';
/** @import { Answer, AttributeTest, Question, Scene } from '../element/contract.js' */

/** With more questions than this, the marks of the progress bar would be too thin to see. */
const MARKS = 24;

/**
 * A choice names at most this many of the criteria for which an answer counts, most points first; the fold below has
 * all.
 */
const FIRST = 2;

/** @param {Scene} scene @param {string[]} criteria */
const names = ({ index }, criteria) => criteria.map((id) => index.criteria.get(id)?.name ?? id);

/** One question at a time. @param {Scene} scene */
export function decide(scene) {
  const { say, screen } = scene;
  const question = scene.index.questions.get(screen.question);
  return html`<section class="decide" aria-label=${say.word('ui.tab_decide')}>
    ${question ? ask(scene, question) : allDone(scene)} ${answersGiven(scene)} ${question ? presets(scene) : nothing}
  </section>`;
}

/** @param {Scene} scene @param {Question} question */
function ask(scene, question) {
  const { say, screen, view } = scene;
  const chosen = view.questions.find(({ id }) => id === question.id)?.answers ?? [];
  return html`<div class="ask">
    <fieldset aria-describedby=${question.help ? 'help' : nothing}>
      <legend>
        <span class="kicker"
          >${say.word('ui.progress', { number: screen.trail.indexOf(question.id) + 1, total: view.counts.questions })}</span
        >
        ${heading(scene, 1, html`<span lang=${scene.lang}>${question.text}</span>`, { kind: 'question', focusable: true })}
      </legend>
      ${progress(scene)}
      <p class="help hush" id="help" ?hidden=${!question.help && question.choose === 'one'}>
        <span lang=${scene.lang}>${question.help}</span>
        ${question.choose === 'many' ? say.word('ui.choose_many') : nothing}
      </p>
      <div class="choices">${question.answers.map((answer) => choice(scene, question, answer, chosen))}</div>
    </fieldset>
    ${steps(scene)} ${stopEarly(scene)} ${inner(scene, question)}
  </div>`;
}

/**
 * The questions asked so far, in the order of asking. Only visual: the text above says the same.
 * @param {Scene} scene
 */
function progress({ view, screen }) {
  if (view.questions.length > MARKS) return nothing;
  const states = new Map(view.questions.map(({ id, state }) => [id, state]));
  const asked = new Set([...screen.trail, ...states.keys()]);
  return html`<div class="progress" aria-hidden="true">
    ${[...asked].map((id) => html`<i class="${states.get(id)} ${id === screen.question ? 'here' : ''}"></i>`)}
  </div>`;
}

/** @param {Scene} scene @param {Question} question @param {Answer} answer @param {string[]} chosen */
function choice(scene, question, answer, chosen) {
  const { say, act, screen, lang } = scene;
  const pick = (/** @type {Event} */ event) =>
    act.choose(answer.id, /** @type {HTMLInputElement} */ (event.target).checked);
  const counts = names(scene, answer.counts.slice(0, FIRST));
  const id = `a-${question.id}-${answer.id}`;
  return html`<label class="choice" part="choice">
    <input
      type=${question.choose === 'many' ? 'checkbox' : 'radio'}
      name=${screen.visit}
      value=${answer.id}
      aria-describedby=${counts.length ? id : nothing}
      .checked=${chosen.includes(answer.id)}
      @change=${pick}
    />
    <span>
      <span class="answer" lang=${lang}>${answer.text}</span>
      ${counts.length ? html`<small class="hush" id=${id} aria-hidden="true">${say.word('ui.counts_for', { criteria: say.list(counts) })}</small>` : nothing}
    </span>
  </label>`;
}

/** Back, Skip and Next are always in the same positions. @param {Scene} scene */
function steps({ say, act, screen, view }) {
  const first = screen.trail[0] === screen.question && !screen.back;
  const last = view.counts.open === 0 && screen.trail.at(-1) === screen.question;
  const next = screen.back ? 'ui.done' : last ? 'ui.see_result' : 'ui.next';
  return html`<div class="steps">
      <button type="button" class="quiet back" ?hidden=${first} @click=${() => act.back()}>
        ${say.word('ui.back')}
      </button>
      <button type="button" class="quiet skip" @click=${() => act.skip()}>${say.word('ui.skip')}</button>
      <button type="button" class="primary" part="button" @click=${() => act.next()}>${say.word(next)}</button>
    </div>
    <p class="missing" ?hidden=${!screen.missing}>${say.word('ui.missing')}</p>`;
}

/** A hint that the result is settled; the reader may continue. @param {Scene} scene */
function stopEarly({ view, say, act }) {
  if (!view.settled || view.counts.open === 0) return nothing;
  return html`<div class="box good">
    ${check()}
    <p>
      <b>${say.word('ui.stop')}</b> ${say.word('ui.stop_why')}
      <button type="button" class="link" @click=${() => act.show('result')}>${say.word('ui.see_result')}</button>
    </p>
  </div>`;
}

/** The effects of each answer, for interested readers. @param {Scene} scene @param {Question} question */
function inner(scene, question) {
  const effects = question.answers
    .map((answer) => ({ answer, lines: effect(scene, answer) }))
    .filter(({ lines }) => lines.length);
  if (!effects.length) return nothing;
  return folded(
    scene,
    scene.say.word('ui.how_counted'),
    html`<dl class="pairs">
      ${effects.map(
        ({ answer, lines }) =>
          html`<div>
            <dt lang=${scene.lang}>${answer.text}</dt>
            ${lines.map((line) => html`<dd>${line}</dd>`)}
          </div>`,
      )}
    </dl>`,
  );
}

/** @param {Scene} scene @param {Answer} answer */
function effect(scene, { because, counts, prefers, requires }) {
  const { say, lang } = scene;
  return [
    ...(because ? [html`<span lang=${lang}>${because}</span>`] : []),
    ...(counts.length ? [say.word('ui.counts_for', { criteria: say.list(names(scene, counts)) })] : []),
    ...prefers.map((bonus) => say.word('ui.prefers', { ...test(say, bonus), points: say.number(bonus.points) })),
    ...requires.map(
      (must) =>
        html`${say.word('ui.requires', test(say, must))}
        ${must.because ? html`<span lang=${lang}>${must.because}</span>` : nothing}`,
    ),
  ];
}

/** @param {Scene['say']} say @param {AttributeTest} test */
const test = (say, { attribute, anyOf }) => ({
  attribute,
  values: say.list(anyOf.map((value) => (typeof value === 'boolean' ? say.word(value ? 'ui.yes' : 'ui.no') : value))),
});

/**
 * Answers of typical readers, as a quick start: unfolded until the reader leaves the first question.
 * @param {Scene} scene
 */
function presets({ page, say, act, lang, screen }) {
  if (!page.presets.length) return nothing;
  return html`<details class="inner presets" ?open=${screen.trail.length === 1}>
    <summary>${say.word('ui.presets')}</summary>
    <p class="hush">${say.word('ui.presets_help')}</p>
    <ul>
      ${page.presets.map(({ id, name, text }) => html`<li><button type="button" lang=${lang} @click=${() => act.preset(id)}>${name}</button> ${text ? html`<span class="hush" lang=${lang}>${text}</span>` : nothing}</li>`)}
    </ul>
  </details>`;
}

/** @param {Scene} scene */
function allDone(scene) {
  const { say, act } = scene;
  return html`<div class="ask done">
    ${heading(scene, 1, say.word('ui.all_done'), { kind: 'question', focusable: true })}
    <p>
      <button type="button" class="primary" part="button" @click=${() => act.show('result')}>
        ${say.word('ui.see_result')}
      </button>
    </p>
  </div>`;
}
