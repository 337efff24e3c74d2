/**
 * What is wrong and where: see docs/view.md.
 * @typedef {{code: string, path: string, detail: Record<string, any>}} Fault
 */

/** A comparison or a reader that the engine refuses, with every fault found. */
export class ComparisonError extends Error {
  /** @param {Fault[]} errors */
  constructor(errors) {
    super(errors.map((e) => `${e.code} at ${e.path || 'the top'}`).join('; '));
    this.name = 'ComparisonError';
    this.errors = errors;
  }
}

/** The engine itself broke: our fault, never the author's. The next call works on a fresh engine. */
export class EngineError extends Error {
  /** @param {unknown} cause */
  constructor(cause) {
    super(`The engine stopped: ${cause}`);
    this.name = 'EngineError';
    this.cause = cause;
    /** @type {Fault[]} */
    this.errors = [{ code: 'engine_failed', path: '', detail: {} }];
  }
}
