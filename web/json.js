// JSON of values that a page gives, on pages that have changed what JSON.stringify asks.

/** Characters of JSON: the core reads no more bytes (kMaxBytes). */
const MOST = 2 ** 21;

/** Levels, far more than the core reads: some browsers take seconds for a hundred thousand. */
const DEEPEST = 1000;

/**
 * JSON.stringify with three differences. It does not take what a `toJSON` of all arrays or all objects gives: Prototype.js 1.6 has one
 * that makes texts of arrays. A function or a symbol inside the value is `null`, so that the engine reports where it stands. It throws
 * for whatever has no JSON, also for a function, a symbol and undefined, and it stops at a size and at a depth.
 * @param {unknown} value
 * @param {number} [indent]
 * @param {number} [most] characters
 */
export function toJson(value, indent, most = MOST) {
  let size = -4; // the root has no key and no comma
  /** @type {unknown[]} from the root to the value at hand */
  const path = [];
  const text = JSON.stringify(
    value,
    /** @this {any} @param {string} key @param {unknown} written */
    function (key, written) {
      const given = this[key];
      const taken =
        Array.isArray(given) || given?.toJSON === /** @type {any} */ (Object.prototype).toJSON ? given : written;
      // At least: a string may need escapes.
      size +=
        (Array.isArray(this) ? 0 : key.length + 3) +
        (typeof taken === 'string' || taken instanceof String ? taken.length + 3 : 2);
      while (path.length && path[path.length - 1] !== this) path.pop();
      if (size > most || path.push(taken) > DEEPEST) throw tooLarge();
      return key && /^(function|symbol)$/.test(typeof given) ? null : taken;
    },
    indent,
  );
  if (typeof text !== 'string') throw new TypeError(`${typeof value} has no JSON`);
  if (text.length > most) throw tooLarge();
  return text;
}

const tooLarge = () => new RangeError('too large');

/** A copy of plain data. @template T @param {T} value @param {number} [most] @returns {T} @throws as toJson does */
export const copyOf = (value, most) => JSON.parse(toJson(value, 0, most));

/** The core reads 32 levels (kMaxDepth), of which it takes one for the object around what a property holds. */
const LEVELS = 31;

/**
 * Whether the first half of the engine can read a copy. What finds fault with the rest is in the second half: deeper nesting, half of a
 * surrogate pair, and texts of more than 80 bytes, which it cuts (ids have 64 at most).
 * @param {unknown} copy
 * @param {number} [levels]
 * @returns {boolean}
 */
export const isReadable = (copy, levels = LEVELS) =>
  Object(copy) === copy
    ? !!levels &&
      Object.entries(/** @type {object} */ (copy)).every((entry) => entry.every((one) => isReadable(one, levels - 1)))
    : !/\p{Cs}|^.{81}|^(?=.*[^\0-~]).{21}/su.test(/** @type {any} */ (copy));
