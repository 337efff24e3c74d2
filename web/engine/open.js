import { toJson } from '../json.js';
import { yieldToMain } from '../timing.js';
import { ComparisonError, EngineError } from './errors.js';

/**
 * The embind class of web/wasm/bindings.cpp.
 * @typedef {{preparePage(): string, page(): string, prepareView(reader: string): string, view(reader: string): string, quickView(reader: string): string, delete(): void}} NativeDecision
 *
 * A running engine. If its second module is loaded later, `complete` loads it; until then `isComplete` is false.
 * @typedef {{Decision: new (comparison: string) => NativeDecision, isComplete: boolean, complete?: () => Promise<void>}} Engine
 *
 * A reader's input: the chosen answers by question ([] is skipped) and points by criterion.
 * @typedef {{answers?: Record<string, string[]>, importance?: Record<string, number>}} ReaderState
 *
 * An open comparison. docs/view.md describes `page` and the result of `view`, which is a quick view until `complete` has
 * loaded the whole engine. `prepare` then does the work of the view of a reader in several tasks, so that the next
 * `view` of the same reader takes little time; it leaves errors to `view`. Close the comparison when done: embind
 * objects are not garbage collected.
 * @typedef {{page: any, view(reader: ReaderState): any, complete(): Promise<void>, prepare(reader: ReaderState): Promise<void>, close(): void}} OpenDecision
 */

/**
 * More characters than the core reads (kMaxBytes): a longer text is cut to this length, which is enough for the core to
 * refuse it.
 */
const MAX_CHARS = 2 ** 21 + 1;

/** Milliseconds after which work in parts continues in the next task. */
const SLICE_MS = 10;

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
 * Makes `openDecision`. `start` returns a fresh engine, which all decisions share until it fails. `onTrap` gets the
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
      for (const restart of owner.users) restart(isSound).catch(() => {}); // its next call tries again
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

    /**
     * Calls the engine until it has no more parts to prepare or has failed. A task takes at least one part, and more
     * while it is shorter than SLICE_MS.
     * @param {(native: NativeDecision, engine: Engine) => string} call
     */
    const prepare = async (call) => {
      for (let more = true; more && live;) {
        const start = performance.now();
        do more = live && callEngine(call).more;
        while (more && performance.now() - start < SLICE_MS);
        if (performance.now() - start >= SLICE_MS) await yieldToMain();
      }
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

    let page;
    try {
      do {
        await restart();
        await yieldToMain(); // parsing and the page in separate tasks
        await prepare((native) => native.preparePage());
      } while (!live);
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
        const answer = callEngine((native, { isComplete }) =>
          isComplete ? native.view(input) : native.quickView(input),
        );
        if (!answer.ok) throw new ComparisonError(answer.errors);
        return answer.view;
      },
      async complete() {
        await starting;
        await live?.engine.complete?.();
      },
      async prepare(reader) {
        try {
          const input = jsonOf(reader);
          await prepare((native, { isComplete }) => (isComplete ? native.prepareView(input) : '{}'));
        } catch {} // view() reports it
      },
      close,
    };
  }

  /** Starts the engine while the comparison is still loading; openDecision reports errors. */
  openDecision.prepare = () => void sharedEngine().started.catch(() => {});
  return openDecision;
}
