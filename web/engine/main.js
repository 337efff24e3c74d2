// The engine as a module of its own, with tradeoff.wasm beside it: all that a first ranked result takes. The rest of the engine is in
// tradeoff.more.wasm and fills the places that the first half leaves open (web/wasm/size/split.mjs).
import createEngine from '#glue';
import { makeOpenDecisionInHalves, NotHereYet } from './halves.js';
/** @import { Engine } from './open.js' */

export { ComparisonError, EngineError } from './errors.js';

let waiting = new AbortController();

/** Kept for a fresh engine after a trap. @param {() => Promise<WebAssembly.Module>} load */
function keeping(load) {
  /** @type {Promise<WebAssembly.Module> | undefined} */
  let half;
  return () => (half ??= load().catch((cause) => ((half = undefined), Promise.reject(cause)))); // the next start asks again
}

/** The first half, where whoever loads this module has asked for it at the same time. @type {Promise<Response> | undefined} */
let early;

/** @param {string} file */
const ask = (file) => fetch(new URL(file, import.meta.url), { integrity: HASHES[file], signal: waiting.signal });

/** @param {Promise<Response>} asked */
async function compiled(asked) {
  const { signal } = waiting;
  const stopped = new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  const half = asked.then(async (response) => {
    if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
    // Beside the page, where the host says what it is.
    if (response.headers.get('content-type') === 'application/wasm') return WebAssembly.compileStreaming(response);
    return WebAssembly.compile(await response.arrayBuffer());
  });
  return Promise.race([half, stopped]);
}

const firstHalf = keeping(() => {
  const asked = early ?? ask('tradeoff.wasm');
  early = undefined;
  return compiled(asked);
});
const secondHalf = keeping(() => compiled(ask('tradeoff.more.wasm')));

/** Stands in for every function of the second half. */
const absent = new Proxy({}, { get: () => () => fail() });

/** wasm-split has its own names for the modules that the first half imports these from. @param {WebAssembly.Imports} imports */
const withAbsent = (imports) => new Proxy(imports, { get: (own, name) => own[String(name)] ?? absent });

function fail() {
  throw new NotHereYet();
}

/** @returns {Promise<Engine>} */
const start = () =>
  new Promise((resolve, reject) => {
    /** @type {WebAssembly.Exports} */
    let first;
    const instantiateWasm = (
      /** @type {WebAssembly.Imports} */ imports,
      /** @type {(it: WebAssembly.Instance) => void} */ done,
    ) => {
      firstHalf()
        .then((half) => WebAssembly.instantiate(half, withAbsent(imports)))
        .then((instance) => {
          first = instance.exports;
          done(instance);
        })
        .catch(reject);
      return {};
    };
    createEngine({ instantiateWasm }).then(({ Decision }) => {
      /** @type {Engine} */
      const engine = { Decision, whole: false, complete };
      /** @type {Promise<void> | undefined} */
      let completed;
      function complete() {
        return (completed ??= secondHalf()
          .then((half) => WebAssembly.instantiate(half, { first }))
          .then(
            () => void (engine.whole = true),
            (cause) => ((completed = undefined), Promise.reject(cause)),
          ));
      }
      resolve(engine);
    }, reject);
  });

export const openDecision = Object.assign(makeOpenDecisionInHalves(start), {
  /** The first half, which is on its way. @param {Promise<Response>} half */
  receive: (half) => void (early = half),
  /** Gives up what has not come; the next start asks again. */
  stop() {
    early = undefined;
    waiting.abort();
    waiting = new AbortController();
  },
});
