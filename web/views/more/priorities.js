import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { colour, shares } from '../bars.js';
import { folded } from '../folded.js';
import { heading } from '../heading.js';
import { sliderText } from '../importance.js';
import { NEAREST } from './change.js';
/** @import { CriterionImportance, Scene } from '../../element/contract.js' */

/** With more criteria than this, the rest is folded. */
const MANY = 16;

/**
 * The reader's importance: a slider for each criterion, whose track shows the leader at each position.
 * @param {Scene} scene
 */
export function priorities(scene) {
  const { view, say, index, lang, page } = scene;
  const isFirst = view.verdict === 'none_yet';
  const sliders = view.importance.map((one) => slider(scene, one));
  const leaders = new Set(view.importance.flatMap(({ track = [] }) => track.map(({ option }) => option)));
  return html`<section class="part" part="section">
    ${heading(scene, 1, say.word(isFirst && page.questions.length ? 'ui.or_importance' : 'ui.importance'), { kind: 'sub' })}
    ${isFirst ? nothing : html`<p class="hush">${say.word('ui.importance_help')}</p>`}
    <ul class="key" aria-hidden="true">
      ${[...leaders].map((option) => html`<li class=${colour(scene, option)} lang=${lang}>${index.options.get(option)?.name}</li>`)}
    </ul>
    ${now(scene)}
    <ul class="sliders">
      ${sliders.slice(0, MANY)}
    </ul>
    ${
      sliders.length > MANY
        ? folded(
            scene,
            say.word('ui.more_criteria', { count: sliders.length - MANY }),
            html`<ul class="sliders">
              ${sliders.slice(MANY)}
            </ul>`,
          )
        : nothing
    }
  </section>`;
}

/**
 * Keeps the result visible while a slider moves. Hidden from screen readers: they read the leader from the slider's
 * value text.
 * @param {Scene} scene
 */
function now({ view, say, index, lang, screen }) {
  const leader = index.options.get(view.leader ?? '');
  if (!leader || screen.printing) return nothing;
  const leads = view.says.find((message) => message.code === 'leads');
  return html`<p class="now" aria-hidden="true">
    <b class="mine ${colour({ index }, leader.id)}" lang=${lang}>${leader.name}</b>
    <span class="hush">${leads ? say.word('ui.ahead', { points: say.points(leads.args.points) }) : nothing}</span>
  </p>`;
}

/** @param {Scene} scene @param {CriterionImportance} importance */
function slider(scene, importance) {
  const { view, say, act, index, lang } = scene;
  const { criterion, points, share, slider: byHand, at = 0, track = [] } = importance;
  const name = index.criteria.get(criterion)?.name ?? criterion;
  const { top = 0, step = 1 } = view.slider ?? {};
  const value = (/** @type {Event} */ event) => /** @type {HTMLInputElement} */ (event.target).valueAsNumber;
  return html`<li>
    <p class="counted">
      <label for=${`s-${criterion}`} class="name" lang=${lang}>${name}</label>
      <span class="share"
        >${share === null ? say.word('ui.points', { points }) : say.word('ui.points_share', { points, share: say.percent(share) })}</span
      >
    </p>
    <div class="rail">
      ${stepButton(scene, importance, 'less', name)}
      <span class="painted" ${shares({ at })}>
        <span class="paint" aria-hidden="true">
          ${track.map(({ option, start, width }) => html`<i class=${colour(scene, option)} ${shares({ s: start, w: width })}></i>`)}
        </span>
        <input
          type="range"
          part="slider"
          id=${`s-${criterion}`}
          min="0"
          max=${top}
          step=${step}
          aria-valuetext=${sliderText(scene, importance)}
          aria-describedby=${`t-${criterion}`}
          .value=${live(String(points))}
          @input=${(/** @type {Event} */ event) => act.slide(criterion, value(event), event)}
          @change=${(/** @type {Event} */ event) => act.setImportance(criterion, value(event), event)}
        />
      </span>
      ${stepButton(scene, importance, 'more', name)}
    </div>
    <div id=${`t-${criterion}`}>${whoLeads(scene, importance)}</div>
    ${
      byHand
        ? html`<p class="hush small">
            ${say.word('ui.by_hand')}
            <button
              type="button"
              class="link"
              aria-label=${say.named('ui.give_back', name)}
              @click=${(/** @type {Event} */ event) => act.setImportance(criterion, null, event)}
            >
              ${say.word('ui.give_back')}
            </button>
          </p>`
        : nothing
    }
  </li>`;
}

/**
 * At the end of the track, the button stays focusable and has no effect.
 * @param {Scene} scene
 * @param {CriterionImportance} importance
 * @param {'less' | 'more'} way
 * @param {string} name
 */
function stepButton({ say, act }, importance, way, name) {
  const { criterion } = importance;
  const points = importance[way] ?? null;
  const press = (/** @type {Event} */ event) => points !== null && act.setImportance(criterion, points, event);
  return html`<button
    type="button"
    class="step"
    aria-label=${say.named(`ui.${way}`, name)}
    aria-disabled=${points === null}
    @click=${press}
  >
    <span aria-hidden="true">${way === 'less' ? '\u2212' : '+'}</span>
  </button>`;
}

/**
 * The track in words: names below the segments (only visual), and sentences for everybody.
 * @param {Scene} scene
 * @param {CriterionImportance} importance
 */
function whoLeads(scene, { criterion, track = [], stable }) {
  const { view, say, index, lang } = scene;
  const nameOf = (/** @type {string | null} */ id) => index.options.get(id ?? '')?.name;
  const tips = (view.tipping ?? []).slice(NEAREST).filter(({ args }) => args.criterion === criterion);
  if (!track.length) return nothing;
  const isSplit = track.length > 1;
  const words = isSplit
    ? track.map(
        ({ option, from, to }) =>
          `${say.word('ui.leads_between', { option: nameOf(option), from: say.number(from), to: say.number(to) })} `,
      )
    : say.word('ui.leads_throughout', { option: nameOf(track[0].option) });
  return html`<p class="below" aria-hidden="true">
      ${track.map(({ option, start, width }) => html`<span class=${colour(scene, option)} lang=${lang} ${shares({ s: start, w: width })}><b>${nameOf(option)}</b></span>`)}
    </p>
    <p class="vh">${words}</p>
    <p class="hush small">
      ${stable && isSplit ? say.word('ui.stable', { option: nameOf(view.leader), from: say.percent(stable.from), to: say.percent(stable.to) }) : nothing}
      ${tips.map((sentence) => `${say.sentence(sentence)} `)}
    </p>`;
}
