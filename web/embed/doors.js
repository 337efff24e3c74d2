// The ways into a page that need no <trade-off> in its text: a script tag with data-src, and marked elements.
import { call, create, read } from '../dom.js';
import { TradeOff } from '../element/shell.js';

/** `<script data-src="x.json">` puts an element after itself; its other data-* become attributes. @param {HTMLScriptElement | null} script */
export function insertAfter(script) {
  if (!script?.dataset.src) return;
  const { nextElementSibling: next } = script;
  if (next && call(next, 'getAttribute', 'src') === script.dataset.src) return; // a page that was put back runs it again
  const element = create('trade-off');
  for (const [name, value] of Object.entries(script.dataset)) element.setAttribute(name, value ?? '');
  script.after(element);
}

const MARK = 'data-trade-off';
const MARKED = `:is(a,div,figure)[${MARK}]:not([${MARK}=""])`;

/**
 * `<div data-trade-off="x.json">` becomes a comparison, and so do `<a>` and `<figure>`: hosts that strip scripts and unknown tags
 * leave these. Those that come into the page later as well; only what comes is looked at.
 */
export function upgradeMarked() {
  /** @type {any} */
  const element = globalThis.customElements?.get('trade-off');
  if (!element || element.marks) return; // the browser lacks what it takes, or another script of ours sees to it
  element.marks = true;
  upgradeIn(document);
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes)
      for (const node of type === 'attributes' ? [target] : addedNodes) if (isElement(node)) upgradeIn(node);
  }).observe(document, { childList: true, subtree: true, attributeFilter: [MARK] });
}

/** Not `instanceof Element`: Prototype.js puts another function in its place. @param {Node} node @returns {node is Element} */
const isElement = (node) => read(node, 'nodeType') === 1;

/** @param {Document | Element} root */
function upgradeIn(root) {
  if (isElement(root) && call(root, 'matches', MARKED)) upgrade(/** @type {HTMLElement} */ (root));
  for (const marked of call(root, 'querySelectorAll', MARKED)) upgrade(/** @type {HTMLElement} */ (marked));
}

/** What it holds becomes the fallback. A link cannot hold a comparison: it becomes the fallback itself. @param {HTMLElement} marked */
function upgrade(marked) {
  const link = marked.localName === 'a';
  if (link ? marked.parentElement?.localName === 'trade-off' : marked.querySelector(':scope > trade-off')) return; // it is one
  const element = create('trade-off');
  element.setAttribute('src', marked.dataset.tradeOff ?? '');
  for (const name of TradeOff.observedAttributes) {
    const value = marked.getAttribute(`data-${name}`);
    if (value !== null && name !== 'src') element.setAttribute(name, value); // the host's other data-* are none of ours
  }
  if (link) {
    marked.replaceWith(element);
    element.append(marked);
    return;
  }
  element.append(...[...marked.childNodes].filter((child) => child.nodeName !== 'FIGCAPTION'));
  marked.prepend(element);
}
