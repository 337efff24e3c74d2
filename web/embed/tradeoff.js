// The script tag: defines <trade-off>, loads the rest when a reader comes near.
import { define } from '../element/shell.js';
import { insertAfter, upgradeMarked } from './doors.js';

const script = /** @type {HTMLScriptElement | null} */ (document.currentScript); // null once this has run
const base = new URL('.', script?.src || document.baseURI).href;

/** A page on a disk may not import modules: there one classic script brings everything. @param {string} file */
const load = (file) => (location.protocol === 'file:' ? (bringing ??= bringAll()) : import(base + file));

/** @type {Promise<unknown> | undefined} both parts are asked for at once; one script brings them */
let bringing;

/** It hands its parts over to the element's class. @returns {Promise<unknown>} */
const bringAll = () =>
  new Promise((resolve, reject) => {
    const all = document.createElement('script');
    all.src = `${base}tradeoff.standalone.js`;
    all.dataset.part = ''; // it is not the page's own
    all.onload = () => resolve(undefined);
    all.onerror = (cause) => {
      bringing = undefined; // the next element may try again
      reject(cause);
    };
    document.head.append(all);
  });

define(load);
insertAfter(script);
upgradeMarked();
