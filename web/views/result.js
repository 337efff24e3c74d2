import { html, nothing } from 'lit-html';
import { answersGiven } from './answers.js';
import { colour, fitBar } from './bars.js';
import { folded } from './folded.js';
import { heading } from './heading.js';
import { check, cross, warning } from './icons.js';
/** @import { Question, Ranked, ResultMessage, SetAside } from '../element/contract.js' */
/** @import { RenderContext } from '../element/ui.js' */

/** With more options than this, the rest of a ranking is folded. */
const MAX_RANKED = 8;

/** At most this many remarks of a kind are shown at once. */
const MAX_REMARKS = 4;

/** Limit of a list. Thousands of entries would block the page, and say no more than the first ones. */
const MAX_LIST = 200;

/** The result view. @param {RenderContext} context */
export function result(context) {
  const { localizer, view, ui } = context;
  return html`<section class="result ${ui.fillsWindow ? 'fills-window' : ''}" aria-label=${localizer.message('ui.tab_result')}>
    ${view.verdict === 'none_yet' ? invitation(context) : verdict(context)} ${context.deferred?.result(context)}
    ${context.isLoadingMore ? nothing : answersGiven(context)}
    ${context.isLoadingMore || view.verdict === 'none_yet' ? nothing : context.deferred?.shareBar(context)}
  </section>`;
}

/** Before the first answer there is no ranking, so that nothing influences the reader. @param {RenderContext} context */
function invitation(context) {
  const { localizer, actions, view } = context;
  const { questions } = view.counts;
  if (!questions)
    return html`<div class="verdict empty" part="verdict">
      ${heading(context, 1, localizer.message('ui.no_questions'), { kind: 'leader', focusable: true })}
      <p>${localizer.message('ui.no_questions_why')}</p>
    </div>`;
  return html`<div class="verdict empty" part="verdict">
    ${heading(context, 1, localizer.message('ui.empty'), { kind: 'leader', focusable: true })}
    <p>${localizer.message('ui.empty_why', { count: questions })}</p>
    <p>
      <button type="button" class="primary" part="button" @click=${() => actions.show('decide')}>
        ${localizer.message('ui.start')}
      </button>
    </p>
  </div>`;
}

/** @param {RenderContext} context */
function verdict(context) {
  const { view, localizer } = context;
  const ranked = view.ranking.filter(({ excluded }) => !excluded);
  const rest = ranked.slice(MAX_RANKED);
  return html`<div class="verdict" part="verdict">
    ${heading(context, 1, headline(context), { kind: 'leader', focusable: true })}
    ${view.rival ? html`<p class="clarity ${view.verdict}">${view.verdict && !ranked[0].tied ? [html`<i></i><i></i><i></i>`, localizer.message(`ui.sure_${view.verdict}`)] : nothing}</p>` : nothing}
    ${limited(
      context,
      view.says.filter(({ code }) => !ELSEWHERE.includes(code)),
      (sentence) => html`<p class="remark">${localizer.sentence(sentence)}</p>`,
    )}
    <p class="fit-name muted">${localizer.message('ui.fit_name')}</p>
    <ol class="fits">
      ${ranked.slice(0, MAX_RANKED).map((item) => fitBar(context, item))}
    </ol>
    ${
      rest.length
        ? folded(
            context,
            localizer.message('ui.rest', { count: rest.length }),
            html`<ol class="fits">
                ${rest.slice(0, MAX_LIST).map((item) => fitBar(context, item))}
              </ol>
              ${rest.length > MAX_LIST ? html`<p class="muted">${localizer.message('ui.more_options', { count: rest.length - MAX_LIST })}</p>` : nothing}`,
          )
        : nothing
    }
    ${limited(
      context,
      view.says.filter(({ code }) => IN_CALLOUTS.includes(code)),
      (sentence) => callout(context, sentence),
    )}
  </div>`;
}

/**
 * Forty options may have forty remarks of a kind: shows the first ones, and folds the rest.
 * @param {RenderContext} context
 * @param {ResultMessage[]} remarks
 * @param {(remark: ResultMessage) => unknown} draw
 */
function limited(context, remarks, draw) {
  const rest = remarks.slice(MAX_REMARKS);
  return [
    ...remarks.slice(0, MAX_REMARKS).map(draw),
    rest.length
      ? folded(
          context,
          context.localizer.message('ui.more_options', { count: rest.length }),
          rest.slice(0, MAX_LIST).map(draw),
        )
      : nothing,
  ];
}

/** Sentences that are shown in boxes below the bars. */
const IN_CALLOUTS = ['settled', 'set_aside', 'unmet'];

/**
 * Sentences that are not shown above the bars: the boxed ones, the one in the headline, and robustness, which belongs
 * to the charts below.
 */
const ELSEWHERE = [...IN_CALLOUTS, 'level', 'robust'];

/** @param {RenderContext} context */
function headline(context) {
  const { view, localizer, index } = context;
  const level = view.says.find((message) => message.code === 'level');
  if (level)
    return localizer.message('ui.level_between', {
      options: localizer.list(level.args.options.map((id) => index.options.get(id)?.name ?? id)),
    });
  const leader = view.leader ? index.options.get(view.leader) : undefined;
  if (!leader) return localizer.message('ui.tab_result');
  const [before, after] = localizer.messageAround('ui.for_you', 'option');
  return html`${before}<b class=${colour(context, leader.id)} lang=${context.lang}>${leader.name}</b>${after}`;
}

/** @param {RenderContext} context @param {ResultMessage} sentence one of `IN_CALLOUTS` */
function callout(context, sentence) {
  const { localizer, actions } = context;
  if (sentence.code === 'settled')
    return html`<div class="callout good">
      ${check()}
      <p>
        <b>${localizer.message('ui.stop')}</b> ${localizer.sentence(sentence)}
        <button type="button" class="link" @click=${() => actions.show('decide')}>
          ${localizer.message('ui.go_on')}
        </button>
      </p>
    </div>`;
  if (sentence.code === 'unmet') {
    const failures = context.view.ranking.filter(({ fails }) => fails.length > 0);
    return html`<div class="callout warn">
      ${warning()}
      <div>
        <p>${localizer.sentence(sentence)}</p>
        <ul>
          ${failures.slice(0, MAX_LIST).map((ranked) => failing(context, ranked))}
          ${failures.length > MAX_LIST ? html`<li class="muted">${localizer.message('ui.more_options', { count: failures.length - MAX_LIST })}</li>` : nothing}
        </ul>
      </div>
    </div>`;
  }
  const { args } = /** @type {SetAside} */ (sentence);
  const ranked = context.view.ranking.find(({ option }) => option === args.option);
  return html`<div class="callout">
    ${cross()}
    <div>
      <p>${localizer.sentence(sentence)}</p>
      ${ranked ? failedRequirements(context, ranked) : nothing}
    </div>
  </div>`;
}

/** @param {RenderContext} context @param {Ranked} ranked */
const failing = (context, ranked) =>
  html`<li>
    <b lang=${context.lang}>${context.index.options.get(ranked.option)?.name}</b>${failedRequirements(context, ranked)}
  </li>`;

/**
 * The requirements that an option fails, with the author's reasons if there are any.
 * @param {RenderContext} context
 * @param {Ranked} ranked
 */
function failedRequirements(context, { fails, moreFails }) {
  const { localizer, lang } = context;
  const lines = fails.map(({ question, answer, must }) => {
    const asked = /** @type {Question} */ (context.index.questions.get(question));
    const chosen = asked.answers.find(({ id }) => id === answer);
    return html`<li>
      ${localizer.message('ui.must', { question: asked.text, answer: chosen?.text ?? answer })}
      <span class="muted" lang=${lang}>${chosen?.requires[must]?.because}</span>
    </li>`;
  });
  return html`<ul class="failed-requirements">
    ${lines}${moreFails ? html`<li class="muted">${localizer.message('ui.more_options', { count: moreFails })}</li>` : nothing}
  </ul>`;
}
