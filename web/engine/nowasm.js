// The engine as JavaScript, for pages where WebAssembly is forbidden or absent. Handed over by way of the element's class, so that it
// can come by import() and, on a page on a disk, as a classic script.
import createEngine from '#nowasm';
import { makeOpenDecision } from './open.js';

/** It is all there, but slower than wasm: what explains a result comes later here too, in a task of its own. */
const openTwin = makeOpenDecision(async () => {
  const { Decision } = await createEngine();
  const engine = { Decision, whole: false, complete: async () => void (engine.whole = true) };
  return engine;
});
/** @type {any} */ (customElements.get('trade-off')).provide({ openTwin });
