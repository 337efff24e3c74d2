// A short version of what Prototype.js 1.6 does to built-in objects; old shops and Jenkins still use it. A classic
// script.
(() => {
  /** @param {any} to @param {Record<string, (this: any, ...given: any[]) => unknown>} from */
  const extend = (to, from) => Object.keys(from).forEach((name) => (to[name] = from[name])); // enumerable, as in Prototype.js
  const keysOf = Object.keys;
  /** @param {any} value @returns {string | undefined} */
  const toJSON = (value) => {
    if (value === undefined || typeof value === 'function') return undefined;
    if (value === null || typeof value === 'boolean') return String(value);
    if (value.toJSON) return value.toJSON();
    const results = keysOf(value)
      .map((key) => [toJSON(key), toJSON(value[key])])
      .filter(([, text]) => text !== undefined);
    return `{${results.map((pair) => pair.join(': ')).join(', ')}}`;
  };
  const { map, filter, find, some, every, slice } = Array.prototype;
  /** @param {Record<string, unknown>} object */
  const keys = (object) => {
    const found = [];
    for (const name in object) found.push(name);
    return found;
  };
  extend(Object, {
    toJSON,
    keys,
    values: (object) => keys(object).map((name) => object[name]),
    clone: (object) => Object.assign({}, object),
  });
  extend(Array.prototype, {
    each(act) {
      for (let i = 0; i < this.length; i++) act(this[i], i);
      return this;
    },
    map(act, context) {
      return map.call(this, act.bind(context));
    },
    collect: map,
    filter(act, context) {
      return filter.call(this, act.bind(context));
    },
    findAll: filter,
    find(act, context) {
      return find.call(this, act.bind(context));
    },
    detect: find,
    some(act, context) {
      return some.call(this, act.bind(context));
    },
    any: some,
    every(act, context) {
      return every.call(this, act.bind(context));
    },
    all: every,
    entries() {
      return slice.call(this);
    },
    toArray() {
      return slice.call(this);
    },
    reduce() {
      return this.length > 1 ? this : this[0];
    },
    reverse(inline) {
      const all = inline === false ? slice.call(this) : this;
      return /** @type {any} */ (Array.prototype)._reverse.call(all);
    },
    first() {
      return this[0];
    },
    last() {
      return this[this.length - 1];
    },
    size() {
      return this.length;
    },
    clear() {
      this.length = 0;
      return this;
    },
    clone() {
      return slice.call(this);
    },
    flatten() {
      return this.flat(Infinity);
    },
    compact() {
      return filter.call(this, (one) => one != null);
    },
    without(...some) {
      return filter.call(this, (one) => !some.includes(one));
    },
    toJSON() {
      return `[${map
        .call(this, toJSON)
        .filter((text) => text !== undefined)
        .join(', ')}]`;
    },
  });
  /** @type {any} */ (Array.prototype)._reverse = [].constructor.prototype.toReversed ?? (() => []);
  /** @param {any} some */
  Array.from = (some) => (some ? (some.toArray ? some.toArray() : slice.call(some)) : []);
  extend(String.prototype, {
    toJSON() {
      return `"${this}"`;
    },
    strip() {
      return this.trim();
    },
    startsWith(text) {
      return this.indexOf(text) === 0;
    },
    sub() {},
    include(text) {
      return this.indexOf(text) > -1;
    },
  });
  extend(Number.prototype, {
    toJSON() {
      return isFinite(this) ? this.toString() : 'null';
    },
    times() {},
  });
  Date.prototype.toJSON = function () {
    return `"${this.toISOString()}"`;
  };
  extend(HTMLElement.prototype, {
    remove() {
      this.parentNode.removeChild(this);
      return this;
    },
    update() {},
    replace() {},
    insert() {},
    wrap() {},
    toggle() {},
    hide() {},
    show() {},
    select() {},
    observe() {},
  });
  window.Element = /** @type {any} */ (
    function Element(/** @type {string} */ name) {
      return document.createElement(name);
    }
  );
  window.$ = (id) => document.getElementById(id);
  // Other libraries extend Object.prototype.
  extend(Object.prototype, {
    extend() {},
    each() {},
    map() {},
    more() {},
    print() {},
    link() {},
    es() {},
    openDecision() {},
    createWidget() {},
    toJSONString() {},
    options() {},
    undo() {},
    clone() {},
    size() {},
  });
})();
