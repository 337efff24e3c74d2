import { html, nothing } from 'lit-html';
import { colour } from './bars.js';
import { maxDetailedOptions, detailedOptions } from './columns.js';
import { heading } from './heading.js';
import { paragraphs, prose, source } from './prose.js';
/** @import { TemplateResult } from 'lit-html' */
/** @import { Option, Prose } from '../element/contract.js' */
/** @import { RenderContext } from '../element/ui.js' */

/**
 * Whether a piece is rendered yet. Pieces in order: the table's rows, the folds below, the details of each row.
 * @param {RenderContext} context
 * @param {number} place
 */
export const isRendered = ({ ui }, place) => ui.printing || place < ui.renderedItems;

/** This many pieces can be rendered in one task, and fill any screen. */
export const MAX_ITEMS_AT_ONCE = 64;

/** Where the pieces of each kind begin and end; there may be fewer folds. @param {RenderContext['page']} page */
export const itemRanges = (page) => {
  const folds = page.criteria.length;
  const details = folds + maxDetailedOptions(page) + 6;
  return { folds, details, end: details + folds };
};

/** Everything below the table, with a fold for each subject. @param {RenderContext} context */
export function background(context) {
  const { page, localizer } = context;
  const told = detailedOptions(context);
  const some = (/** @type {keyof Option} */ field) =>
    told.some((option) => /** @type {any[]} */ (option[field]).length);
  let place = itemRanges(page).folds;
  const fold = (/** @type {string} */ title, /** @type {() => unknown} */ content) =>
    html`<details class="fold" ?open=${context.ui.printing}>
      <summary>${heading(context, 1, title, { kind: 'fold-title' })}</summary>
      <div class="fold-body">${isRendered(context, place++) ? content() : nothing}</div>
    </details>`;
  const folds = [
    page.intro.length && fold(localizer.message('ui.intro'), () => paragraphs(context, page.intro)),
    (some('pros') || some('cons')) &&
      fold(localizer.message('ui.pros_cons'), () => told.map((option) => prosCons(context, option))),
    some('chooseIf') && fold(localizer.message('ui.choose_if'), () => told.map((option) => chooseIf(context, option))),
    ...told.map((option) => fold(localizer.message('ui.about', { option: option.name }), () => about(context, option))),
    page.audiences.length && fold(localizer.message('ui.audiences'), () => audiences(context)),
    page.closing.length && fold(localizer.message('ui.closing'), () => paragraphs(context, page.closing)),
    page.sources.length &&
      fold(localizer.message('ui.all_sources', { count: page.sources.length }), () => sources(context)),
  ];
  return html`<div class="folds">${folds.map((item) => item || nothing)}</div>`;
}

/** @param {RenderContext} context @param {string} name @param {Prose[]} items @param {string} kind */
function list(context, name, items, kind) {
  if (!items.length) return nothing;
  return html`<p class="list-name">${name}</p>
    <ul class=${kind}>
      ${items.map((item) => html`<li>${prose(context, item)}</li>`)}
    </ul>`;
}

/** @param {RenderContext} context @param {Option} option @param {unknown} content */
const card = (context, option, content) =>
  html`<div class="card ${colour(context, option.id)}">
    ${heading(context, 2, html`<span lang=${context.lang}>${option.name}</span>`, { kind: 'card-title' })}${content}
  </div>`;

/** @param {RenderContext} context @param {Option} option */
const prosCons = (context, option) =>
  card(context, option, [
    list(context, context.localizer.message('ui.pros'), option.pros, 'pros'),
    list(context, context.localizer.message('ui.cons'), option.cons, 'cons'),
  ]);

/** @param {RenderContext} context @param {Option} option */
const chooseIf = (context, option) =>
  option.chooseIf.length
    ? card(
        context,
        option,
        html`<ul class="pros">
          ${option.chooseIf.map((item) => html`<li>${prose(context, item)}</li>`)}
        </ul>`,
      )
    : nothing;

/** @param {RenderContext} context @param {Option} option */
function about(context, option) {
  const { localizer, lang } = context;
  return html`${option.tagline ? html`<p class="muted" lang=${lang}>${option.tagline}</p>` : nothing}
  ${paragraphs(context, option.about)}
  ${option.facts.length ? html`<dl class="pairs">${option.facts.map((fact) => pair(context, fact.label, fact))}</dl>` : nothing}
  ${
    option.usedBy.length
      ? html`<p class="list-name">${localizer.message('ui.used_by')}</p>
          <dl class="pairs">${option.usedBy.map((user) => pair(context, user.name, user))}</dl>`
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

/** @param {RenderContext} context */
const audiences = (context) =>
  html`<dl class="pairs">${context.page.audiences.map((audience) => pair(context, audience.name, audience))}</dl>`;

/** All sources, including uncited ones. @param {RenderContext} context */
const sources = (context) =>
  html`<ul class="cites all">
    ${context.page.sources.map((item) => html`<li>${source(context, item)}</li>`)}
  </ul>`;
