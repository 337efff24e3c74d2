// The globals that lit-html uses, in a form that the page cannot shadow. scripts/build/lit.mjs substitutes them;
// web/dom.js explains the shadowing.
import { read } from './dom.js';

/**
 * lit-html creates elements in a separate document, in which no element has a name. Inserting an element moves it into
 * the page.
 */
export const document = /* @__PURE__ */ read(globalThis.document, 'implementation').createHTMLDocument('');

/**
 * In a browser without `trustedTypes`, `<a id="trustedTypes">` would take its place. Properties that lit-html sets on
 * this object do not reach the page either.
 */
const own = {
  trustedTypes: Object.hasOwn(globalThis, 'trustedTypes') ? /** @type {any} */ (globalThis).trustedTypes : undefined,
};
export { own as globalThis };
