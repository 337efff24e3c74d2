// JSON of values that a page gives, on pages that have changed what JSON.stringify asks.

/** Values: a document of the size that the core reads (kMaxBytes) cannot hold more. */
const MOST = 2 ** 20 + 1;

/**
 * JSON.stringify with three differences. It does not take what a `toJSON` of all arrays or all objects gives: Prototype.js 1.6 has one
 * that makes texts of arrays. A function or a symbol inside the value is `null`, so that the engine reports where it stands. It throws
 * for whatever has no JSON: also for a function, a symbol and undefined, and for more values than the core reads.
 * @param {unknown} value
 * @param {number} [indent]
 */
export function toJson(value, indent) {
  let count = 0;
  const text = JSON.stringify(
    value,
    /** @this {any} @param {string} key @param {unknown} written */
    function (key, written) {
      if (++count > MOST) throw new RangeError('too many values');
      const given = this[key];
      if (key && /^(function|symbol)$/.test(typeof given)) return null;
      return Array.isArray(given) || given?.toJSON === /** @type {any} */ (Object.prototype).toJSON ? given : written;
    },
    indent,
  );
  if (typeof text !== 'string') throw new TypeError(`${typeof value} has no JSON`);
  return text;
}

/** A copy of plain data. @template T @param {T} value @returns {T} @throws as toJson does */
export const copyOf = (value) => JSON.parse(toJson(value));
