import { html, nothing } from 'lit-html';
import { colour, shares } from '../bars.js';
import { heading } from '../heading.js';
/** @import { Contribution, ContributionPart, Scene } from '../../element/contract.js' */

/**
 * What each score consists of: one bar per option, in ranking order. Two options have the tug of war instead.
 * @param {Scene} scene
 */
export function pieces(scene) {
  const { view, say, page } = scene;
  if (page.options.length < 3 || !view.contributions?.length) return nothing;
  const numbers = new Map(page.criteria.map(({ id }, place) => [id, place + 1]));
  return html`<section class="part" part="section">
    ${heading(scene, 1, say.word('ui.pieces'), { kind: 'sub' })}
    <p class="hush">${say.word('ui.pieces_help')}</p>
    <ul class="pieces">
      ${view.contributions.map((one) => piece(scene, one, numbers))}
    </ul>
  </section>`;
}

/**
 * A number in a segment refers to the criterion with this number in the unfolded list; a bonus has a plus.
 * @param {Scene} scene
 * @param {Contribution} contribution
 * @param {Map<string, number>} numbers
 */
function piece(scene, { option, parts }, numbers) {
  const { index, say, lang, screen } = scene;
  const mark = (/** @type {ContributionPart} */ { args }) =>
    ('criterion' in args && numbers.get(args.criterion)) || '+';
  return html`<li class=${colour(scene, option)}>
    <details ?open=${screen.printing}>
      <summary>
        <span class="name" lang=${lang}>${index.options.get(option)?.name}</span>
        <span class="stack" aria-hidden="true">
          ${parts.map((part) => html`<i ${shares({ s: part.start, w: part.width })}>${mark(part)}</i>`)}
        </span>
      </summary>
      <ul class="speaks">
        ${parts.map(
          (part) =>
            html`<li>
              <span><small class="hush" aria-hidden="true">${mark(part)}</small> ${say.part(part)}</span>
              <b>${say.points(part.points)}</b>
            </li>`,
        )}
      </ul>
    </details>
  </li>`;
}
