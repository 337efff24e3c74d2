import { html, nothing } from 'lit-html';
import { directive, Directive } from 'lit-html/directive.js';
/** @import { ElementPart } from 'lit-html' */
/** @import { Option, Ranked, Rating } from '../element/contract.js' */
/** @import { RenderContext } from '../widget/ui.js' */

/** The number of distinguishable colours. Further options reuse them, so a name is always shown next to a colour. */
const COLOUR_COUNT = 6;

/** The class that gives an element its option's colour. @param {Pick<RenderContext, 'index'>} context @param {string} option */
export const colour = ({ index }, option) => `option-${(index.order.get(option) ?? 0) % COLOUR_COUNT}`;

class Shares extends Directive {
  /** @param {Record<string, number>} shares */
  render(shares) {
    return shares;
  }
  /** @param {ElementPart} part @param {[Record<string, number>]} shares */
  update(part, [shares]) {
    const { style } = /** @type {HTMLElement} */ (part.element);
    for (const [name, share] of Object.entries(shares)) style.setProperty(`--${name}`, String(share));
  }
}

/**
 * `<i ${shares({ width: 0.7 })}>`: passes shares of a whole to the style sheet as custom properties; a style attribute
 * would need a less strict Content Security Policy.
 */
export const shares = directive(Shares);

/** Ten dots, of which `level` are full. A range is drawn paler, from its low to its high end. @param {Rating} rating */
export function dots({ level, levelMin, levelMax }) {
  if (level === undefined) return nothing;
  const isRange = levelMin !== levelMax;
  // The same template for every rating: a rectangle of width 0 is invisible.
  return html`<svg class="dots" viewBox="0 0 10 1" aria-hidden="true">
    <line class="rim" x1=".5" y1=".5" x2="9.6" y2=".5" />
    <line class="hole" x1=".5" y1=".5" x2="9.6" y2=".5" />
    <svg width=${isRange ? levelMax : 0} height="1"><line class="maybe" x1=".5" y1=".5" x2="9.6" y2=".5" /></svg
    ><svg width=${isRange ? levelMin : level} height="1"><line class="full" x1=".5" y1=".5" x2="9.6" y2=".5" /></svg>
  </svg>`;
}

/**
 * One line of a ranking: name, bar and share. If ratings are ranges, the bar also shows how far they can move it.
 * @param {RenderContext} context
 * @param {Ranked} ranked
 */
export function fitBar({ index, localizer, lang }, { option, fit: share, fitLow, fitHigh }) {
  const { name } = /** @type {Option} */ (index.options.get(option));
  const isRange = fitLow !== null && fitHigh !== null && fitLow !== fitHigh;
  return html`<li class="fit ${colour({ index }, option)}" data-option=${option}>
    <span class="name" lang=${lang}>${name}</span>
    <span class="track" aria-hidden="true">
      ${share === null ? nothing : html`<i ${shares({ width: share })}></i>`}
      ${isRange ? html`<s ${shares({ low: fitLow, high: fitHigh })}></s>` : nothing}
    </span>
    <span class="share">${share === null ? localizer.message('ui.no_fit') : localizer.percent(share)}</span>
    ${isRange ? html`<small class="reach muted">${localizer.message('ui.range', { from: localizer.percent(fitLow), to: localizer.percent(fitHigh) })}</small>` : nothing}
  </li>`;
}
