import { html, nothing } from 'lit-html';
import { colour } from '../bars.js';
import { heading } from '../heading.js';
import { prose } from '../prose.js';
/** @import { RenderContext } from '../../widget/ui.js' */

/** The author's own text on when to choose the leader. @param {RenderContext} context */
export function chooseIf(context) {
  const leader = context.view.leader ? context.index.options.get(context.view.leader) : undefined;
  if (!leader?.chooseIf.length) return nothing;
  return html`<section class="section" part="section">
    ${heading(context, 1, context.localizer.message('ui.author_says', { option: leader.name }), { kind: 'sub' })}
    <ul class="pros ${colour(context, leader.id)}">
      ${leader.chooseIf.map((item) => html`<li>${prose(context, item)}</li>`)}
    </ul>
  </section>`;
}
