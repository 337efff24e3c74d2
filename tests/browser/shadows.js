// For pages whose markup shadows all member names that our scripts use: observes a widget while it renders and is used,
// then removes the shadowing elements so that tests can inspect the page. Runs first and keeps the DOM functions it
// needs. A classic script.
(() => {
  const { querySelectorAll } = Document.prototype;
  const { addEventListener } = window;
  /** @param {string} selector */
  const all = (selector) => [...querySelectorAll.call(document, selector)];
  /** @type {Set<HTMLElementTagNameMap['trade-off']>} */
  const ready = new Set();
  /** @type {string[]} */
  const faults = [];
  addEventListener('trade-off-ready', ({ target }) =>
    ready.add(/** @type {HTMLElementTagNameMap['trade-off']} */ (target)),
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
   * The built-in members of `of` that elements matching `selector` shadow, found by reading each member.
   * @param {object} of
   * @param {string} selector
   */
  const shadowedMembers = (of, selector) => {
    const shadows = all(selector);
    const names = new Set();
    for (let proto = Object.getPrototypeOf(of); proto; proto = Object.getPrototypeOf(proto))
      Object.getOwnPropertyNames(proto).forEach((name) => names.add(name));
    return [...names].filter((name) => shadows.includes(Reflect.get(of, name)));
  };

  /** Waits for `count` widgets, uses each and returns what happened. */
  window.lookOn = async (count) => {
    await until(() => ready.size >= count);
    const [form] = all('form:has(> .shadow)');
    /** @type {Awaited<ReturnType<Window['lookOn']>>} */
    const seen = {
      drawn: ready.size,
      document: shadowedMembers(document, 'body > div > .shadow'),
      form: form ? shadowedMembers(form, 'form > .shadow') : [],
      window: typeof window.litHtmlVersions === 'object' && !Object.hasOwn(window, 'litHtmlVersions'),
      leaders: [],
      scripts: [],
      faults,
    };
    for (const element of ready) {
      const root = /** @type {ShadowRoot} */ (element.shadowRoot);
      element.answers = { when: ['evening'] };
      /** @type {HTMLElement} */ (root.querySelectorAll('.tabs button')[2]).click();
      await until(() => root.querySelector('input[type=range]'));
      const [shareButton] = root.querySelectorAll('.share-bar button');
      /** @type {HTMLElement} */ (shareButton).click();
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
