/**
 * The first drawing takes exactly the place of what it replaces, so that nothing on the page moves; the rest waits behind
 * a button. The reader's first action on the widget lets go.
 * @param {HTMLElement} frame
 * @param {HTMLElement} button
 * @param {number} height
 */
export function hold(frame, button, height) {
  if (!height) return () => {};
  frame.style.setProperty('--held', `${height}px`);
  frame.classList.add('held');
  button.hidden = frame.offsetHeight <= height;
  frame.classList.toggle('cut', !button.hidden);

  const release = () => {
    frame.classList.remove('held', 'cut');
    button.hidden = true;
    frame.removeEventListener('focusin', onFocus);
  };
  const onFocus = (/** @type {Event} */ event) => {
    if (event.target !== button) release(); // what has the focus must not stand behind the edge
  };
  frame.addEventListener('focusin', onFocus);
  button.addEventListener('click', release, { once: true });
  return release;
}
