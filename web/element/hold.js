/**
 * The place that the fallback takes on the page, or what was reserved: the height inside the host, and the margins that reach
 * beyond it; in pixels.
 * @typedef {{height: number, start: number, end: number}} Place
 */

/** To a fraction of a pixel. @param {HTMLElement} box */
const heightOf = (box) => parseFloat(getComputedStyle(box).height) || box.offsetHeight;

/**
 * A fault's box alone is no measure for what follows it.
 * @param {HTMLElement} host
 * @param {boolean} faulty
 * @returns {Place}
 */
export function placeOf(host, faulty) {
  const shown = shownIn(host);
  const style = getComputedStyle(host);
  const sum = (/** @type {string[]} */ ...lengths) => lengths.reduce((all, length) => all + parseFloat(length), 0);
  const start = sum(style.borderTopWidth, style.paddingTop);
  const end = sum(style.borderBottomWidth, style.paddingBottom);
  const height = heightOf(host) - (style.boxSizing === 'border-box' ? start + end : 0);
  const { top, bottom } = host.getBoundingClientRect();
  return {
    height: faulty && !shown.length ? 0 : height,
    start: marginAt(host, 'top', top + start),
    end: marginAt(host, 'bottom', bottom - end),
  };
}

/** @param {Element} box */
const shownIn = (box) => /** @type {HTMLElement[]} */ ([...box.children]).filter((child) => child.offsetHeight);

/**
 * The margin that reaches beyond the host's edge: that of its outermost child, or of a child's child, where nothing keeps it inside.
 * @param {Element} box
 * @param {'top' | 'bottom'} side
 * @param {number} edge in the window
 * @returns {number} in pixels
 */
function marginAt(box, side, edge) {
  const child = shownIn(box).at(side === 'top' ? 0 : -1);
  if (!child || Math.abs(child.getBoundingClientRect()[side] - edge) > 0.5) return 0;
  const { display, [side === 'top' ? 'marginTop' : 'marginBottom']: margin } = getComputedStyle(child);
  return display === 'inline' ? 0 : Math.max(parseFloat(margin), marginAt(child, side, edge));
}

/** Ems that go to others than rows, at least: to title, options' names and the button below; where it asks, to the ways to the questions, too. */
const AROUND = { tells: 13, asks: 20 };

/** Ems of a row without texts, in a wide table, and of what unfolds below it. */
const ROW = 4.8;

/** So many criteria fill a place of the host's height; all do where it has none. @param {HTMLElement} host @param {keyof typeof AROUND} does */
export function rowsIn(host, does) {
  const ems = host.offsetHeight / parseFloat(getComputedStyle(host).fontSize);
  return ems ? Math.max(1, Math.ceil((ems - AROUND[does]) / ROW)) : Infinity;
}

/** So many folds stand open where there is room for them: a whole fallback shows as much. */
export const OPEN_FOLDS = 3;

/** Milliseconds. */
export const FRAME = 16;

/** Rows that nobody sees yet are laid out so many at first, then ever more, once in a frame. */
const ROWS = 4;

/**
 * The first drawing takes exactly the place of what it replaces, so that nothing on the page moves; the rest waits behind
 * a button. The reader's first action on the widget lets go.
 * @param {HTMLElement} frame not laid out yet
 * @param {HTMLElement} button
 * @param {Place} place
 * @param {boolean} hasMore rows than are drawn, which is as many as there is room for
 */
export function hold(frame, button, { height, start, end }, hasMore) {
  frame.style.setProperty('--held', `${height}px`);
  frame.style.marginBlock = `${start}px ${end}px`;
  frame.classList.add('held', 'kept', 'sparse'); // as tall as that whatever is in it: what is measured now moves nothing
  const isEnough = () => !hasMore && frame.scrollHeight <= frame.clientHeight;

  const farRows = () => [...frame.querySelectorAll('.far')];
  const show = (/** @type {Element[]} */ rows) => rows.forEach((row) => row.classList.remove('far'));

  /** Finds out how much of it there is room for, in short pieces of work. */
  function* fit() {
    button.hidden = isEnough();
    yield;
    if (button.hidden) {
      for (let rows, count = ROWS; (rows = farRows()).length; count *= 1.25, yield) show(rows.slice(0, count));
      frame.classList.remove('sparse'); // which made it less tall than it is
      button.hidden = isEnough();
    }
    if (button.hidden)
      for (const fold of /** @type {HTMLDetailsElement[]} */ ([...frame.querySelectorAll('.fold')]).slice(0, OPEN_FOLDS)) {
        yield;
        fold.open = true;
        fold.open = isEnough();
      }
    frame.classList.toggle('kept', !button.hidden);
    frame.classList.toggle('cut', !button.hidden);
    if (button.hidden) return;
    const top = frame.querySelector('tbody')?.getBoundingClientRect().top ?? 0;
    if (top > frame.getBoundingClientRect().bottom) {
      frame.classList.add('blind'); // rows that nobody sees are no work until there has been a first look
      requestAnimationFrame(() => requestAnimationFrame(() => frame.classList.remove('blind')));
    }
  }

  const work = fit();
  work.next();
  const endsFarBelow = () => {
    const { top, bottom } = frame.getBoundingClientRect();
    return top >= 0 && bottom > 2 * innerHeight;
  };
  /** @type {ReturnType<typeof setTimeout> | undefined} */ let turn;
  if (button.hidden && endsFarBelow()) {
    // Where it ends far below the window, what nobody can see comes after the first look. In the least space that rows take, those in sight are among the first.
    const far = [...frame.querySelectorAll('tr')].filter((row) => row.getBoundingClientRect().top > innerHeight);
    for (const row of far) row.classList.add('far');
    const goOn = () => {
      if (!work.next().done) turn = setTimeout(goOn, FRAME);
    };
    turn = setTimeout(goOn, FRAME);
  } else while (!work.next().done);

  const width = innerWidth;
  const onResize = () => {
    if (button.hidden && innerWidth !== width) release(); // the fallback would have another height there
  };
  const release = () => {
    clearTimeout(turn);
    removeEventListener('resize', onResize);
    frame.classList.remove('held', 'kept', 'cut', 'sparse', 'blind');
    show(farRows());
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
