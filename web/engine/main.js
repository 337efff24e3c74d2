// The engine as a module, with tradeoff.wasm in a separate file: everything that a first ranked result needs. The rest
// of the engine is in tradeoff.more.wasm; when loaded, it fills the table entries that the first module leaves open
// (web/wasm/size/split.mjs).
import createEngine from '#glue';
import { makeOpenDecisionInHalves, NotHereYet } from './halves.js';
/** @import { Engine } from './open.js' */

export { ComparisonError, EngineError } from './errors.js';

let waiting = new AbortController();

/** Caches a module for a fresh engine after a trap. @param {() => Promise<WebAssembly.Module>} load */
function keeping(load) {
  /** @type {Promise<WebAssembly.Module> | undefined} */
  let half;
  // the next start tries again
  return () => (half ??= load().catch((cause) => ((half = undefined), Promise.reject(cause))));
}

/** The first module, if the loader of this file has requested it in parallel. @type {Promise<Response> | undefined} */
let early;

/** @param {string} file */
const ask = (file) => fetch(new URL(file, import.meta.url), { integrity: HASHES[file], signal: waiting.signal });

/** @param {Promise<Response>} asked */
async function compiled(asked) {
  const { signal } = waiting;
  const stopped = new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  const half = asked.then(async (response) => {
    if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
    // Streaming requires the right content type from the server.
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

/** Substitute for every function of the second module. */
const absent = new Proxy({}, { get: () => () => fail() });

/**
 * wasm-split generates the names of the modules from which the first module imports these functions.
 * @param {WebAssembly.Imports} imports
 */
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
  /** Takes the response with the first module, which may still be pending. @param {Promise<Response>} half */
  receive: (half) => void (early = half),
  /** Aborts pending requests; the next start tries again. */
  stop() {
    early = undefined;
    waiting.abort();
    waiting = new AbortController();
  },
});
