import { html, nothing } from 'lit-html';
import { colour } from '../bars.js';
import { folded } from '../folded.js';
import { heading } from '../heading.js';
/** @import { Flip } from '../../element/contract.js' */
/** @import { RenderContext } from '../../widget/ui.js' */

/** At most this many changes of answers are shown at once. */
const MAX_FLIPS = 3;

/** At most this many tipping points are listed here; the others are shown at their sliders. */
export const MAX_TIPPING_POINTS = 2;

/**
 * What would change the leader: other answers, each with a button to try them, and other priorities.
 * @param {RenderContext} context
 */
export function sensitivity(context) {
  const { view, localizer } = context;
  const { flips = [], moreFlips = 0, tipping = [] } = view;
  if (!view.rival) return nothing;
  const drawn = flips.map((flip, place) => flipRow(context, flip, place));
  const rest = drawn.slice(MAX_FLIPS);
  const unlisted = moreFlips
    ? html`<p class="muted">${localizer.message('ui.more_options', { count: moreFlips })}</p>`
    : nothing;
  return html`<section class="section" part="section">
    ${heading(context, 1, localizer.message('ui.change_result'), { kind: 'sub' })}
    ${
      drawn.length
        ? html`<ul class="flips">
            ${drawn.slice(0, MAX_FLIPS)}
          </ul>`
        : html`<p>${localizer.message('ui.no_flips')}</p>`
    }
    ${
      rest.length
        ? folded(
            context,
            localizer.message('ui.more_flips', { count: rest.length + moreFlips }),
            html`<ul class="flips">
                ${rest}
              </ul>
              ${unlisted}`,
          )
        : unlisted
    }
    ${tipping.length ? tipping.slice(0, MAX_TIPPING_POINTS).map((sentence) => html`<p class="tip">${localizer.sentence(sentence)}</p>`) : html`<p class="tip">${localizer.message('ui.no_tipping')}</p>`}
  </section>`;
}

/** @param {RenderContext} context @param {Flip} flip @param {number} place */
function flipRow(context, { option, says }, place) {
  const { localizer, actions, index } = context;
  const changes = localizer.message('ui.flip_if', {
    changes: localizer.list(says.map((one) => localizer.sentence(one))),
  });
  const leads = localizer.message('ui.flip_leads', { option: index.options.get(option)?.name });
  return html`<li>
    <span class="text">${changes} <b class="option-text ${colour(context, option)}">${leads}</b></span>
    <button
      type="button"
      class="chip"
      aria-label=${localizer.controlName('ui.try', `${changes} ${leads}`)}
      @click=${() => actions.flip(place)}
    >
      ${localizer.message('ui.try')}
    </button>
  </li>`;
}
