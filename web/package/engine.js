// `import { openDecision } from 'tradeoff/engine'`: the engine without any page, in Node and in bundles alike. Its wasm is inside, because
// no two bundlers agree on what becomes of a file beside a module.
import { openDecision as open } from '../engine/standalone.js';
/** @import { Importance, Page, ReaderAnswers, View } from '../element/contract.js' */

export { ComparisonError, EngineError } from '../engine/errors.js';

/**
 * An open comparison, as docs/view.md describes it. Close it when done: its memory is not collected.
 * @typedef {object} Decision
 * @property {Page} page
 * @property {(reader: {answers?: ReaderAnswers, importance?: Importance}) => View} view chosen answers by question ([] is
 *   skipped), points by criterion; throws a ComparisonError for what the comparison does not know
 * @property {() => void} close
 */

/**
 * Opens a comparison: the text of a document. Rejects with a ComparisonError that has every fault found.
 * @type {(text: string) => Promise<Decision>}
 */
export const openDecision = open;
