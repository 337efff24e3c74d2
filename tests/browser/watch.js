// Records what a page complains about and what its widgets say, from before anything else runs. A plain script without
// imports: drivers evaluate it in a new document, test pages load it first. Running it twice does nothing.
(() => {
  if (window.watched) return;
  // How old things are is told from today's date: here it is always the same day.
  window.Date = class extends Date {
    constructor(...given) {
      super(...(given.length ? given : ['2026-12-01']));
    }
  };

  const complaints = [];
  const events = [];
  Object.defineProperty(window, 'watched', { value: { complaints, events } });

  const complain = (kind, text) => complaints.push({ kind, text: String(text) });
  /** Only Chromium's stacks begin with the message. */
  const describe = (error) => `${error}\n${error?.stack ?? ''}`;
  addEventListener('unhandledrejection', (event) => complain('rejection', describe(event.reason)));
  document.addEventListener('securitypolicyviolation', (event) =>
    complain('violation', `${event.effectiveDirective} ${event.blockedURI} ${event.sample}`.trim()),
  );
  addEventListener(
    'error',
    (event) => {
      if (event instanceof ErrorEvent) complain('error', describe(event.error ?? event.message));
      else complain('resource', event.target?.src ?? event.target?.href);
    },
    true, // a resource that fails to load does not bubble
  );
  const { error } = console;
  console.error = (...args) => {
    complain('console', args.map(String).join(' '));
    error.apply(console, args);
  };

  /** A detail must survive structured JSON: what does not come back equal was not plain. */
  const isPlain = (value) => {
    if (value === null || typeof value !== 'object') return ['string', 'number', 'boolean'].includes(typeof value) || value === null;
    const prototype = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== Array.prototype) return false;
    return Object.values(value).every(isPlain);
  };
  for (const name of ['ready', 'answer', 'importance', 'result', 'share', 'error']) {
    addEventListener(`trade-off-${name}`, (event) => {
      const { bubbles, composed, detail } = event;
      events.push({ type: event.type, target: event.target?.id, bubbles, composed, plain: isPlain(detail), detail });
    });
  }
})();
