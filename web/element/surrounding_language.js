import { call, read } from '../dom.js';

/**
 * The nearest `lang` of the element and of what it is in, also outside of its shadow trees. "" if there is none, or if
 * the nearest is empty.
 * @param {Element} element
 * @returns {string}
 */
export function surroundingLanguage(element) {
  for (
    let inner = /** @type {Element | undefined} */ (element);
    inner;
    inner = read(/** @type {ShadowRoot} */ (inner.getRootNode()), 'host')
  ) {
    const found = inner.closest('[lang]'); // may be a form
    if (found) return call(found, 'getAttribute', 'lang');
  }
  return '';
}
