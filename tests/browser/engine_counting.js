// Served as dist/tradeoff.engine.js: wraps the engine and counts open decisions.
import * as engine from './tradeoff.engine.itself.js';

export const { ComparisonError, EngineError } = engine;

/** @type {Set<object>} */
const open = new Set();
Object.assign(window, { openDecisions: () => open.size });

/** @param {string} text */
async function openCounted(text) {
  const decision = await engine.openDecision(text);
  open.add(decision);
  const close = () => {
    open.delete(decision);
    decision.close();
  };
  return Object.create(decision, { close: { value: close } });
}
const { prepare, receive, stop } = engine.openDecision;
export const openDecision = Object.assign(openCounted, { prepare, receive, stop });
