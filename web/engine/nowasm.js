// The engine as JavaScript, for pages where WebAssembly is forbidden or absent. Handed over by way of the element's class, so that it
// can come by import() and, on a page on a disk, as a classic script.
import createEngine from '#nowasm';
import { makeOpenDecision } from './open.js';

const openTwin = makeOpenDecision(async () => {
  const { Decision } = await createEngine();
  return { Decision, whole: true };
});
/** @type {any} */ (customElements.get('trade-off')).provide({ openTwin });
