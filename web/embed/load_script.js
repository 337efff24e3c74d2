import { create, read } from '../dom.js';

/** @type {Record<string, Promise<void> | undefined>} by address */
const pending = Object.create(null);

/**
 * Loads a classic script, because `file:` pages may not import modules. The script registers its modules with the
 * element's class.
 * @param {string} url
 */
export function loadScript(url) {
  return (pending[url] ??= add(url));
}

/** @param {string} url @returns {Promise<void>} */
const add = (url) =>
  new Promise((resolve, reject) => {
    const script = create('script');
    script.src = url;
    script.dataset.part = ''; // the script is not embedded by the page itself
    script.onload = () => resolve();
    script.onerror = (cause) => {
      pending[url] = undefined; // the next element may try again
      reject(cause);
    };
    read(document, 'head').append(script);
  });
