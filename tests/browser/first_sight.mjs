// What a reader must see of the first rendering before any action. Runs in the page, so it must not use anything
// outside itself.

/**
 * Names of what is hidden, clipped or covered, among the title, each tab, the button to the questions and the first
 * rows (or choices). Empty if all are visible.
 * @param {string[]} [frames] selectors of nested frames that lead to the page with the widget
 * @param {number} [rows] number of rows that must be visible
 * @param {string} [selector] of the widget
 */
export function missingAtFirst(frames = [], rows = 2, selector = 'trade-off') {
  let page = document;
  for (const frame of frames) page = /** @type {any} */ (page.querySelector(frame))?.contentDocument;
  const host = page?.querySelector(selector);
  const root = host?.shadowRoot;
  const frame = root?.querySelector('.root:not([hidden])');
  if (!host || !root || !frame) return ['the widget'];
  const isIn = (/** @type {Element} */ element) => {
    const box = /** @type {Element} */ (
      frame.matches('.has-show-all') ? frame.querySelector('.content') : frame
    ).getBoundingClientRect();
    const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
    const isInside = left >= box.left - 1 && right <= box.right + 1 && top >= box.top - 1 && bottom <= box.bottom + 1;
    const hit = root.elementFromPoint(left + width / 2, top + height / 2);
    return width > 10 && height > 10 && isInside && !!hit && (element.contains(hit) || hit.contains(element));
  };
  const wanted = Object.entries({
    '.title': 1,
    '.tabs button': 2,
    '.compare .invite button': 1,
    'tbody .row, .choice': rows,
  });
  const views = host.getAttribute('view') ?? 'all';
  return wanted.flatMap(([selector, least]) => {
    if (views === 'compare' && /tabs|invite/.test(selector)) return [];
    if (views === 'decide' && /invite/.test(selector)) return [];
    const found = [...root.querySelectorAll(selector)].slice(0, least);
    return [
      ...found
        .filter((element) => !isIn(element))
        .map((element) => `${selector}: ${element.textContent?.trim().replaceAll(/\s+/g, ' ').slice(0, 40)}`),
      ...(found.length < least ? [`${selector}: not there`] : []),
    ];
  });
}
