// In a page whose markup shadows every member that our scripts could name: looks on while a comparison is drawn and used, then takes the
// shadows away, so that the tests can look too. It runs first, and keeps what it needs of the browser. A plain script.
(() => {
  const { querySelectorAll } = Document.prototype;
  const { addEventListener } = window;
  /** @param {string} selector */
  const all = (selector) => [...querySelectorAll.call(document, selector)];
  /** @type {Set<HTMLElementTagNameMap['trade-off']>} */
  const drawn = new Set();
  /** @type {string[]} */
  const faults = [];
  addEventListener('trade-off-ready', ({ target }) =>
    drawn.add(/** @type {HTMLElementTagNameMap['trade-off']} */ (target)),
  );
  addEventListener('trade-off-error', ({ detail }) =>
    faults.push(...detail.errors.map(({ code, path }) => `${code} ${path}`)),
  );

  /** @param {number} time */
  const pause = (time) => new Promise((done) => setTimeout(done, time));
  /** @param {() => unknown} is */
  const until = async (is) => {
    for (let tries = 0; tries < 2000 && !is(); tries++) await pause(10);
    return is();
  };
  /**
   * Of the browser's own members of `of`, those that a shadow of the kind `selector` covers, by reading each of them.
   * @param {object} of
   * @param {string} selector
   */
  const covered = (of, selector) => {
    const shadows = all(selector);
    const names = new Set();
    for (let proto = Object.getPrototypeOf(of); proto; proto = Object.getPrototypeOf(proto))
      Object.getOwnPropertyNames(proto).forEach((name) => names.add(name));
    return [...names].filter((name) => shadows.includes(Reflect.get(of, name)));
  };

  /** Draws and uses `count` comparisons, and gives what came of it. */
  window.lookOn = async (count) => {
    await until(() => drawn.size >= count);
    const [form] = all('form:has(> .shadow)');
    /** @type {Awaited<ReturnType<Window['lookOn']>>} */
    const seen = {
      drawn: drawn.size,
      document: covered(document, 'body > div > .shadow'),
      form: form ? covered(form, 'form > .shadow') : [],
      window: typeof window.litHtmlVersions === 'object' && !Object.hasOwn(window, 'litHtmlVersions'),
      leaders: [],
      scripts: [],
      faults,
    };
    for (const element of drawn) {
      const root = /** @type {ShadowRoot} */ (element.shadowRoot);
      element.answers = { when: ['evening'] };
      /** @type {HTMLElement} */ (root.querySelectorAll('.tabs button')[2]).click();
      await until(() => root.querySelector('input[type=range]'));
      const [way] = root.querySelectorAll('.share-bar button');
      /** @type {HTMLElement} */ (way).click();
      await pause(50);
      seen.leaders.push(element.result?.leader);
    }
    seen.scripts = performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => /\.(js|wasm)\b/.test(name));
    all('.shadow').forEach((one) => Element.prototype.remove.call(one));
    return seen;
  };
})();
