import { html } from 'lit-html';
/** @import { RenderContext } from '../widget/ui.js' */

/**
 * Details that are folded on screen and open in print.
 * @param {RenderContext} context
 * @param {unknown} title
 * @param {unknown} content
 */
export const folded = ({ ui }, title, content) =>
  html`<details class="folded" ?open=${ui.printing}>
    <summary>${title}</summary>
    ${content}
  </details>`;
