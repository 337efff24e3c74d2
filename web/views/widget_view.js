import { html, nothing } from 'lit-html';
import { compare } from './compare.js';
import { decide } from './decide.js';
import { head, tabs, tabsOf } from './head.js';
import { result } from './result.js';
import { undo } from './undo.js';
/** @import { RenderContext } from '../widget/ui.js' */

const VIEWS = { compare, decide, result };

/**
 * The whole widget: the current view on screen; the result and the comparison in print. Views that both show keep their
 * DOM.
 * @param {RenderContext} context
 */
export function widgetView(context) {
  const { ui, view } = context;
  const there = tabsOf(context);
  const onPaper = { compare: true, decide: false, result: view.verdict !== 'none_yet' };
  const shown = (/** @type {keyof typeof VIEWS} */ tab) =>
    there.includes(tab) && (ui.printing ? onPaper[tab] : tab === ui.tab) ? VIEWS[tab](context) : nothing;
  return html`${head(context)} ${ui.printing ? nothing : tabs(context)} ${undo(context)} ${dropped(context)}
  ${shown('result')} ${shown('decide')} ${shown('compare')}`;
}

/** A note that the comparison has changed since the link was made, or since the last visit. @param {RenderContext} context */
const dropped = ({ ui, localizer }) =>
  ui.droppedCount && !ui.printing
    ? html`<p class="dropped">${localizer.message('ui.dropped', { count: ui.droppedCount })}</p>`
    : nothing;
