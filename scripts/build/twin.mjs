// esbuild plugin: what binaryen makes of the engine for pages without WebAssembly, in fewer bytes.
//   Its data comes as base64, in which brotli finds nothing twice: it goes out as text, a character for each byte.
//   The glue around it could fetch and read files of several kinds: what is never come to is left out.
// Where either is not as Emscripten 3.1.6 writes it, it stays as it is.
import { readFile } from 'node:fs/promises';
import { minify } from 'terser';

const ENGINE = /\/\/ EMSCRIPTEN_START_ASM\n([^]*)\/\/ EMSCRIPTEN_END_ASM\n/;
const GIVEN = /Module\["(locateFile|instantiateWasm)"\]/g; // by the page: we give nothing
const BINARY = /\bgetBinary\(file\)(?!\{)/; // there is none
const ADVICE = /var str=e\.toString\(\);[^]*?(?=throw e\})/; // for what cannot fail: no wasm is compiled
const DECODER = /var \w+=new Uint8Array\(123\);[^]*?function (\w+)\(\w+,\w+,\w+\)\{[^]*?\}\}(?=function)/;

/** @param {string} engine */
function withItsDataAsText(engine) {
  const copy = DECODER.exec(engine)?.[1];
  if (!copy) return engine;
  const asText = (/** @type {string} */ _, /** @type {string} */ to, /** @type {string} */ data) =>
    `${copy}(${to},${JSON.stringify(Buffer.from(data, 'base64').toString('latin1'))})`;
  return engine
    .replace(new RegExp(`\\b${copy}\\((\\w+,\\d+),"([A-Za-z0-9+/=]*)"\\)`, 'g'), asText)
    .replace(DECODER, `function ${copy}(to,at,text){for(var i=0;i<text.length;)to[at++]=text.charCodeAt(i++)}`);
}

/** @returns {import('esbuild').Plugin} */
export const lighterTwin = () => ({
  name: 'lighter-twin',
  setup(build) {
    build.onLoad({ filter: /[\\/]nowasm[\\/]web[\\/]/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const engine = ENGINE.exec(text)?.[1];
      if (!engine) return { contents: text };
      const { code = '' } = await minify(text.replace(engine, () => 'theEngine').replace(GIVEN, 'undefined').replace(BINARY, 'null').replace(ADVICE, ''), {
        module: true,
        ecma: 2020,
        compress: { passes: 5, pure_getters: true },
        mangle: false,
      });
      return { contents: code.replace('theEngine', () => withItsDataAsText(engine)) };
    });
  },
});
