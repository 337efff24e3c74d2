// The script tag: defines <trade-off>, loads the rest when a reader comes near.
import { define } from '../element/shell.js';
import { bring } from './bring.js';
import { insertAfter, upgradeMarked } from './doors.js';

const script = /** @type {HTMLScriptElement | null} */ (document.currentScript); // null once this has run
const base = new URL('.', script?.src || document.baseURI).href;

/** Whoever has pinned this file by its hash has pinned what it loads. */
const isPinned = script?.integrity;

/** On a disk one classic script has everything but the engine for browsers without WebAssembly. @param {string} file @param {string} query */
async function load(file, query) {
  if (location.protocol === 'file:') return bring(base + (file === 'tradeoff.engine.nowasm.js' ? file : 'tradeoff.standalone.js'));
  const url = base + file + query;
  // No browser checks an import, all check a fetch; what has passed is imported from the cache.
  if (isPinned) await fetch(url, { credentials: 'same-origin', integrity: HASHES[file] });
  return import(url);
}

define(load);
insertAfter(script);
upgradeMarked();
