import { pause } from '../pause.js';
import { ComparisonError, EngineError, NotHereYet } from './errors.js';

/**
 * The embind class of web/bindings.cpp.
 * @typedef {{page(): string, view(reader: string): string, glance(reader: string): string, delete(): void}} NativeDecision
 *
 * A running engine. One whose second half has yet to come has `complete`, which fetches it; until then it is not `whole`.
 * @typedef {{Decision: new (comparison: string) => NativeDecision, whole: boolean, complete?: () => Promise<void>}} Engine
 *
 * What a reader said: the chosen answers by question ([] is skipped) and points by criterion.
 * @typedef {{answers?: Record<string, string[]>, importance?: Record<string, number>}} ReaderState
 *
 * An open comparison. `page` and what `view` returns: docs/view.md. It is a glance while the engine is not whole, which `complete`
 * mends. Close it: an embind object is not garbage collected.
 * @typedef {{page: any, view(reader: ReaderState): any, whole: boolean, complete(): Promise<void>, close(): void}} OpenDecision
 */

/**
 * Makes `openDecision`. `start` gives a fresh engine; one is shared by all until it breaks.
 * @param {() => Promise<Engine>} start
 */
export function makeOpenDecision(start) {
  /** @type {Promise<Engine> | undefined} */
  let shared;
  let halfIsNotEnough = false;

  async function startAll() {
    const engine = await start();
    if (halfIsNotEnough) await engine.complete?.();
    return engine;
  }

  function engine() {
    const mine = (shared ??= startAll().catch((cause) => {
      if (shared === mine) shared = undefined; // a failed start is not remembered
      throw new EngineError(cause);
    }));
    return mine;
  }

  /**
   * Runs a call into wasm. A trap leaves the instance in an unknown state, so nobody uses it again; so does a call into
   * the half that is not here yet: the next engine starts whole.
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
      halfIsNotEnough ||= cause instanceof NotHereYet;
      throw new EngineError(cause);
    }
  }

  /**
   * @typedef {{native: NativeDecision, owner: Promise<Engine>, engine: Engine}} Live
   * @param {string} text
   * @returns {Promise<Live>}
   */
  async function create(text) {
    const owner = engine();
    const started = await owner;
    return { native: guarded(owner, () => new started.Decision(text)), owner, engine: started };
  }

  /**
   * Opens a comparison. `text` is the author's JSON. Rejects with a ComparisonError that holds every fault found, or with an
   * EngineError.
   * @param {string} text
   * @returns {Promise<OpenDecision>}
   */
  async function openDecision(text) {
    try {
      return await open(text);
    } catch (error) {
      if (!(error instanceof EngineError && error.cause instanceof NotHereYet)) throw error;
      return open(text);
    }
  }

  /** @param {string} text @returns {Promise<OpenDecision>} */
  async function open(text) {
    /** @type {Live | undefined} */
    let live = await create(text);
    await pause();
    let closed = false;

    /** @param {(live: Live) => string} call */
    const reply = (call) => {
      if (!live) throw new EngineError('it is starting afresh');
      const now = live;
      try {
        return JSON.parse(guarded(now.owner, () => call(now)));
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
      const first = reply(({ native }) => native.page());
      if (!first.ok) throw new ComparisonError(first.errors);
      page = first.page;
    } catch (error) {
      close();
      throw error;
    }
    return {
      page,
      view(reader) {
        const said = JSON.stringify(reader);
        const answer = reply(({ native, engine }) => (engine.whole ? native.view(said) : native.glance(said)));
        if (!answer.ok) throw new ComparisonError(answer.errors);
        return answer.view;
      },
      get whole() {
        return live?.engine.whole ?? false;
      },
      async complete() {
        await live?.engine.complete?.();
      },
      close,
    };
  }

  /** Starts the engine while the comparison is still on its way; what goes wrong is told by openDecision. */
  openDecision.prepare = () => void engine().catch(() => {});
  return openDecision;
}
