// Errors of loading as codes. The locales have their messages.
/** @import { Fault } from './contract.js' */

/** @param {string} code @param {Record<string, any>} detail @returns {Fault} */
export const makeError = (code, detail) => ({ code, path: '', detail });

/** @param {string} code @param {Record<string, any>} detail @param {unknown} [cause] for the console */
export const loadError = (code, detail, cause) =>
  Object.assign(new Error(code), { errors: [makeError(code, detail)], cause });

/** @param {any} error @returns {Fault[]} */
export function errorsOf(error) {
  const cause = error?.errors ? error.cause : error;
  if (cause) console.error('[trade-off]', cause);
  return error?.errors ?? [makeError('engine_failed', {})];
}

/** A property has a value that the engine cannot read. @param {string} property @param {unknown} cause */
export const notJson = (property, cause) => loadError('value_not_json', { property }, cause);
