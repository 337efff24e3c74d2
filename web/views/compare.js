import { html, nothing } from 'lit-html';
import { background, isDrawn, piece } from './background.js';
import { colour, dots } from './bars.js';
import { chooser, isAlike, shownOptions } from './columns.js';
import { check, minus } from './icons.js';
import { ofOption } from './of_option.js';
import { cite, prose } from './prose.js';
/** @import { Criterion, Feature, Option, Rating, Scene } from '../element/contract.js' */

/**
 * The comparison table. The ARIA roles are explicit because narrow screens lay the table out as blocks.
 * @param {Scene} scene
 */
export function compare(scene) {
  const { page, say, screen } = scene;
  const shown = shownOptions(scene);
  const alike = page.criteria.filter((criterion) => isAlike(criterion, shown));
  const hidden = new Set(screen.hideAlike && !screen.printing ? alike : []);
  const { folds, end } = background(scene, page.criteria.length);
  const isChoice = shown.length < page.options.length && !screen.printing;
  return html`<section class="compare" aria-label=${say.word('ui.tab_compare')}>
    ${lead(scene)} ${invite(scene)} ${tools(scene, shown.length, alike.length)}
    <table class=${`table n${shown.length}${isChoice ? ' picks' : ''}`} part="table" role="table">
      <caption class="vh">
        ${say.word('ui.caption', { title: page.title, count: page.criteria.length })}
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          <td role="cell"></td>
          ${shown.map((option, place) => html`<th scope="col" role="columnheader" aria-label=${option.name} class=${colour(scene, option.id)} lang=${scene.lang}>${isChoice ? chooser(scene, option, place) : html`<span>${option.name}</span>`}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${page.criteria.map((criterion, place) => (hidden.has(criterion) || !isDrawn(scene, place) ? nothing : rows(scene, criterion, shown, isDrawn(scene, end + place))))}
      </tbody>
    </table>
    ${
      isDrawn(scene, page.criteria.length - 1)
        ? html`<p class="legend hush">${say.word('ui.legend')}</p>
            ${folds}`
        : nothing
    }
  </section>`;
}

/**
 * Controls above the table, if it does not show all options or can hide rows.
 * @param {Scene} scene
 * @param {number} shown
 * @param {number} alike
 */
function tools({ page, say, act, screen }, shown, alike) {
  const count = page.options.length;
  if (screen.printing || (shown === count && !alike)) return nothing;
  return html`<div class="tools hush">
    ${shown < count ? html`<p>${say.word('ui.showing', { count: shown, total: count })}</p>` : nothing}
    ${
      alike
        ? html`<label
            ><input
              type="checkbox"
              .checked=${screen.hideAlike}
              @change=${(/** @type {Event} */ event) => act.hideAlike(/** @type {HTMLInputElement} */ (event.target).checked)}
            />
            ${say.word('ui.hide_alike', { count: alike })}</label
          >`
        : nothing
    }
  </div>`;
}

/** @param {Scene} scene */
function lead({ page, say, lang, screen }) {
  if (!page.summary && !page.disclosure) return nothing;
  return html`<div class="lead">
    ${page.summary ? html`<p class="text" lang=${lang}>${page.summary}</p>` : nothing}
    ${
      page.disclosure
        ? html`<details class="disclosure" ?open=${screen.printing}>
            <summary>${say.word('ui.disclosure')}</summary>
            <p class="text" lang=${lang}>${page.disclosure}</p>
          </details>`
        : nothing
    }
  </div>`;
}

/** An unobtrusive link to the questions. @param {Scene} scene */
function invite({ page, say, act, views }) {
  if (views !== 'all' || !page.questions.length) return nothing;
  return html`<div class="invite">
    <p>${say.word('ui.invite', { count: page.questions.length })}</p>
    <button type="button" class="primary" part="button" @click=${() => act.show('decide')}>
      ${say.word('ui.start')}
    </button>
  </div>`;
}

/** @param {Scene} scene @param {Criterion} criterion @param {Option[]} shown @param {boolean} isDetailed */
const rows = (scene, criterion, shown, isDetailed) =>
  piece(
    scene,
    [criterion, isDetailed, ...shown],
    () =>
      html`<tr role="row" class="row">
          <th scope="row" role="rowheader" lang=${scene.lang}>${criterion.name}</th>
          ${shown.map((option) => cell(scene, criterion, option, ofOption(criterion.ratings, option)))}
        </tr>
        ${more(scene, criterion, shown, isDetailed)}`,
  );

/** @param {Scene} scene @param {Criterion} criterion @param {Option} option @param {Rating | undefined} rating */
function cell(scene, criterion, option, rating) {
  return html`<td role="cell" class=${colour(scene, option.id)}>
    <span class="who" aria-hidden="true" lang=${scene.lang}>${option.name}</span>
    ${rating ? grade(scene, criterion, rating) : html`<span class="hush">${scene.say.word('ui.unrated')}</span>`}
    ${rating ? prose(scene, rating) : nothing}
  </td>`;
}

/**
 * The display of a rating: dots, text, and a mark if it is measured, documented or only an opinion.
 * @param {Scene} scene
 * @param {Criterion} criterion
 * @param {Rating} rating
 */
function grade(scene, criterion, rating) {
  const { say } = scene;
  const mark =
    rating.evidence === 'weak'
      ? 'opinion'
      : rating.basis === 'measured' || rating.basis === 'documented'
        ? rating.basis
        : '';
  if (rating.level === undefined && !mark) return nothing;
  return html`<div class="grade">
    ${dots(rating)} ${rating.level === undefined ? nothing : html`<span class="level">${level(scene, rating)}</span>`}
    ${isTenths(criterion) ? nothing : html`<span class="value hush">${value(scene, criterion, rating)}</span>`}
    ${mark ? html`<span class="mark ${mark}">${say.word(`ui.mark_${mark}`)}</span>` : nothing}
  </div>`;
}

/** @param {Scene} scene @param {Rating} rating */
export const level = ({ say }, { level: mid, levelMin, levelMax }) =>
  levelMin === undefined || levelMax === undefined || levelMin === levelMax
    ? say.word('ui.level', { level: say.number(mid ?? 0) })
    : say.word('ui.level_range', { from: say.number(levelMin), to: say.number(levelMax) });

/** On a scale from 0 to 10 without a unit, the level equals the value. @param {Criterion} criterion */
const isTenths = ({ scale }) => scale.min === 0 && scale.max === 10 && scale.better === 'higher' && !scale.unit;

/** @param {Scene} scene @param {Criterion} criterion @param {Rating} rating */
function value({ say }, { scale }, { value: exact, min, max }) {
  const text =
    exact !== undefined
      ? say.number(exact)
      : min !== undefined && max !== undefined
        ? say.word('ui.range', { from: say.number(min), to: say.number(max) })
        : '';
  return text && scale.unit ? say.word('ui.unit', { value: text, unit: scale.unit }) : text;
}

/**
 * What a criterion means, the author's advice, its features and how it was rated: a separate, folded row.
 * @param {Scene} scene
 * @param {Criterion} criterion
 * @param {Option[]} shown
 * @param {boolean} isDetailed
 */
function more(scene, criterion, shown, isDetailed) {
  const { say, screen } = scene;
  const title = criterion.features.length ? 'ui.how_rated_features' : 'ui.how_rated';
  return html`<tr role="row" class="more">
    <td role="cell" colspan=${shown.length + 1} aria-colspan=${shown.length + 1}>
      ${criterion.advice ? html`<div class="advice"><b>${say.word('ui.advice')}</b> ${prose(scene, criterion.advice)}</div>` : nothing}
      <details ?open=${screen.printing}>
        <summary>
          <span aria-hidden="true">${say.word(title)}</span><span class="vh">${say.named(title, criterion.name)}</span>
        </summary>
        ${isDetailed ? detail(scene, criterion, shown) : nothing}
      </details>
    </td>
  </tr>`;
}

/** @param {Scene} scene @param {Criterion} criterion @param {Option[]} shown */
function detail(scene, criterion, shown) {
  return html`<div class="detail">
    ${criterion.help ? html`<p lang=${scene.lang}>${criterion.help}</p>` : nothing}
    ${
      criterion.features.length
        ? html`<ul class="features">
            ${criterion.features.map((feature) => featureRow(scene, feature, shown))}
          </ul>`
        : nothing
    }
    <p class="hush">${scaleText(scene, criterion)}</p>
    <ul class="bases hush">
      ${shown.map((option) => basis(scene, option, ofOption(criterion.ratings, option)))}
    </ul>
  </div>`;
}

/** @param {Scene} scene @param {Criterion} criterion */
function scaleText({ say }, { scale, importance }) {
  const range = say.word('ui.range', { from: say.number(scale.min), to: say.number(scale.max) });
  const args = {
    range: scale.unit ? say.word('ui.unit', { value: range, unit: scale.unit }) : range,
    points: importance,
  };
  return say.word(scale.better === 'lower' ? 'ui.scale_lower' : 'ui.scale_higher', args);
}

/** @param {Scene} scene @param {Option} option @param {Rating | undefined} rating */
function basis({ say, lang }, option, rating) {
  if (!rating) return html`<li><span lang=${lang}>${option.name}</span>: ${say.word('ui.unrated')}</li>`;
  const words = [
    rating.basis && say.word(`ui.basis_${rating.basis}`),
    rating.evidence && say.word(`ui.evidence_${rating.evidence}`),
  ].filter(Boolean);
  return words.length ? html`<li><span lang=${lang}>${option.name}</span>: ${words.join(', ')}</li>` : nothing;
}

/** @param {Scene} scene @param {Feature} feature @param {Option[]} shown */
function featureRow(scene, { name, has, sources }, shown) {
  return html`<li>
    <span><b lang=${scene.lang}>${name}</b>${cite(scene, sources)}</span>
    ${shown.map((option) => html`<span class=${colour(scene, option.id)}><span class="who" lang=${scene.lang}>${option.name}</span> ${has_(scene, ofOption(has, option))}</span>`)}
  </li>`;
}

/** @param {Scene} scene @param {string | undefined} has */
function has_({ say, lang }, has) {
  if (has === 'yes') return html`${check()} ${say.word('ui.yes')}`;
  if (has === 'no') return html`${minus()} ${say.word('ui.no')}`;
  return has ? html`<span lang=${lang}>${has}</span>` : say.word('ui.unknown');
}
