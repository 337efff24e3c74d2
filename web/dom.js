// Reads the document and elements in a way that the page's markup cannot override (protection against DOM clobbering).
//
// Names and ids shadow members: after `<img name="createElement">`, `document.createElement` is that image. In a form
// with `<input name="parentNode">`, `form.parentNode` is that input. A comment section is enough to put either into a
// page. The shadowing property is on the object itself, so the members of its prototype are still the browser's.

/**
 * Reads a member of the document, or of an element that may be a form.
 * @template {Node} N
 * @template {string & keyof N} K
 * @param {N} node
 * @param {K} name
 * @returns {N[K]}
 */
export const read = (node, name) => Reflect.get(Object.getPrototypeOf(node), name, node);

/** Calls a method of such a node. @param {Node} node @param {string} name @param {...unknown} args @returns {any} */
export const call = (node, name, ...args) => /** @type {any} */ (read)(node, name).apply(node, args);

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Partial<HTMLElementTagNameMap[K]>} [properties]
 * @returns {HTMLElementTagNameMap[K]}
 */
export const create = (name, properties) => Object.assign(call(document, 'createElement', name), properties);

/**
 * The classic script that is running; null in a module and after the script has run.
 * @returns {HTMLScriptElement | null}
 */
export const currentScript = () => /** @type {HTMLScriptElement | null} */ (read(document, 'currentScript'));

/** The folder of a script; the folder of the page if the script has no URL. @param {HTMLScriptElement | null} script */
export const folderOf = (script) => new URL('.', script?.src || read(document, 'baseURI')).href;
