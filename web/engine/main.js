// The engine as a module of its own, with tradeoff.wasm beside it.
import createEngine from '#glue';
import { makeOpenDecision } from './open.js';

export { ComparisonError, EngineError } from './errors.js';

async function start() {
  const url = new URL('tradeoff.wasm', import.meta.url);
  const response = await fetch(url, { credentials: 'same-origin' });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return createEngine({ wasmBinary: await response.arrayBuffer() });
}

export const openDecision = makeOpenDecision(start);
