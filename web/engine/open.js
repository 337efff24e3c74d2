import { ComparisonError, EngineError } from './errors.js';

/**
 * The embind class of web/bindings.cpp.
 * @typedef {{page(): string, view(reader: string): string, delete(): void}} NativeDecision
 * @typedef {{Decision: new (comparison: string) => NativeDecision}} Engine
 *
 * What a reader said: the chosen answers by question ([] is skipped) and points by criterion.
 * @typedef {{answers?: Record<string, string[]>, importance?: Record<string, number>}} ReaderState
 *
 * An open comparison. `page` and what `view` returns: docs/view.md. Close it: an embind object is not garbage collected.
 * @typedef {{page: any, view(reader: ReaderState): any, close(): void}} OpenDecision
 */

/**
 * Makes `openDecision`. `start` gives a fresh engine; one is shared by all until it breaks.
 * @param {() => Promise<Engine>} start
 */
export function makeOpenDecision(start) {
  /** @type {Promise<Engine> | undefined} */
  let shared;

  function engine() {
    const mine = (shared ??= start().catch((cause) => {
      if (shared === mine) shared = undefined; // a failed start is not remembered
      throw new EngineError(cause);
    }));
    return mine;
  }

  /**
   * Runs a call into wasm. A trap leaves the instance in an unknown state, so nobody uses it again.
   * @template T
   * @param {Promise<Engine>} owner
   * @param {() => T} call
   * @returns {T}
   */
  function guarded(owner, call) {
    try {
      return call();
    } catch (cause) {
      if (shared === owner) shared = undefined;
      throw new EngineError(cause);
    }
  }

  /**
   * @param {string} text
   * @returns {Promise<{native: NativeDecision, owner: Promise<Engine>}>}
   */
  async function create(text) {
    const owner = engine();
    const { Decision } = await owner;
    return { native: guarded(owner, () => new Decision(text)), owner };
  }

  /**
   * Opens a comparison. `text` is the author's JSON. Rejects with a ComparisonError that holds every fault found, or with an
   * EngineError.
   * @param {string} text
   * @returns {Promise<OpenDecision>}
   */
  async function openDecision(text) {
    /** @type {{native: NativeDecision, owner: Promise<Engine>} | undefined} */
    let live = await create(text);
    let closed = false;

    /** @param {(native: NativeDecision) => string} call */
    const reply = (call) => {
      if (!live) throw new EngineError('it is starting afresh');
      const { native, owner } = live;
      try {
        return JSON.parse(guarded(owner, () => call(native)));
      } catch (error) {
        if (error instanceof EngineError) revive();
        throw error;
      }
    };

    const revive = () => {
      live = undefined;
      create(text).then(
        (fresh) => (closed ? fresh.native.delete() : (live = fresh)),
        () => {}, // stays dead; the next view says so again
      );
    };

    const close = () => {
      closed = true;
      live?.native.delete();
      live = undefined;
    };

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
        const answer = reply((native) => native.view(JSON.stringify(reader)));
        if (!answer.ok) throw new ComparisonError(answer.errors);
        return answer.view;
      },
      close,
    };
  }

  /** Starts the engine while the comparison is still on its way; what goes wrong is told by openDecision. */
  openDecision.prepare = () => void engine().catch(() => {});
  return openDecision;
}
