// Ways to embed a comparison without a <trade-off> in the page's markup: a script tag with data-src, and marked
// elements.
import { call, create, read } from '../dom.js';
import { TradeOff } from '../element/shell.js';

/**
 * `<script data-src="x.json">` inserts an element after itself; its other data-* attributes become attributes.
 * @param {HTMLScriptElement | null} script
 */
export function insertAfter(script) {
  if (!script?.dataset.src) return;
  const { nextElementSibling: next } = script;
  if (next && call(next, 'getAttribute', 'src') === script.dataset.src) return; // a restored page runs the script again
  const element = create('trade-off');
  for (const [name, value] of Object.entries(script.dataset)) element.setAttribute(name, value ?? '');
  script.after(element);
}

const MARK = 'data-trade-off';
const MARKED = `:is(a,div,figure)[${MARK}]:not([${MARK}=""])`;

/**
 * `<div data-trade-off="x.json">` becomes a comparison, and so do `<a>` and `<figure>`: hosts that remove scripts and
 * unknown tags keep these. Elements that are added later are upgraded, too; only added nodes are searched.
 */
export function upgradeMarked() {
  /** @type {any} */
  const element = globalThis.customElements?.get('trade-off');
  if (!element || element.marks) return; // the browser is not supported, or another of our scripts does it
  element.marks = true;
  upgradeIn(document);
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes)
      for (const node of type === 'attributes' ? [target] : addedNodes) if (isElement(node)) upgradeIn(node);
  }).observe(document, { childList: true, subtree: true, attributeFilter: [MARK] });
}

/**
 * Not `instanceof Element`, because Prototype.js replaces `Element` with another function.
 * @param {Node} node
 * @returns {node is Element}
 */
const isElement = (node) => read(node, 'nodeType') === 1;

/** @param {Document | Element} root */
function upgradeIn(root) {
  if (isElement(root) && call(root, 'matches', MARKED)) upgrade(/** @type {HTMLElement} */ (root));
  for (const marked of call(root, 'querySelectorAll', MARKED)) upgrade(/** @type {HTMLElement} */ (marked));
}

/**
 * The element's content becomes the fallback. A link cannot contain a comparison: the link itself becomes the fallback.
 * @param {HTMLElement} marked
 */
function upgrade(marked) {
  const link = marked.localName === 'a';
  // already upgraded
  if (link ? marked.parentElement?.localName === 'trade-off' : marked.querySelector(':scope > trade-off')) return;
  const element = create('trade-off');
  element.setAttribute('src', marked.dataset.tradeOff ?? '');
  for (const name of TradeOff.observedAttributes) {
    const value = marked.getAttribute(`data-${name}`);
    // other data-* attributes belong to the page
    if (value !== null && name !== 'src') element.setAttribute(name, value);
  }
  if (link) {
    marked.replaceWith(element);
    element.append(marked);
    return;
  }
  element.append(...[...marked.childNodes].filter((child) => child.nodeName !== 'FIGCAPTION'));
  marked.prepend(element);
}
