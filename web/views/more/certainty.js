import { html, nothing } from 'lit-html';
import { colour, shares } from '../bars.js';
import { folded } from '../folded.js';
import { heading } from '../heading.js';
import { check, cross } from '../icons.js';
/** @import { Method, Scene } from '../../element/contract.js' */

/**
 * How sure the result is: in how many variations of the reader's priorities each option leads, and the results of other
 * methods.
 * @param {Scene} scene
 */
export function certainty(scene) {
  const { view, say } = scene;
  if (!view.robustness || !view.rival) return nothing;
  const leads = view.robustness.leads.filter(({ of100 }) => of100);
  const robust = view.says.find(({ code }) => code === 'robust');
  return html`<section class="part" part="section">
    ${heading(scene, 1, say.word('ui.certainty'), { kind: 'sub' })}
    ${robust ? html`<p>${say.sentence(robust)}</p>` : nothing}
    <div class="stack whole" aria-hidden="true">
      ${leads.map(({ option, start, width }) => html`<i class=${colour(scene, option)} ${shares({ s: start, w: width })}></i>`)}
    </div>
    <ul class="key">
      ${leads.map(({ option, of100 }) => html`<li class=${colour(scene, option)}>${say.word('ui.leads_in', { option: scene.index.options.get(option)?.name, of100: say.number(of100) })}</li>`)}
    </ul>
    <p class="hush small">${say.word('ui.draws', { draws: say.number(view.robustness.draws) })}</p>
    ${opinions(scene)} ${tellsMost(scene)}
  </section>`;
}

/** The open question that can still change most, unless none can change the leader. @param {Scene} scene */
function tellsMost({ view, say, act, index }) {
  const next = index.questions.get(view.next ?? '');
  if (!next || view.settled) return nothing;
  return html`<p class="tip">
    ${say.word('ui.tells_most', { question: next.text })}
    <button
      type="button"
      class="chip"
      aria-label=${say.named('ui.answer_it', next.text)}
      @click=${() => act.change(next.id)}
    >
      ${say.word('ui.answer_it')}
    </button>
  </p>`;
}

/** @param {Scene} scene */
function opinions(scene) {
  const { opinions: second } = scene.view;
  if (!second) return nothing;
  const { say } = scene;
  const { agreeing, judging } = second;
  return folded(
    scene,
    judging ? say.word('ui.opinions', { agreeing, judging }) : say.word('ui.opinions_none'),
    html`<p class="hush">${say.word('ui.opinions_help')}</p>
      <dl class="pairs">${second.methods.map((method) => opinion(scene, method))}</dl>`,
  );
}

/** @param {Scene} scene @param {Method} method */
function opinion({ say, index, lang }, { method, agrees, abstains, ranking }) {
  const names = ranking.map(
    ({ option, rank, score }) =>
      html`<li value=${rank}>
        <span lang=${lang}>${index.options.get(option)?.name}</span> <span class="hush">${say.number(score)}</span>
      </li>`,
  );
  return html`<div>
    <dt>${say.word(`method.${method}`)}</dt>
    <dd>
      ${
        abstains
          ? say.sentence(abstains)
          : [
              agrees ? check() : cross(),
              ' ',
              say.word(agrees ? 'ui.agrees' : 'ui.disagrees'),
              html`<ol class="ranks">
                ${names}
              </ol>`,
            ]
      }
    </dd>
  </div>`;
}
