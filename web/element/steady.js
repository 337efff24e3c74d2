// Controls stay where the hand is.

/** A question takes at least the room of the tallest one before it, so that "Next" does not wander. @param {HTMLElement} box */
export function keepTallest(box) {
  const { style } = box;
  const asked = /** @type {HTMLElement | null} */ (box.querySelector('fieldset'));
  if (!asked) return;
  const width = String(box.clientWidth); // another width, other heights
  const before = style.getPropertyValue('--at-width') === width ? style.getPropertyValue('--tallest') : '0';
  style.setProperty('--at-width', width);
  style.setProperty('--tallest', `${Math.max(parseFloat(before), asked.getBoundingClientRect().height)}px`);
}
