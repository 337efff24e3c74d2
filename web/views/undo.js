import { html, nothing } from 'lit-html';
/** @import { RenderContext } from '../widget/ui.js' */

/** The undo button after a large change. It stays until the reader's next input. @param {RenderContext} context */
export function undo({ ui, localizer, actions }) {
  if (!ui.undo || ui.printing) return nothing;
  return html`<p class="undo" part="undo">
    ${ui.undo}
    <button type="button" class="link" @click=${() => actions.undo()}>${localizer.message('ui.undo')}</button>
  </p>`;
}
