// Records errors of the page and events of its widgets, before any other script runs. A classic script without imports:
// drivers evaluate it in a new document, test pages load it first. Running it twice has no effect.
(() => {
  if (window.watched) return;
  // Ages depend on the current date, so fix it.
  window.Date = /** @type {DateConstructor} */ (
    class extends Date {
      /** @param {unknown[]} given */
      constructor(...given) {
        super(.../** @type {[string]} */ (given.length ? given : ['2026-12-01']));
      }
    }
  );

  /** @type {import('./engines/common.mjs').Entry[]} */
  const problems = [];
  /** @type {Window['watched']['events']} */
  const events = [];
  Object.defineProperty(window, 'watched', { value: { problems, events } });

  /** @param {import('./engines/common.mjs').Entry['kind']} kind @param {unknown} text */
  const record = (kind, text) => problems.push({ kind, text: String(text) });
  /** Adds the message, because only Chromium's stacks start with it. @param {any} error */
  const describe = (error) => `${error}\n${error?.stack ?? ''}`;
  addEventListener('unhandledrejection', (event) => record('rejection', describe(event.reason)));
  document.addEventListener('securitypolicyviolation', (event) =>
    record('violation', `${event.effectiveDirective} ${event.blockedURI} ${event.sample}`.trim()),
  );
  addEventListener(
    'error',
    (/** @type {Event} */ event) => {
      if (event instanceof ErrorEvent) record('error', describe(event.error ?? event.message));
      else {
        const { src, href } = /** @type {{src?: string, href?: string}} */ (event.target ?? {});
        record('resource', src ?? href);
      }
    },
    true, // a resource that fails to load does not bubble
  );
  const { error } = console;
  /** @param {unknown[]} args */
  console.error = (...args) => {
    record('console', args.map(String).join(' '));
    error.apply(console, args);
  };

  /** Whether a value consists only of what JSON can represent. @param {unknown} value @returns {boolean} */
  const isPlain = (value) => {
    if (value === null || typeof value !== 'object')
      return ['string', 'number', 'boolean'].includes(typeof value) || value === null;
    const prototype = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== Array.prototype) return false;
    return Object.values(value).every(isPlain);
  };
  for (const name of ['ready', 'answer', 'importance', 'result', 'share', 'error']) {
    addEventListener(`trade-off-${name}`, (event) => {
      const { type, target, bubbles, composed, detail } = /** @type {CustomEvent & {target: Element | null}} */ (event);
      events.push({ type, target: target?.id, bubbles, composed, plain: isPlain(detail), detail });
    });
  }
})();
