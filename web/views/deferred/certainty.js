import { html, nothing } from 'lit-html';
import { colour, shares } from '../bars.js';
import { folded } from '../folded.js';
import { heading } from '../heading.js';
import { check, cross } from '../icons.js';
/** @import { Method } from '../../element/contract.js' */
/** @import { RenderContext } from '../../widget/ui.js' */

/**
 * How sure the result is: in how many variations of the reader's priorities each option leads, and the results of other
 * methods.
 * @param {RenderContext} context
 */
export function certainty(context) {
  const { view, localizer } = context;
  if (!view.robustness || !view.rival) return nothing;
  const leads = view.robustness.leads.filter(({ of100 }) => of100);
  const robust = view.says.find(({ code }) => code === 'robust');
  return html`<section class="section" part="section">
    ${heading(context, 1, localizer.message('ui.certainty'), { kind: 'sub' })}
    ${robust ? html`<p>${localizer.sentence(robust)}</p>` : nothing}
    <div class="stack whole" aria-hidden="true">
      ${leads.map(({ option, start, width }) => html`<i class=${colour(context, option)} ${shares({ start, width })}></i>`)}
    </div>
    <ul class="key">
      ${leads.map(({ option, of100 }) => html`<li class=${colour(context, option)}>${localizer.message('ui.leads_in', { option: context.index.options.get(option)?.name, of100: localizer.number(of100) })}</li>`)}
    </ul>
    <p class="muted small">${localizer.message('ui.draws', { draws: localizer.number(view.robustness.draws) })}</p>
    ${opinions(context)} ${tellsMost(context)}
  </section>`;
}

/** The open question that can still change most, unless none can change the leader. @param {RenderContext} context */
function tellsMost({ view, localizer, actions, index }) {
  const next = index.questions.get(view.next ?? '');
  if (!next || view.settled) return nothing;
  return html`<p class="tip">
    ${localizer.message('ui.tells_most', { question: next.text })}
    <button
      type="button"
      class="chip"
      aria-label=${localizer.controlName('ui.answer_it', next.text)}
      @click=${() => actions.change(next.id)}
    >
      ${localizer.message('ui.answer_it')}
    </button>
  </p>`;
}

/** @param {RenderContext} context */
function opinions(context) {
  const { opinions: second } = context.view;
  if (!second) return nothing;
  const { localizer } = context;
  const { agreeing, judging } = second;
  return folded(
    context,
    judging ? localizer.message('ui.opinions', { agreeing, judging }) : localizer.message('ui.opinions_none'),
    html`<p class="muted">${localizer.message('ui.opinions_help')}</p>
      <dl class="pairs">${second.methods.map((method) => opinion(context, method))}</dl>`,
  );
}

/** @param {RenderContext} context @param {Method} method */
function opinion({ localizer, index, lang }, { method, agrees, abstains, ranking }) {
  const names = ranking.map(
    ({ option, rank, score }) =>
      html`<li value=${rank}>
        <span lang=${lang}>${index.options.get(option)?.name}</span>
        <span class="muted">${localizer.number(score)}</span>
      </li>`,
  );
  return html`<div>
    <dt>${localizer.message(`method.${method}`)}</dt>
    <dd>
      ${
        abstains
          ? localizer.sentence(abstains)
          : [
              agrees ? check() : cross(),
              ' ',
              localizer.message(agrees ? 'ui.agrees' : 'ui.disagrees'),
              html`<ol class="ranks">
                ${names}
              </ol>`,
            ]
      }
    </dd>
  </div>`;
}
