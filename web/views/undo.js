import { html, nothing } from 'lit-html';
/** @import { Scene } from '../element/contract.js' */

/** The undo button after a large change. It stays until the reader's next input. @param {Scene} scene */
export function undo({ screen, say, act }) {
  if (!screen.undo || screen.printing) return nothing;
  return html`<p class="undo" part="undo">
    ${screen.undo}
    <button type="button" class="link" @click=${() => act.undo()}>${say.word('ui.undo')}</button>
  </p>`;
}
