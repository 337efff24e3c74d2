import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { colour, shares } from '../bars.js';
import { folded } from '../folded.js';
import { heading } from '../heading.js';
import { sliderText } from '../importance.js';
import { MAX_TIPPING_POINTS } from './sensitivity.js';
/** @import { CriterionImportance } from '../../element/contract.js' */
/** @import { RenderContext } from '../../widget/ui.js' */

/** With more criteria than this, the rest is folded. */
const MAX_SLIDERS = 16;

/**
 * The reader's importance: a slider for each criterion, whose track shows the leader at each position.
 * @param {RenderContext} context
 */
export function importanceSliders(context) {
  const { view, localizer, index, lang, page } = context;
  const isFirst = view.verdict === 'none_yet';
  const sliders = view.importance.map((one) => slider(context, one));
  const leaders = new Set(view.importance.flatMap(({ track = [] }) => track.map(({ option }) => option)));
  return html`<section class="section" part="section">
    ${heading(context, 1, localizer.message(isFirst && page.questions.length ? 'ui.or_importance' : 'ui.importance'), { kind: 'sub' })}
    ${isFirst ? nothing : html`<p class="muted">${localizer.message('ui.importance_help')}</p>`}
    <ul class="key" aria-hidden="true">
      ${[...leaders].map((option) => html`<li class=${colour(context, option)} lang=${lang}>${index.options.get(option)?.name}</li>`)}
    </ul>
    ${stickyLeader(context)}
    <ul class="sliders">
      ${sliders.slice(0, MAX_SLIDERS)}
    </ul>
    ${
      sliders.length > MAX_SLIDERS
        ? folded(
            context,
            localizer.message('ui.more_criteria', { count: sliders.length - MAX_SLIDERS }),
            html`<ul class="sliders">
              ${sliders.slice(MAX_SLIDERS)}
            </ul>`,
          )
        : nothing
    }
  </section>`;
}

/**
 * Keeps the result visible while a slider moves. Hidden from screen readers: they read the leader from the slider's
 * value text.
 * @param {RenderContext} context
 */
function stickyLeader({ view, localizer, index, lang, ui }) {
  const leader = index.options.get(view.leader ?? '');
  if (!leader || ui.printing) return nothing;
  const leads = view.says.find((message) => message.code === 'leads');
  return html`<p class="sticky-leader" aria-hidden="true">
    <b class="option-text ${colour({ index }, leader.id)}" lang=${lang}>${leader.name}</b>
    <span class="muted"
      >${leads ? localizer.message('ui.ahead', { points: localizer.points(leads.args.points) }) : nothing}</span
    >
  </p>`;
}

/** @param {RenderContext} context @param {CriterionImportance} importance */
function slider(context, importance) {
  const { view, localizer, actions, index, lang } = context;
  const { criterion, points, share, slider: byHand, at = 0, track = [] } = importance;
  const name = index.criteria.get(criterion)?.name ?? criterion;
  const { top = 0, step = 1 } = view.slider ?? {};
  const value = (/** @type {Event} */ event) => /** @type {HTMLInputElement} */ (event.target).valueAsNumber;
  return html`<li>
    <p class="counted">
      <label for=${`s-${criterion}`} class="name" lang=${lang}>${name}</label>
      <span class="share"
        >${share === null ? localizer.message('ui.points', { points }) : localizer.message('ui.points_share', { points, share: localizer.percent(share) })}</span
      >
    </p>
    <div class="rail">
      ${stepButton(context, importance, 'less', name)}
      <span class="painted" ${shares({ at })}>
        <span class="paint" aria-hidden="true">
          ${track.map(({ option, start, width }) => html`<i class=${colour(context, option)} ${shares({ start, width })}></i>`)}
        </span>
        <input
          type="range"
          part="slider"
          id=${`s-${criterion}`}
          min="0"
          max=${top}
          step=${step}
          aria-valuetext=${sliderText(context, importance)}
          aria-describedby=${`t-${criterion}`}
          .value=${live(String(points))}
          @input=${(/** @type {Event} */ event) => actions.slide(criterion, value(event), event)}
          @change=${(/** @type {Event} */ event) => actions.setImportance(criterion, value(event), event)}
        />
      </span>
      ${stepButton(context, importance, 'more', name)}
    </div>
    <div id=${`t-${criterion}`}>${whoLeads(context, importance)}</div>
    ${
      byHand
        ? html`<p class="muted small">
            ${localizer.message('ui.by_hand')}
            <button
              type="button"
              class="link"
              aria-label=${localizer.controlName('ui.give_back', name)}
              @click=${(/** @type {Event} */ event) => actions.setImportance(criterion, null, event)}
            >
              ${localizer.message('ui.give_back')}
            </button>
          </p>`
        : nothing
    }
  </li>`;
}

/**
 * At the end of the track, the button stays focusable and has no effect.
 * @param {RenderContext} context
 * @param {CriterionImportance} importance
 * @param {'less' | 'more'} way
 * @param {string} name
 */
function stepButton({ localizer, actions }, importance, way, name) {
  const { criterion } = importance;
  const points = importance[way] ?? null;
  const press = (/** @type {Event} */ event) => points !== null && actions.setImportance(criterion, points, event);
  return html`<button
    type="button"
    class="step"
    aria-label=${localizer.controlName(`ui.${way}`, name)}
    aria-disabled=${points === null}
    @click=${press}
  >
    <span aria-hidden="true">${way === 'less' ? '\u2212' : '+'}</span>
  </button>`;
}

/**
 * The track in words: names below the segments (only visual), and sentences for everybody.
 * @param {RenderContext} context
 * @param {CriterionImportance} importance
 */
function whoLeads(context, { criterion, track = [], stable }) {
  const { view, localizer, index, lang } = context;
  const nameOf = (/** @type {string | null} */ id) => index.options.get(id ?? '')?.name;
  const tips = (view.tipping ?? []).slice(MAX_TIPPING_POINTS).filter(({ args }) => args.criterion === criterion);
  if (!track.length) return nothing;
  const isSplit = track.length > 1;
  const words = isSplit
    ? track.map(
        ({ option, from, to }) =>
          `${localizer.message('ui.leads_between', { option: nameOf(option), from: localizer.number(from), to: localizer.number(to) })} `,
      )
    : localizer.message('ui.leads_throughout', { option: nameOf(track[0].option) });
  return html`<p class="below" aria-hidden="true">
      ${track.map(({ option, start, width }) => html`<span class=${colour(context, option)} lang=${lang} ${shares({ start, width })}><b>${nameOf(option)}</b></span>`)}
    </p>
    <p class="visually-hidden">${words}</p>
    <p class="muted small">
      ${stable && isSplit ? localizer.message('ui.stable', { option: nameOf(view.leader), from: localizer.percent(stable.from), to: localizer.percent(stable.to) }) : nothing}
      ${tips.map((sentence) => `${localizer.sentence(sentence)} `)}
    </p>`;
}
