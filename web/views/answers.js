import { html, nothing } from 'lit-html';
import { heading } from './heading.js';
/** @import { Question, Scene, View } from '../element/contract.js' */

/** The reader's answers so far, each with a button to change it. @param {Scene} scene */
export function answersGiven(scene) {
  const { view, say, act } = scene;
  const closed = view.questions.filter(({ state }) => state !== 'open');
  if (!closed.length && !view.importance.some(({ slider }) => slider)) return nothing;
  return html`<section class="given">
    ${heading(scene, 1, say.word('ui.given'), { kind: 'sub' })}
    <ol>
      ${closed.map((reply) => given(scene, reply))}
    </ol>
    <p><button type="button" class="quiet" @click=${() => act.reset()}>${say.word('ui.reset')}</button></p>
  </section>`;
}

/** @param {Scene} scene @param {View['questions'][number]} reply */
function given(scene, { id, answers }) {
  const { say, act, lang } = scene;
  const question = /** @type {Question} */ (scene.index.questions.get(id));
  const texts = question.answers.filter((answer) => answers.includes(answer.id)).map((answer) => answer.text);
  return html`<li>
    <span class="asked hush" lang=${lang}>${question.text}</span>
    ${texts.length ? html`<span class="said" lang=${lang}>${say.list(texts)}</span>` : html`<span class="said hush">${say.word('ui.skipped')}</span>`}
    <button
      type="button"
      class="quiet"
      aria-label=${say.named('ui.change', question.text)}
      @click=${() => act.change(id)}
    >
      ${say.word('ui.change')}
    </button>
  </li>`;
}
