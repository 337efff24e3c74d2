// The engine as a module of its own, with tradeoff.wasm beside it.
import createEngine from '#glue';
import { makeOpenDecision } from './open.js';

export { ComparisonError, EngineError } from './errors.js';

async function load() {
  const url = new URL('tradeoff.wasm', import.meta.url);
  const response = await fetch(url, { credentials: 'same-origin' });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.arrayBuffer();
}

// On its way while the comparison and the element still are; kept for a fresh engine after a trap.
/** @type {Promise<ArrayBuffer> | undefined} */
let bytes = load();
bytes.catch(() => (bytes = undefined)); // the next start asks again

export const openDecision = makeOpenDecision(async () => createEngine({ wasmBinary: await (bytes ??= load()) }));
