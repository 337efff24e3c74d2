import { create, read } from '../dom.js';

/** @type {Record<string, Promise<void> | undefined>} by address */
const coming = Object.create(null);

/** A page on a disk may not import modules: there a classic script hands its parts over to the element's class. @param {string} url */
export function bring(url) {
  return (coming[url] ??= add(url));
}

/** @param {string} url @returns {Promise<void>} */
const add = (url) =>
  new Promise((resolve, reject) => {
    const script = create('script');
    script.src = url;
    script.dataset.part = ''; // it is not the page's own
    script.onload = () => resolve();
    script.onerror = (cause) => {
      coming[url] = undefined; // the next element may try again
      reject(cause);
    };
    read(document, 'head').append(script);
  });
