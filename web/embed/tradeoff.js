// The script tag: defines <trade-off>, and loads the rest when a reader comes near.
import { currentScript, folderOf } from '../dom.js';
import { define } from '../element/define.js';
import { loadScript } from './load_script.js';
import { insertAfter, upgradeMarked } from './upgrade_markup.js';

const script = currentScript();
const base = folderOf(script);

/** If the page pins this file by its hash, the files that it loads are pinned as well. */
const isPinned = script?.integrity;

/** Fetches a file, checked by its hash. @param {string} file @param {string} [query] */
const get = (file, query = '') => fetch(base + file + query, { integrity: HASHES[file] });

/**
 * For a `file:` page, one classic script contains everything except the engine for browsers without WebAssembly.
 * @param {string} file
 * @param {string} query
 */
async function load(file, query) {
  if (location.protocol === 'file:')
    return loadScript(base + (file === 'tradeoff.engine.nowasm.js' ? file : 'tradeoff.standalone.js'));
  // in parallel with the script that starts it, not after it
  const wasm = file === 'tradeoff.engine.js' && !query && get('tradeoff.wasm');
  if (wasm) wasm.catch(() => {}); // the engine reports the error
  // No browser checks the integrity of an import, but all check a fetch. The checked file is then imported from the
  // cache.
  if (isPinned) await get(file, query);
  const module = await import(base + file + query);
  if (wasm) module.openDecision?.receive(wasm);
  return module;
}

define(load);
insertAfter(script);
upgradeMarked();
