import { html, nothing } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { colour } from './bars.js';
import { toldOptions } from './columns.js';
import { heading } from './heading.js';
import { prose, source } from './prose.js';
/** @import { TemplateResult } from 'lit-html' */
/** @import { Option, Prose, Scene } from '../element/contract.js' */

/**
 * Whether a piece is rendered yet. Pieces in order: the table's rows, the contents of the folds below, the details of
 * each row.
 * @param {Scene} scene
 * @param {number} place
 */
export const isDrawn = ({ screen }, place) => screen.printing || place < screen.pieces;

/** This many pieces can be rendered in one task, and fill any screen. */
export const AT_ONCE = 64;

/** Number of texts and notes in one piece of a list. A piece ends with the text that reaches it. */
const PIECE_WEIGHT = 32;

/**
 * Renders a piece again only if something that it shows has changed, so that adding a piece takes the same time however
 * many there are.
 * @param {Scene} scene
 * @param {unknown[]} contents what is shown, compared by identity
 * @param {() => unknown} content
 */
export const piece = ({ say, screen, today }, contents, content) =>
  guard([say, screen.printing, today, ...contents], content);

/**
 * Renders the items of a list in pieces; those that are not rendered yet are left out.
 * @typedef {<T extends object>(items: T[], item: (item: T) => unknown) => unknown[]} Pieces
 */

/**
 * Everything below the table, with a fold for each subject.
 * @param {Scene} scene
 * @param {number} start the place of the first piece
 * @returns {{folds: TemplateResult, end: number}} `end` is the place after the last piece
 */
export function background(scene, start) {
  const { page, say } = scene;
  const told = toldOptions(scene);
  const some = (/** @type {keyof Option} */ field) =>
    told.some((option) => /** @type {any[]} */ (option[field]).length);
  let end = start;
  /** @type {Pieces} */
  const pieces = (items, item) =>
    [...slices(items)].map((slice) =>
      isDrawn(scene, end++) ? piece(scene, [slice[0], slice.length], () => slice.map(item)) : nothing,
    );
  const fold = (/** @type {string} */ title, /** @type {unknown} */ content) =>
    html`<details class="fold" ?open=${scene.screen.printing}>
      <summary>${heading(scene, 1, title, { kind: 'fold-title' })}</summary>
      <div class="fold-body">${content}</div>
    </details>`;
  const paragraphs = (/** @type {Prose[]} */ items) => pieces(items, (item) => prose(scene, item));
  const folds = [
    page.intro.length && fold(say.word('ui.intro'), paragraphs(page.intro)),
    (some('pros') || some('cons')) &&
      fold(
        say.word('ui.pros_cons'),
        told.map((option) => prosCons(scene, option, pieces)),
      ),
    some('chooseIf') &&
      fold(
        say.word('ui.choose_if'),
        told.map((option) => chooseIf(scene, option, pieces)),
      ),
    ...told.map((option) => fold(say.word('ui.about', { option: option.name }), about(scene, option, pieces))),
    page.audiences.length &&
      fold(
        say.word('ui.audiences'),
        html`<dl class="pairs">${pieces(page.audiences, (audience) => pair(scene, audience.name, audience))}</dl>`,
      ),
    page.closing.length && fold(say.word('ui.closing'), paragraphs(page.closing)),
    page.sources.length &&
      fold(
        say.word('ui.all_sources', { count: page.sources.length }), // including uncited ones
        html`<ul class="cites all">
          ${pieces(page.sources, (item) => html`<li>${source(scene, item)}</li>`)}
        </ul>`,
      ),
  ];
  return { folds: html`<div class="folds">${folds.map((item) => item || nothing)}</div>`, end };
}

/** The number of pieces. @param {Scene} scene */
export function countPieces(scene) {
  const rows = scene.page.criteria.length;
  return background(scene, rows).end + rows;
}

/**
 * Cuts a list into slices of similar rendering time.
 * @template {object} T
 * @param {T[]} items
 */
function* slices(items) {
  let [first, weight] = [0, 0];
  for (const [place, item] of items.entries()) {
    weight += 1 + ('notes' in item ? /** @type {unknown[]} */ (item.notes).length : 0);
    if (weight < PIECE_WEIGHT && place + 1 < items.length) continue;
    yield items.slice(first, place + 1);
    [first, weight] = [place + 1, 0];
  }
}

/** @param {Scene} scene @param {string} name @param {Prose[]} items @param {string} kind @param {Pieces} pieces */
function list(scene, name, items, kind, pieces) {
  if (!items.length) return nothing;
  return html`<p class="list-name">${name}</p>
    <ul class=${kind}>
      ${pieces(items, (item) => html`<li>${prose(scene, item)}</li>`)}
    </ul>`;
}

/** @param {Scene} scene @param {Option} option @param {unknown} content */
const card = (scene, option, content) =>
  html`<div class="card ${colour(scene, option.id)}">
    ${heading(scene, 2, html`<span lang=${scene.lang}>${option.name}</span>`, { kind: 'card-title' })}${content}
  </div>`;

/** @param {Scene} scene @param {Option} option @param {Pieces} pieces */
const prosCons = (scene, option, pieces) =>
  card(scene, option, [
    list(scene, scene.say.word('ui.pros'), option.pros, 'pros', pieces),
    list(scene, scene.say.word('ui.cons'), option.cons, 'cons', pieces),
  ]);

/** @param {Scene} scene @param {Option} option @param {Pieces} pieces */
const chooseIf = (scene, option, pieces) =>
  option.chooseIf.length
    ? card(
        scene,
        option,
        html`<ul class="pros">
          ${pieces(option.chooseIf, (item) => html`<li>${prose(scene, item)}</li>`)}
        </ul>`,
      )
    : nothing;

/** @param {Scene} scene @param {Option} option @param {Pieces} pieces */
function about(scene, option, pieces) {
  const { say, lang } = scene;
  return html`${option.tagline ? html`<p class="hush" lang=${lang}>${option.tagline}</p>` : nothing}
  ${pieces(option.about, (item) => prose(scene, item))}
  ${option.facts.length ? html`<dl class="pairs">${pieces(option.facts, (fact) => pair(scene, fact.label, fact))}</dl>` : nothing}
  ${
    option.usedBy.length
      ? html`<p class="list-name">${say.word('ui.used_by')}</p>
          <dl class="pairs">${pieces(option.usedBy, (user) => pair(scene, user.name, user))}</dl>`
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
