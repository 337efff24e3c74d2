// What a script could leave behind outside its element.

/**
 * In the page: adds the script at `address`, has the element work until all of it has come, and gives what is not as it was
 * before: globals and what they hold, the page's own markup and style sheets, and how its own elements look.
 * @param {string} address
 * @param {object} answers
 */
export async function tracesOf(address, answers) {
  const element = /** @type {any} */ (document.querySelector('trade-off'));

  /** Own properties of the window, of all that stands there, and of their prototypes; nothing is called for it. */
  const globals = () => {
    const found = new Map();
    const note = (/** @type {string} */ name, /** @type {any} */ of) => {
      for (const [key, { value, get }] of Object.entries(Object.getOwnPropertyDescriptors(of)))
        found.set(`${name}.${key}`, get ?? value);
    };
    note('window', window);
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(window))) {
      if (!value || !/^(object|function)$/.test(typeof value) || value === window || name === 'watched') continue;
      note(name, value);
      if (value.prototype) note(`${name}.prototype`, value.prototype);
    }
    return found;
  };
  const outside = () => [...document.querySelectorAll('*')].filter((one) => !one.closest('trade-off'));
  const properties = [...getComputedStyle(document.head)];
  const looks = () =>
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
  const before = { looks: looks(), globals: globals(), again: globals() };
  document.head.append(script);
  const pageBefore = page();
  await new Promise((ready) => element.addEventListener('trade-off-ready', ready, { once: true }));
  element.answers = answers;
  await element.exportAs('json'); // brings the rest
  const pageAfter = page();
  script.remove();
  const after = { looks: looks(), globals: globals() };
  /** Some hold another list at every look; and what a new global holds is told by that global. */
  const counts = (/** @type {string} */ name) =>
    Object.is(before.globals.get(name), before.again.get(name)) &&
    (name.startsWith('window.') || before.globals.has(`window.${name.split('.')[0]}`));
  return {
    whole: !!element.result.flips,
    globals: [...after.globals]
      .filter(([name, value]) => counts(name) && !Object.is(value, before.globals.get(name)))
      .map(([name]) => name),
    page: Object.entries(pageAfter)
      .filter(([name, value]) => String(value) !== String(/** @type {any} */ (pageBefore)[name]))
      .map(([name]) => name),
    looks: after.looks.flatMap((all, i) => all.filter((one, j) => one !== before.looks[i][j])),
    outside: after.looks.length,
  };
}

/** In the page: all that a browser could have stored for it. */
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
