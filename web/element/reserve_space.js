import { call, create, read } from '../dom.js';
import { preserveScroll } from './preserve_scroll.js';

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
const MIN_KEPT_EM = 24;

/** @param {Element} box @returns {number} one em of its font in pixels */
const emOf = (box) => parseFloat(getComputedStyle(box).fontSize);

/** Includes fractions of a pixel. @param {HTMLElement} box */
const heightOf = (box) => parseFloat(getComputedStyle(box).height) || read(box, 'offsetHeight');

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
function gapAfter(host) {
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

/** How many rows or choices are visible at first, and the space in em between them and the button. */
const MIN_VISIBLE_ROWS = 2;
const GAP_EM = 1;

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

/** At most this many folds are opened if there is space for them, because a full fallback shows as much. */
export const MAX_OPEN_FOLDS = 3;

/** Duration of one animation frame in milliseconds. */
export const FRAME_MS = 16;

/** Initial number of off-screen rows to lay out. Each further frame lays out more. */
const INITIAL_ROWS = 4;

/**
 * Classes that make space for the first rows, in order: the first hides texts, the second hides what surrounds title,
 * tabs and button.
 */
const COMPACT_CLASSES = ['brief', 'bare'];

/**
 * The first rendering takes exactly the space of what it replaces, so that nothing on the page moves, or else the
 * height that is wanted. The rest is hidden behind a button. The reader's first action on the widget releases the fixed
 * height.
 * @param {HTMLElement} host
 * @param {HTMLElement} root not laid out yet
 * @param {HTMLElement} button
 * @param {Space} place
 * @param {boolean} hasMore whether there are more rows than are rendered, which are as many as fit
 */
export function reserveSpace(
  host,
  root,
  button,
  { height, marginStart, marginEnd, growTo, parentHeight, gap },
  hasMore,
) {
  let heldHeight = 0;
  let mayGrow = false;
  const setHeight = (/** @type {number} */ pixels) =>
    root.style.setProperty('--reserved-height', `${(heldHeight = pixels)}px`);
  setHeight(growTo || height);
  root.style.marginBlock = `${marginStart}px ${marginEnd}px`;
  // a fixed height, independent of the content: the following measurements move nothing
  root.classList.add('reserved', 'clipped', 'lazy-rows');
  if (growTo) {
    // Space that a parent has reserved only for the widget counts, too: then the parent need not grow.
    const kept =
      parentHeight === null
        ? 0
        : growTo - Math.max(0, heightOf(/** @type {HTMLElement} */ (host.parentElement)) - parentHeight);
    // If the page limits the host's height, the widget does not grow: it would cover what follows.
    if (height && parseFloat(getComputedStyle(host).height) < heldHeight - 1) setHeight(height);
    else if (kept >= MIN_KEPT_EM * emOf(host)) setHeight(kept);
    else mayGrow = true;
  }
  // In WebKit, the margin of the last child extends beyond a min-height that the child does not fill.
  const lost = growTo ? 0 : gap - gapAfter(host);
  if (lost > 0.5) root.style.marginBlockEnd = `${marginEnd + lost}px`;
  const isEnough = () => !hasMore && root.scrollHeight <= root.clientHeight;

  /** Makes space for the first rows or choices, as far as needed. */
  const showFirst = () => {
    const last = [...root.querySelectorAll('tbody .row, .choice, .fit')].slice(0, MIN_VISIBLE_ROWS).at(-1);
    const missing = () =>
      last ? last.getBoundingClientRect().bottom + GAP_EM * emOf(root) - button.getBoundingClientRect().top : 0;
    root.classList.remove(...COMPACT_CLASSES);
    for (const level of COMPACT_CLASSES) if (missing() > 0) root.classList.add(level);
    if (mayGrow && missing() > 0) setHeight(heldHeight + missing());
    mayGrow = false; // once
  };

  const farRows = () => [...root.querySelectorAll('.row-postponed')];
  const show = (/** @type {Element[]} */ rows) => rows.forEach((row) => row.classList.remove('row-postponed'));

  /** Finds out how much content fits, in short steps. */
  function* fit() {
    button.hidden = isEnough();
    yield;
    if (button.hidden) {
      for (let rows, count = INITIAL_ROWS; (rows = farRows()).length; count *= 1.25, yield) show(rows.slice(0, count));
      root.classList.remove('lazy-rows'); // this class made the content less tall than it is
      button.hidden = isEnough();
    }
    if (button.hidden && growTo)
      root.classList.remove('reserved'); // everything fits: no fixed height is needed
    else if (button.hidden)
      for (const fold of /** @type {HTMLDetailsElement[]} */ ([...root.querySelectorAll('.fold')]).slice(
        0,
        MAX_OPEN_FOLDS,
      )) {
        yield;
        fold.open = true;
        fold.open = isEnough();
      }
    root.classList.toggle('clipped', !button.hidden);
    root.classList.toggle('has-show-all', !button.hidden);
    if (button.hidden) return;
    showFirst();
    const top = root.querySelector('tbody')?.getBoundingClientRect().top ?? 0;
    if (top > root.getBoundingClientRect().bottom) {
      root.classList.add('rows-postponed'); // off-screen rows are not laid out until the first paint
      requestAnimationFrame(() => requestAnimationFrame(() => root.classList.remove('rows-postponed')));
    }
  }

  const work = fit();
  work.next();
  const endsFarBelow = () => {
    const { top, bottom } = root.getBoundingClientRect();
    return top >= 0 && bottom > 2 * innerHeight;
  };
  /** @type {ReturnType<typeof setTimeout> | undefined} */ let timer;
  if (button.hidden && !growTo && endsFarBelow()) {
    // If the widget ends far below the window, off-screen rows are laid out after the first paint. While rows have
    // their minimum height, all rows that will be visible are among the first.
    const far = [...root.querySelectorAll('tr')].filter((row) => row.getBoundingClientRect().top > innerHeight);
    for (const row of far) row.classList.add('row-postponed');
    const goOn = () => {
      if (!work.next().done) timer = setTimeout(goOn, FRAME_MS);
    };
    timer = setTimeout(goOn, FRAME_MS);
  } else while (!work.next().done);

  let width = innerWidth;
  const onResize = () => {
    if (innerWidth === width) return;
    width = innerWidth;
    if (button.hidden)
      release(); // the fallback would have another height at this width
    else showFirst();
  };
  const release = () => {
    clearTimeout(timer);
    removeEventListener('resize', onResize);
    root.classList.remove('reserved', 'clipped', 'has-show-all', 'lazy-rows', 'rows-postponed', ...COMPACT_CLASSES);
    show(farRows());
    button.hidden = true;
    root.removeEventListener('focusin', onFocus);
    root.removeEventListener('click', onClick);
    root.removeEventListener('pointerdown', onPress);
  };
  // A focused control must not be hidden behind the bottom edge. A press also moves the focus, but there the release
  // waits for the click: otherwise the control could move away from under the pointer.
  let isPressed = false;
  const onPress = () => void (isPressed = true);
  const onFocus = (/** @type {Event} */ event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (target !== button && (!isPressed || target.matches(':focus-visible'))) preserveScroll(target, release);
  };
  const onClick = (/** @type {Event} */ { target }) => {
    const control = /** @type {HTMLElement | null} */ (
      /** @type {Element} */ (target).closest('button, a, summary, label, select')
    );
    if (control && control !== button) preserveScroll(control, release);
  };
  root.addEventListener('focusin', onFocus);
  root.addEventListener('click', onClick);
  root.addEventListener('pointerdown', onPress);
  addEventListener('resize', onResize);
  button.addEventListener('click', release, { once: true });
  return release;
}
