// The engine as JavaScript, for pages where WebAssembly is forbidden or absent. It is registered with the element's
// class, so that it works both as an import() and, on a `file:` page, as a classic script.
import createEngine from '#nowasm';
import { makeOpenDecision } from './open.js';
/** @import { TradeOff } from '../element/shell.js' */

/**
 * The engine is complete, but slower than wasm. So the explanations are computed later here too, in a separate task.
 */
const openDecisionJs = makeOpenDecision(async () => {
  const { Decision } = await createEngine();
  const engine = { Decision, isComplete: false, complete: async () => void (engine.isComplete = true) };
  return engine;
});
const element = /** @type {typeof TradeOff} */ (customElements.get('trade-off'));
element.register({ openDecisionJs });
