import { html } from 'lit-html';
/** @import { Scene } from '../element/contract.js' */

/**
 * Details that are folded on screen and open in print.
 * @param {Scene} scene
 * @param {unknown} title
 * @param {unknown} content
 */
export const folded = ({ screen }, title, content) =>
  html`<details class="inner" ?open=${screen.printing}>
    <summary>${title}</summary>
    ${content}
  </details>`;
