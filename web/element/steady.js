// Keeps controls in place while the reader uses them.

/**
 * A question is at least as tall as the tallest one before it, so that the "Next" button does not move.
 * @param {HTMLElement} box
 */
export function keepTallest(box) {
  const { style } = box;
  const asked = /** @type {HTMLElement | null} */ (box.querySelector('fieldset'));
  if (!asked) return;
  const width = String(box.clientWidth); // the recorded height is only valid for one width
  const before = style.getPropertyValue('--at-width') === width ? style.getPropertyValue('--tallest') : '0';
  style.setProperty('--at-width', width);
  style.setProperty('--tallest', `${Math.max(parseFloat(before), asked.getBoundingClientRect().height)}px`);
}

/**
 * Renders while the control in use keeps its position on the screen, however much changes above it. If the focused
 * control was removed, the control in use gets the focus.
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
