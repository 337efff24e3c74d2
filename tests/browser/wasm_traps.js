// Makes the engine's WebAssembly fail on demand. A classic script, to load before the widget; works in Node too.
(() => {
  const { instantiate } = WebAssembly;
  const { grow } = WebAssembly.Memory.prototype;
  /** Maps the wrapped exports that the engine gets to the real ones. @type {WeakMap<object, WebAssembly.Exports>} */
  const real = new WeakMap();
  /**
   * `calls`: the number of calls into an instance before one traps; null: never. Only calls through the table count,
   * which are those of the page: new, preparePage twice, page, quickView, prepareView for each part, view, delete.
   * `starts`: the same for instances. `stale` counts the calls into instances that have trapped. `full`: memory.grow
   * fails.
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

  /** The exports, with a table whose functions trap as `traps` demands. @param {WebAssembly.Exports} exports */
  function wrapExports(exports) {
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
    async (/** @type {WebAssembly.Module} */ module, /** @type {WebAssembly.Imports | undefined} */ imports) => {
      if (!imports?.first) return instantiate(module, imports); // not our engine, whose modules both get an import `first` (a stub in the first module)
      if (isDue('starts')) throw new RangeError('could not allocate memory');
      traps.started++;
      const first = real.get(imports.first);
      const { exports } = await instantiate(module, first ? { first } : imports);
      return { exports: wrapExports(exports) };
    }
  );

  /** @param {number} pages */
  WebAssembly.Memory.prototype.grow = function (pages) {
    if (traps.full) throw new RangeError('could not grow memory');
    return grow.call(this, pages);
  };
})();
