// JSON for values that the page provides. It also works on pages that change how JSON.stringify behaves.

/** Size of JSON, in characters or bytes. The core reads no more bytes than this (kMaxBytes). */
export const MAX_JSON = 2 ** 21;

/** Nesting levels, far more than the core reads. Some browsers need seconds for a hundred thousand levels. */
const MAX_DEPTH = 1000;

/**
 * JSON.stringify with three differences. It ignores a `toJSON` that is defined for all arrays or all objects:
 * Prototype.js 1.6 defines one that turns arrays into strings. A function or a symbol inside the value becomes `null`,
 * so that the engine reports its position. It throws for every value without JSON, including a function, a symbol and
 * undefined, and for values that exceed the size or depth limit.
 * @param {unknown} value
 * @param {number} [indent]
 * @param {number} [most] in characters
 */
export function toJson(value, indent, most = MAX_JSON) {
  let size = -4; // the root has no key and no comma
  /** @type {unknown[]} from the root to the current value */
  const path = [];
  const text = JSON.stringify(
    value,
    /** @this {any} @param {string} key @param {unknown} written */
    function (key, written) {
      const given = this[key];
      const taken =
        Array.isArray(given) || given?.toJSON === /** @type {any} */ (Object.prototype).toJSON ? given : written;
      // A lower bound: a string may need escapes.
      size +=
        (Array.isArray(this) ? 0 : key.length + 3) +
        (typeof taken === 'string' || taken instanceof String ? taken.length + 3 : 2);
      while (path.length && path[path.length - 1] !== this) path.pop();
      if (size > most || path.push(taken) > MAX_DEPTH) throw tooLarge();
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

/** The core reads 32 levels (kMaxDepth). One of them is the object that wraps the value of a property. */
const MAX_READABLE_LEVELS = 31;

/**
 * Whether the first module of the engine can read a copy. The code that reports deeper nesting and a lone surrogate is
 * in the second module.
 * @param {unknown} copy
 * @param {number} [levels]
 * @returns {boolean}
 */
export const isReadable = (copy, levels = MAX_READABLE_LEVELS) =>
  Object(copy) === copy
    ? !!levels &&
      Object.entries(/** @type {object} */ (copy)).every((entry) => entry.every((one) => isReadable(one, levels - 1)))
    : !/\p{Cs}/u.test(/** @type {any} */ (copy));
