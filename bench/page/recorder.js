// Runs in the page before its first script: records performance entries and acts as the reader, each step in the first
// animation frame in which it is possible.

/**
 * @typedef {object} Step
 * @property {string} see a selector; ` >>> ` enters a shadow root
 * @property {('visible' | 'usable' | 'result')[]} [marks] times to record after it is painted
 * @property {'scroll' | 'focus' | 'click' | 'type'} [act] the action after that
 * @property {string} [text] text to type
 */

/**
 * @typedef {PerformanceEntry & {value: number}} LayoutShift
 *
 * @typedef {object} Walked
 * @property {number} origin
 * @property {Record<string, number>} marks
 * @property {[start: number, duration: number][]} longTasks
 * @property {number} shift
 */

/** @param {Step[]} steps */
export function recorder(steps) {
  /** How long the page is observed after the result: late work counts too. */
  const kAfter = 1500;
  /**
   * Browsers do not count shifts within this time after an input. Our inputs come from a script, so this code excludes
   * them.
   */
  const kRecent = 500;
  /** @type {number[]} */
  const inputs = [];
  /** @type {Walked['marks']} */
  const marks = {};
  /** @type {PerformanceEntry[]} */
  const longTasks = [];
  /** @type {LayoutShift[]} */
  const shifts = [];
  /** @param {string} type @param {PerformanceEntry[]} to */
  const observe = (type, to) =>
    new PerformanceObserver((list) => to.push(...list.getEntries())).observe({ type, buffered: true });
  observe('longtask', longTasks);
  observe('layout-shift', shifts);

  /** @param {string} see @returns {HTMLElement | null | undefined} */
  const find = (see) =>
    see
      .split(' >>> ')
      .reduce(
        (/** @type {any} */ scope, selector, depth) => (depth ? scope?.shadowRoot : scope)?.querySelector(selector),
        document,
      );
  /** @param {HTMLElement | null | undefined} element */
  const isShown = (element) =>
    !!element && element.getClientRects().length > 0 && element.checkVisibility({ visibilityProperty: true });

  const inFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  /** Resolves in a task after the current animation frame is painted. */
  const painted = () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(null);
    });

  /** @type {Record<NonNullable<Step['act']>, (element: HTMLElement, text?: string) => void>} */
  const acts = {
    scroll: (element) => element.scrollIntoView(),
    focus(element) {
      element.focus();
      if (/** @type {Document | ShadowRoot} */ (element.getRootNode()).activeElement !== element)
        throw new Error(`${element.localName} does not take the focus.`);
    },
    click: (element) => element.click(),
    type(element, text) {
      Object.assign(element, { value: text });
      element.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    },
  };

  /** @returns {Promise<Walked>} */
  async function walk() {
    for (const { see, marks: taken = [], act, text } of steps) {
      do await inFrame();
      while (!isShown(find(see)));
      await painted();
      for (const mark of taken) marks[mark] = performance.now();
      if (act && act !== 'scroll') inputs.push(performance.now());
      if (act) acts[act](/** @type {HTMLElement} */ (find(see)), text);
    }
    await new Promise((resolve) => setTimeout(resolve, kAfter));
    return {
      origin: performance.timeOrigin,
      marks,
      longTasks: longTasks.map(({ startTime, duration }) => [startTime, duration]),
      shift: shifts
        .filter(({ startTime }) => !inputs.some((at) => startTime >= at && startTime <= at + kRecent))
        .reduce((sum, { value }) => sum + value, 0),
    };
  }

  /**
   * Measures from a slider's input event to after the next paint, this many times, each at another time within an
   * animation frame.
   * @param {string} see
   * @param {number} times
   */
  async function slide(see, times) {
    const took = [];
    for (let i = 0; i < times; i++) {
      const slider = /** @type {HTMLInputElement} */ (find(see));
      await new Promise((resolve) => setTimeout(resolve, 100 + ((i * 7) % 17)));
      slider.valueAsNumber = i % 2 ? Number(slider.min) : Number(slider.max);
      const start = performance.now();
      slider.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      await inFrame();
      await painted();
      took.push(performance.now() - start);
    }
    return took;
  }

  // Iframes inside the page are not measured.
  if (window === top)
    Object.assign(window, {
      bench: { walked: walk(), slide, isShown: (/** @type {string} */ see) => isShown(find(see)) },
    });
}
