import { html, nothing } from 'lit-html';
import { colour } from '../bars.js';
import { folded } from '../folded.js';
import { heading } from '../heading.js';
/** @import { Flip, Scene } from '../../element/contract.js' */

/** At most this many changes of answers are shown at once. */
const FEW = 3;

/** At most this many tipping points are listed here; the others are shown at their sliders. */
export const NEAREST = 2;

/**
 * What would change the leader: other answers, each with a button to try them, and other priorities.
 * @param {Scene} scene
 */
export function change(scene) {
  const { view, say } = scene;
  const { flips = [], moreFlips = 0, tipping = [] } = view;
  if (!view.rival) return nothing;
  const drawn = flips.map((flip, place) => flipRow(scene, flip, place));
  const rest = drawn.slice(FEW);
  const unlisted = moreFlips ? html`<p class="hush">${say.word('ui.more_options', { count: moreFlips })}</p>` : nothing;
  return html`<section class="part" part="section">
    ${heading(scene, 1, say.word('ui.change_result'), { kind: 'sub' })}
    ${
      drawn.length
        ? html`<ul class="flips">
            ${drawn.slice(0, FEW)}
          </ul>`
        : html`<p>${say.word('ui.no_flips')}</p>`
    }
    ${
      rest.length
        ? folded(
            scene,
            say.word('ui.more_flips', { count: rest.length + moreFlips }),
            html`<ul class="flips">
                ${rest}
              </ul>
              ${unlisted}`,
          )
        : unlisted
    }
    ${tipping.length ? tipping.slice(0, NEAREST).map((sentence) => html`<p class="tip">${say.sentence(sentence)}</p>`) : html`<p class="tip">${say.word('ui.no_tipping')}</p>`}
  </section>`;
}

/** @param {Scene} scene @param {Flip} flip @param {number} place */
function flipRow(scene, { option, says }, place) {
  const { say, act, index } = scene;
  const changes = say.word('ui.flip_if', { changes: say.list(says.map((one) => say.sentence(one))) });
  const leads = say.word('ui.flip_leads', { option: index.options.get(option)?.name });
  return html`<li>
    <span class="text">${changes} <b class="mine ${colour(scene, option)}">${leads}</b></span>
    <button
      type="button"
      class="chip"
      aria-label=${say.named('ui.try', `${changes} ${leads}`)}
      @click=${() => act.flip(place)}
    >
      ${say.word('ui.try')}
    </button>
  </li>`;
}
