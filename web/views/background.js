import { html, nothing } from 'lit-html';
import { colour } from './bars.js';
import { countTold, toldOptions } from './columns.js';
import { heading } from './heading.js';
import { paragraphs, prose, source } from './prose.js';
/** @import { TemplateResult } from 'lit-html' */
/** @import { Option, Prose, Scene } from '../element/contract.js' */

/**
 * Whether a piece is rendered yet. Pieces in order: the table's rows, the folds below, the details of each row.
 * @param {Scene} scene
 * @param {number} place
 */
export const isDrawn = ({ screen }, place) => screen.printing || place < screen.pieces;

/** This many pieces can be rendered in one task, and fill any screen. */
export const AT_ONCE = 64;

/** Where the pieces of each kind begin and end; there may be fewer folds. @param {Scene['page']} page */
export const piecesOf = (page) => {
  const folds = page.criteria.length;
  const details = folds + countTold(page) + 6;
  return { folds, details, end: details + folds };
};

/** Everything below the table, with a fold for each subject. @param {Scene} scene */
export function background(scene) {
  const { page, say } = scene;
  const told = toldOptions(scene);
  const some = (/** @type {keyof Option} */ field) =>
    told.some((option) => /** @type {any[]} */ (option[field]).length);
  let place = piecesOf(page).folds;
  const fold = (/** @type {string} */ title, /** @type {() => unknown} */ content) =>
    html`<details class="fold" ?open=${scene.screen.printing}>
      <summary>${heading(scene, 1, title, { kind: 'fold-title' })}</summary>
      <div class="fold-body">${isDrawn(scene, place++) ? content() : nothing}</div>
    </details>`;
  const folds = [
    page.intro.length && fold(say.word('ui.intro'), () => paragraphs(scene, page.intro)),
    (some('pros') || some('cons')) &&
      fold(say.word('ui.pros_cons'), () => told.map((option) => prosCons(scene, option))),
    some('chooseIf') && fold(say.word('ui.choose_if'), () => told.map((option) => chooseIf(scene, option))),
    ...told.map((option) => fold(say.word('ui.about', { option: option.name }), () => about(scene, option))),
    page.audiences.length && fold(say.word('ui.audiences'), () => audiences(scene)),
    page.closing.length && fold(say.word('ui.closing'), () => paragraphs(scene, page.closing)),
    page.sources.length && fold(say.word('ui.all_sources', { count: page.sources.length }), () => sources(scene)),
  ];
  return html`<div class="folds">${folds.map((item) => item || nothing)}</div>`;
}

/** @param {Scene} scene @param {string} name @param {Prose[]} items @param {string} kind */
function list(scene, name, items, kind) {
  if (!items.length) return nothing;
  return html`<p class="list-name">${name}</p>
    <ul class=${kind}>
      ${items.map((item) => html`<li>${prose(scene, item)}</li>`)}
    </ul>`;
}

/** @param {Scene} scene @param {Option} option @param {unknown} content */
const card = (scene, option, content) =>
  html`<div class="card ${colour(scene, option.id)}">
    ${heading(scene, 2, html`<span lang=${scene.lang}>${option.name}</span>`, { kind: 'card-title' })}${content}
  </div>`;

/** @param {Scene} scene @param {Option} option */
const prosCons = (scene, option) =>
  card(scene, option, [
    list(scene, scene.say.word('ui.pros'), option.pros, 'pros'),
    list(scene, scene.say.word('ui.cons'), option.cons, 'cons'),
  ]);

/** @param {Scene} scene @param {Option} option */
const chooseIf = (scene, option) =>
  option.chooseIf.length
    ? card(
        scene,
        option,
        html`<ul class="pros">
          ${option.chooseIf.map((item) => html`<li>${prose(scene, item)}</li>`)}
        </ul>`,
      )
    : nothing;

/** @param {Scene} scene @param {Option} option */
function about(scene, option) {
  const { say, lang } = scene;
  return html`${option.tagline ? html`<p class="hush" lang=${lang}>${option.tagline}</p>` : nothing}
  ${paragraphs(scene, option.about)}
  ${option.facts.length ? html`<dl class="pairs">${option.facts.map((fact) => pair(scene, fact.label, fact))}</dl>` : nothing}
  ${
    option.usedBy.length
      ? html`<p class="list-name">${say.word('ui.used_by')}</p>
          <dl class="pairs">${option.usedBy.map((user) => pair(scene, user.name, user))}</dl>`
      : nothing
  }
  ${option.url ? html`<p><a href=${option.url}>${say.word('ui.site', { option: option.name })}</a></p>` : nothing}`;
}

/** @param {Scene} scene @param {string} name @param {Prose} body @returns {TemplateResult} */
const pair = (scene, name, body) =>
  html`<div>
    <dt lang=${scene.lang}>${name}</dt>
    <dd>${prose(scene, body)}</dd>
  </div>`;

/** @param {Scene} scene */
const audiences = (scene) =>
  html`<dl class="pairs">${scene.page.audiences.map((audience) => pair(scene, audience.name, audience))}</dl>`;

/** All sources, including uncited ones. @param {Scene} scene */
const sources = (scene) =>
  html`<ul class="cites all">
    ${scene.page.sources.map((item) => html`<li>${source(scene, item)}</li>`)}
  </ul>`;
