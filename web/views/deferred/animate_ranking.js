// Animates the rows of the ranking whose rank changes.

const DURATION_MS = 250;

/**
 * The rows by the id of their option, in screen order; folded rows are left out, because measuring them is slow.
 * @param {HTMLElement} box
 */
const rowsById = (box) =>
  new Map(
    /** @type {HTMLElement[]} */ ([...box.querySelectorAll('.fit:not(details *)')]).map((row) => [
      row.dataset.option ?? '',
      row,
    ]),
  );

/** @param {Map<string, HTMLElement>} rows @returns {Map<string, number>} */
const positionsOf = (rows) => new Map([...rows].map(([id, row]) => [id, row.offsetTop]));

/** Renders, and lets each row move from its previous position. @param {HTMLElement} box @param {() => void} draw */
export function animateRanking(box, draw) {
  const before = positionsOf(rowsById(box));
  draw();
  const rows = rowsById(box);
  if (
    [...before.keys()].join('\n') === [...rows.keys()].join('\n') ||
    matchMedia('(prefers-reduced-motion: reduce)').matches
  )
    return;
  for (const [id, to] of positionsOf(rows)) {
    const distance = (before.get(id) ?? to) - to;
    if (distance)
      rows
        .get(id)
        ?.animate({ transform: [`translateY(${distance}px)`, 'none'] }, { duration: DURATION_MS, easing: 'ease-out' });
  }
}
