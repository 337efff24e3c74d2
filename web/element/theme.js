// `theme="auto"` follows the text colour that the widget inherits: on most blogs dark mode is a class, not the system's.

/** Where black and our dark surface give a text the same contrast as white does (WCAG 2 relative luminance). */
const LIGHT_TEXT = 0.2;

/** Relative luminance of a computed colour, WCAG 2. `color-mix` made it one of two forms. @param {string} colour */
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
 * Gives what sets `frame`'s data-theme, to be called before it is shown, and keeps it right from then on. The probe's colour
 * changes with the page's, by whatever means, and every such change starts its transition: no need to watch classes, style
 * sheets or the system.
 * @param {HTMLElement} host
 * @param {HTMLElement} frame
 * @param {HTMLElement} probe
 */
export function followTheme(host, frame, probe) {
  const update = () => {
    const asked = host.getAttribute('theme') ?? '';
    const inherited = luminance(getComputedStyle(probe).backgroundColor) > LIGHT_TEXT ? 'dark' : 'light';
    const theme = asked === 'light' || asked === 'dark' ? asked : inherited;
    if (frame.dataset.theme !== theme) frame.dataset.theme = theme;
    frame.dataset.ink = theme === inherited ? 'inherited' : 'own';
    frame.style.setProperty('--page-ink', getComputedStyle(probe).color); // `currentcolor` would change from part to part
  };
  probe.addEventListener('transitionrun', update);
  probe.addEventListener('transitionend', update);
  return update;
}
