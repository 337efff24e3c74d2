/**
 * The place that the fallback takes on the page, or what was reserved.
 * @typedef {{height: number, start: string, end: string}} Place
 */

/**
 * Its outer margins may reach beyond the host and count as well. A fault's box alone is no measure for what follows it.
 * @param {HTMLElement} host
 * @param {boolean} faulty
 * @returns {Place}
 */
export function placeOf(host, faulty) {
  const shown = /** @type {HTMLElement[]} */ ([...host.children]).filter((child) => child.offsetHeight);
  const margin = (/** @type {number} */ at, /** @type {'marginBlockStart' | 'marginBlockEnd'} */ side) => {
    const child = shown.at(at);
    return child ? getComputedStyle(child)[side] : '';
  };
  const height = faulty && !shown.length ? 0 : host.offsetHeight;
  return { height, start: margin(0, 'marginBlockStart'), end: margin(-1, 'marginBlockEnd') };
}

/** So many folds stand open where there is room for them: a whole fallback shows as much. */
export const OPEN_FOLDS = 3;

/**
 * The first drawing takes exactly the place of what it replaces, so that nothing on the page moves; the rest waits behind
 * a button. The reader's first action on the widget lets go.
 * @param {HTMLElement} host
 * @param {HTMLElement} frame
 * @param {HTMLElement} button
 * @param {Place} place
 */
export function hold(host, frame, button, { height, start, end }) {
  frame.style.setProperty('--held', `${height}px`);
  frame.classList.add('held');
  Object.assign(frame.style, { marginBlockStart: start, marginBlockEnd: end });
  const natural = frame.offsetHeight;
  if (host.offsetHeight > natural) Object.assign(frame.style, { marginBlockStart: '', marginBlockEnd: '' }); // they stayed inside
  button.hidden = natural <= height;
  frame.classList.toggle('cut', !button.hidden);
  if (button.hidden)
    for (const fold of /** @type {HTMLDetailsElement[]} */ ([...frame.querySelectorAll('.fold')]).slice(0, OPEN_FOLDS)) {
      fold.open = true;
      fold.open = frame.offsetHeight <= height;
    }

  const width = innerWidth;
  const onResize = () => {
    if (button.hidden && innerWidth !== width) release(); // the fallback would have another height there
  };
  const release = () => {
    removeEventListener('resize', onResize);
    frame.classList.remove('held', 'cut');
    button.hidden = true;
    frame.removeEventListener('focusin', onFocus);
  };
  const onFocus = (/** @type {Event} */ event) => {
    if (event.target !== button) release(); // what has the focus must not stand behind the edge
  };
  frame.addEventListener('focusin', onFocus);
  addEventListener('resize', onResize);
  button.addEventListener('click', release, { once: true });
  return release;
}
