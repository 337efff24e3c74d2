// The engine as a module, with tradeoff.wasm in a separate file: everything that a first ranked result needs. The rest
// of the engine is in tradeoff.more.wasm; when loaded, it fills the table entries that the first module leaves open
// (web/wasm/size/split.mjs).
import createEngine from '#glue';
import { makeSplitOpenDecision, DeferredModuleError } from './split_engine.js';
/** @import { Engine } from './open.js' */

export { ComparisonError, EngineError } from './errors.js';

let abortController = new AbortController();

/** Caches a module for a fresh engine after a trap. @param {() => Promise<WebAssembly.Module>} load */
function cached(load) {
  /** @type {Promise<WebAssembly.Module> | undefined} */
  let module;
  // the next start tries again
  return () => (module ??= load().catch((cause) => ((module = undefined), Promise.reject(cause))));
}

/** The first module, if the loader of this file has requested it in parallel. @type {Promise<Response> | undefined} */
let firstResponse;

/** @param {string} file */
const request = (file) =>
  fetch(new URL(file, import.meta.url), { integrity: HASHES[file], signal: abortController.signal });

/** @param {Promise<Response>} requested */
async function compile(requested) {
  const { signal } = abortController;
  const stopped = new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  const module = requested.then(async (response) => {
    if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
    // Streaming requires the right content type from the server.
    if (response.headers.get('content-type') === 'application/wasm') return WebAssembly.compileStreaming(response);
    return WebAssembly.compile(await response.arrayBuffer());
  });
  return Promise.race([module, stopped]);
}

const firstModule = cached(() => {
  const asked = firstResponse ?? request('tradeoff.wasm');
  firstResponse = undefined;
  return compile(asked);
});
const deferredModule = cached(() => compile(request('tradeoff.more.wasm')));

/** Substitute for every function of the second module. */
const stubs = new Proxy({}, { get: () => () => throwDeferred() });

/**
 * wasm-split generates the names of the modules from which the first module imports these functions.
 * @param {WebAssembly.Imports} imports
 */
const withStubs = (imports) => new Proxy(imports, { get: (own, name) => own[String(name)] ?? stubs });

function throwDeferred() {
  throw new DeferredModuleError();
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
      firstModule()
        .then((module) => WebAssembly.instantiate(module, withStubs(imports)))
        .then((instance) => {
          first = instance.exports;
          done(instance);
        })
        .catch(reject);
      return {};
    };
    createEngine({ instantiateWasm }).then(({ Decision }) => {
      /** @type {Engine} */
      const engine = { Decision, isComplete: false, complete };
      /** @type {Promise<void> | undefined} */
      let completed;
      function complete() {
        return (completed ??= deferredModule()
          .then((module) => WebAssembly.instantiate(module, { first }))
          .then(
            () => void (engine.isComplete = true),
            (cause) => ((completed = undefined), Promise.reject(cause)),
          ));
      }
      resolve(engine);
    }, reject);
  });

export const openDecision = Object.assign(makeSplitOpenDecision(start), {
  /** Takes the response with the first module, which may still be pending. @param {Promise<Response>} module */
  receive: (module) => void (firstResponse = module),
  /** Aborts pending requests; the next start tries again. */
  stop() {
    firstResponse = undefined;
    abortController.abort();
    abortController = new AbortController();
  },
});
