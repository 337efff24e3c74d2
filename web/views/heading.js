import { html, nothing } from 'lit-html';
/** @import { TemplateResult } from 'lit-html' */
/** @import { RenderContext } from '../widget/ui.js' */

/**
 * A heading `depth` levels below the widget's own (0), at most level 6. A `focusable` heading takes the focus when the
 * reader navigates to it.
 * @param {RenderContext} context
 * @param {number} depth
 * @param {unknown} content
 * @param {{kind: string, focusable?: boolean}} options
 * @returns {TemplateResult}
 */
export const heading = (context, depth, content, { kind, focusable = false }) =>
  html`<div
    role="heading"
    aria-level=${Math.min(6, context.heading + depth)}
    class=${kind}
    part=${kind}
    tabindex=${focusable ? '-1' : nothing}
  >
    ${content}
  </div>`;
