import { html, nothing } from 'lit-html';
import { canSave } from '../../share/share.js';
/** @import { Scene, ShareWay } from '../../element/contract.js' */

/** The ways of sharing that this browser supports. @returns {ShareWay[]} */
const ways = () => [
  'link',
  ...('share' in navigator ? /** @type {const} */ (['native']) : []),
  'markdown',
  'csv',
  'json',
  'print',
];

/** The share bar: ways to share and export the result. @param {Scene} scene */
export function shareBar(scene) {
  const { say, act, screen } = scene;
  if (screen.printing) return nothing;
  return html`<section class="share-bar" aria-label=${say.word('share.label')}>
    <ul>
      ${ways().map((how) => html`<li><button type="button" @click=${() => act.share(how)}>${say.word(canSave(how) ? `share.save_${how}` : `share.way_${how}`)}</button></li>`)}
    </ul>
    ${shown(scene)}
  </section>`;
}

/** The text that could not be copied, for manual copying. @param {Scene} scene */
function shown({ say, screen }) {
  if (!screen.shown) return nothing;
  const { how, text } = screen.shown;
  const field =
    how === 'link' || how === 'native'
      ? html`<input readonly .value=${text} />`
      : html`<textarea readonly rows="6" .value=${text}></textarea>`;
  return html`<label>${say.word('share.by_hand')} ${field}</label>`;
}
