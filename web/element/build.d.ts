// What scripts/build.mjs makes of imports that are not JavaScript.

declare module '*.css' {
  const text: string;
  export default text;
}

declare module '*/en.json' {
  const words: Record<string, (args?: Record<string, unknown>) => string>;
  export default words;
}

// The words for when nothing but the small script has arrived.
declare module '*/en.json?shell' {
  const words: Record<string, (args?: Record<string, unknown>) => string>;
  export default words;
}

declare module '#glue' {
  const createEngine: (options: { wasmBinary: ArrayBuffer | Uint8Array }) => Promise<any>;
  export default createEngine;
}

declare module '#wasm' {
  const bytes: Uint8Array;
  export default bytes;
}

// Beside web/package/index.js once both are built.
declare module '#element';
declare module '#engine';
