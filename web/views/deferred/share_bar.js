import { html, nothing } from 'lit-html';
import { canSave } from '../../share/share.js';
/** @import { ShareWay } from '../../element/contract.js' */
/** @import { RenderContext } from '../../widget/ui.js' */

/** The ways of sharing that this browser supports. @returns {ShareWay[]} */
const ways = () => [
  'link',
  ...('share' in navigator ? /** @type {const} */ (['native']) : []),
  'markdown',
  'csv',
  'json',
  'print',
];

/** The share bar: ways to share and export the result. @param {RenderContext} context */
export function shareBar(context) {
  const { localizer, actions, ui } = context;
  if (ui.printing) return nothing;
  return html`<section class="share-bar" aria-label=${localizer.message('share.label')}>
    <ul>
      ${ways().map((how) => html`<li><button type="button" @click=${() => actions.share(how)}>${localizer.message(canSave(how) ? `share.save_${how}` : `share.way_${how}`)}</button></li>`)}
    </ul>
    ${shown(context)}
  </section>`;
}

/** The text that could not be copied, for manual copying. @param {RenderContext} context */
function shown({ localizer, ui }) {
  if (!ui.shown) return nothing;
  const { how, text } = ui.shown;
  const field =
    how === 'link' || how === 'native'
      ? html`<input readonly .value=${text} />`
      : html`<textarea readonly rows="6" .value=${text}></textarea>`;
  return html`<label>${localizer.message('share.by_hand')} ${field}</label>`;
}
