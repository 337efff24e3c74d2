import { html, nothing } from 'lit-html';
import { compare } from './compare.js';
import { decide } from './decide.js';
import { head, tabs, tabsOf } from './head.js';
import { result } from './result.js';
import { undo } from './undo.js';
/** @import { Scene } from '../element/contract.js' */

const VIEWS = { compare, decide, result };

/**
 * The whole widget: the current view on screen; the result and the comparison in print. Views that both show keep their
 * DOM.
 * @param {Scene} scene
 */
export function all(scene) {
  const { screen, view } = scene;
  const there = tabsOf(scene);
  const onPaper = { compare: true, decide: false, result: view.verdict !== 'none_yet' };
  const shown = (/** @type {keyof typeof VIEWS} */ tab) =>
    there.includes(tab) && (screen.printing ? onPaper[tab] : tab === screen.tab) ? VIEWS[tab](scene) : nothing;
  return html`${head(scene)} ${screen.printing ? nothing : tabs(scene)} ${undo(scene)} ${dropped(scene)}
  ${shown('result')} ${shown('decide')} ${shown('compare')}`;
}

/** A note that the comparison has changed since the link was made, or since the last visit. @param {Scene} scene */
const dropped = ({ screen, say }) =>
  screen.dropped && !screen.printing
    ? html`<p class="dropped">${say.word('ui.dropped', { count: screen.dropped })}</p>`
    : nothing;
