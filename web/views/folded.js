import { html } from 'lit-html';
/** @import { Scene } from '../element/contract.js' */

/** What not everybody wants to see: folded away, but open on paper. @param {Scene} scene @param {unknown} title @param {unknown} content */
export const folded = ({ screen }, title, content) =>
  html`<details class="inner" ?open=${screen.printing}>
    <summary>${title}</summary>
    ${content}
  </details>`;
