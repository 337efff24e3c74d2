import { html, nothing } from 'lit-html';
import { colour, shares } from '../bars.js';
import { folded } from '../folded.js';
import { heading } from '../heading.js';
/** @import { Option, Part } from '../../element/contract.js' */
/** @import { RenderContext } from '../../widget/ui.js' */

/** With more reasons than this, the small ones are folded. */
const MAX_UNFOLDED_REASONS = 8;

/** @param {Part} part */
const isBig = ({ width: share }) => share >= 0.1;

/**
 * Why the leader leads: a tug of war between it and its strongest rival, then the answers behind it.
 * @param {RenderContext} context
 */
export function reasons(context) {
  const { view, index, localizer } = context;
  const leader = index.options.get(view.leader ?? '');
  const rival = index.options.get(view.rival ?? '');
  if (!view.reasons || !leader || !rival) return nothing;
  const sides = inAuthorOrder(context, leader, rival);
  const why = localizer.message(index.options.size > 2 ? 'ui.why_rival' : 'ui.why', {
    option: leader.name,
    rival: rival.name,
  });
  return html`<section class="why" part="section">
    ${heading(context, 1, why, { kind: 'sub' })} ${tugOfWar(context, sides, view.reasons.byCriterion.parts)}
    ${heading(context, 1, localizer.message('ui.why_answers'), { kind: 'sub' })}
    ${forAndAgainst(context, leader, rival)}
  </section>`;
}

/**
 * The author's first option is on the start side.
 * @param {RenderContext} context
 * @param {Option} leader
 * @param {Option} rival
 * @returns {[Option, Option]}
 */
const inAuthorOrder = ({ index }, leader, rival) =>
  (index.order.get(leader.id) ?? 0) < (index.order.get(rival.id) ?? 0) ? [leader, rival] : [rival, leader];

/** @param {RenderContext} context @param {[Option, Option]} sides @param {Part[]} parts */
function tugOfWar(context, [start, end], parts) {
  const { localizer, lang, view } = context;
  const leads = view.leader === start.id ? start : end;
  const line = (/** @type {Part} */ part) => tug(context, part, part.option === start.id ? 'start' : 'end');
  const [big, small] =
    parts.length > MAX_UNFOLDED_REASONS ? [parts.filter(isBig), parts.filter((part) => !isBig(part))] : [parts, []];
  return html`<div class="tug-sides" aria-hidden="true">
      <b class=${colour(context, start.id)} lang=${lang}>${start.name}</b
      ><b class=${colour(context, end.id)} lang=${lang}>${end.name}</b>
    </div>
    <ul class="tugs">
      ${big.map(line)}
      ${
        small.length
          ? html`<li>
              ${folded(
                context,
                localizer.message('ui.smaller', { count: small.length }),
                html`<ul>
                  ${small.map(line)}
                </ul>`,
              )}
            </li>`
          : nothing
      }
      <li class="tug total ${leads === start ? 'start' : 'end'} ${colour(context, leads.id)}">
        <span class="label">${localizer.message('ui.together')}</span>
        <span class="tug-bar"
          ><b
            >${localizer.message('ui.ahead', { points: localizer.points(view.lead ?? 0) })}<span
              class="visually-hidden"
            >
              ${localizer.message('ui.for', { option: leads.name })}</span
            ></b
          ></span
        >
      </li>
    </ul>`;
}

/** @param {RenderContext} context @param {Part} part @param {'start' | 'end'} side */
function tug(context, part, side) {
  const { localizer, index } = context;
  return html`<li class="tug ${side} ${colour(context, part.option)}">
    <span class="label">${localizer.reason(part)}</span>
    <span class="tug-bar"
      ><span class="amount"
        >+${localizer.points(part.points)}<span class="visually-hidden">
          ${localizer.message('ui.for', { option: index.options.get(part.option)?.name })}</span
        ></span
      ><i ${shares({ width: part.width })}></i
    ></span>
  </li>`;
}

/**
 * The reader's own answers, on the side that they support.
 * @param {RenderContext} context
 * @param {Option} leader
 * @param {Option} rival
 */
function forAndAgainst(context, leader, rival) {
  const { localizer } = context;
  const { parts, enough } = /** @type {NonNullable<RenderContext['view']['reasons']>} */ (context.view.reasons)
    .byAnswer;
  const pros = parts.filter(({ option }) => option === leader.id);
  const cons = parts.filter(({ option }) => option !== leader.id);
  return html`<div class="cards">${sideCard(context, leader, pros)} ${sideCard(context, rival, cons)}</div>
    ${cons.length && enough < pros.length ? html`<p class="muted">${localizer.message('ui.enough', { count: enough, rival: rival.name })}</p>` : nothing}`;
}

/** The question of an answer, because an answer alone may say little. @param {RenderContext} context @param {Part} part */
function asked({ index, lang }, { args }) {
  const question = 'question' in args && index.questions.get(args.question);
  return question ? html`<span class="asked muted" lang=${lang}>${question.text}</span>` : nothing;
}

/** @param {RenderContext} context @param {Option} option @param {Part[]} parts */
function sideCard(context, option, parts) {
  const { localizer } = context;
  return html`<div class="card ${colour(context, option.id)}">
    ${heading(context, 2, localizer.message('ui.speaks_for', { option: option.name }), { kind: 'card-title' })}
    ${
      parts.length
        ? html`<ul class="reason-list">
            ${parts.map((part) => html`<li><span>${asked(context, part)}${localizer.reason(part)}</span> <b>+${localizer.points(part.points)}</b></li>`)}
          </ul>`
        : html`<p class="muted">${localizer.message('ui.nothing_for', { option: option.name })}</p>`
    }
  </div>`;
}
