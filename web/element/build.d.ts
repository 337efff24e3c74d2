// Imports that are not JavaScript, and constants: scripts/build.mjs resolves and inserts them.

/** The `integrity` value of each file that the current script loads, by name. */
declare const HASHES: Record<string, string>;

declare module '*.css' {
  const text: string;
  export default text;
}

// Subsets of the messages: see scripts/build/locales.mjs.
declare module '*/en.json?shell' {
  const words: Record<string, (args?: Record<string, unknown>) => string>;
  export default words;
}
declare module '*/en.json?first' {
  const words: Record<string, (args?: Record<string, unknown>) => string>;
  export default words;
}
declare module '*/en.json?deferred' {
  const words: Record<string, (args?: Record<string, unknown>) => string>;
  export default words;
}

// For all languages except English, from the files in web/locales.
declare module '#languages' {
  const languages: string[];
  export default languages;
}
declare module '#words' {
  const byLanguage: Record<string, Record<string, (args?: Record<string, unknown>) => string>>;
  export default byLanguage;
}
declare module '#word-files' {
  const byFile: Record<string, () => Promise<unknown>>;
  export default byFile;
}

declare module '#glue' {
  type InstantiateWasm = (imports: WebAssembly.Imports, done: (it: WebAssembly.Instance) => void) => object;
  const createEngine: (options: { instantiateWasm: InstantiateWasm }) => Promise<any>;
  export default createEngine;
}

declare module '#nowasm' {
  const createEngine: () => Promise<any>;
  export default createEngine;
}

declare module '#wasm' {
  const bytes: Uint8Array;
  export default bytes;
}

// Built next to web/package/index.js.
declare module '#element';
declare module '#engine';
declare module '#deferred';
declare module '#engine-nowasm';
