import { html } from 'lit-html';
/** @import { Fault } from '../element/contract.js' */
/** @import { Say } from './words.js' */

/**
 * Why there is no comparison: a short line for readers, all details for the author. The fallback stays below it. Search
 * engines are asked not to quote it.
 * @param {Say} say
 * @param {Fault[]} faults
 * @param {unknown} again the retry button
 */
export const faultBox = (say, faults, again) =>
  html`<div class="fault" role="alert" data-nosnippet>
    <p><b>${say.word('ui.fault')}</b> ${again}</p>
    <details>
      <summary>${say.word('ui.fault_author', { count: faults.length })}</summary>
      <ul>
        ${faults.map((fault) => html`<li>${fault.path ? html`<code>${fault.path}</code> ` : ''}${say.fault(fault)}</li>`)}
      </ul>
    </details>
  </div>`;
