import { call, create, read } from '../dom.js';

/**
 * The space that the page gives to the first rendering, in pixels.
 * @typedef {object} Space
 * @property {number} height inside the host: height of the fallback, or of the reserved space
 * @property {number} marginStart the fallback's margins, which extend beyond the host
 * @property {number} marginEnd
 * @property {number} growTo the height to grow to; 0 if the height stays as it is
 * @property {number | null} parentHeight height of the parent; null if it has other content after the host
 * @property {number} gap from the host's bottom edge to the next box of the page
 */

/** In em of the host's font. The widget keeps a space of at least this height exactly, and grows if there is less. */
export const MIN_KEPT_EM = 24;

/** @param {Element} box @returns {number} one em of its font in pixels */
export const emOf = (box) => parseFloat(getComputedStyle(box).fontSize);

/** Includes fractions of a pixel. @param {HTMLElement} box */
export const heightOf = (box) => parseFloat(getComputedStyle(box).height) || read(box, 'offsetHeight');

/**
 * The box of an error message alone does not count as space.
 * @param {HTMLElement} host
 * @param {boolean} faulty
 * @returns {Space}
 */
export function measureSpace(host, faulty) {
  const shown = visibleChildren(host);
  const style = getComputedStyle(host);
  const sum = (/** @type {string} */ border, /** @type {string} */ padding) => parseFloat(border) + parseFloat(padding);
  const start = sum(style.borderTopWidth, style.paddingTop);
  const end = sum(style.borderBottomWidth, style.paddingBottom);
  const height = heightOf(host) - (style.boxSizing === 'border-box' ? start + end : 0);
  const { top, bottom } = host.getBoundingClientRect();
  const kept = faulty && !shown.length ? 0 : height;
  const parent = host.parentElement;
  return {
    height: kept,
    marginStart: overhangingMargin(host, 'top', top + start),
    marginEnd: overhangingMargin(host, 'bottom', bottom - end),
    growTo: targetHeight(host, kept),
    parentHeight:
      parent && (!host.nextElementSibling || call(parent, 'matches', '[data-trade-off]')) ? heightOf(parent) : null,
    gap: gapAfter(host),
  };
}

/** Pixels from the host's bottom edge to the next box, or to the end of the page. @param {HTMLElement} host */
export function gapAfter(host) {
  const { bottom } = host.getBoundingClientRect();
  const boxOf = (/** @type {Element} */ one) => call(one, 'getBoundingClientRect');
  for (let around = /** @type {Element | null} */ (host); around; around = read(around, 'parentElement'))
    for (let next = read(around, 'nextElementSibling'); next; next = read(next, 'nextElementSibling'))
      if (call(next, 'getClientRects').length) return boxOf(next).top - bottom;
  return boxOf(read(document, 'documentElement')).bottom - bottom;
}

/**
 * The height that the widget grows to: `--trade-off-height`. It may be any CSS length, so the browser lays it out
 * instead of this code parsing it. 0 if the space is tall enough to be kept, and if the host is not laid out.
 * @param {HTMLElement} host
 * @param {number} height of the existing space
 */
function targetHeight(host, height) {
  const isKept = height && host.offsetHeight > MIN_KEPT_EM * emOf(host) - 0.5;
  if (isKept || !host.getClientRects().length) return 0;
  const ruler = create('div');
  ruler.className = 'reserve';
  host.shadowRoot?.append(ruler);
  const wanted = heightOf(ruler);
  ruler.remove();
  return wanted > height + 0.5 ? wanted : 0;
}

/** @param {Element} box */
const visibleChildren = (box) =>
  /** @type {HTMLElement[]} */ ([...read(box, 'children')]).filter((child) => read(child, 'offsetHeight'));

/**
 * The margin that extends beyond the host's edge: the margin of its outermost child, or of a descendant, if nothing
 * contains it.
 * @param {Element} box
 * @param {'top' | 'bottom'} side
 * @param {number} edge the edge's position in the window
 * @returns {number} in pixels
 */
function overhangingMargin(box, side, edge) {
  const child = visibleChildren(box).at(side === 'top' ? 0 : -1);
  if (!child || Math.abs(call(child, 'getBoundingClientRect')[side] - edge) > 0.5) return 0;
  const { display, [side === 'top' ? 'marginTop' : 'marginBottom']: margin } = getComputedStyle(child);
  return display === 'inline' ? 0 : Math.max(parseFloat(margin), overhangingMargin(child, side, edge));
}

/** Minimum height in em of title, option names, invitation and the button below; less without an invitation. */
const SURROUNDINGS_EM = { compare: 13, invite: 20 };

/** How many rows or choices are visible at first. */
export const MIN_VISIBLE_ROWS = 2;

/** Height in em of a row without texts in a wide table, including its fold, and of a row in brief mode. */
const ROW_EM = 4.8;
const BRIEF_ROW_EM = 2.4;

/** In em. A space of this height may fit whole rows. In a lower one, the first rows are rendered in brief mode. */
const ROOMY_EM = 40;

/**
 * The number of criteria that fill the host's space; Infinity if the host has no height.
 * @param {HTMLElement} host
 * @param {keyof typeof SURROUNDINGS_EM} does
 */
export function visibleRowCount(host, does) {
  const ems = (targetHeight(host, host.offsetHeight) || host.offsetHeight) / emOf(host);
  return ems
    ? Math.max(MIN_VISIBLE_ROWS, Math.ceil((ems - SURROUNDINGS_EM[does]) / (ems < ROOMY_EM ? BRIEF_ROW_EM : ROW_EM)))
    : Infinity;
}
