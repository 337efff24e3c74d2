import { html, nothing } from 'lit-html';
/** @import { TemplateResult } from 'lit-html' */
/** @import { Scene } from '../element/contract.js' */

/**
 * A heading `depth` steps below the widget's own (0). Six is the lowest there is.
 * `focusable` headings take the focus when the reader arrives at them.
 * @param {Scene} scene
 * @param {number} depth
 * @param {unknown} content
 * @param {{kind: string, focusable?: boolean}} options
 * @returns {TemplateResult}
 */
export const heading = (scene, depth, content, { kind, focusable = false }) =>
  html`<div
    role="heading"
    aria-level=${Math.min(6, scene.heading + depth)}
    class=${kind}
    part=${kind}
    tabindex=${focusable ? '-1' : nothing}
  >
    ${content}
  </div>`;
