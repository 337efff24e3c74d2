import { EngineError } from './errors.js';
import { makeOpenDecision } from './open.js';
/** @import { Engine } from './open.js' */

/** A call into the second module of the engine, which is not loaded yet. */
export class DeferredModuleError extends Error {}

/**
 * Makes `openDecision` for engines whose second module is loaded later. A call that needs it too early damages nothing:
 * open decisions keep the current engine until there is a new one, and the new one loads both modules at once.
 * @param {() => Promise<Engine>} start
 */
export function makeSplitOpenDecision(start) {
  let needsBothModules = false;

  async function startEngine() {
    const engine = await start();
    if (needsBothModules) await engine.complete?.();
    return engine;
  }

  const open = makeOpenDecision(startEngine, (cause, engine) => {
    const isSound = cause instanceof DeferredModuleError;
    needsBothModules ||= engine.isComplete || isSound;
    return isSound;
  });

  /** @type {typeof open} */
  const openDecision = async (text) => {
    try {
      return await open(text);
    } catch (error) {
      if (!(error instanceof EngineError && error.cause instanceof DeferredModuleError)) throw error;
      return open(text);
    }
  };
  openDecision.prepare = open.prepare;
  return openDecision;
}
