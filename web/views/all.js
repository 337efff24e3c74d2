import { html, nothing } from 'lit-html';
import { compare } from './compare.js';
import { decide } from './decide.js';
import { head, tabs, tabsOf } from './head.js';
import { result } from './result.js';
import { undo } from './undo.js';
/** @import { Scene } from '../element/contract.js' */

const VIEWS = { compare, decide, result };

/** The whole widget: on screen the view at hand, on paper the result and the comparison. @param {Scene} scene */
export function all(scene) {
  const { screen } = scene;
  if (!screen.printing) return html`${head(scene)} ${tabs(scene)} ${undo(scene)} ${dropped(scene)} ${VIEWS[screen.tab](scene)}`;
  const shown = tabsOf(scene).filter(
    (tab) => tab === 'compare' || (tab === 'result' && scene.view.verdict !== 'none_yet'),
  );
  return html`${head(scene)} ${shown.reverse().map((tab) => VIEWS[tab](scene))}`;
}

/** The comparison has changed since the link was made, or since the last visit. @param {Scene} scene */
const dropped = ({ screen, say }) =>
  screen.dropped ? html`<p class="dropped">${say.word('ui.dropped', { count: screen.dropped })}</p>` : nothing;
