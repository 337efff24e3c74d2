// The script tag: defines <trade-off>, loads the rest when a reader comes near.
import { define, insertAfter } from '../element/shell.js';

const script = /** @type {HTMLScriptElement | null} */ (document.currentScript); // null once this has run
const base = new URL('.', script?.src || document.baseURI).href;

/** A page on a disk may not import modules: there one classic script brings everything. @param {string} file */
const load = (file) => (location.protocol === 'file:' ? bringAll() : import(base + file));

/** It hands its parts over to the element's class. @returns {Promise<unknown>} */
const bringAll = () =>
  new Promise((resolve, reject) => {
    const all = document.createElement('script');
    all.src = `${base}tradeoff.standalone.js`;
    all.onload = () => resolve(undefined);
    all.onerror = reject;
    document.head.append(all);
  });

define(load);
insertAfter(script);
