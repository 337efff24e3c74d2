// esbuild plugin: the JavaScript that Emscripten puts around the wasm could also find, fetch and read it, and run what comes before
// and after. We hand it over and have nothing of that: what stays is our own library (web/wasm/size/embind_lite.js), the memory and the start.
// Where the glue is not as Emscripten 3.1.6 writes it, it stays as it is.
import { readFile } from 'node:fs/promises';

/** From its first function to the list of what the wasm imports. */
const LIBRARY = /function getWasmTableEntry\([^]*?var asmLibraryArg=\{[^}]*\};/;

/** Views of the memory that the library may use. */
const VIEWS = /\bHEAP(?!U8\b|U32\b)\w+/;

/** By what name something of the wasm goes, which is shortened with every build. */
const NAMES = {
  imports: /var info=\{"(\w+)":asmLibraryArg\}/,
  memory: /wasmMemory=Module\["asm"\]\["(\w+)"\]/,
  table: /wasmTable=Module\["asm"\]\["(\w+)"\]/,
  start: /addOnInit\(Module\["asm"\]\["(\w+)"\]\)/,
  malloc: /_malloc=Module\["_malloc"\]=Module\["asm"\]\["(\w+)"\]/,
  free: /_free=Module\["_free"\]=Module\["asm"\]\["(\w+)"\]/,
};

/** @param {string} glue */
function lighter(glue) {
  const library = LIBRARY.exec(glue)?.[0];
  const name = Object.fromEntries(Object.entries(NAMES).map(([what, pattern]) => [what, pattern.exec(glue)?.[1]]));
  if (!library || VIEWS.test(library) || Object.values(name).includes(undefined)) return glue;
  return `export default ({ instantiateWasm }) =>
  new Promise((resolve) => {
    const Module = {};
    let wasmMemory, wasmTable, buffer, HEAPU8, HEAPU32, _malloc, _free;
    const updateGlobalBufferAndViews = (memory) => {
      buffer = memory;
      HEAPU8 = new Uint8Array(memory);
      HEAPU32 = new Uint32Array(memory);
    };
    const abort = (what) => {
      throw new WebAssembly.RuntimeError('Aborted(' + what + ')');
    };
    ${library}
    instantiateWasm({ ${name.imports}: asmLibraryArg }, ({ exports }) => {
      wasmMemory = exports.${name.memory};
      wasmTable = exports.${name.table};
      _malloc = exports.${name.malloc};
      _free = exports.${name.free};
      updateGlobalBufferAndViews(wasmMemory.buffer);
      exports.${name.start}();
      resolve(Module);
    });
  });`;
}

/** @returns {import('esbuild').Plugin} */
export const lighterGlue = () => ({
  name: 'lighter-glue',
  setup(build) {
    build.onLoad({ filter: /[\\/]wasm[\\/]web[\\/].+\.js$/ }, async ({ path }) => ({ contents: lighter(await readFile(path, 'utf8')) }));
  },
});
