import { html } from 'lit-html';
import { ofOption } from './of_option.js';
/** @import { Criterion, Option } from '../element/contract.js' */
/** @import { RenderContext } from '../widget/ui.js' */

/**
 * Numbers of columns, each with the minimum width in em for that many options side by side, and for an additional column
 * of criteria. A wider table is not readable on any screen, nor in print.
 */
export const COLUMN_WIDTHS = [
  [2, 16, 53],
  [3, 34, 60],
  [4, 46, 72],
  [5, 57, 84],
];
const MAX_COLUMNS = COLUMN_WIDTHS[COLUMN_WIDTHS.length - 1][0];

/**
 * With more options than this, the folds below the table cover only the options in the table, and a column's chooser
 * lists the options only on demand.
 */
const MAX_DETAILED_OPTIONS = 64;

/**
 * The options side by side: those that the reader picked, then the best of the ranking, else the author's first ones.
 * @param {Pick<RenderContext, 'page' | 'view' | 'ui' | 'index'>} context
 * @returns {Option[]}
 */
export function shownOptions({ page, view, ui, index }) {
  const room = ui.printing ? MAX_COLUMNS : ui.columns;
  if (page.options.length <= room) return page.options;
  const order = view.ranking.length ? view.ranking.map(({ option }) => option) : page.options.map(({ id }) => id);
  const ids = [...new Set([...ui.picked, ...order])].slice(0, room);
  return ids.map((id) => /** @type {Option} */ (index.options.get(id)));
}

/** The options that the folds cover: all, or only those in the table if there are too many. @param {RenderContext} context */
export const detailedOptions = (context) =>
  context.page.options.length > MAX_DETAILED_OPTIONS ? shownOptions(context) : context.page.options;

/** Whether these options are rated the same. @param {Criterion} criterion @param {Option[]} options */
export function isAlike({ ratings }, options) {
  const levels = options.map((option) => {
    const rating = ofOption(ratings, option);
    return rating?.level === undefined ? null : `${rating.level} ${rating.levelMin} ${rating.levelMax}`;
  });
  return levels[0] !== null && levels.every((level) => level === levels[0]);
}

/**
 * The head of a column: here the reader chooses the column's option.
 * @param {RenderContext} context
 * @param {Option} here
 * @param {number} place
 */
export function chooser({ page, localizer, actions, ui }, here, place) {
  const touch = () => actions.touch(place);
  const listed = page.options.length > MAX_DETAILED_OPTIONS && ui.openChooser !== place ? [here] : page.options;
  return html`<select
    aria-label=${localizer.message('ui.column', { number: place + 1 })}
    @pointerdown=${touch}
    @focus=${touch}
    @change=${(/** @type {Event} */ event) => actions.pick(place, /** @type {HTMLSelectElement} */ (event.target).value)}
  >
    ${listed.map((option) => html`<option value=${option.id} .selected=${option === here}>${option.name}</option>`)}
  </select>`;
}
