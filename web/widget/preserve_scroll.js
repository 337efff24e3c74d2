// Keeps controls in place while the reader uses them.

/**
 * A question is at least as tall as the tallest one before it, so that the "Next" button does not move.
 * @param {HTMLElement} box
 */
export function keepTallestQuestion(box) {
  const { style } = box;
  const asked = /** @type {HTMLElement | null} */ (box.querySelector('fieldset'));
  if (!asked) return;
  const width = String(box.clientWidth); // the recorded height is only valid for one width
  const before =
    style.getPropertyValue('--tallest-at-width') === width ? style.getPropertyValue('--tallest-question') : '0';
  style.setProperty('--tallest-at-width', width);
  style.setProperty('--tallest-question', `${Math.max(parseFloat(before), asked.getBoundingClientRect().height)}px`);
}

/**
 * Renders while the control in use keeps its position on the screen, however much changes above it. If the focused
 * control was removed, the control in use gets the focus.
 * @param {HTMLElement | undefined} control
 * @param {() => void} draw
 */
export function preserveScroll(control, draw) {
  if (!control) return draw();
  const root = /** @type {ShadowRoot} */ (control.getRootNode());
  const before = control.getBoundingClientRect().top;
  const hadFocus = root.activeElement;
  draw();
  if (!control.isConnected) return;
  const moved = control.getBoundingClientRect().top - before;
  if (moved) scrollBy({ top: moved, behavior: 'instant' });
  if (hadFocus && !root.activeElement) control.focus({ preventScroll: true });
}
