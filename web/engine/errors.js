/**
 * An error and its position: see docs/view.md.
 * @typedef {{code: string, path: string, detail: Record<string, any>}} Fault
 */

/** The engine rejects a comparison or a reader's input. `errors` has all errors found. */
export class ComparisonError extends Error {
  /** @param {Fault[]} errors */
  constructor(errors) {
    super(errors.map((e) => `${e.code} at ${e.path || 'the top'}`).join('; '));
    this.name = 'ComparisonError';
    this.errors = errors;
  }
}

/** The engine itself failed: our bug, never the author's mistake. The next call uses a fresh engine. */
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
