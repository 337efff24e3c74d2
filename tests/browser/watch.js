// Records what a page complains about and what its widgets say, from before anything else runs. A plain script without
// imports: drivers evaluate it in a new document, test pages load it first. Running it twice does nothing.
(() => {
  if (window.watched) return;
  // How old things are is told from today's date: here it is always the same day.
  window.Date = /** @type {DateConstructor} */ (
    class extends Date {
      /** @param {unknown[]} given */
      constructor(...given) {
        super(.../** @type {[string]} */ (given.length ? given : ['2026-12-01']));
      }
    }
  );

  /** @type {import('./engines/common.mjs').Entry[]} */
  const complaints = [];
  /** @type {Window['watched']['events']} */
  const events = [];
  Object.defineProperty(window, 'watched', { value: { complaints, events } });

  /** @param {import('./engines/common.mjs').Entry['kind']} kind @param {unknown} text */
  const complain = (kind, text) => complaints.push({ kind, text: String(text) });
  /** Only Chromium's stacks begin with the message. @param {any} error */
  const describe = (error) => `${error}\n${error?.stack ?? ''}`;
  addEventListener('unhandledrejection', (event) => complain('rejection', describe(event.reason)));
  document.addEventListener('securitypolicyviolation', (event) =>
    complain('violation', `${event.effectiveDirective} ${event.blockedURI} ${event.sample}`.trim()),
  );
  addEventListener(
    'error',
    (/** @type {Event} */ event) => {
      if (event instanceof ErrorEvent) complain('error', describe(event.error ?? event.message));
      else {
        const { src, href } = /** @type {{src?: string, href?: string}} */ (event.target ?? {});
        complain('resource', src ?? href);
      }
    },
    true, // a resource that fails to load does not bubble
  );
  const { error } = console;
  /** @param {unknown[]} args */
  console.error = (...args) => {
    complain('console', args.map(String).join(' '));
    error.apply(console, args);
  };

  /** A detail must survive structured JSON: what does not come back equal was not plain. @param {unknown} value @returns {boolean} */
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
