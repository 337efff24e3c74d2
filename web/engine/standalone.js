// The engine with its whole wasm inlined: for `file:` pages and for pages that want a single file.
import createEngine from '#glue';
import wasmBinary from '#wasm';
import { makeOpenDecision } from './open.js';

export { ComparisonError, EngineError } from './errors.js';

export const openDecision = makeOpenDecision(
  () =>
    new Promise((resolve, reject) => {
      const instantiateWasm = (
        /** @type {WebAssembly.Imports} */ imports,
        /** @type {(it: WebAssembly.Instance) => void} */ done,
      ) => {
        WebAssembly.instantiate(/** @type {BufferSource} */ (wasmBinary), imports)
          .then(({ instance }) => done(instance))
          .catch(reject);
        return {};
      };
      createEngine({ instantiateWasm }).then(({ Decision }) => resolve({ Decision, isComplete: true }), reject);
    }),
);
