// Finds the functions that a first ranked result needs: those that run when valid comparisons are opened, drawn and
// ranked as a quick view. The other functions explain a result or report errors of a document.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { splitInputs } from './split_inputs.mjs';

/**
 * Runs COUNTING, which `wasm-split --instrument` makes from WHOLE, on the inputs. Writes the PROFILE that wasm-split
 * reads.
 * @param {string} glue @param {string} whole @param {string} counting @param {string} profile
 */
export async function recordProfile(glue, whole, counting, profile) {
  const { default: createEngine } = await import(pathToFileURL(glue).href);
  const plain = await start(createEngine, whole);
  const counted = await start(createEngine, counting);
  for (const { text, readers } of splitInputs()) {
    requireGood(plain.engine, text);
    const decision = new counted.engine.Decision(text);
    while (JSON.parse(decision.preparePage()).more);
    decision.page();
    for (const reader of readers) decision.quickView(reader);
    decision.delete();
  }
  const { exports } = counted;
  const memory = Object.values(exports).find((item) => item instanceof WebAssembly.Memory);
  const size = exports.__write_profile(0, 0);
  const pointer = memory.buffer.byteLength;
  memory.grow(Math.ceil(size / 65536));
  exports.__write_profile(pointer, size);
  writeFileSync(profile, Buffer.from(memory.buffer, pointer, size));
}

/** @param {(module: object) => Promise<any>} createEngine @param {string} wasm */
async function start(createEngine, wasm) {
  /** @type {any} */
  let exports;
  const engine = await createEngine({
    instantiateWasm(
      /** @type {WebAssembly.Imports} */ imports,
      /** @type {(instance: WebAssembly.Instance) => void} */ done,
    ) {
      const instance = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(wasm)), imports);
      exports = instance.exports;
      done(instance);
      return exports;
    },
  });
  return { engine, exports };
}

/** An error would put the functions that report it into the first module. @param {any} engine @param {string} text */
function requireGood(engine, text) {
  const decision = new engine.Decision(text);
  const page = decision.page();
  decision.delete();
  if (!JSON.parse(page).ok) throw new Error(`split_inputs.mjs has a faulty comparison: ${page.slice(0, 1000)}`);
}
