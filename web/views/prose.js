import { html, nothing, render } from 'lit-html';
import { isOld } from '../share/is_old.js';
/** @import { TemplateResult } from 'lit-html' */
/** @import { Note, Prose, Source } from '../element/contract.js' */
/** @import { RenderContext } from '../widget/ui.js' */

/** A text with its sources and notes, which unfold in place. @param {RenderContext} context @param {Prose} prose */
export const prose = (context, { text, sources, notes }) =>
  html`<div class="prose">
    ${cited(context, text, sources)}${notes.map((place) => note(context, context.page.notes[place]))}
  </div>`;

/** A longer last word may break. */
const LAST_WORD = /\S{1,24}$/;

/** More numbers than this do not fit next to a word in a narrow column. */
const MAX_UNBROKEN_NUMBERS = 2;

/**
 * A text and the superscript numbers of its sources, which never wrap onto a line of their own and unfold in place.
 * @param {RenderContext} context
 * @param {string} text
 * @param {number[]} numbers
 */
function cited(context, text, numbers) {
  if (!numbers.length) return html`<span class="text" lang=${context.lang}>${text}</span>`;
  const last = LAST_WORD.exec(text)?.[0] ?? '';
  const open = (/** @type {Event} */ event) =>
    toggle(event, () => html`${numbers.map((number) => citation(context, number))}`);
  return html`<span lang=${context.lang}
      ><span class="text">${text.slice(0, text.length - last.length)}</span
      ><span class=${numbers.length > MAX_UNBROKEN_NUMBERS ? nothing : 'last-word'}
        >${last}<button type="button" class="cite" aria-expanded="false" @click=${open}>
          <span class="visually-hidden" lang=${context.localizer.lang}
            >${context.localizer.message('ui.sources_of', { count: numbers.length })} </span
          >${numbers.join(', ')}
        </button></span
      ></span
    >
    <ul class="cites" hidden></ul>`;
}

/** Only the numbers, if there is no text. @param {RenderContext} context @param {number[]} numbers */
export const cite = (context, numbers) =>
  numbers.length ? html`<span class="prose">${cited(context, '', numbers)}</span>` : nothing;

/**
 * Opens or closes the content next to the pressed button; renders it on first use.
 * @param {Event} event
 * @param {() => TemplateResult} content
 */
function toggle(event, content) {
  const button = /** @type {HTMLElement} */ (event.currentTarget);
  const box = /** @type {HTMLElement} */ (button.closest('.prose')?.querySelector('.cites'));
  if (box.hidden) render(content(), box);
  box.hidden = !box.hidden;
  button.setAttribute('aria-expanded', String(!box.hidden));
}

/** @param {RenderContext} context @param {number} number */
function citation(context, number) {
  const found = context.index.sources.get(number);
  return found ? html`<li>${source(context, found)}</li>` : nothing;
}

/**
 * A source: number, title, dates, confidence, and a link to a stored copy if there is one.
 * @param {RenderContext} context
 * @param {Source} source
 */
export function source(context, { number, title, url, copy, date, seen, confidence }) {
  const { localizer } = context;
  const facts = [
    date && localizer.date(date),
    seen && localizer.message('ui.seen', { date: localizer.date(seen) }),
    isOld(seen ?? date, context.today) && localizer.message('ui.old_source'),
    confidence && localizer.message(`ui.confidence_${confidence}`),
  ].filter(Boolean);
  return html`<span class="number">${number}</span>
    <span class="source">
      ${url ? html`<a href=${url} lang=${context.lang}>${title}</a>` : html`<span lang=${context.lang}>${title}</span>`}
      <span class="facts"
        >${facts.join(' \u00b7 ')}${copy ? html`${facts.length ? ' \u00b7 ' : ''}<a href=${copy} aria-label=${localizer.controlName('ui.copy', title)}>${localizer.message('ui.copy')}</a>` : nothing}</span
      >
    </span>`;
}

/** A note on a claim. @param {RenderContext} context @param {Note | undefined} found */
function note(context, found) {
  if (!found) return nothing;
  const { localizer } = context;
  const verdict = found.verdict ? localizer.message(`ui.verdict_${found.verdict}`) : localizer.message('ui.note');
  return html`<details class="note" ?open=${context.ui.printing}>
    <summary>${verdict}</summary>
    <div class="prose">${cited(context, found.text, found.sources)}</div>
  </details>`;
}
