import { html, nothing, svg } from 'lit-html';
import { directive, Directive } from 'lit-html/directive.js';
/** @import { ElementPart } from 'lit-html' */
/** @import { Option, Ranked, Rating, Scene } from '../element/contract.js' */

/** Colours that are told apart; options beyond them begin again, so a name always stands beside a colour. */
const COLOURS = 6;

/** The class that gives an element its option's colour. @param {Scene} scene @param {string} option */
export const colour = (scene, option) => `o${(scene.index.order.get(option) ?? 0) % COLOURS}`;

class Width extends Directive {
  /** @param {number} share @param {number} [of] */
  render(share, of) {
    return [share, of];
  }
  /** @param {ElementPart} part @param {[number, number?]} share */
  update(part, [share, of = 1]) {
    const { style } = /** @type {HTMLElement} */ (part.element);
    style.setProperty('--w', String(share));
    style.setProperty('--of', String(of));
  }
}

/** `<i ${width(0.7)}>`: hands a share of 1, or of more or less, to the style sheet; a style attribute would need a looser policy. */
export const width = directive(Width);

/** A bar from 0 to `of`. The figure stands beside it as text. @param {number | null} share @param {number} [of] */
export const bar = (share, of) =>
  html`<span class="track" aria-hidden="true"
    >${share === null ? nothing : html`<i ${width(share, of)}></i>`}</span
  >`;

/** Ten dots, as many of them full as `level` says; a range is drawn paler from its low to its high end. @param {Rating} rating */
export function dots({ level, levelMin, levelMax }) {
  if (level === undefined) return nothing;
  const row = (/** @type {string} */ kind, /** @type {number | undefined} */ upTo) =>
    upTo
      ? svg`<svg width=${upTo} height="1"><line class=${kind} x1=".5" y1=".5" x2="9.6" y2=".5" /></svg>`
      : nothing;
  return html`<svg class="dots" viewBox="0 0 10 1" aria-hidden="true">
    ${svg`<line class="rim" x1=".5" y1=".5" x2="9.6" y2=".5" /><line class="hole" x1=".5" y1=".5" x2="9.6" y2=".5" />`}
    ${levelMin === levelMax ? nothing : row('maybe', levelMax)}
    ${row('full', levelMin === levelMax ? level : levelMin)}
  </svg>`;
}

/** One line of a ranking: name, bar, share. @param {Scene} scene @param {Ranked} ranked */
export function fit(scene, { option, fit: share }) {
  const { name } = /** @type {Option} */ (scene.index.options.get(option));
  return html`<li class="fit ${colour(scene, option)}">
    <span class="name" lang=${scene.lang}>${name}</span>${bar(share)}
    <span class="share">${share === null ? scene.say.word('ui.no_fit') : scene.say.percent(share)}</span>
  </li>`;
}
