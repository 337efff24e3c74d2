// The engine as a module of its own, with tradeoff.wasm beside it: all that a first ranked result takes. The rest of the engine is in
// tradeoff.more.wasm and fills the places that the first half leaves open (scripts/build/split.mjs).
import createEngine from '#glue';
import { NotHereYet } from './errors.js';
import { makeOpenDecision } from './open.js';
/** @import { Engine } from './open.js' */

export { ComparisonError, EngineError } from './errors.js';

let waiting = new AbortController();

/** On its way while the comparison and the element still are; kept for a fresh engine after a trap. @param {string} file */
function keeping(file) {
  /** @type {Promise<WebAssembly.Module> | undefined} */
  let half;
  return () => (half ??= load(file).catch((cause) => ((half = undefined), Promise.reject(cause)))); // the next start asks again
}

/** @param {string} file */
async function load(file) {
  const url = new URL(file, import.meta.url);
  const response = await fetch(url, { credentials: 'same-origin', integrity: HASHES[file], signal: waiting.signal });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return WebAssembly.compile(await response.arrayBuffer());
}

const firstHalf = keeping('tradeoff.wasm');
const secondHalf = keeping('tradeoff.more.wasm');

/** Stands in for every function of the second half. */
const absent = new Proxy({}, { get: () => () => fail() });

function fail() {
  throw new NotHereYet();
}

/** @returns {Promise<Engine>} */
const start = () =>
  new Promise((resolve, reject) => {
    /** @type {WebAssembly.Exports} */
    let first;
    const instantiateWasm = (/** @type {WebAssembly.Imports} */ imports, /** @type {(it: WebAssembly.Instance) => void} */ done) => {
      firstHalf()
        .then((half) => WebAssembly.instantiate(half, { ...imports, later: /** @type {any} */ (absent) }))
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

firstHalf().catch(() => {}); // whoever starts an engine is told
export const openDecision = Object.assign(makeOpenDecision(start), {
  /** Gives up what has not come; the next start asks again. */
  stop() {
    waiting.abort();
    waiting = new AbortController();
  },
});
