// Animates the lines of the ranking whose rank changes.

const MILLISECONDS = 250;

/**
 * The lines by the name of their option, in screen order; folded lines are left out, because measuring them is slow.
 * @param {HTMLElement} box
 */
const linesIn = (box) =>
  new Map(
    /** @type {HTMLElement[]} */ ([...box.querySelectorAll('.fit:not(details *)')]).map((line) => [
      line.querySelector('.name')?.textContent ?? '',
      line,
    ]),
  );

/** @param {Map<string, HTMLElement>} lines @returns {Map<string, number>} */
const placesOf = (lines) => new Map([...lines].map(([name, line]) => [name, line.offsetTop]));

/** Renders, and lets each line move from its previous position. @param {HTMLElement} box @param {() => void} draw */
export function moving(box, draw) {
  const before = placesOf(linesIn(box));
  draw();
  const lines = linesIn(box);
  if (
    [...before.keys()].join('\n') === [...lines.keys()].join('\n') ||
    matchMedia('(prefers-reduced-motion: reduce)').matches
  )
    return;
  for (const [name, to] of placesOf(lines)) {
    const way = (before.get(name) ?? to) - to;
    if (way)
      lines
        .get(name)
        ?.animate({ transform: [`translateY(${way}px)`, 'none'] }, { duration: MILLISECONDS, easing: 'ease-out' });
  }
}
