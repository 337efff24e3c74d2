import { html, nothing } from 'lit-html';
import { background, isRendered, piece } from './background.js';
import { colour, dots } from './bars.js';
import { chooser, isAlike, shownOptions } from './columns.js';
import { check, minus } from './icons.js';
import { ofOption } from './of_option.js';
import { cite, prose } from './prose.js';
/** @import { Criterion, Feature, Option, Rating } from '../element/contract.js' */
/** @import { RenderContext } from '../widget/ui.js' */

/**
 * The comparison table. The ARIA roles are explicit because narrow screens lay the table out as blocks.
 * @param {RenderContext} context
 */
export function compare(context) {
  const { page, localizer, ui } = context;
  const shown = shownOptions(context);
  const alike = page.criteria.filter((criterion) => isAlike(criterion, shown));
  const hidden = new Set(ui.hideAlike && !ui.printing ? alike : []);
  const { folds, end } = background(context, page.criteria.length);
  const isChoice = shown.length < page.options.length && !ui.printing;
  return html`<section class="compare" aria-label=${localizer.message('ui.tab_compare')}>
    ${introduction(context)} ${invite(context)} ${tools(context, shown.length, alike.length)}
    <table class=${`table columns-${shown.length}${isChoice ? ' has-choosers' : ''}`} part="table" role="table">
      <caption class="visually-hidden">
        ${localizer.message('ui.caption', { title: page.title, count: page.criteria.length })}
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          <td role="cell"></td>
          ${shown.map((option, place) => html`<th scope="col" role="columnheader" aria-label=${option.name} class=${colour(context, option.id)} lang=${context.lang}>${isChoice ? chooser(context, option, place) : html`<span>${option.name}</span>`}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${page.criteria.map((criterion, place) => (hidden.has(criterion) || !isRendered(context, place) ? nothing : rows(context, criterion, shown, isRendered(context, end + place))))}
      </tbody>
    </table>
    ${
      isRendered(context, page.criteria.length - 1)
        ? html`<p class="legend muted">${localizer.message('ui.legend')}</p>
            ${folds}`
        : nothing
    }
  </section>`;
}

/**
 * Controls above the table, if it does not show all options or can hide rows.
 * @param {RenderContext} context
 * @param {number} shown
 * @param {number} alike
 */
function tools({ page, localizer, actions, ui }, shown, alike) {
  const count = page.options.length;
  if (ui.printing || (shown === count && !alike)) return nothing;
  return html`<div class="tools muted">
    ${shown < count ? html`<p>${localizer.message('ui.showing', { count: shown, total: count })}</p>` : nothing}
    ${
      alike
        ? html`<label
            ><input
              type="checkbox"
              .checked=${ui.hideAlike}
              @change=${(/** @type {Event} */ event) => actions.hideAlike(/** @type {HTMLInputElement} */ (event.target).checked)}
            />
            ${localizer.message('ui.hide_alike', { count: alike })}</label
          >`
        : nothing
    }
  </div>`;
}

/** @param {RenderContext} context */
function introduction({ page, localizer, lang, ui }) {
  if (!page.summary && !page.disclosure) return nothing;
  return html`<div class="lead">
    ${page.summary ? html`<p class="text" lang=${lang}>${page.summary}</p>` : nothing}
    ${
      page.disclosure
        ? html`<details class="disclosure" ?open=${ui.printing}>
            <summary>${localizer.message('ui.disclosure')}</summary>
            <p class="text" lang=${lang}>${page.disclosure}</p>
          </details>`
        : nothing
    }
  </div>`;
}

/** An unobtrusive link to the questions. @param {RenderContext} context */
function invite({ page, localizer, actions, views }) {
  if (views !== 'all' || !page.questions.length) return nothing;
  return html`<div class="invite">
    <p>${localizer.message('ui.invite', { count: page.questions.length })}</p>
    <button type="button" class="primary" part="button" @click=${() => actions.show('decide')}>
      ${localizer.message('ui.start')}
    </button>
  </div>`;
}

/** @param {RenderContext} context @param {Criterion} criterion @param {Option[]} shown @param {boolean} isDetailed */
const rows = (context, criterion, shown, isDetailed) =>
  piece(
    context,
    [criterion, isDetailed, ...shown],
    () =>
      html`<tr role="row" class="row">
          <th scope="row" role="rowheader" lang=${context.lang}>${criterion.name}</th>
          ${shown.map((option) => cell(context, criterion, option, ofOption(criterion.ratings, option)))}
        </tr>
        ${detailsRow(context, criterion, shown, isDetailed)}`,
  );

/** @param {RenderContext} context @param {Criterion} criterion @param {Option} option @param {Rating | undefined} rating */
function cell(context, criterion, option, rating) {
  return html`<td role="cell" class=${colour(context, option.id)}>
    <span class="option-name" aria-hidden="true" lang=${context.lang}>${option.name}</span>
    ${rating ? grade(context, criterion, rating) : html`<span class="muted">${context.localizer.message('ui.unrated')}</span>`}
    ${rating ? prose(context, rating) : nothing}
  </td>`;
}

/**
 * The display of a rating: dots, text, and a mark if it is measured, documented or only an opinion.
 * @param {RenderContext} context
 * @param {Criterion} criterion
 * @param {Rating} rating
 */
function grade(context, criterion, rating) {
  const { localizer } = context;
  const mark =
    rating.evidence === 'weak'
      ? 'opinion'
      : rating.basis === 'measured' || rating.basis === 'documented'
        ? rating.basis
        : '';
  if (rating.level === undefined && !mark) return nothing;
  return html`<div class="grade">
    ${dots(rating)} ${rating.level === undefined ? nothing : html`<span class="level">${level(context, rating)}</span>`}
    ${isTenths(criterion) ? nothing : html`<span class="value muted">${value(context, criterion, rating)}</span>`}
    ${mark ? html`<span class="mark ${mark}">${localizer.message(`ui.mark_${mark}`)}</span>` : nothing}
  </div>`;
}

/** @param {RenderContext} context @param {Rating} rating */
export const level = ({ localizer }, { level: mid, levelMin, levelMax }) =>
  levelMin === undefined || levelMax === undefined || levelMin === levelMax
    ? localizer.message('ui.level', { level: localizer.number(mid ?? 0) })
    : localizer.message('ui.level_range', { from: localizer.number(levelMin), to: localizer.number(levelMax) });

/** On a scale from 0 to 10 without a unit, the level equals the value. @param {Criterion} criterion */
const isTenths = ({ scale }) => scale.min === 0 && scale.max === 10 && scale.better === 'higher' && !scale.unit;

/** @param {RenderContext} context @param {Criterion} criterion @param {Rating} rating */
function value({ localizer }, { scale }, { value: exact, min, max }) {
  const text =
    exact !== undefined
      ? localizer.number(exact)
      : min !== undefined && max !== undefined
        ? localizer.message('ui.range', { from: localizer.number(min), to: localizer.number(max) })
        : '';
  return text && scale.unit ? localizer.message('ui.unit', { value: text, unit: scale.unit }) : text;
}

/**
 * What a criterion means, the author's advice, its features and how it was rated: a separate, folded row.
 * @param {RenderContext} context
 * @param {Criterion} criterion
 * @param {Option[]} shown
 * @param {boolean} isDetailed
 */
function detailsRow(context, criterion, shown, isDetailed) {
  const { localizer, ui } = context;
  const title = criterion.features.length ? 'ui.how_rated_features' : 'ui.how_rated';
  return html`<tr role="row" class="details-row">
    <td role="cell" colspan=${shown.length + 1} aria-colspan=${shown.length + 1}>
      ${criterion.advice ? html`<div class="advice"><b>${localizer.message('ui.advice')}</b> ${prose(context, criterion.advice)}</div>` : nothing}
      <details ?open=${ui.printing}>
        <summary>
          <span aria-hidden="true">${localizer.message(title)}</span
          ><span class="visually-hidden">${localizer.controlName(title, criterion.name)}</span>
        </summary>
        ${isDetailed ? detail(context, criterion, shown) : nothing}
      </details>
    </td>
  </tr>`;
}

/** @param {RenderContext} context @param {Criterion} criterion @param {Option[]} shown */
function detail(context, criterion, shown) {
  return html`<div class="detail">
    ${criterion.help ? html`<p lang=${context.lang}>${criterion.help}</p>` : nothing}
    ${
      criterion.features.length
        ? html`<ul class="features">
            ${criterion.features.map((feature) => featureRow(context, feature, shown))}
          </ul>`
        : nothing
    }
    <p class="muted">${scaleText(context, criterion)}</p>
    <ul class="bases muted">
      ${shown.map((option) => basis(context, option, ofOption(criterion.ratings, option)))}
    </ul>
  </div>`;
}

/** @param {RenderContext} context @param {Criterion} criterion */
function scaleText({ localizer }, { scale, importance }) {
  const range = localizer.message('ui.range', { from: localizer.number(scale.min), to: localizer.number(scale.max) });
  const args = {
    range: scale.unit ? localizer.message('ui.unit', { value: range, unit: scale.unit }) : range,
    points: importance,
  };
  return localizer.message(scale.better === 'lower' ? 'ui.scale_lower' : 'ui.scale_higher', args);
}

/** @param {RenderContext} context @param {Option} option @param {Rating | undefined} rating */
function basis({ localizer, lang }, option, rating) {
  if (!rating) return html`<li><span lang=${lang}>${option.name}</span>: ${localizer.message('ui.unrated')}</li>`;
  const words = [
    rating.basis && localizer.message(`ui.basis_${rating.basis}`),
    rating.evidence && localizer.message(`ui.evidence_${rating.evidence}`),
  ].filter(Boolean);
  return words.length ? html`<li><span lang=${lang}>${option.name}</span>: ${words.join(', ')}</li>` : nothing;
}

/** @param {RenderContext} context @param {Feature} feature @param {Option[]} shown */
function featureRow(context, { name, has, sources }, shown) {
  return html`<li>
    <span><b lang=${context.lang}>${name}</b>${cite(context, sources)}</span>
    ${shown.map((option) => html`<span class=${colour(context, option.id)}><span class="option-name" lang=${context.lang}>${option.name}</span> ${featureCell(context, ofOption(has, option))}</span>`)}
  </li>`;
}

/** @param {RenderContext} context @param {string | undefined} has */
function featureCell({ localizer, lang }, has) {
  if (has === 'yes') return html`${check()} ${localizer.message('ui.yes')}`;
  if (has === 'no') return html`${minus()} ${localizer.message('ui.no')}`;
  return has ? html`<span lang=${lang}>${has}</span>` : localizer.message('ui.unknown');
}
