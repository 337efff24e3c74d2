// The script tag: defines <trade-off>, loads the rest when a reader comes near.
import { define } from '../element/shell.js';
import { bring } from './bring.js';
import { insertAfter, upgradeMarked } from './doors.js';

const script = /** @type {HTMLScriptElement | null} */ (document.currentScript); // null once this has run
const base = new URL('.', script?.src || document.baseURI).href;

/** How often a file failed to come: some browsers remember a module that did, so that each further try takes an address of its own. @type {Record<string, number>} */
const failures = {};

/** @param {string} file */
const fetched = (file) =>
  import(base + file + (failures[file] ? `?${failures[file]}` : '')).catch((cause) => {
    failures[file] = (failures[file] ?? 0) + 1;
    throw cause;
  });

/** On a disk one classic script has everything but the engine for browsers without WebAssembly. @param {string} file */
const load = (file) =>
  location.protocol === 'file:'
    ? bring(base + (file === 'tradeoff.engine.nowasm.js' ? file : 'tradeoff.standalone.js'))
    : fetched(file);

define(load);
insertAfter(script);
upgradeMarked();
