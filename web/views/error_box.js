import { html } from 'lit-html';
/** @import { Fault } from '../element/contract.js' */
/** @import { Localizer } from './localizer.js' */

/**
 * Why there is no comparison: a short line for readers, all details for the author. The fallback stays below it. Search
 * engines are asked not to quote it.
 * @param {Localizer} localizer
 * @param {Fault[]} faults
 * @param {unknown} retryButton the retry button
 */
export const errorBox = (localizer, faults, retryButton) =>
  html`<div class="error-box" role="alert" data-nosnippet>
    <p><b>${localizer.message('ui.fault')}</b> ${retryButton}</p>
    <details>
      <summary>${localizer.message('ui.fault_author', { count: faults.length })}</summary>
      <ul>
        ${faults.map((fault) => html`<li>${fault.path ? html`<code>${fault.path}</code> ` : ''}${localizer.error(fault)}</li>`)}
      </ul>
    </details>
  </div>`;
