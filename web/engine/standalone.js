// The engine with its whole wasm inlined: for file:// and for pages that want a single file.
import createEngine from '#glue';
import wasmBinary from '#wasm';
import { makeOpenDecision } from './open.js';

export { ComparisonError, EngineError } from './errors.js';

export const openDecision = makeOpenDecision(async () => {
  const { Decision } = await createEngine({ wasmBinary });
  return { Decision, whole: true };
});
