// Does whatever can be done with a widget, at random but the same for each seed, and keeps what the widget said after each act.
// A plain script before the widget's: the strict policy allows it as a file of the page's own.

/** Who listens beyond the widget itself, and so would outlive it: by type. */
window.listening = (() => {
  /** @type {Map<EventTarget, Map<string, Set<unknown>>>} */
  const heard = new Map();
  /** @param {EventTarget} target @param {string} type */
  const of = (target, type) => {
    const types = heard.get(target) ?? new Map();
    const listeners = types.get(type) ?? new Set();
    heard.set(target, types.set(type, listeners));
    return listeners;
  };
  /** @param {EventTarget} target */
  const outlives = (target) => target === window || target === document || target instanceof MediaQueryList;
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
  /** @param {string} type @param {EventListenerOrEventListenerObject | null} listener @param {AddEventListenerOptions | boolean} [how] */
  EventTarget.prototype.addEventListener = function (type, listener, how) {
    if (outlives(this ?? window) && !(/** @type {AddEventListenerOptions | undefined} */ (how)?.once))
      of(this ?? window, type).add(listener);
    return add.call(this ?? window, type, listener, how);
  };
  /** @param {string} type @param {EventListenerOrEventListenerObject | null} listener @param {EventListenerOptions | boolean} [how] */
  EventTarget.prototype.removeEventListener = function (type, listener, how) {
    if (outlives(this ?? window)) of(this ?? window, type).delete(listener);
    return remove.call(this ?? window, type, listener, how);
  };
  return () =>
    [...heard.values()].flatMap((types) => [...types].filter(([, listeners]) => listeners.size).map(([type]) => type));
})();

/** So many elements, one after the other: each is drawn, answered, explained and removed. */
window.makeAndRemove = async (count, src, answers) => {
  for (let i = 0; i < count; i++) {
    const made = Object.assign(document.createElement('trade-off'), { src, loading: 'eager' });
    document.body.append(made);
    await new Promise((done) => made.addEventListener('trade-off-ready', done, { once: true }));
    made.answers = answers;
    await made.exportAs('markdown'); // with all that comes later
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
  /** @type {Promise<unknown>} from the last step back */
  let returned = Promise.resolve();
  let { title } = comparison; // of the comparison that was set last
  const widget = () => document.getElementById('w');
  /** @param {string} selector @returns {HTMLInputElement[]} controls of any kind, which are shown */
  const all = (selector) =>
    [.../** @type {NodeListOf<HTMLInputElement>} */ (widget().shadowRoot?.querySelectorAll(selector) ?? [])].filter(
      (one) => one.getClientRects().length && !one.disabled,
    );
  /** Else what is set is for the comparison that is on its way. */
  const isThere = () => all('[role=heading]').some((one) => one.textContent.trim() === title);
  const drawn = async () => {
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
      if (random() < 0.7) slider.dispatchEvent(new Event('change', { bubbles: true })); // else it is still held
    },
    link: () => {
      const { length, state: before } = history;
      location.hash = fragment();
      const isEntry = history.length > length; // a browser may put it in the place of the one before
      history.replaceState({ links: (before?.links ?? 0) + isEntry }, '');
    },
    back: async () => {
      await returned; // a second step before the first has come could lead out of the page
      if (!history.state?.links) return;
      returned = new Promise((done) => {
        addEventListener('popstate', done, { once: true });
        setTimeout(done, 1000); // a link followed meanwhile may have taken its place
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
      const anew = { ...comparison, title: `${comparison.title} ${changes++}` };
      const next = pick([...(isThere() ? [null] : []), anew, { ...anew, id: 'again' }]); // null is the file, whose title may be shown still
      title = (next ?? comparison).title;
      widget().comparison = next;
    },
    share: () => pick(all('.share-bar button'))?.click(),
    take: () => void widget().exportAs(pick(/** @type {const} */ (['markdown', 'csv', 'json']))),
  };
  const names = Object.keys(acts);
  window.print = () => {};

  /** So many acts. Gives what the widget then knew, as JSON: the reader, and the view of one who has said something. */
  return async (count) => {
    /** @type {Awaited<ReturnType<Window['act']>>} */
    const told = [];
    for (let i = 0; i < count; i++) {
      const name = random() < 0.5 ? pick(['press', 'choose', 'slide']) : pick(names);
      await acts[name]();
      if (random() < 0.2) await new Promise((done) => setTimeout(done)); // or go on before anything has come to rest
      await drawn();
      const { answers, importance, result } = widget();
      if (isThere()) told.push([name, JSON.stringify({ answers, importance }), result && JSON.stringify(result)]);
    }
    return told;
  };
};
