import { html, nothing } from 'lit-html';
import { colour, shares } from '../bars.js';
import { heading } from '../heading.js';
/** @import { Contribution, ContributionPart } from '../../element/contract.js' */
/** @import { RenderContext } from '../../widget/ui.js' */

/**
 * What each score consists of: one bar per option, in ranking order. Two options have the tug of war instead.
 * @param {RenderContext} context
 */
export function contributions(context) {
  const { view, localizer, page } = context;
  if (page.options.length < 3 || !view.contributions?.length) return nothing;
  const numbers = new Map(page.criteria.map(({ id }, place) => [id, place + 1]));
  return html`<section class="section" part="section">
    ${heading(context, 1, localizer.message('ui.pieces'), { kind: 'sub' })}
    <p class="muted">${localizer.message('ui.pieces_help')}</p>
    <ul class="contributions">
      ${view.contributions.map((one) => contributionRow(context, one, numbers))}
    </ul>
  </section>`;
}

/**
 * A number in a segment refers to the criterion with this number in the unfolded list; a bonus has a plus.
 * @param {RenderContext} context
 * @param {Contribution} contribution
 * @param {Map<string, number>} numbers
 */
function contributionRow(context, { option, parts }, numbers) {
  const { index, localizer, lang, ui } = context;
  const mark = (/** @type {ContributionPart} */ { args }) =>
    ('criterion' in args && numbers.get(args.criterion)) || '+';
  return html`<li class=${colour(context, option)}>
    <details ?open=${ui.printing}>
      <summary>
        <span class="name" lang=${lang}>${index.options.get(option)?.name}</span>
        <span class="stack" aria-hidden="true">
          ${parts.map((part) => html`<i ${shares({ start: part.start, width: part.width })}>${mark(part)}</i>`)}
        </span>
      </summary>
      <ul class="reason-list">
        ${parts.map(
          (part) =>
            html`<li>
              <span><small class="muted" aria-hidden="true">${mark(part)}</small> ${localizer.reason(part)}</span>
              <b>${localizer.points(part.points)}</b>
            </li>`,
        )}
      </ul>
    </details>
  </li>`;
}
