// `theme="auto"` follows the text colour that the widget inherits: on most blogs, dark mode is a class and not the
// system setting.

/**
 * The luminance at which text has the same contrast with black as with our dark surface (WCAG 2 relative luminance).
 */
const LIGHT_TEXT = 0.2;

/**
 * Relative luminance of a computed colour, WCAG 2. The input has one of two forms because of `color-mix`.
 * @param {string} colour
 */
export function luminance(colour) {
  const numbers = (colour.match(/[\d.]+(e-?\d+)?/g) ?? []).map(Number);
  const scale = colour.startsWith('color(') ? 1 : 255;
  const [r, g, b] = numbers.slice(0, 3).map((part) => {
    const c = part / scale;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/**
 * Returns a function that sets `frame`'s data-theme. Call it before the frame is shown; later changes are tracked. The
 * probe's colour changes whenever the page's does, and every change starts its transition: there is no need to watch
 * classes, style sheets or the system setting.
 * @param {HTMLElement} host
 * @param {HTMLElement} root
 * @param {HTMLElement} probe
 */
export function followTheme(host, root, probe) {
  const update = () => {
    const asked = host.getAttribute('theme') ?? '';
    const inherited = luminance(getComputedStyle(probe).backgroundColor) > LIGHT_TEXT ? 'dark' : 'light';
    const theme = asked === 'light' || asked === 'dark' ? asked : inherited;
    if (root.dataset.theme !== theme) root.dataset.theme = theme;
    root.dataset.ink = theme === inherited ? 'inherited' : 'own';
    // `currentcolor` would differ between parts of the widget
    root.style.setProperty('--page-ink', getComputedStyle(probe).color);
  };
  probe.addEventListener('transitionrun', update);
  probe.addEventListener('transitionend', update);
  return update;
}
