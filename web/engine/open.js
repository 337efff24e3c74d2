import { toJson } from '../json.js';
import { yieldToMain } from '../timing.js';
import { ComparisonError, EngineError } from './errors.js';

/**
 * The embind class of web/wasm/bindings.cpp.
 * @typedef {{page(): string, view(reader: string): string, glance(reader: string): string, delete(): void}} NativeDecision
 *
 * A running engine. If its second module is loaded later, `complete` loads it; until then `whole` is false.
 * @typedef {{Decision: new (comparison: string) => NativeDecision, isComplete: boolean, complete?: () => Promise<void>}} Engine
 *
 * A reader's input: the chosen answers by question ([] is skipped) and points by criterion.
 * @typedef {{answers?: Record<string, string[]>, importance?: Record<string, number>}} ReaderState
 *
 * An open comparison. docs/view.md describes `page` and the result of `view`, which is a glance until `complete` has
 * loaded the whole engine. Close it when done: embind objects are not garbage collected.
 * @typedef {{page: any, view(reader: ReaderState): any, complete(): Promise<void>, close(): void}} OpenDecision
 */

/**
 * More characters than the core reads (kMaxBytes): a longer text is cut to this length, which is enough for the core to
 * refuse it.
 */
const MAX_CHARS = 2 ** 21 + 1;

/**
 * The caller passed a value that cannot be JSON: the engine is not called.
 * @param {string} property
 * @returns {import('./errors.js').Fault}
 */
const notJson = (property) => ({ code: 'value_not_json', path: '', detail: { property } });

/** @param {unknown} reader */
function jsonOf(reader) {
  try {
    return toJson(reader);
  } catch {
    throw new ComparisonError([notJson('reader')]);
  }
}

/**
 * An engine, and callbacks that restart its users after a failure.
 * @typedef {{started: Promise<Engine>, users: Set<(isSound?: boolean) => Promise<void>>}} Shared
 */

/**
 * Makes `openDecision`. `start` returns a fresh engine, which all decisions share until it fails. `hears` gets the
 * reason why a call into an engine threw, and returns whether that engine may be used until there is a fresh one.
 * @param {() => Promise<Engine>} start
 * @param {(cause: unknown, engine: Engine) => boolean} [onTrap]
 */
export function makeOpenDecision(start, onTrap) {
  /** @type {Shared | undefined} */
  let shared;

  function sharedEngine() {
    const mine = (shared ??= {
      started: start().catch((cause) => {
        if (shared === mine) shared = undefined; // a failed start is not cached
        throw new EngineError(cause);
      }),
      users: new Set(),
    });
    return mine;
  }

  /**
   * Runs a call into wasm. A trap leaves the instance in an unknown state, so it is not used again: all decisions move
   * to a fresh one.
   * @template T
   * @param {Shared} owner
   * @param {Engine} engine
   * @param {() => T} call
   * @returns {T}
   */
  function callGuarded(owner, engine, call) {
    try {
      return call();
    } catch (cause) {
      const isSound = onTrap?.(cause, engine);
      if (shared === owner) shared = undefined;
      for (const revive of owner.users) revive(isSound).catch(() => {}); // its next call tries again
      throw new EngineError(cause);
    }
  }

  /**
   * Opens a comparison. `text` is the author's JSON. Rejects with a ComparisonError that holds every error found, or
   * with an EngineError.
   * @param {string} text
   * @returns {Promise<OpenDecision>}
   */
  async function openDecision(text) {
    if (typeof text !== 'string') throw new ComparisonError([notJson('comparison')]);
    /** @type {{native: NativeDecision, owner: Shared, engine: Engine} | undefined} */
    let live;
    let closed = false;
    /** @type {Promise<void> | undefined} */
    let starting;

    /** @param {boolean} [isSound] the current engine stays in use until the new one has started */
    const restart = (isSound) => {
      if (!isSound) live = undefined;
      return (starting ??= begin());
    };

    async function begin() {
      try {
        let owner, engine;
        do {
          owner = sharedEngine();
          engine = await owner.started;
          await yieldToMain(); // start and parse in separate tasks
        } while (owner !== shared); // meanwhile a call of another decision failed
        if (closed) return;
        const { Decision } = engine;
        live?.owner.users.delete(restart);
        live = { native: callGuarded(owner, engine, () => new Decision(text.slice(0, MAX_CHARS))), owner, engine };
        owner.users.add(restart);
      } finally {
        starting = undefined;
      }
    }

    /** @param {(native: NativeDecision, engine: Engine) => string} call */
    const callEngine = (call) => {
      if (live) {
        const { native, owner, engine } = live;
        return callGuarded(owner, engine, () => JSON.parse(call(native, engine)));
      }
      if (!closed) restart().catch(() => {});
      throw new EngineError('starting');
    };

    const close = () => {
      closed = true;
      if (!live) return; // a failed engine's objects are gone with it
      const { native, owner, engine } = live;
      live = undefined;
      owner.users.delete(restart);
      try {
        callGuarded(owner, engine, () => native.delete());
      } catch {} // the object is not needed any more
    };

    do {
      await restart();
      await yieldToMain(); // parsing and the page in separate tasks
    } while (!live);
    let page;
    try {
      const first = callEngine((native) => native.page());
      if (!first.ok) throw new ComparisonError(first.errors);
      page = first.page;
    } catch (error) {
      close();
      throw error;
    }
    return {
      page,
      view(reader) {
        const input = jsonOf(reader);
        const answer = callEngine((native, { isComplete }) => (isComplete ? native.view(input) : native.glance(input)));
        if (!answer.ok) throw new ComparisonError(answer.errors);
        return answer.view;
      },
      async complete() {
        await starting;
        await live?.engine.complete?.();
      },
      close,
    };
  }

  /** Starts the engine while the comparison is still loading; openDecision reports errors. */
  openDecision.prepare = () => void sharedEngine().started.catch(() => {});
  return openDecision;
}
