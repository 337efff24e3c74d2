// `import { openDecision } from 'tradeoff/engine'`: the engine without a page, in Node and in bundles. Its wasm is
// inlined, because bundlers handle additional files differently.
import { openDecision as open } from '../engine/standalone.js';
/** @import { Importance, Page, ReaderAnswers, View } from '../element/contract.js' */

export { ComparisonError, EngineError } from '../engine/errors.js';

/**
 * An open comparison, as docs/view.md describes it. Close it when done: its memory is not garbage collected.
 * @typedef {object} Decision
 * @property {Page} page
 * @property {(reader: {answers?: ReaderAnswers, importance?: Importance}) => View} view chosen answers by question ([]
 * is skipped), points by criterion; throws a ComparisonError for ids that the comparison does not have
 * @property {() => void} close
 */

/**
 * Opens a comparison from the text of a document. Rejects with a ComparisonError that holds every error found.
 * @type {(text: string) => Promise<Decision>}
 */
export const openDecision = open;
