// The engines that a page may load, as built: both WebAssembly modules, the first module alone, and the JavaScript
// twin.
import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
/** @param {string} file */
const load = (file) => new WebAssembly.Module(readFileSync(path.join(root, 'dist', file)));
const halves = [load('tradeoff.wasm'), load('tradeoff.more.wasm')];

/** Without size tricks the first module is the whole engine. */
export const isSplit = WebAssembly.Module.imports(halves[1]).length > 0;

/** @typedef {{Decision: any, memory: WebAssembly.Memory}} Engine */

/** @param {boolean} whole @returns {Promise<Engine>} */
async function inWasm(whole) {
  const { default: createEngine } = await import(path.join(root, 'build/wasm/web/tradeoff_engine.js'));
  const absent = new Proxy(
    {},
    {
      get: (_, place) => () => {
        throw new Error(`the first half calls ${String(place)} of the second`);
      },
    },
  );
  /** @type {WebAssembly.Memory | undefined} */
  let memory;
  const engine = await createEngine({
    /** @param {WebAssembly.Imports} imports @param {(instance: WebAssembly.Instance) => void} done */
    instantiateWasm(imports, done) {
      const first = new WebAssembly.Instance(
        halves[0],
        new Proxy(imports, { get: (own, name) => Reflect.get(own, name) ?? absent }),
      );
      memory = Object.values(first.exports).find((item) => item instanceof WebAssembly.Memory);
      if (whole) new WebAssembly.Instance(halves[1], { first: first.exports });
      done(first);
      return first.exports;
    },
  });
  if (!memory) throw new Error('the first half exports no memory');
  return { Decision: engine.Decision, memory };
}

export const freshEngine = () => inWasm(true);
export const wholeEngine = await freshEngine();
export const firstHalf = () => inWasm(false);

/** The module that Emscripten generates. @returns {Promise<Omit<Engine, 'memory'>>} */
export async function twinEngine() {
  const { default: createEngine } = await import(path.join(root, 'build/nowasm/web/tradeoff_engine.js'));
  return createEngine();
}

/**
 * The shipped file, which only provides the function that opens a comparison.
 * @returns {Promise<import('../../web/element/modules.js').OpenDecision>}
 */
export const shippedTwin = () =>
  new Promise((resolve) => {
    const page = {
      document: { baseURI: 'http://localhost/' },
      customElements: { get: () => ({ register: (/** @type {any} */ { openDecisionJs }) => resolve(openDecisionJs) }) },
    };
    new Function(...Object.keys(page), readFileSync(path.join(root, 'dist/tradeoff.engine.nowasm.js'), 'utf8'))(
      ...Object.values(page),
    );
  });
