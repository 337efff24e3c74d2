// The script tag: defines <trade-off>, loads the rest when a reader comes near.
import { currentScript, folderOf } from '../dom.js';
import { define } from '../element/shell.js';
import { bring } from './bring.js';
import { insertAfter, upgradeMarked } from './doors.js';

const script = currentScript();
const base = folderOf(script);

/** Whoever has pinned this file by its hash has pinned what it loads. */
const isPinned = script?.integrity;

/** Checked by its hash. @param {string} file @param {string} [query] */
const get = (file, query = '') => fetch(base + file + query, { integrity: HASHES[file] });

/** On a disk one classic script has everything but the engine for browsers without WebAssembly. @param {string} file @param {string} query */
async function load(file, query) {
  if (location.protocol === 'file:')
    return bring(base + (file === 'tradeoff.engine.nowasm.js' ? file : 'tradeoff.standalone.js'));
  const half = file === 'tradeoff.engine.js' && !query && get('tradeoff.wasm'); // with what starts it, not after that
  if (half) half.catch(() => {}); // the engine tells
  // No browser checks an import, all check a fetch; what has passed is imported from the cache.
  if (isPinned) await get(file, query);
  const found = await import(base + file + query);
  if (half) found.openDecision?.receive(half);
  return found;
}

define(load);
insertAfter(script);
upgradeMarked();
