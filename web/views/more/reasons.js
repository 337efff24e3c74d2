import { html, nothing } from 'lit-html';
import { colour, shares } from '../bars.js';
import { folded } from '../folded.js';
import { heading } from '../heading.js';
/** @import { Option, Part, Scene } from '../../element/contract.js' */

/** With more reasons than this, the small ones are folded. */
const FEW = 8;

/** @param {Part} part */
const isBig = ({ width: share }) => share >= 0.1;

/**
 * Why the leader leads: a tug of war between it and its strongest rival, then the answers behind it.
 * @param {Scene} scene
 */
export function reasons(scene) {
  const { view, index, say } = scene;
  const leader = index.options.get(view.leader ?? '');
  const rival = index.options.get(view.rival ?? '');
  if (!view.reasons || !leader || !rival) return nothing;
  const sides = inOrder(scene, leader, rival);
  const why = say.word(index.options.size > 2 ? 'ui.why_rival' : 'ui.why', { option: leader.name, rival: rival.name });
  return html`<section class="why" part="section">
    ${heading(scene, 1, why, { kind: 'sub' })} ${tugOfWar(scene, sides, view.reasons.byCriterion.parts)}
    ${heading(scene, 1, say.word('ui.why_answers'), { kind: 'sub' })} ${forAndAgainst(scene, leader, rival)}
  </section>`;
}

/**
 * The author's first option is on the start side.
 * @param {Scene} scene
 * @param {Option} leader
 * @param {Option} rival
 * @returns {[Option, Option]}
 */
const inOrder = ({ index }, leader, rival) =>
  (index.order.get(leader.id) ?? 0) < (index.order.get(rival.id) ?? 0) ? [leader, rival] : [rival, leader];

/** @param {Scene} scene @param {[Option, Option]} sides @param {Part[]} parts */
function tugOfWar(scene, [start, end], parts) {
  const { say, lang, view } = scene;
  const leads = view.leader === start.id ? start : end;
  const line = (/** @type {Part} */ part) => tug(scene, part, part.option === start.id ? 'start' : 'end');
  const [big, small] = parts.length > FEW ? [parts.filter(isBig), parts.filter((part) => !isBig(part))] : [parts, []];
  return html`<div class="tug-sides" aria-hidden="true">
      <b class=${colour(scene, start.id)} lang=${lang}>${start.name}</b
      ><b class=${colour(scene, end.id)} lang=${lang}>${end.name}</b>
    </div>
    <ul class="tugs">
      ${big.map(line)}
      ${
        small.length
          ? html`<li>
              ${folded(
                scene,
                say.word('ui.smaller', { count: small.length }),
                html`<ul>
                  ${small.map(line)}
                </ul>`,
              )}
            </li>`
          : nothing
      }
      <li class="tug total ${leads === start ? 'start' : 'end'} ${colour(scene, leads.id)}">
        <span class="label">${say.word('ui.together')}</span>
        <span class="pull"
          ><b
            >${say.word('ui.ahead', { points: say.points(view.lead ?? 0) })}<span class="vh">
              ${say.word('ui.for', { option: leads.name })}</span
            ></b
          ></span
        >
      </li>
    </ul>`;
}

/** @param {Scene} scene @param {Part} part @param {'start' | 'end'} side */
function tug(scene, part, side) {
  const { say, index } = scene;
  return html`<li class="tug ${side} ${colour(scene, part.option)}">
    <span class="label">${say.part(part)}</span>
    <span class="pull"
      ><span class="amount"
        >+${say.points(part.points)}<span class="vh">
          ${say.word('ui.for', { option: index.options.get(part.option)?.name })}</span
        ></span
      ><i ${shares({ w: part.width })}></i
    ></span>
  </li>`;
}

/**
 * The reader's own answers, on the side that they support.
 * @param {Scene} scene
 * @param {Option} leader
 * @param {Option} rival
 */
function forAndAgainst(scene, leader, rival) {
  const { say } = scene;
  const { parts, enough } = /** @type {NonNullable<Scene['view']['reasons']>} */ (scene.view.reasons).byAnswer;
  const pros = parts.filter(({ option }) => option === leader.id);
  const cons = parts.filter(({ option }) => option !== leader.id);
  return html`<div class="cards">${sideCard(scene, leader, pros)} ${sideCard(scene, rival, cons)}</div>
    ${cons.length && enough < pros.length ? html`<p class="hush">${say.word('ui.enough', { count: enough, rival: rival.name })}</p>` : nothing}`;
}

/** The question of an answer, because an answer alone may say little. @param {Scene} scene @param {Part} part */
function asked({ index, lang }, { args }) {
  const question = 'question' in args && index.questions.get(args.question);
  return question ? html`<span class="asked hush" lang=${lang}>${question.text}</span>` : nothing;
}

/** @param {Scene} scene @param {Option} option @param {Part[]} parts */
function sideCard(scene, option, parts) {
  const { say } = scene;
  return html`<div class="card ${colour(scene, option.id)}">
    ${heading(scene, 2, say.word('ui.speaks_for', { option: option.name }), { kind: 'card-title' })}
    ${
      parts.length
        ? html`<ul class="speaks">
            ${parts.map((part) => html`<li><span>${asked(scene, part)}${say.part(part)}</span> <b>+${say.points(part.points)}</b></li>`)}
          </ul>`
        : html`<p class="hush">${say.word('ui.nothing_for', { option: option.name })}</p>`
    }
  </div>`;
}
