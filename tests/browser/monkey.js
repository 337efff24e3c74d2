// Performs random actions on a widget, reproducible by seed, and records the widget's state after each.
// A classic script before the widget's: the strict policy allows it as a file of the page's own origin.

/** The types of active listeners on targets that outlive the widget. */
window.listening = (() => {
  /** @type {Map<EventTarget, Map<string, Set<unknown>>>} */
  const listenersOf = new Map();
  /** @param {EventTarget} target @param {string} type */
  const of = (target, type) => {
    const types = listenersOf.get(target) ?? new Map();
    const listeners = types.get(type) ?? new Set();
    listenersOf.set(target, types.set(type, listeners));
    return listeners;
  };
  /** @param {EventTarget} target */
  const outlives = (target) => target === window || target === document || target instanceof MediaQueryList;
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
  /**
   * @param {string} type
   * @param {EventListenerOrEventListenerObject | null} listener
   * @param {AddEventListenerOptions | boolean} [how]
   */
  EventTarget.prototype.addEventListener = function (type, listener, how) {
    const { once, signal } = /** @type {AddEventListenerOptions} */ (typeof how === 'object' ? how : {});
    if (outlives(this ?? window) && !once && !signal?.aborted) {
      const listeners = of(this ?? window, type).add(listener);
      if (signal) add.call(signal, 'abort', () => listeners.delete(listener));
    }
    return add.call(this ?? window, type, listener, how);
  };
  /**
   * @param {string} type
   * @param {EventListenerOrEventListenerObject | null} listener
   * @param {EventListenerOptions | boolean} [how]
   */
  EventTarget.prototype.removeEventListener = function (type, listener, how) {
    if (outlives(this ?? window)) of(this ?? window, type).delete(listener);
    return remove.call(this ?? window, type, listener, how);
  };
  return () =>
    [...listenersOf.values()].flatMap((types) =>
      [...types].filter(([, listeners]) => listeners.size).map(([type]) => type),
    );
})();

/** Adds `count` elements, one after the other; each is rendered, answered, completed and removed. */
window.makeAndRemove = async (count, src, answers) => {
  for (let i = 0; i < count; i++) {
    const made = Object.assign(document.createElement('trade-off'), { src, loading: 'eager' });
    document.body.append(made);
    await new Promise((done) => made.addEventListener('trade-off-ready', done, { once: true }));
    made.answers = answers;
    await made.exportAs('markdown'); // loads the deferred part
    /** @type {HTMLElement | null | undefined} */ (made.shadowRoot?.querySelector('.tabs button:last-child'))?.click();
    made.remove();
  }
};

window.monkey = (seed, comparison) => {
  let state = seed >>> 0;
  const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  /** @template T @param {readonly T[]} list */
  const pick = (list) => list[Math.floor(random() * list.length)];
  let changes = 0;
  /** @type {Promise<unknown>} the last history.back() */
  let returned = Promise.resolve();
  let { title } = comparison; // title of the comparison set last
  const widget = () => document.getElementById('w');
  /** @param {string} selector @returns {HTMLInputElement[]} visible enabled controls */
  const all = (selector) =>
    [.../** @type {NodeListOf<HTMLInputElement>} */ (widget().shadowRoot?.querySelectorAll(selector) ?? [])].filter(
      (one) => one.getClientRects().length && !one.disabled,
    );
  /** Whether the comparison set last is shown; until then, input applies to the one that is loading. */
  const isShown = () => all('[role=heading]').some((one) => one.textContent.trim() === title);
  const rendered = async () => {
    while (!widget().shadowRoot.querySelector('.content')?.firstElementChild)
      await new Promise((done) => setTimeout(done, 5));
  };
  const fragment = () => {
    const parts = comparison.questions
      .filter(() => random() < 0.5)
      .map(({ id, answers }) => `${id}.${pick(['', pick(answers).id, 'gone'])}`);
    if (random() < 0.3) parts.push(`~${pick(comparison.criteria).id}.${Math.floor(random() * 9)}`);
    return `${comparison.id}=${parts.join()}`;
  };
  const answers = () =>
    Object.fromEntries(
      comparison.questions
        .filter(() => random() < 0.5)
        .map((one) => [one.id, random() < 0.2 ? [] : [pick(one.answers).id]]),
    );

  /** @type {Record<string, () => unknown>} */
  const acts = {
    press: () => pick(all('button, summary, label, a[href^="#"]'))?.click(),
    pressAgain: () => pick(all('button, summary, label'))?.click(),
    choose: () => pick(all('input[type=radio], input[type=checkbox]'))?.click(),
    slide: () => {
      const slider = pick(all('input[type=range]'));
      if (!slider) return;
      slider.value = String(random() * Number(slider.max));
      slider.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
      if (random() < 0.7) slider.dispatchEvent(new Event('change', { bubbles: true })); // otherwise the slider is still being dragged
    },
    link: () => {
      const { length, state: before } = history;
      location.hash = fragment();
      const isEntry = history.length > length; // a browser may replace the current entry instead
      history.replaceState({ links: (before?.links ?? 0) + isEntry }, '');
    },
    back: async () => {
      await returned; // a second step before the first is done could leave the page
      if (!history.state?.links) return;
      returned = new Promise((done) => {
        addEventListener('popstate', done, { once: true });
        setTimeout(done, 1000); // a link followed meanwhile may have cancelled it
      });
      history.back();
    },
    set: () => void (widget().answers = answers()),
    weigh: () =>
      void (widget().importance = random() < 0.3 ? {} : { [pick(comparison.criteria).id]: Math.floor(random() * 9) }),
    reset: () => widget().reset(),
    theme: () => widget().setAttribute('theme', pick(['auto', 'light', 'dark'])),
    ask: () => widget().setAttribute('ask', pick(['adaptive', 'author'])),
    heading: () => widget().setAttribute('heading', pick(['2', '3', '6'])),
    view: () => widget().setAttribute('view', pick(['all', 'all', 'compare', 'decide'])),
    lang: () => widget().setAttribute('lang', pick(['en', 'de', 'ar'])),
    move: () => pick([...document.querySelectorAll('.place')]).append(widget()),
    remove: async () => {
      const gone = widget();
      gone.remove();
      if (random() < 0.7) await new Promise((done) => setTimeout(done, random() * 20));
      document.querySelector('.place')?.append(gone);
    },
    paper: () => ['beforeprint', 'afterprint'].forEach((name) => dispatchEvent(new Event(name))),
    compare: () => {
      const changed = { ...comparison, title: `${comparison.title} ${changes++}` };
      const next = pick([...(isShown() ? [null] : []), changed, { ...changed, id: 'again' }]); // null means the src file, whose title may still be shown
      title = (next ?? comparison).title;
      widget().comparison = next;
    },
    share: () => pick(all('.share-bar button'))?.click(),
    take: () => void widget().exportAs(pick(/** @type {const} */ (['markdown', 'csv', 'json']))),
  };
  const names = Object.keys(acts);
  window.print = () => {};

  /**
   * Performs `count` actions. Returns the action, the reader's input and the result (null without input), as JSON,
   * after each.
   */
  return async (count) => {
    /** @type {Awaited<ReturnType<Window['act']>>} */
    const records = [];
    for (let i = 0; i < count; i++) {
      const name = random() < 0.5 ? pick(['press', 'choose', 'slide']) : pick(names);
      await acts[name]();
      if (random() < 0.2) await new Promise((done) => setTimeout(done)); // otherwise continue before the widget is idle
      await rendered();
      const { answers, importance, result } = widget();
      if (isShown()) records.push([name, JSON.stringify({ answers, importance }), result && JSON.stringify(result)]);
    }
    return records;
  };
};
