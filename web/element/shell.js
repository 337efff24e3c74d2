import languages from '#languages';
import english from '../locales/en.json?shell';
import { call, create, read } from '../dom.js';
import { copyOf, isReadable, toJson } from '../json.js';
import { pause } from '../pause.js';
import { MAX_PART } from '../share/fragment.js';
import { broken, childrenOf, fault, faultsOf, fetchText } from './load.js';
import { comeFrom, engine, part, parts, provide, startOver, wordsOf } from './parts.js';
/** @import { Decision, ExportFormat, Fault, Importance, Reader, ReaderAnswers } from './contract.js' */
/** @import { Widget } from './widget.js' */

/** The values of each attribute, its default first. Any other value counts as the default. */
const CHOICES = {
  view: ['all', 'compare', 'decide'], // which views are available
  theme: ['auto', 'light', 'dark'], // auto: by the inherited text colour
  ask: ['adaptive', 'author'], // adaptive: the most informative question first
  loading: ['lazy', 'eager'], // lazy: when the reader comes near
  engine: ['auto', 'js'], // js: without WebAssembly
  heading: ['3', '2', '4', '5', '6'], // level of the widget's own heading
  resume: ['on', 'off'], // on: answers survive a reload, until the tab is closed
};

/** Loading starts within this distance of the viewport. */
const NEAR = '400px';

/** Milliseconds until a timeout is reported. Loading continues after that. */
const PATIENCE = 9000;

/** Globals that the element requires. */
const NEEDED = [
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
export class TradeOff extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = ['src', 'lang', ...Object.keys(CHOICES)];

  /** Lets a script register modules, so that they need not be fetched. */
  static provide = /** @type {(found: object) => void} */ (provide);

  /** The registered modules, for scripts that build on them. */
  static parts = /** @type {object} */ (parts);

  #root = this.attachShadow({ mode: 'open' });
  #slot = create('slot');
  #reserve = Object.assign(create('div'), { className: 'reserve' });
  #wide = Object.assign(create('div'), { className: 'wide' });
  /** @type {Widget | undefined} */ #widget;
  /** @type {HTMLElement | undefined} */ #alert;
  /** @type {AbortController | undefined} */ #waiting;
  #again = Object.assign(create('button'), { className: 'link' });
  /** @type {IntersectionObserver | undefined} */ #watch;
  // the language of the page or of the element may change
  #tongue = new MutationObserver(() => this.#speak().catch(this.#onBroken));
  /** @type {unknown} */ #comparison = null;
  // set by the page before a comparison is open; takes precedence over a link and over the session
  /** @type {Reader | null} */ #reader = null;
  #lang = ''; // language of the comparison
  #tag = ''; // language of the last requested messages
  #started = false;
  #drawn = false;
  #isStale = false; // another comparison is loading
  #turn = 0; // counts loads; results of an earlier load are ignored

  constructor() {
    super();
    this.#root.append(this.#slot);
    this.#slot.append(this.#reserve); // without a fallback, the space is reserved from the start
    this.#reserve.append(this.#wide);
    this.#again.onclick = () => {
      startOver();
      this.#again.append(' …');
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
    return copyOf(this.#reader?.answers ?? this.#widget?.answers ?? {});
  }
  set answers(answers) {
    this.#set('answers', answers);
  }

  /** Points by criterion that override the importance from the author and the answers. @type {Importance} */
  get importance() {
    return copyOf(this.#reader?.importance ?? this.#widget?.importance ?? {});
  }
  set importance(importance) {
    this.#set('importance', importance);
  }

  /** The view (docs/view.md) with its ranking; null before the first answer. */
  get result() {
    return this.#widget?.result ?? null;
  }

  get src() {
    return this.getAttribute('src') ?? '';
  }
  set src(value) {
    this.setAttribute('src', value);
  }
  /** @returns {'all' | 'compare' | 'decide'} */
  get view() {
    return /** @type {any} */ (this.#choice('view'));
  }
  set view(value) {
    this.setAttribute('view', value);
  }
  /** @returns {'auto' | 'light' | 'dark'} */
  get theme() {
    return /** @type {any} */ (this.#choice('theme'));
  }
  set theme(value) {
    this.setAttribute('theme', value);
  }
  /** @returns {'lazy' | 'eager'} */
  get loading() {
    return /** @type {any} */ (this.#choice('loading'));
  }
  set loading(value) {
    this.setAttribute('loading', value);
  }
  /** @returns {number} */
  get heading() {
    return Number(this.#choice('heading'));
  }
  set heading(value) {
    this.setAttribute('heading', /** @type {any} */ (value));
  }

  /** @returns {'adaptive' | 'author'} */
  get ask() {
    return /** @type {any} */ (this.#choice('ask'));
  }
  set ask(value) {
    this.setAttribute('ask', value);
  }
  /** @returns {'auto' | 'js'} */
  get engine() {
    return /** @type {any} */ (this.#choice('engine'));
  }
  set engine(value) {
    this.setAttribute('engine', value);
  }
  /** @returns {'on' | 'off'} */
  get resume() {
    return /** @type {any} */ (this.#choice('resume'));
  }
  set resume(value) {
    this.setAttribute('resume', value);
  }

  /** Removes all answers and slider positions. */
  reset() {
    this.#say({ answers: {}, importance: {} });
    this.#widget?.forget();
  }

  /**
   * The comparison and its result as text; "" if there is no result yet. Throws a RangeError for an unknown format.
   * @param {ExportFormat} format
   */
  async exportAs(format) {
    return (await this.#widget?.exportAs(format)) ?? '';
  }

  connectedCallback() {
    for (const name of ['comparison', 'answers', 'importance', 'src', ...Object.keys(CHOICES)]) this.#keep(name);
    if (this.#started || this.#watch) return; // moved, not new
    // the page has reserved space itself
    if (!this.hasChildNodes() && parseFloat(getComputedStyle(this).minHeight)) this.#reserve.remove();
    addEventListener('beforeprint', this.#start);
    if (this.loading === 'eager') return this.#start();
    this.#watch = new IntersectionObserver(
      (seen) => {
        this.#makeRoom();
        if (seen.some((entry) => entry.isIntersecting)) this.#start();
      },
      { rootMargin: NEAR },
    );
    this.#watch.observe(this);
  }

  disconnectedCallback() {
    queueMicrotask(() => this.isConnected || this.#stop()); // moving an element disconnects and reconnects it at once
  }

  /** @param {string} name */
  attributeChangedCallback(name) {
    if (name === 'src') this.#reload();
    else if (name === 'loading') this.#watch && this.loading === 'eager' && this.#start();
    else if (name !== 'lang') this.#widget?.refresh(name); // the language observer handles `lang`
  }

  /**
   * A property that was set before the element was defined shadows the accessor: delete it and set it again.
   * @param {string} name
   */
  #keep(name) {
    if (!Object.hasOwn(this, name)) return;
    const own = /** @type {any} */ (this);
    const value = own[name];
    delete own[name];
    own[name] = value;
  }

  /** @param {keyof typeof CHOICES} name */
  #choice(name) {
    const value = this.getAttribute(name) ?? '';
    return CHOICES[name].includes(value) ? value : CHOICES[name][0];
  }

  /**
   * Ignores and reports a value that the engine could not read.
   * @param {keyof Reader} property
   * @param {unknown} value
   */
  #set(property, value) {
    try {
      value = copyOf(value ?? {}, MAX_PART);
      if (!isReadable(value)) throw new RangeError('nested too deeply, or half of a surrogate pair');
    } catch (cause) {
      return void this.#report(faultsOf(notJson(property, cause)));
    }
    this.#say({ answers: this.answers, importance: this.importance, [property]: value });
  }

  /** @param {Reader} reader */
  #say(reader) {
    if (!this.#drawn || !this.#widget || this.#isStale) {
      this.#reader = reader;
      return;
    }
    try {
      this.#widget.say(reader);
    } catch (error) {
      this.#report(faultsOf(error));
    }
  }

  #start = () => {
    if (this.#started) return;
    this.#started = true;
    // `document` alone is not enough: the element may be in a shadow tree
    for (const heard of [document, this]) this.#tongue.observe(heard, { subtree: true, attributeFilter: ['lang'] });
    this.#watch?.disconnect();
    removeEventListener('beforeprint', this.#start);
    this.#load();
  };

  #onBroken = (/** @type {unknown} */ cause) => void this.#fail(faultsOf(cause));

  #stop() {
    this.#turn++;
    this.#waiting?.abort();
    this.#tongue.disconnect();
    this.#watch?.disconnect();
    this.#watch = undefined;
    removeEventListener('beforeprint', this.#start);
    // if it is connected again, it continues from here
    if (this.#drawn) this.#reader ??= { answers: this.answers, importance: this.importance };
    this.#widget?.close();
    this.#widget = undefined;
    this.#started = this.#drawn = false;
    this.#root.append(this.#slot);
  }

  #reload() {
    if (!this.#started) return;
    this.#isStale = true;
    queueMicrotask(() => this.#started && this.#load());
  }

  async #load() {
    const turn = ++this.#turn;
    this.#waiting?.abort();
    this.#waiting = new AbortController();
    let leaving = false;
    const leave = () => (leaving = true);
    // removed as soon as possible: the listener keeps some browsers from storing the page in the back/forward cache
    addEventListener('beforeunload', leave);
    addEventListener('pagehide', leave);
    const late = setTimeout(
      () => turn === this.#turn && this.#fail([fault('load_timeout', { seconds: PATIENCE / 1000 })]),
      PATIENCE,
    );
    this.#speak().catch(this.#onBroken); // the messages load in parallel with the widget
    const widget = part('createWidget').then(async (createWidget) => {
      await pause();
      if (turn !== this.#turn) return;
      this.#widget ??= createWidget(this, this.#root, () => part('more'), this.#onBroken);
      await pause();
      return this.#speak();
    });
    try {
      const [text, openDecision] = await Promise.all([this.#text(), engine(this.engine === 'js'), widget]);
      const decision = await openDecision(text);
      this.#lang = decision.page.lang;
      await this.#speak();
      await pause(); // parse and render in separate tasks
      if (turn === this.#turn) this.#draw(decision);
      else decision.close();
    } catch (error) {
      await widget.catch(() => {}); // the widget has the error messages
      // leaving a page aborts its requests; the reader may still cancel the navigation
      if (leaving) await pause(PATIENCE);
      if (turn === this.#turn) this.#fail(faultsOf(error));
    } finally {
      clearTimeout(late);
      removeEventListener('beforeunload', leave);
      removeEventListener('pagehide', leave);
    }
  }

  /** Uses the messages of the surrounding language, else of the comparison's language; English if there are none. */
  async #speak() {
    /** @type {string | undefined} */
    let around;
    for (
      let at = /** @type {Element | undefined} */ (this);
      at && around === undefined;
      at = read(/** @type {ShadowRoot} */ (at.getRootNode()), 'host')
    ) {
      const found = at.closest('[lang]'); // may be a form
      if (found) around = call(found, 'getAttribute', 'lang');
    }
    const [tag] = (around || this.#lang).toLowerCase().split('-');
    const words = languages.includes((this.#tag = tag)) && (await wordsOf(tag));
    if (tag === this.#tag) this.#widget?.speak(tag, words);
  }

  /** @param {Decision} decision */
  #draw(decision) {
    const clear = () => {
      [this.#slot, this.#reserve, this.#alert].forEach((old) => old?.parentNode && old.remove());
      this.#root.append(this.#wide);
    };
    if (this.#root.activeElement === this.#again)
      this.addEventListener('trade-off-ready', () => this.#root.querySelector('button')?.focus(), { once: true });
    const refused = this.#widget?.open(decision, this.#reader, this.#drawn ? null : clear) ?? [];
    this.#reader = null;
    this.#isStale = false;
    this.#drawn = true;
    if (refused.length) this.#report(refused); // answers that belong to another comparison
  }

  /** Reserves space if the element's content displays nothing: white space, or the comparison as JSON. */
  #makeRoom() {
    if (this.getClientRects().length && !this.offsetHeight) this.#root.append(this.#reserve);
  }

  /** The comparison as text: from the property, else from a JSON child, else from the file. */
  async #text() {
    await childrenOf(this);
    this.#makeRoom();
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
    if (!this.src) throw broken('nothing_given', {});
    return fetchText(this.src, /** @type {AbortController} */ (this.#waiting).signal);
  }

  /** Shows an error above the fallback, which stays. @param {Fault[]} faults */
  async #fail(faults) {
    const turn = this.#turn;
    await this.#widget?.wordsFor(faults);
    if (turn !== this.#turn) return;
    // Prototype.js has a `remove` that throws for a node without a parent
    if (this.#reserve.parentNode) this.#reserve.remove();
    this.#root.append(this.#slot, this.#wide);
    this.#drawn = false;
    this.#again.textContent = this.#widget?.retry ?? english['ui.retry']();
    if (this.#alert?.parentNode) this.#alert.remove();
    try {
      this.#widget?.fail(faults, this.#again);
    } catch (cause) {
      console.error('[trade-off]', cause);
      this.#widget?.close();
      this.#widget = undefined;
    }
    if (!this.#widget) this.#plainAlert();
    this.#report(faults);
  }

  /** @param {Fault[]} faults */
  async #report(faults) {
    await this.#widget?.wordsFor(faults);
    const errors = faults.map((one) => ({
      ...one,
      message: this.#widget?.message(one) ?? english['ui.fault'](),
    }));
    console.error('[trade-off]', errors.map(({ path, message }) => `${path} ${message}`.trim()).join('\n'));
    this.dispatchEvent(new CustomEvent('trade-off-error', { detail: { errors }, bubbles: true, composed: true }));
  }

  /** The message to show if the widget itself did not load. */
  #plainAlert() {
    this.#alert ??= create('p');
    this.#alert.setAttribute('role', 'alert');
    this.#alert.dataset.nosnippet = '';
    this.#alert.replaceChildren(`${english['ui.fault']()} `, this.#again);
    this.#root.prepend(this.#alert);
  }
}

/**
 * Defines the element once per page. With several scripts the first one wins, whatever their versions, and the console
 * reports this once.
 * @param {(file: string, query: string) => Promise<unknown>} from loads modules that are not registered
 * @param {boolean} [isPart] this script only registers modules for another one
 */
export function define(from, isPart = false) {
  const { hasOwn } = /** @type {any} */ (Object);
  const missing = NEEDED.find((name) => !(/** @type {any} */ (globalThis)[name])) ?? (hasOwn ? '' : 'Object.hasOwn');
  if (missing) return console.error(`[trade-off] The comparison needs ${missing}.`);
  /** @type {any} */
  const before = customElements.get('trade-off');
  if (!before) {
    comeFrom(from);
    customElements.define('trade-off', TradeOff);
  } else if (!isPart && !before.again) {
    before.again = true;
    console.info('[trade-off]', english['ui.again']());
  }
}

/** The error for a property value that the engine cannot read. @param {string} property @param {unknown} cause */
const notJson = (property, cause) => broken('value_not_json', { property }, cause);

/**
 * Styles of the element's box before anything else is loaded. `.wide` gives it a width if the parent is as wide as its
 * content (a float, a table cell): the widget itself has no intrinsic width, because its layout depends on its width.
 * Three dots and two widely spaced gaps are 40em wide, or 90% of a narrow window, and may wrap. `.wide` is a float
 * without height, so margins still collapse across it.
 */
function hostSheet() {
  const made = new CSSStyleSheet();
  made.replaceSync(
    ':host{display:block;min-inline-size:min(100%,18rem)}:host([hidden]){display:none}' +
      '.reserve{block-size:var(--trade-off-height,28em);min-block-size:20em}' +
      '.wide{float:left;flex:0 1 0;block-size:0;overflow:hidden;visibility:hidden;white-space:normal;letter-spacing:min(8em,18vw)}' +
      ".wide::before{content:'. . .'}",
  );
  return made;
}
