import { html, nothing } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { colour } from './bars.js';
import { detailedOptions } from './columns.js';
import { heading } from './heading.js';
import { prose, source } from './prose.js';
/** @import { TemplateResult } from 'lit-html' */
/** @import { Option, Prose } from '../element/contract.js' */
/** @import { RenderContext } from '../element/ui.js' */

/**
 * Whether a piece is rendered yet. Pieces in order: the table's rows, the contents of the folds below, the details of
 * each row.
 * @param {RenderContext} context
 * @param {number} place
 */
export const isRendered = ({ ui }, place) => ui.printing || place < ui.renderedPieces;

/** This many pieces can be rendered in one task, and fill any screen. */
export const MAX_PIECES_AT_ONCE = 64;

/** Number of texts and notes in one piece of a list. A piece ends with the text that reaches it. */
const PIECE_WEIGHT = 32;

/**
 * Renders a piece again only if something that it shows has changed, so that adding a piece takes the same time however
 * many there are.
 * @param {RenderContext} context
 * @param {unknown[]} contents what is shown, compared by identity
 * @param {() => unknown} content
 */
export const piece = ({ localizer, ui, today }, contents, content) =>
  guard([localizer, ui.printing, today, ...contents], content);

/**
 * Renders the items of a list in pieces; those that are not rendered yet are left out.
 * @typedef {<T extends object>(items: T[], item: (item: T) => unknown) => unknown[]} Pieces
 */

/**
 * Everything below the table, with a fold for each subject.
 * @param {RenderContext} context
 * @param {number} start the place of the first piece
 * @returns {{folds: TemplateResult, end: number}} `end` is the place after the last piece
 */
export function background(context, start) {
  const { page, localizer } = context;
  const told = detailedOptions(context);
  const some = (/** @type {keyof Option} */ field) =>
    told.some((option) => /** @type {any[]} */ (option[field]).length);
  let end = start;
  /** @type {Pieces} */
  const pieces = (items, item) =>
    [...slices(items)].map((slice) =>
      isRendered(context, end++) ? piece(context, [slice[0], slice.length], () => slice.map(item)) : nothing,
    );
  const fold = (/** @type {string} */ title, /** @type {() => unknown} */ content) => {
    const isStarted = isRendered(context, end);
    const body = content();
    return html`<details class="fold" ?open=${context.ui.printing}>
      <summary>${heading(context, 1, title, { kind: 'fold-title' })}</summary>
      <div class="fold-body">${isStarted ? body : nothing}</div>
    </details>`;
  };
  const paragraphs = (/** @type {Prose[]} */ items) => pieces(items, (item) => prose(context, item));
  const folds = [
    page.intro.length && fold(localizer.message('ui.intro'), () => paragraphs(page.intro)),
    (some('pros') || some('cons')) &&
      fold(localizer.message('ui.pros_cons'), () => told.map((option) => prosCons(context, option, pieces))),
    some('chooseIf') &&
      fold(localizer.message('ui.choose_if'), () => told.map((option) => chooseIf(context, option, pieces))),
    ...told.map((option) =>
      fold(localizer.message('ui.about', { option: option.name }), () => about(context, option, pieces)),
    ),
    page.audiences.length && fold(localizer.message('ui.audiences'), () => audiences(context, pieces)),
    page.closing.length && fold(localizer.message('ui.closing'), () => paragraphs(page.closing)),
    page.sources.length &&
      fold(localizer.message('ui.all_sources', { count: page.sources.length }), () => sources(context, pieces)),
  ];
  return { folds: html`<div class="folds">${folds.map((item) => item || nothing)}</div>`, end };
}

/** The number of pieces. @param {RenderContext} context */
export function countPieces(context) {
  const rows = context.page.criteria.length;
  return background(context, rows).end + rows;
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

/** @param {RenderContext} context @param {string} name @param {Prose[]} items @param {string} kind @param {Pieces} pieces */
function list(context, name, items, kind, pieces) {
  if (!items.length) return nothing;
  return html`<p class="list-name">${name}</p>
    <ul class=${kind}>
      ${pieces(items, (item) => html`<li>${prose(context, item)}</li>`)}
    </ul>`;
}

/** @param {RenderContext} context @param {Option} option @param {unknown} content */
const card = (context, option, content) =>
  html`<div class="card ${colour(context, option.id)}">
    ${heading(context, 2, html`<span lang=${context.lang}>${option.name}</span>`, { kind: 'card-title' })}${content}
  </div>`;

/** @param {RenderContext} context @param {Option} option @param {Pieces} pieces */
const prosCons = (context, option, pieces) =>
  card(context, option, [
    list(context, context.localizer.message('ui.pros'), option.pros, 'pros', pieces),
    list(context, context.localizer.message('ui.cons'), option.cons, 'cons', pieces),
  ]);

/** @param {RenderContext} context @param {Option} option @param {Pieces} pieces */
const chooseIf = (context, option, pieces) =>
  option.chooseIf.length
    ? card(
        context,
        option,
        html`<ul class="pros">
          ${pieces(option.chooseIf, (item) => html`<li>${prose(context, item)}</li>`)}
        </ul>`,
      )
    : nothing;

/** @param {RenderContext} context @param {Option} option @param {Pieces} pieces */
function about(context, option, pieces) {
  const { localizer, lang } = context;
  return html`${option.tagline ? html`<p class="muted" lang=${lang}>${option.tagline}</p>` : nothing}
  ${pieces(option.about, (item) => prose(context, item))}
  ${option.facts.length ? html`<dl class="pairs">${pieces(option.facts, (fact) => pair(context, fact.label, fact))}</dl>` : nothing}
  ${
    option.usedBy.length
      ? html`<p class="list-name">${localizer.message('ui.used_by')}</p>
          <dl class="pairs">${pieces(option.usedBy, (user) => pair(context, user.name, user))}</dl>`
      : nothing
  }
  ${option.url ? html`<p><a href=${option.url}>${localizer.message('ui.site', { option: option.name })}</a></p>` : nothing}`;
}

/** @param {RenderContext} context @param {string} name @param {Prose} body @returns {TemplateResult} */
const pair = (context, name, body) =>
  html`<div>
    <dt lang=${context.lang}>${name}</dt>
    <dd>${prose(context, body)}</dd>
  </div>`;

/** @param {RenderContext} context @param {Pieces} pieces */
const audiences = (context, pieces) =>
  html`<dl class="pairs">${pieces(context.page.audiences, (audience) => pair(context, audience.name, audience))}</dl>`;

/** All sources, including uncited ones. @param {RenderContext} context @param {Pieces} pieces */
const sources = (context, pieces) =>
  html`<ul class="cites all">
    ${pieces(context.page.sources, (item) => html`<li>${source(context, item)}</li>`)}
  </ul>`;
