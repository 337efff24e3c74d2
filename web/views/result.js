import { html, nothing } from 'lit-html';
import { answersGiven } from './answers.js';
import { colour, fit } from './bars.js';
import { folded } from './folded.js';
import { heading } from './heading.js';
import { check, cross, warning } from './icons.js';
/** @import { Question, Ranked, ResultMessage, Scene, SetAside } from '../element/contract.js' */

/** With more options than this, the rest of a ranking is folded. */
const RANKED = 8;

/** At most this many remarks of a kind are shown at once. */
const REMARKS = 4;

/** Limit of a list. Thousands of entries would block the page, and say no more than the first ones. */
const MOST = 200;

/** The result view. @param {Scene} scene */
export function result(scene) {
  const { say, view, screen } = scene;
  return html`<section class="result ${screen.room ? 'room' : ''}" aria-label=${say.word('ui.tab_result')}>
    ${view.verdict === 'none_yet' ? invitation(scene) : verdict(scene)} ${scene.more?.result(scene)}
    ${scene.expects ? nothing : answersGiven(scene)}
    ${scene.expects || view.verdict === 'none_yet' ? nothing : scene.more?.shareBar(scene)}
  </section>`;
}

/** Before the first answer there is no ranking, so that nothing influences the reader. @param {Scene} scene */
function invitation(scene) {
  const { say, act, view } = scene;
  const { questions } = view.counts;
  if (!questions)
    return html`<div class="verdict empty" part="verdict">
      ${heading(scene, 1, say.word('ui.no_questions'), { kind: 'leader', focusable: true })}
      <p>${say.word('ui.no_questions_why')}</p>
    </div>`;
  return html`<div class="verdict empty" part="verdict">
    ${heading(scene, 1, say.word('ui.empty'), { kind: 'leader', focusable: true })}
    <p>${say.word('ui.empty_why', { count: questions })}</p>
    <p>
      <button type="button" class="primary" part="button" @click=${() => act.show('decide')}>
        ${say.word('ui.start')}
      </button>
    </p>
  </div>`;
}

/** @param {Scene} scene */
function verdict(scene) {
  const { view, say } = scene;
  const ranked = view.ranking.filter(({ excluded }) => !excluded);
  const rest = ranked.slice(RANKED);
  return html`<div class="verdict" part="verdict">
    ${heading(scene, 1, headline(scene), { kind: 'leader', focusable: true })}
    ${view.rival ? html`<p class="sure ${view.verdict}">${view.verdict && !ranked[0].tied ? [html`<i></i><i></i><i></i>`, say.word(`ui.sure_${view.verdict}`)] : nothing}</p>` : nothing}
    ${few(
      scene,
      view.says.filter(({ code }) => !ELSEWHERE.includes(code)),
      (sentence) => html`<p class="says">${say.sentence(sentence)}</p>`,
    )}
    <p class="fit-name hush">${say.word('ui.fit_name')}</p>
    <ol class="fits">
      ${ranked.slice(0, RANKED).map((item) => fit(scene, item))}
    </ol>
    ${
      rest.length
        ? folded(
            scene,
            say.word('ui.rest', { count: rest.length }),
            html`<ol class="fits">
                ${rest.slice(0, MOST).map((item) => fit(scene, item))}
              </ol>
              ${rest.length > MOST ? html`<p class="hush">${say.word('ui.more_options', { count: rest.length - MOST })}</p>` : nothing}`,
          )
        : nothing
    }
    ${few(
      scene,
      view.says.filter(({ code }) => BOXED.includes(code)),
      (sentence) => box(scene, sentence),
    )}
  </div>`;
}

/**
 * Forty options may have forty remarks of a kind: shows the first ones, and folds the rest.
 * @param {Scene} scene
 * @param {ResultMessage[]} remarks
 * @param {(remark: ResultMessage) => unknown} draw
 */
function few(scene, remarks, draw) {
  const rest = remarks.slice(REMARKS);
  return [
    ...remarks.slice(0, REMARKS).map(draw),
    rest.length
      ? folded(scene, scene.say.word('ui.more_options', { count: rest.length }), rest.slice(0, MOST).map(draw))
      : nothing,
  ];
}

/** Sentences that are shown in boxes below the bars. */
const BOXED = ['settled', 'set_aside', 'unmet'];

/**
 * Sentences that are not shown above the bars: the boxed ones, the one in the headline, and robustness, which belongs
 * to the charts below.
 */
const ELSEWHERE = [...BOXED, 'level', 'robust'];

/** @param {Scene} scene */
function headline(scene) {
  const { view, say, index } = scene;
  const level = view.says.find((message) => message.code === 'level');
  if (level)
    return say.word('ui.level_between', {
      options: say.list(level.args.options.map((id) => index.options.get(id)?.name ?? id)),
    });
  const leader = view.leader ? index.options.get(view.leader) : undefined;
  if (!leader) return say.word('ui.tab_result');
  const [before, after] = say.around('ui.for_you', 'option');
  return html`${before}<b class=${colour(scene, leader.id)} lang=${scene.lang}>${leader.name}</b>${after}`;
}

/** @param {Scene} scene @param {ResultMessage} sentence one of `BOXED` */
function box(scene, sentence) {
  const { say, act } = scene;
  if (sentence.code === 'settled')
    return html`<div class="box good">
      ${check()}
      <p>
        <b>${say.word('ui.stop')}</b> ${say.sentence(sentence)}
        <button type="button" class="link" @click=${() => act.show('decide')}>${say.word('ui.go_on')}</button>
      </p>
    </div>`;
  if (sentence.code === 'unmet') {
    const failures = scene.view.ranking.filter(({ fails }) => fails.length > 0);
    return html`<div class="box warn">
      ${warning()}
      <div>
        <p>${say.sentence(sentence)}</p>
        <ul>
          ${failures.slice(0, MOST).map((ranked) => failing(scene, ranked))}
          ${failures.length > MOST ? html`<li class="hush">${say.word('ui.more_options', { count: failures.length - MOST })}</li>` : nothing}
        </ul>
      </div>
    </div>`;
  }
  const { args } = /** @type {SetAside} */ (sentence);
  const ranked = scene.view.ranking.find(({ option }) => option === args.option);
  return html`<div class="box">
    ${cross()}
    <div>
      <p>${say.sentence(sentence)}</p>
      ${ranked ? musts(scene, ranked) : nothing}
    </div>
  </div>`;
}

/** @param {Scene} scene @param {Ranked} ranked */
const failing = (scene, ranked) =>
  html`<li><b lang=${scene.lang}>${scene.index.options.get(ranked.option)?.name}</b>${musts(scene, ranked)}</li>`;

/**
 * The requirements that an option fails, with the author's reasons if there are any.
 * @param {Scene} scene
 * @param {Ranked} ranked
 */
function musts(scene, { fails, moreFails }) {
  const { say, lang } = scene;
  const lines = fails.map(({ question, answer, must }) => {
    const asked = /** @type {Question} */ (scene.index.questions.get(question));
    const said = asked.answers.find(({ id }) => id === answer);
    return html`<li>
      ${say.word('ui.must', { question: asked.text, answer: said?.text ?? answer })}
      <span class="hush" lang=${lang}>${said?.requires[must]?.because}</span>
    </li>`;
  });
  return html`<ul class="musts">
    ${lines}${moreFails ? html`<li class="hush">${say.word('ui.more_options', { count: moreFails })}</li>` : nothing}
  </ul>`;
}
