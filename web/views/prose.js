import { html, nothing, render } from 'lit-html';
import { isOld } from '../share/age.js';
/** @import { TemplateResult } from 'lit-html' */
/** @import { Note, Prose, Scene, Source } from '../element/contract.js' */

/** A text with its sources and notes, which unfold in place. @param {Scene} scene @param {Prose} prose */
export const prose = (scene, { text, sources, notes }) =>
  html`<div class="prose">
    ${cited(scene, text, sources)}${notes.map((place) => note(scene, scene.page.notes[place]))}
  </div>`;

/** A longer last word may break. */
const LAST_WORD = /\S{1,24}$/;

/** More numbers than this do not fit next to a word in a narrow column. */
const FEW = 2;

/**
 * A text and the superscript numbers of its sources, which never wrap onto a line of their own and unfold in place.
 * @param {Scene} scene
 * @param {string} text
 * @param {number[]} numbers
 */
function cited(scene, text, numbers) {
  if (!numbers.length) return html`<span class="text" lang=${scene.lang}>${text}</span>`;
  const last = LAST_WORD.exec(text)?.[0] ?? '';
  const open = (/** @type {Event} */ event) =>
    toggle(event, () => html`${numbers.map((number) => citation(scene, number))}`);
  return html`<span lang=${scene.lang}
      ><span class="text">${text.slice(0, text.length - last.length)}</span
      ><span class=${numbers.length > FEW ? nothing : 'last'}
        >${last}<button type="button" class="cite" aria-expanded="false" @click=${open}>
          <span class="vh" lang=${scene.say.lang}>${scene.say.word('ui.sources_of', { count: numbers.length })} </span
          >${numbers.join(', ')}
        </button></span
      ></span
    >
    <ul class="cites" hidden></ul>`;
}

/** Only the numbers, if there is no text. @param {Scene} scene @param {number[]} numbers */
export const cite = (scene, numbers) =>
  numbers.length ? html`<span class="prose">${cited(scene, '', numbers)}</span>` : nothing;

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

/** @param {Scene} scene @param {number} number */
function citation(scene, number) {
  const found = scene.index.sources.get(number);
  return found ? html`<li>${source(scene, found)}</li>` : nothing;
}

/**
 * A source: number, title, dates, confidence, and a link to a stored copy if there is one.
 * @param {Scene} scene
 * @param {Source} source
 */
export function source(scene, { number, title, url, copy, date, seen, confidence }) {
  const { say } = scene;
  const facts = [
    date && say.date(date),
    seen && say.word('ui.seen', { date: say.date(seen) }),
    isOld(seen ?? date, scene.today) && say.word('ui.old_source'),
    confidence && say.word(`ui.confidence_${confidence}`),
  ].filter(Boolean);
  return html`<span class="number">${number}</span>
    <span class="source">
      ${url ? html`<a href=${url} lang=${scene.lang}>${title}</a>` : html`<span lang=${scene.lang}>${title}</span>`}
      <span class="facts"
        >${facts.join(' \u00b7 ')}${copy ? html`${facts.length ? ' \u00b7 ' : ''}<a href=${copy} aria-label=${say.named('ui.copy', title)}>${say.word('ui.copy')}</a>` : nothing}</span
      >
    </span>`;
}

/** A note on a claim. @param {Scene} scene @param {Note | undefined} found */
function note(scene, found) {
  if (!found) return nothing;
  const { say } = scene;
  const verdict = found.verdict ? say.word(`ui.verdict_${found.verdict}`) : say.word('ui.note');
  return html`<details class="note" ?open=${scene.screen.printing}>
    <summary>${verdict}</summary>
    <div class="prose">${cited(scene, found.text, found.sources)}</div>
  </details>`;
}
