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

/**
 * Draws while what the hand is on stays in its place, however much changes above it. It takes the focus where the control
 * that had it is gone.
 * @param {HTMLElement | undefined} near
 * @param {() => void} draw
 */
export function steady(near, draw) {
  if (!near) return draw();
  const root = /** @type {ShadowRoot} */ (near.getRootNode());
  const before = near.getBoundingClientRect().top;
  const hadFocus = root.activeElement;
  draw();
  if (!near.isConnected) return;
  const moved = near.getBoundingClientRect().top - before;
  if (moved) scrollBy({ top: moved, behavior: 'instant' });
  if (hadFocus && !root.activeElement) near.focus({ preventScroll: true });
}
