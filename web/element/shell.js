import languages from '#languages';
import { copyOf, isReadable } from '../json.js';
import { MAX_PART } from '../share/fragment.js';
import { ATTRIBUTES, upgradeProperties, withAttributes } from './attributes.js';
import { makeFallback } from './fallback.js';
import { load } from './load.js';
import { errorsOf, notJson } from './load_error.js';
import { moduleNamed, parts, register, abandonLoads, messagesIn } from './modules.js';
import { reportErrors } from './report_errors.js';
import { surroundingLanguage } from './surrounding_language.js';
/** @import { Decision, ExportFormat, Fault, Importance, Reader, ReaderAnswers } from './contract.js' */
/** @import { Widget } from '../widget/widget.js' */

/** Loading starts within this distance of the viewport. */
const PRELOAD_MARGIN = '400px';

/**
 * The `<trade-off>` element: its properties and its lifecycle.
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
  #fallback = makeFallback(this.#root, () => {
    abandonLoads();
    this.#load();
  });
  /** @type {Widget | undefined} */ #widget;
  /** @type {AbortController | undefined} */ #currentLoad;
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
    return copyOf((this.#pendingInput ?? this.#widget)?.answers ?? {});
  }
  set answers(answers) {
    this.#setInputProperty('answers', answers);
  }

  /** Points by criterion that override the importance from the author and the answers. @type {Importance} */
  get importance() {
    return copyOf((this.#pendingInput ?? this.#widget)?.importance ?? {});
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
    if (!this.hasChildNodes() && parseFloat(getComputedStyle(this).minHeight)) this.#fallback.releaseSpace();
    addEventListener('beforeprint', this.#start);
    if (this.loading === 'eager') return this.#start();
    this.#visibilityObserver = new IntersectionObserver(
      (seen) => {
        this.#fallback.reserveSpace();
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
      return this.#report(errorsOf(notJson(property, cause)));
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

  #stop() {
    this.#currentLoad?.abort();
    this.#langObserver.disconnect();
    this.#visibilityObserver?.disconnect();
    this.#visibilityObserver = undefined;
    removeEventListener('beforeprint', this.#start);
    // if it is connected again, it continues from here
    if (this.#isOpen) this.#pendingInput ??= { answers: this.answers, importance: this.importance };
    this.#closeWidget();
    this.#isStarted = this.#isOpen = false;
    this.#fallback.show();
  }

  #closeWidget() {
    this.#widget?.close();
    this.#widget = undefined;
  }

  #reload() {
    if (!this.#isStarted) return;
    this.#isStale = true;
    queueMicrotask(() => this.#isStarted && this.#load());
  }

  #load() {
    this.#currentLoad?.abort();
    this.#updateLocale().catch(this.#onError); // the messages load in parallel with the widget
    this.#currentLoad = new AbortController();
    load(this, this.#currentLoad.signal, {
      reserveSpace: this.#fallback.reserveSpace,
      addWidget: (createWidget) =>
        void (this.#widget ??= createWidget(this, this.#root, () => moduleNamed('deferred'), this.#onError)),
      updateLocale: this.#updateLocale,
      open: (decision) => this.#open(decision),
      onError: this.#onError,
    });
  }

  /** Uses the messages of the surrounding language, else of the comparison's language; English if there are none. */
  #updateLocale = async (lang = this.#comparisonLang) => {
    this.#comparisonLang = lang;
    const [tag] = (surroundingLanguage(this) || lang).toLowerCase().split('-');
    const words = languages.includes((this.#requestedLang = tag)) && (await messagesIn(tag));
    if (tag === this.#requestedLang) this.#widget?.setLocale(tag, words);
  };

  /** @param {Decision} decision */
  #open(decision) {
    this.#fallback.passFocus();
    const refused = this.#widget?.open(decision, this.#pendingInput, this.#isOpen ? null : this.#fallback.clear) ?? [];
    this.#pendingInput = null;
    this.#isStale = false;
    this.#isOpen = true;
    if (refused.length) this.#report(refused); // answers that belong to another comparison
  }

  #onError = async (/** @type {unknown} */ cause) => {
    const errors = errorsOf(cause);
    const load = this.#currentLoad;
    await this.#widget?.loadMessages(errors);
    if (load?.signal.aborted) return;
    this.#isOpen = false;
    if (!this.#fallback.showErrors(errors, this.#widget)) this.#closeWidget();
    this.#report(errors);
  };

  /** @param {Fault[]} errors */
  #report(errors) {
    reportErrors(this, errors, this.#widget);
  }
}
