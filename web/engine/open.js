import { toJson } from '../json.js';
import { pause } from '../pause.js';
import { ComparisonError, EngineError } from './errors.js';

/**
 * The embind class of web/wasm/bindings.cpp.
 * @typedef {{page(): string, view(reader: string): string, glance(reader: string): string, delete(): void}} NativeDecision
 *
 * A running engine. One whose second half has yet to come has `complete`, which fetches it; until then it is not `whole`.
 * @typedef {{Decision: new (comparison: string) => NativeDecision, whole: boolean, complete?: () => Promise<void>}} Engine
 *
 * What a reader said: the chosen answers by question ([] is skipped) and points by criterion.
 * @typedef {{answers?: Record<string, string[]>, importance?: Record<string, number>}} ReaderState
 *
 * An open comparison. `page` and what `view` returns: docs/view.md. It is a glance while the engine is not whole, which `complete`
 * mends for the next ones. Close it: an embind object is not garbage collected.
 * @typedef {{page: any, view(reader: ReaderState): any, complete(): Promise<void>, close(): void}} OpenDecision
 */

/** More than the core reads (kMaxBytes): a longer text is refused by as much of it, and copied no further. */
const ENOUGH = 2 ** 21 + 1;

/** The caller gave a value that cannot be JSON: the engine is not asked. @param {string} property @returns {import('./errors.js').Fault} */
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
 * An engine, and how those who use it move on when it breaks.
 * @typedef {{started: Promise<Engine>, users: Set<(isSound?: boolean) => Promise<void>>}} Shared
 */

/**
 * Makes `openDecision`. `start` gives a fresh engine; one is shared by all until it breaks. `hears` is told why a call into an engine
 * threw, and says whether that engine may still be used until there is a fresh one.
 * @param {() => Promise<Engine>} start
 * @param {(cause: unknown, engine: Engine) => boolean} [hears]
 */
export function makeOpenDecision(start, hears) {
  /** @type {Shared | undefined} */
  let shared;

  function running() {
    const mine = (shared ??= {
      started: start().catch((cause) => {
        if (shared === mine) shared = undefined; // a failed start is not remembered
        throw new EngineError(cause);
      }),
      users: new Set(),
    });
    return mine;
  }

  /**
   * Runs a call into wasm. A trap leaves the instance in an unknown state, so nobody uses it again: all move to a fresh one.
   * @template T
   * @param {Shared} owner
   * @param {Engine} engine
   * @param {() => T} call
   * @returns {T}
   */
  function guarded(owner, engine, call) {
    try {
      return call();
    } catch (cause) {
      const isSound = hears?.(cause, engine);
      if (shared === owner) shared = undefined;
      for (const revive of owner.users) revive(isSound).catch(() => {}); // its next call tries again
      throw new EngineError(cause);
    }
  }

  /**
   * Opens a comparison. `text` is the author's JSON. Rejects with a ComparisonError that holds every fault found, or with an
   * EngineError.
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

    /** @param {boolean} [isSound] what there is stays in use until then */
    const revive = (isSound) => {
      if (!isSound) live = undefined;
      return (starting ??= begin());
    };

    async function begin() {
      try {
        let owner, engine;
        do {
          owner = running();
          engine = await owner.started;
          await pause(); // to start is one task, to read another
        } while (owner !== shared); // another's call broke it meanwhile
        if (closed) return;
        const { Decision } = engine;
        live?.owner.users.delete(revive);
        live = { native: guarded(owner, engine, () => new Decision(text.slice(0, ENOUGH))), owner, engine };
        owner.users.add(revive);
      } finally {
        starting = undefined;
      }
    }

    /** @param {(native: NativeDecision, engine: Engine) => string} call */
    const reply = (call) => {
      if (live) {
        const { native, owner, engine } = live;
        return guarded(owner, engine, () => JSON.parse(call(native, engine)));
      }
      if (!closed) revive().catch(() => {});
      throw new EngineError('starting');
    };

    const close = () => {
      closed = true;
      if (!live) return; // what a broken engine held is gone with it
      const { native, owner, engine } = live;
      live = undefined;
      owner.users.delete(revive);
      try {
        guarded(owner, engine, () => native.delete());
      } catch {} // nobody needs it any more
    };

    do {
      await revive();
      await pause(); // to be read is one task, to give the page another
    } while (!live);
    let page;
    try {
      const first = reply((native) => native.page());
      if (!first.ok) throw new ComparisonError(first.errors);
      page = first.page;
    } catch (error) {
      close();
      throw error;
    }
    return {
      page,
      view(reader) {
        const said = jsonOf(reader);
        const answer = reply((native, { whole }) => (whole ? native.view(said) : native.glance(said)));
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

  /** Starts the engine while the comparison is still on its way; what goes wrong is told by openDecision. */
  openDecision.prepare = () => void running().started.catch(() => {});
  return openDecision;
}
