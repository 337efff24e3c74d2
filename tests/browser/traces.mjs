// Finds what a script leaves behind outside its element.

/**
 * Runs in the page: adds the script at `address`, uses the element until it is completely loaded, and returns what
 * changed: globals and their members, the page's markup and style sheets, and the computed styles of its elements.
 * @param {string} address
 * @param {object} answers
 */
export async function tracesOf(address, answers) {
  const element = /** @type {any} */ (document.querySelector('trade-off'));

  /** Own properties of the window, of its members and of their prototypes, without calling getters. */
  const globals = () => {
    const found = new Map();
    const record = (/** @type {string} */ name, /** @type {any} */ of) => {
      for (const [key, { value, get }] of Object.entries(Object.getOwnPropertyDescriptors(of)))
        found.set(`${name}.${key}`, get ?? value);
    };
    record('window', window);
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(window))) {
      if (!value || !/^(object|function)$/.test(typeof value) || value === window || name === 'watched') continue;
      record(name, value);
      if (value.prototype) record(`${name}.prototype`, value.prototype);
    }
    return found;
  };
  const outside = () => [...document.querySelectorAll('*')].filter((one) => !one.closest('trade-off'));
  const properties = [...getComputedStyle(document.head)];
  const styles = () =>
    outside().map((one) => {
      const style = getComputedStyle(one);
      return properties.map((name) => `${one.localName} ${name}: ${style.getPropertyValue(name)}`);
    });
  const page = () => ({
    markup: document.documentElement.outerHTML,
    sheets: [document.styleSheets.length, document.adoptedStyleSheets.length],
    title: document.title,
    address: location.href,
    history: history.length,
  });

  const script = Object.assign(document.createElement('script'), { src: address });
  const before = { looks: styles(), globals: globals(), again: globals() };
  document.head.append(script);
  const pageBefore = page();
  await new Promise((ready) => element.addEventListener('trade-off-ready', ready, { once: true }));
  element.answers = answers;
  await element.exportAs('json'); // loads the deferred part
  const pageAfter = page();
  script.remove();
  const after = { looks: styles(), globals: globals() };
  /** Ignores members that differ at every read, and members of a new global, which is itself reported. */
  const isRelevant = (/** @type {string} */ name) =>
    Object.is(before.globals.get(name), before.again.get(name)) &&
    (name.startsWith('window.') || before.globals.has(`window.${name.split('.')[0]}`));
  return {
    whole: !!element.result.flips,
    globals: [...after.globals]
      .filter(([name, value]) => isRelevant(name) && !Object.is(value, before.globals.get(name)))
      .map(([name]) => name),
    page: Object.entries(pageAfter)
      .filter(([name, value]) => String(value) !== String(/** @type {any} */ (pageBefore)[name]))
      .map(([name]) => name),
    looks: after.looks.flatMap((all, i) => all.filter((one, j) => one !== before.looks[i][j])),
    outside: after.looks.length,
  };
}

/** Runs in the page: everything that the browser stores for it. */
export async function storedHere() {
  const databases = await indexedDB.databases();
  const workers = await navigator.serviceWorker.getRegistrations();
  return {
    cookie: document.cookie,
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: databases.length,
    caches: (await caches.keys()).length,
    workers: workers.length,
  };
}
