// Makes the engine's wasm fail on demand. A plain script for a page to load before the widget; in Node it works as well.
(() => {
  const { instantiate } = WebAssembly;
  const { grow } = WebAssembly.Memory.prototype;
  /** What the engine sees of an instance, to what it is. @type {WeakMap<object, WebAssembly.Exports>} */
  const real = new WeakMap();
  /**
   * `calls`: so many more calls into an instance go well, and the next one traps; null lets all go well. What is called through the
   * table is what the page calls: new, preparePage twice, page, quickView, prepareView for each
   * part, view, delete. `starts`: the same of instances.
   * `stale` counts the calls into instances that have trapped. `full`: no memory can be had.
   * @type {Traps}
   */
  const traps = { calls: null, starts: null, full: false, stale: 0, started: 0 };
  globalThis.traps = traps;

  /** @param {'calls' | 'starts'} what */
  const isDue = (what) => {
    if (traps[what] === null || traps[what]-- > 0) return false;
    traps[what] = null;
    return true;
  };

  /** The exports with a table whose functions trap when it is time. @param {WebAssembly.Exports} exports */
  function watched(exports) {
    let isDead = false;
    const call =
      (/** @type {Function} */ wasm) =>
      (/** @type {unknown[]} */ ...given) => {
        if (isDead) traps.stale++;
        isDead ||= isDue('calls');
        if (isDead) throw new WebAssembly.RuntimeError('unreachable');
        return wasm(...given);
      };
    const seen = Object.fromEntries(
      Object.entries(exports).map(([name, item]) => [
        name,
        item instanceof WebAssembly.Table ? { get: (/** @type {number} */ at) => call(item.get(at)) } : item,
      ]),
    );
    real.set(seen, exports);
    return seen;
  }

  WebAssembly.instantiate = /** @type {any} */ (
    async (/** @type {WebAssembly.Module} */ half, /** @type {WebAssembly.Imports | undefined} */ imports) => {
      if (!imports?.first) return instantiate(half, imports); // none of ours: the first half is given whatever it asks for
      if (isDue('starts')) throw new RangeError('could not allocate memory');
      traps.started++;
      const first = real.get(imports.first);
      const { exports } = await instantiate(half, first ? { first } : imports);
      return { exports: watched(exports) };
    }
  );

  /** @param {number} pages */
  WebAssembly.Memory.prototype.grow = function (pages) {
    if (traps.full) throw new RangeError('could not grow memory');
    return grow.call(this, pages);
  };
})();
