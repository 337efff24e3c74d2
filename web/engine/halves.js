import { EngineError } from './errors.js';
import { makeOpenDecision } from './open.js';
/** @import { Engine } from './open.js' */

/** A call into the half of the engine that has not come yet. */
export class NotHereYet extends Error {}

/**
 * Makes `openDecision` for engines whose second half comes later. A call that needs it before has broken nothing: each goes on with
 * what it has until there is another engine, and that one starts whole.
 * @param {() => Promise<Engine>} start
 */
export function makeOpenDecisionInHalves(start) {
  let halfIsNotEnough = false;

  async function startAll() {
    const engine = await start();
    if (halfIsNotEnough) await engine.complete?.();
    return engine;
  }

  const open = makeOpenDecision(startAll, (cause, engine) => {
    const isSound = cause instanceof NotHereYet;
    halfIsNotEnough ||= engine.whole || isSound;
    return isSound;
  });

  /** @type {typeof open} */
  const openDecision = async (text) => {
    try {
      return await open(text);
    } catch (error) {
      if (!(error instanceof EngineError && error.cause instanceof NotHereYet)) throw error;
      return open(text);
    }
  };
  openDecision.prepare = open.prepare;
  return openDecision;
}
