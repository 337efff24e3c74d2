// The globals that lit-html uses, in a form that the page cannot shadow (scripts/build/lit.mjs puts them in their place; web/dom.js
// says what shadows them).
import { read } from './dom.js';

/** Elements are created in a document of their own, in which nothing has a name; inserting them moves them into the page. */
export const document = /* @__PURE__ */ read(globalThis.document, 'implementation').createHTMLDocument('');

/** Where a browser has no `trustedTypes`, `<a id="trustedTypes">` would be it. What lit-html leaves here stays out of the page, too. */
const own = {
  trustedTypes: Object.hasOwn(globalThis, 'trustedTypes') ? /** @type {any} */ (globalThis).trustedTypes : undefined,
};
export { own as globalThis };
