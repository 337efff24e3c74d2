import { html, nothing } from 'lit-html';
import { colour } from '../bars.js';
import { heading } from '../heading.js';
import { prose } from '../prose.js';
/** @import { Scene } from '../../element/contract.js' */

/** The author's own text on when to choose the leader. @param {Scene} scene */
export function chooseIf(scene) {
  const leader = scene.view.leader ? scene.index.options.get(scene.view.leader) : undefined;
  if (!leader?.chooseIf.length) return nothing;
  return html`<section class="part" part="section">
    ${heading(scene, 1, scene.say.word('ui.author_says', { option: leader.name }), { kind: 'sub' })}
    <ul class="pros ${colour(scene, leader.id)}">
      ${leader.chooseIf.map((item) => html`<li>${prose(scene, item)}</li>`)}
    </ul>
  </section>`;
}
