// The page's document and elements, read so that the page's markup cannot replace their members.
//
// Names and ids shadow members: after `<img name="createElement">`, `document.createElement` is that image, and in a form with
// `<input name="parentNode">`, `form.parentNode` is that input. A comment section is enough to put either into a page. The shadow lies
// on the object itself, so what its prototypes have is still the browser's.

/**
 * A member of the document or of an element that may be a form.
 * @template {Node} N
 * @template {string & keyof N} K
 * @param {N} node
 * @param {K} name
 * @returns {N[K]}
 */
export const read = (node, name) => Reflect.get(Object.getPrototypeOf(node), name, node);

/** Calls a method of such a node. @param {Node} node @param {string} name @param {...unknown} args @returns {any} */
export const call = (node, name, ...args) => /** @type {any} */ (read)(node, name).apply(node, args);

/** @template {keyof HTMLElementTagNameMap} K @param {K} name @returns {HTMLElementTagNameMap[K]} */
export const create = (name) => call(document, 'createElement', name);

/** The classic script that runs now; null in a module and once the script has run. @returns {HTMLScriptElement | null} */
export const currentScript = () => /** @type {HTMLScriptElement | null} */ (read(document, 'currentScript'));

/** The folder of a script; that of the page where the script has no address. @param {HTMLScriptElement | null} script */
export const folderOf = (script) => new URL('.', script?.src || read(document, 'baseURI')).href;
