import { html, nothing } from 'lit-html';
import { heading } from './heading.js';
/** @import { Question, View } from '../element/contract.js' */
/** @import { RenderContext } from '../widget/ui.js' */

/** The reader's answers so far, each with a button to change it. @param {RenderContext} context */
export function answersGiven(context) {
  const { view, localizer, actions } = context;
  const closed = view.questions.filter(({ state }) => state !== 'open');
  if (!closed.length && !view.importance.some(({ slider }) => slider)) return nothing;
  return html`<section class="given">
    ${heading(context, 1, localizer.message('ui.given'), { kind: 'sub' })}
    <ol>
      ${closed.map((reply) => given(context, reply))}
    </ol>
    <p><button type="button" class="quiet" @click=${() => actions.reset()}>${localizer.message('ui.reset')}</button></p>
  </section>`;
}

/** @param {RenderContext} context @param {View['questions'][number]} reply */
function given(context, { id, answers }) {
  const { localizer, actions, lang } = context;
  const question = /** @type {Question} */ (context.index.questions.get(id));
  const texts = question.answers.filter((answer) => answers.includes(answer.id)).map((answer) => answer.text);
  return html`<li>
    <span class="asked muted" lang=${lang}>${question.text}</span>
    ${texts.length ? html`<span class="given-answer" lang=${lang}>${localizer.list(texts)}</span>` : html`<span class="given-answer muted">${localizer.message('ui.skipped')}</span>`}
    <button
      type="button"
      class="quiet"
      aria-label=${localizer.controlName('ui.change', question.text)}
      @click=${() => actions.change(id)}
    >
      ${localizer.message('ui.change')}
    </button>
  </li>`;
}
