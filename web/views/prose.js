import { html, nothing, render } from 'lit-html';
/** @import { TemplateResult } from 'lit-html' */
/** @import { Note, Prose, Scene, Source } from '../element/contract.js' */

/** A text with the sources and honest notes behind it, both of which open in place. @param {Scene} scene @param {Prose} prose */
export const prose = (scene, { text, sources, notes }) =>
  html`<div class="prose">
    <span class="text" lang=${scene.lang}>${text}</span>${cite(scene, sources)}${notes.map((place) => note(scene, scene.page.notes[place]))}
  </div>`;

/** @param {Scene} scene @param {Prose[]} list */
export const paragraphs = (scene, list) => list.map((item) => prose(scene, item));

/** The raised numbers after a claim. @param {Scene} scene @param {number[]} numbers */
export function cite(scene, numbers) {
  if (!numbers.length) return nothing;
  const open = (/** @type {Event} */ event) => toggle(event, () => html`${numbers.map((number) => citation(scene, number))}`);
  return html`<button type="button" class="cite" aria-expanded="false" @click=${open}>
      <span class="vh">${scene.say.word('ui.sources_of', { count: numbers.length })} </span>${numbers.join(', ')}</button
    ><ul class="cites" hidden></ul>`;
}

/** Opens or closes what follows the pressed button; drawn when first asked for. @param {Event} event @param {() => TemplateResult} content */
function toggle(event, content) {
  const button = /** @type {HTMLElement} */ (event.currentTarget);
  const box = /** @type {HTMLElement} */ (button.nextElementSibling);
  if (box.hidden) render(content(), box);
  box.hidden = !box.hidden;
  button.setAttribute('aria-expanded', String(!box.hidden));
}

/** @param {Scene} scene @param {number} number */
function citation(scene, number) {
  const found = scene.index.sources.get(number);
  return found ? html`<li>${source(scene, found)}</li>` : nothing;
}

/** A source: its number, title, dates, how sure, and a stored copy where there is one. @param {Scene} scene @param {Source} source */
export function source(scene, { number, title, url, copy, date, seen, confidence }) {
  const { say } = scene;
  const facts = [
    date && say.date(date),
    seen && say.word('ui.seen', { date: say.date(seen) }),
    confidence && say.word(`ui.confidence_${confidence}`),
  ].filter(Boolean);
  return html`<span class="number">${number}</span>
    <span class="source">
      ${url ? html`<a href=${url} lang=${scene.lang}>${title}</a>` : html`<span lang=${scene.lang}>${title}</span>`}
      <span class="facts">${facts.join(' \u00b7 ')}${copy ? html`${facts.length ? ' \u00b7 ' : ''}<a href=${copy}>${say.word('ui.copy')}<span class="vh">: ${title}</span></a>` : nothing}</span>
    </span>`;
}

/** An honest remark on a claim. @param {Scene} scene @param {Note | undefined} found */
function note(scene, found) {
  if (!found) return nothing;
  const { say } = scene;
  const verdict = found.verdict ? say.word(`ui.verdict_${found.verdict}`) : say.word('ui.note');
  return html`<details class="note">
    <summary><b>${verdict}</b> <span class="hush">${say.word('ui.closer')}</span></summary>
    <div class="prose"><span class="text" lang=${scene.lang}>${found.text}</span>${cite(scene, found.sources)}</div>
  </details>`;
}
