import { FRAME_MS } from '../timing.js';
import { MIN_KEPT_EM, MIN_VISIBLE_ROWS, emOf, gapAfter, heightOf } from './measure_space.js';
import { preserveScroll } from './preserve_scroll.js';
/** @import { Space } from './measure_space.js' */

/** At most this many folds are opened if there is space for them, because a full fallback shows as much. */
export const MAX_OPEN_FOLDS = 3;

/** Space in em between the first rows and the button. */
const GAP_EM = 1;

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
  const listeners = new AbortController();
  const { signal } = listeners;
  const release = () => {
    clearTimeout(timer);
    listeners.abort();
    root.classList.remove('reserved', 'clipped', 'has-show-all', 'lazy-rows', 'rows-postponed', ...COMPACT_CLASSES);
    show(farRows());
    button.hidden = true;
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
  root.addEventListener('focusin', onFocus, { signal });
  root.addEventListener('click', onClick, { signal });
  root.addEventListener('pointerdown', onPress, { signal });
  addEventListener('resize', onResize, { signal });
  button.addEventListener('click', release, { signal });
  return release;
}
