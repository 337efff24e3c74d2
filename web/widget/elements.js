import { create } from '../dom.js';

/**
 * The elements of one widget that stay, hidden until they have content.
 * @param {ShadowRoot} shadowRoot
 */
export function buildElements(shadowRoot) {
  const root = element('div', 'root');
  const content = element('div', 'content'); // views are rendered here
  const liveRegion = element('p', 'visually-hidden');
  const colourProbe = element('i', 'colour-probe');
  const showAllButton = element('button', 'show-all');
  // zero-height sensor for width changes; observing the root itself would cause a ResizeObserver loop when revealed
  // rows change its height
  const widthSensor = element('div', 'width-sensor');
  liveRegion.setAttribute('role', 'status');
  showAllButton.type = 'button';
  showAllButton.hidden = true;
  root.part.add('frame');
  root.append(content, liveRegion, showAllButton, widthSensor);
  root.hidden = true;
  shadowRoot.prepend(colourProbe, root);
  return { root, content, liveRegion, colourProbe, showAllButton, widthSensor };
}

/** @template {keyof HTMLElementTagNameMap} K @param {K} name @param {string} className */
function element(name, className) {
  const made = create(name);
  made.className = className;
  return made;
}

/** @param {ShadowRoot} shadowRoot @param {CSSStyleSheet} sheet */
export function addStyles({ adoptedStyleSheets }, sheet) {
  if (!adoptedStyleSheets.includes(sheet)) adoptedStyleSheets.push(sheet);
}
