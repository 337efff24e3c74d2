// The script tag: defines <trade-off>, loads the rest when a reader comes near.
import { define } from '../element/shell.js';
import { bring } from './bring.js';
import { insertAfter, upgradeMarked } from './doors.js';

const script = /** @type {HTMLScriptElement | null} */ (document.currentScript); // null once this has run
const base = new URL('.', script?.src || document.baseURI).href;

/** On a disk one classic script has everything but the engine for browsers without WebAssembly. @param {string} file @param {string} query */
const load = (file, query) =>
  location.protocol === 'file:'
    ? bring(base + (file === 'tradeoff.engine.nowasm.js' ? file : 'tradeoff.standalone.js'))
    : import(base + file + query);

define(load);
insertAfter(script);
upgradeMarked();
