import languages from '#languages';
import english from '../locales/en.json?shell';
import { call, create, read } from '../dom.js';
import { copyOf, isReadable, toJson } from '../json.js';
import { delay, yieldToMain } from '../timing.js';
import { MAX_PART } from '../share/fragment.js';
import { ATTRIBUTES, upgradeProperties, withAttributes } from './attributes.js';
import { loadError, childrenParsed, makeError, errorsOf, fetchText } from './load.js';
import { setLoader, startEngine, moduleNamed, parts, register, abandonLoads, messagesIn } from './modules.js';
/** @import { Decision, ExportFormat, Fault, Importance, Reader, ReaderAnswers } from './contract.js' */
/** @import { Widget } from './widget.js' */

/** Loading starts within this distance of the viewport. */
const PRELOAD_MARGIN = '400px';

/** Milliseconds until a timeout is reported. Loading continues after that. */
const LOAD_TIMEOUT_MS = 9000;

/** Globals that the element requires. */
const REQUIRED_GLOBALS = [
  'customElements',
  'HTMLElement',
  'addEventListener',
  'getComputedStyle',
  'setTimeout',
  'AbortController',
  'CSSStyleSheet',
  'CustomEvent',
  'IntersectionObserver',
  'MutationObserver',
  'WeakMap',
  'clearTimeout',
];

/** @type {CSSStyleSheet | undefined} */
let sheet;

/**
 * `<trade-off>`: attributes, properties, loading and lifecycle. It renders only its own load error.
 * @fires trade-off-ready - The first view is rendered, including all rows; `detail.id` is the comparison's id.
 * @fires trade-off-answer - The reader changed answers: `detail.question`, its `answers`, and `all` answers.
 * @fires trade-off-importance - The reader set the importance of a criterion: `detail.criterion`, its `points`, and
 *   `all` importance set by hand.
 * @fires trade-off-result - There is a new result; `detail` is the view (docs/view.md).
 * @fires trade-off-share - The reader shared or exported the result: `detail.how`, and the shared `url` or `text`.
 * @fires trade-off-error - An error occurred; `detail.errors` has codes and messages.
 */
export class TradeOff extends withAttributes(globalThis.HTMLElement ?? Object) {
  static observedAttributes = Object.keys(ATTRIBUTES);

  /** Lets a script register modules, so that they need not be fetched. */
  static register = /** @type {(found: object) => void} */ (register);

  /** The registered modules, for scripts that build on them. */
  static modules = /** @type {object} */ (parts);

  #root = this.attachShadow({ mode: 'open' });
  #slot = create('slot');
  #placeholder = Object.assign(create('div'), { className: 'reserve' });
  #strut = Object.assign(create('div'), { className: 'strut' });
  /** @type {Widget | undefined} */ #widget;
  /** @type {HTMLElement | undefined} */ #alert;
  /** @type {AbortController | undefined} */ #abortController;
  #retryButton = Object.assign(create('button'), { className: 'link' });
  /** @type {IntersectionObserver | undefined} */ #visibilityObserver;
  // the language of the page or of the element may change
  #langObserver = new MutationObserver(() => this.#updateLocale().catch(this.#onError));
  /** @type {unknown} */ #comparison = null;
  // set by the page before a comparison is open; takes precedence over a link and over the session
  /** @type {Reader | null} */ #pendingInput = null;
  #comparisonLang = ''; // language of the comparison
  #requestedLang = ''; // language of the last requested messages
  #isStarted = false;
  #isOpen = false;
  #isStale = false; // another comparison is loading
  #loadId = 0; // counts loads; results of an earlier load are ignored

  constructor() {
    super();
    this.#root.append(this.#slot);
    this.#slot.append(this.#placeholder); // without a fallback, the space is reserved from the start
    this.#placeholder.append(this.#strut);
    this.#retryButton.onclick = () => {
      abandonLoads();
      this.#retryButton.append(' …');
      this.#load();
    };
    sheet ??= hostSheet();
    this.#root.adoptedStyleSheets = [sheet];
  }

  /** The comparison as an object or as JSON text; takes precedence over a JSON child and over `src`. */
  get comparison() {
    return this.#comparison;
  }
  set comparison(value) {
    if (value === this.#comparison) return;
    this.#comparison = value;
    this.#reload();
  }

  /**
   * The chosen answers by question, [] for a skipped one. Setting it replaces all answers and fires no event.
   * @type {ReaderAnswers}
   */
  get answers() {
    return copyOf(this.#pendingInput?.answers ?? this.#widget?.answers ?? {});
  }
  set answers(answers) {
    this.#setInputProperty('answers', answers);
  }

  /** Points by criterion that override the importance from the author and the answers. @type {Importance} */
  get importance() {
    return copyOf(this.#pendingInput?.importance ?? this.#widget?.importance ?? {});
  }
  set importance(importance) {
    this.#setInputProperty('importance', importance);
  }

  /** The view (docs/view.md) with its ranking; null before the first answer. */
  get result() {
    return this.#widget?.result ?? null;
  }

  /** Removes all answers and slider positions. */
  reset() {
    this.#setInput({ answers: {}, importance: {} });
    this.#widget?.clearSavedInput();
  }

  /**
   * The comparison and its result as text; "" if there is no result yet. Throws a RangeError for an unknown format.
   * @param {ExportFormat} format
   */
  async exportAs(format) {
    return (await this.#widget?.exportAs(format)) ?? '';
  }

  connectedCallback() {
    upgradeProperties(this, ['comparison', 'answers', 'importance', ...TradeOff.observedAttributes]);
    if (this.#isStarted || this.#visibilityObserver) return; // moved, not new
    // the page has reserved space itself
    if (!this.hasChildNodes() && parseFloat(getComputedStyle(this).minHeight)) this.#placeholder.remove();
    addEventListener('beforeprint', this.#start);
    if (this.loading === 'eager') return this.#start();
    this.#visibilityObserver = new IntersectionObserver(
      (seen) => {
        this.#reserveSpace();
        if (seen.some((entry) => entry.isIntersecting)) this.#start();
      },
      { rootMargin: PRELOAD_MARGIN },
    );
    this.#visibilityObserver.observe(this);
  }

  disconnectedCallback() {
    queueMicrotask(() => this.isConnected || this.#stop()); // moving an element disconnects and reconnects it at once
  }

  /** @param {string} name */
  attributeChangedCallback(name) {
    if (name === 'src') this.#reload();
    else if (name === 'loading') this.#visibilityObserver && this.loading === 'eager' && this.#start();
    else if (name !== 'lang') this.#widget?.refresh(name); // the language observer handles `lang`
  }

  /**
   * Ignores and reports a value that the engine could not read.
   * @param {keyof Reader} property
   * @param {unknown} value
   */
  #setInputProperty(property, value) {
    try {
      value = copyOf(value ?? {}, MAX_PART);
      if (!isReadable(value)) throw new RangeError('nested too deeply, or half of a surrogate pair');
    } catch (cause) {
      return void this.#report(errorsOf(notJson(property, cause)));
    }
    this.#setInput({ answers: this.answers, importance: this.importance, [property]: value });
  }

  /** @param {Reader} reader */
  #setInput(reader) {
    if (!this.#isOpen || !this.#widget || this.#isStale) {
      this.#pendingInput = reader;
      return;
    }
    try {
      this.#widget.setInput(reader);
    } catch (error) {
      this.#report(errorsOf(error));
    }
  }

  #start = () => {
    if (this.#isStarted) return;
    this.#isStarted = true;
    // `document` alone is not enough: the element may be in a shadow tree
    for (const heard of [document, this])
      this.#langObserver.observe(heard, { subtree: true, attributeFilter: ['lang'] });
    this.#visibilityObserver?.disconnect();
    removeEventListener('beforeprint', this.#start);
    this.#load();
  };

  #onError = (/** @type {unknown} */ cause) => void this.#showError(errorsOf(cause));

  #stop() {
    this.#loadId++;
    this.#abortController?.abort();
    this.#langObserver.disconnect();
    this.#visibilityObserver?.disconnect();
    this.#visibilityObserver = undefined;
    removeEventListener('beforeprint', this.#start);
    // if it is connected again, it continues from here
    if (this.#isOpen) this.#pendingInput ??= { answers: this.answers, importance: this.importance };
    this.#widget?.close();
    this.#widget = undefined;
    this.#isStarted = this.#isOpen = false;
    this.#root.append(this.#slot);
  }

  #reload() {
    if (!this.#isStarted) return;
    this.#isStale = true;
    queueMicrotask(() => this.#isStarted && this.#load());
  }

  async #load() {
    const loadId = ++this.#loadId;
    this.#abortController?.abort();
    this.#abortController = new AbortController();
    let isLeaving = false;
    const onLeave = () => (isLeaving = true);
    // removed as soon as possible: the listener keeps some browsers from storing the page in the back/forward cache
    addEventListener('beforeunload', onLeave);
    addEventListener('pagehide', onLeave);
    const timeout = setTimeout(
      () =>
        loadId === this.#loadId && this.#showError([makeError('load_timeout', { seconds: LOAD_TIMEOUT_MS / 1000 })]),
      LOAD_TIMEOUT_MS,
    );
    this.#updateLocale().catch(this.#onError); // the messages load in parallel with the widget
    const widget = moduleNamed('createWidget').then(async (createWidget) => {
      await yieldToMain();
      if (loadId !== this.#loadId) return;
      this.#widget ??= createWidget(this, this.#root, () => moduleNamed('deferred'), this.#onError);
      await yieldToMain();
      return this.#updateLocale();
    });
    try {
      const [text, openDecision] = await Promise.all([this.#readDocument(), startEngine(this.engine === 'js'), widget]);
      const decision = await openDecision(text);
      this.#comparisonLang = decision.page.lang;
      await this.#updateLocale();
      await yieldToMain(); // parse and render in separate tasks
      if (loadId === this.#loadId) this.#open(decision);
      else decision.close();
    } catch (error) {
      await widget.catch(() => {}); // the widget has the error messages
      // leaving a page aborts its requests; the reader may still cancel the navigation
      if (isLeaving) await delay(LOAD_TIMEOUT_MS);
      if (loadId === this.#loadId) this.#showError(errorsOf(error));
    } finally {
      clearTimeout(timeout);
      removeEventListener('beforeunload', onLeave);
      removeEventListener('pagehide', onLeave);
    }
  }

  /** Uses the messages of the surrounding language, else of the comparison's language; English if there are none. */
  async #updateLocale() {
    /** @type {string | undefined} */
    let around;
    for (
      let element = /** @type {Element | undefined} */ (this);
      element && around === undefined;
      element = read(/** @type {ShadowRoot} */ (element.getRootNode()), 'host')
    ) {
      const found = element.closest('[lang]'); // may be a form
      if (found) around = call(found, 'getAttribute', 'lang');
    }
    const [tag] = (around || this.#comparisonLang).toLowerCase().split('-');
    const words = languages.includes((this.#requestedLang = tag)) && (await messagesIn(tag));
    if (tag === this.#requestedLang) this.#widget?.setLocale(tag, words);
  }

  /** @param {Decision} decision */
  #open(decision) {
    const clear = () => {
      [this.#slot, this.#placeholder, this.#alert].forEach((old) => old?.parentNode && old.remove());
      this.#root.append(this.#strut);
    };
    if (this.#root.activeElement === this.#retryButton)
      this.addEventListener('trade-off-ready', () => this.#root.querySelector('button')?.focus(), { once: true });
    const refused = this.#widget?.open(decision, this.#pendingInput, this.#isOpen ? null : clear) ?? [];
    this.#pendingInput = null;
    this.#isStale = false;
    this.#isOpen = true;
    if (refused.length) this.#report(refused); // answers that belong to another comparison
  }

  /** Reserves space if the element's content displays nothing: white space, or the comparison as JSON. */
  #reserveSpace() {
    if (this.getClientRects().length && !this.offsetHeight) this.#root.append(this.#placeholder);
  }

  /** The comparison as text: from the property, else from a JSON child, else from the file. */
  async #readDocument() {
    await childrenParsed(this);
    this.#reserveSpace();
    const given = this.#comparison;
    if (given) {
      if (typeof given === 'string') return given;
      try {
        return toJson(given);
      } catch (cause) {
        throw notJson('comparison', cause);
      }
    }
    const child = this.querySelector(':scope > script[type="application/json"]');
    if (child) return child.textContent ?? '';
    if (!this.src) throw loadError('nothing_given', {});
    return fetchText(this.src, /** @type {AbortController} */ (this.#abortController).signal);
  }

  /** Shows an error above the fallback, which stays. @param {Fault[]} faults */
  async #showError(faults) {
    const loadId = this.#loadId;
    await this.#widget?.loadMessages(faults);
    if (loadId !== this.#loadId) return;
    // Prototype.js has a `remove` that throws for a node without a parent
    if (this.#placeholder.parentNode) this.#placeholder.remove();
    this.#root.append(this.#slot, this.#strut);
    this.#isOpen = false;
    this.#retryButton.textContent = this.#widget?.retry ?? english['ui.retry']();
    if (this.#alert?.parentNode) this.#alert.remove();
    try {
      this.#widget?.showErrors(faults, this.#retryButton);
    } catch (cause) {
      console.error('[trade-off]', cause);
      this.#widget?.close();
      this.#widget = undefined;
    }
    if (!this.#widget) this.#showPlainAlert();
    this.#report(faults);
  }

  /** @param {Fault[]} faults */
  async #report(faults) {
    await this.#widget?.loadMessages(faults);
    const errors = faults.map((one) => ({
      ...one,
      message: this.#widget?.message(one) ?? english['ui.fault'](),
    }));
    console.error('[trade-off]', errors.map(({ path, message }) => `${path} ${message}`.trim()).join('\n'));
    this.dispatchEvent(new CustomEvent('trade-off-error', { detail: { errors }, bubbles: true, composed: true }));
  }

  /** The message to show if the widget itself did not load. */
  #showPlainAlert() {
    this.#alert ??= create('p');
    this.#alert.setAttribute('role', 'alert');
    this.#alert.dataset.nosnippet = '';
    this.#alert.replaceChildren(`${english['ui.fault']()} `, this.#retryButton);
    this.#root.prepend(this.#alert);
  }
}

/**
 * Defines the element once per page. With several scripts the first one wins, whatever their versions, and the console
 * reports this once.
 * @param {(file: string, query: string) => Promise<unknown>} loader loads modules that are not registered
 * @param {boolean} [isPart] this script only registers modules for another one
 */
export function define(loader, isPart = false) {
  const { hasOwn } = /** @type {any} */ (Object);
  const missing =
    REQUIRED_GLOBALS.find((name) => !(/** @type {any} */ (globalThis)[name])) ?? (hasOwn ? '' : 'Object.hasOwn');
  if (missing) return console.error(`[trade-off] The comparison needs ${missing}.`);
  /** @type {any} */
  const before = customElements.get('trade-off');
  if (!before) {
    setLoader(loader);
    customElements.define('trade-off', TradeOff);
  } else if (!isPart && !before.again) {
    before.again = true;
    console.info('[trade-off]', english['ui.again']());
  }
}

/** The error for a property value that the engine cannot read. @param {string} property @param {unknown} cause */
const notJson = (property, cause) => loadError('value_not_json', { property }, cause);

/**
 * Styles of the element's box before anything else is loaded. `.strut` gives it a width if the parent is as wide as its
 * content (a float, a table cell): the widget itself has no intrinsic width, because its layout depends on its width.
 * Three dots and two widely spaced gaps are 40em wide, or 90% of a narrow window, and may wrap. `.strut` is a float
 * without height, so margins still collapse across it.
 */
function hostSheet() {
  const made = new CSSStyleSheet();
  made.replaceSync(
    ':host{display:block;min-inline-size:min(100%,18rem)}:host([hidden]){display:none}' +
      '.reserve{block-size:var(--trade-off-height,28em);min-block-size:20em}' +
      '.strut{float:left;flex:0 1 0;block-size:0;overflow:hidden;visibility:hidden;white-space:normal;letter-spacing:min(8em,18vw)}' +
      ".strut::before{content:'. . .'}",
  );
  return made;
}
