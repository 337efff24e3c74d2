import { nothing, render } from 'lit-html';
import { create } from '../dom.js';
import { copyOf } from '../json.js';
import { delay, yieldToMain } from '../timing.js';
import { fragmentPart, parseInput, formatInput } from '../share/fragment.js';
import { saveInput } from '../share/session.js';
import { initialInput } from '../share/initial_input.js';
import { widgetView } from '../views/widget_view.js';
import { MAX_PIECES_AT_ONCE, countPieces } from '../views/background.js';
import { errorBox } from '../views/error_box.js';
import { tabsOf } from '../views/head.js';
import { Localizer } from '../views/localizer.js';
import { makeActions } from './actions.js';
import { columnCount } from './column_count.js';
import { FRAME_MS, MAX_OPEN_FOLDS, reserveSpace, measureSpace, visibleRowCount } from './reserve_space.js';
import { indexPage } from './index_page.js';
import { makeError } from './load_error.js';
import { startFlow } from './question_flow.js';
import { warmUpTemplates } from './warm_up_templates.js';
import { keepTallestQuestion, preserveScroll } from './preserve_scroll.js';
import { followTheme } from './theme.js';
/** @import { InputChange } from './actions.js' */
/** @import { Decision, ExportFormat, Fault, Reader, ShareWay, View, Words } from './contract.js' */
/** @import { Deferred, RenderContext, UiState } from './ui.js' */
/** @import { PageIndex } from './index_page.js' */
/** @import { TradeOff } from './shell.js' */

/**
 * Milliseconds from a rendering to fetching the explanations: on the result tab, bar animations have ended by then; on
 * other tabs, the reader has stopped answering.
 */
const RESULT_EXPLAIN_DELAY_MS = 300;
const IDLE_EXPLAIN_DELAY_MS = 2000;

/** Minimum number of pieces by which the table grows in each task, unless they take longer than GROWTH_MS. */
const MIN_PIECES_PER_TASK = 8;

/** Milliseconds of rendering table pieces in one task, estimated from the last ones. */
const GROWTH_MS = 40;

/** If at most this many rows fill the space, they are rendered in one task with the part above them. */
const MAX_ROWS_WITH_HEAD = 4;

/**
 * Milliseconds from the first paint to rendering what is not visible yet: on a slow machine, the reader may act first.
 */
const HIDDEN_RENDER_DELAY_MS = 150;

/** Maximum milliseconds of rendering explanations in one task; the next task follows one animation frame later. */
const EXPLAIN_TASK_MS = 10;

/** Maximum milliseconds to wait for the messages of an error. */
const MESSAGES_TIMEOUT_MS = 3000;

/** Renders one comparison into a shadow root and keeps its reader's input. The host controls its lifecycle. */
export class Widget {
  #host;
  #english;
  /** @type {Words} */ #messages;
  #loadDeferred;
  #onError;
  /** @type {Deferred | undefined} */ #deferred;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #explainTimer;
  #gaveUp = false; // until the next action
  #root = element('div', 'root');
  #content = element('div', 'content');
  #liveRegion = element('p', 'visually-hidden');
  #colourProbe = element('i', 'colour-probe');
  // zero-height sensor for width changes; observing the frame itself would cause a ResizeObserver loop when revealed
  // rows change its height
  #widthSensor = element('div', 'width-sensor');
  #showAllButton = /** @type {HTMLButtonElement} */ (element('button', 'show-all'));
  #updateTheme;
  #printMedia = matchMedia('print');
  /** @type {Decision | undefined} */ #decision;
  /** @type {PageIndex | undefined} */ #index;
  /** @type {Localizer} */ #localizer;
  /** @type {View | undefined} */ #view;
  /** @type {Reader} */ #reader = { answers: {}, importance: {} };
  /** @type {{reader: Reader, ui: UiState} | null} */ #undoState = null;
  /** @type {UiState} */ #ui = {
    tab: 'compare',
    question: '',
    visit: 0,
    history: [],
    returnTo: '',
    isAnswerMissing: false,
    undo: '',
    columns: 2,
    picked: [],
    openChooser: -1,
    hideAlike: false,
    printing: false,
    fillsWindow: false,
    renderedPieces: 0,
    renderedSections: 0,
    droppedCount: 0,
    shown: null,
  };
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #announceTimer;
  /**
   * Runs in a later task: changing observed sizes in the callback would cause a loop, which browsers report as an
   * error.
   */
  #resizeObserver = new ResizeObserver(() =>
    setTimeout(() => {
      this.#updateTheme(); // if the widget was hidden, the page's colours may have changed meanwhile
      const columns = columnCount(this.#root);
      if (columns !== this.#ui.columns) this.#setState({ columns });
    }),
  );
  #releaseSpace = () => {};
  #reveal = (/** @type {boolean} */ _hasMore) => {};
  #emitReady = () => {};
  /** @type {(() => void) | null} */ #removeFallback = null;
  #visibleRows = Infinity; // number of rows that fill the reserved space
  #hasFailed = false;
  #renderMs = 0; // milliseconds spent on rendering so far
  #renderId = 0; // counts renderings; pending work of an earlier one is cancelled
  #affordablePieces = Infinity; // number of table pieces that take GROWTH_MS to render
  #actions = makeActions({
    now: () => this.#now(),
    submit: (reader, about) => this.#submit(reader, about),
    setState: (step) => this.#setState(step),
    navigate: (step) => this.#navigate(step),
    announce: (text, wait) => this.#announce(text, 'visually-hidden', wait),
    undoState: () => this.#undoState,
    share: (how) => this.#share(how),
  });

  /** @param {TradeOff} host @param {ShadowRoot} root @param {{words: Words, sheet: CSSStyleSheet, loadDeferred: () => Promise<Deferred>, onError: (cause: unknown) => void}} shared */
  constructor(host, root, { words, sheet, loadDeferred, onError }) {
    this.#host = host;
    this.#onError = onError;
    this.#loadDeferred = async () => {
      if (this.#deferred) return;
      this.#deferred = await loadDeferred();
      Object.assign(this.#english, this.#deferred.words);
      if (!root.adoptedStyleSheets.includes(this.#deferred.sheet)) root.adoptedStyleSheets.push(this.#deferred.sheet);
    };
    this.#english = this.#messages = words;
    this.#localizer = new Localizer(words, 'en'); // until the language is known
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
    this.#liveRegion.setAttribute('role', 'status');
    this.#showAllButton.type = 'button';
    this.#showAllButton.hidden = true;
    this.#root.part.add('frame');
    this.#root.append(this.#content, this.#liveRegion, this.#showAllButton, this.#widthSensor);
    this.#root.hidden = true; // until it has content
    root.prepend(this.#colourProbe, this.#root);
    this.#updateTheme = followTheme(host, this.#root, this.#colourProbe);
    this.#printMedia.addEventListener('change', this.#onPrint);
    addEventListener('beforeprint', this.#onPrint);
    addEventListener('afterprint', this.#onPrint);
    addEventListener('hashchange', this.#onHashChange);
  }

  /**
   * Takes over an open decision and renders it. The first rendering takes the space of the content that `clear`
   * removes; `clear` is called once everything visible is rendered.
   * @param {Decision} decision
   * @param {Reader | null} reader input that the page has set
   * @param {(() => void) | null} clear removes the previous content; null if a comparison was rendered before
   */
  open(decision, reader, clear) {
    const isFirst = this.#root.hidden;
    this.#hasFailed = false;
    this.#removeFallback ??= clear;
    let place = isFirst || !clear ? null : measureSpace(this.#host, true);
    const { page } = decision;
    const tabs = tabsOf({ page, views: this.#host.view });
    this.#visibleRows =
      isFirst && clear ? visibleRowCount(this.#host, tabs.includes('decide') ? 'invite' : 'compare') : Infinity;
    this.#reveal = (hasMore) => {
      this.#reveal = () => {};
      this.#updateTheme(); // while the fallback is still there: reading a colour forces a layout
      if (isFirst) place = measureSpace(this.#host, false);
      this.#removeFallback?.();
      this.#removeFallback = null;
      this.#root.hidden = false;
      if (place?.height || place?.growTo)
        this.#releaseSpace = reserveSpace(this.#host, this.#root, this.#showAllButton, place, hasMore);
      this.#resizeObserver.observe(this.#widthSensor);
    };
    this.#emitReady = () => {
      this.#emitReady = () => {};
      queueMicrotask(() => this.#emit('trade-off-ready', { id: page.id }));
    };
    // the same comparison again: keep the input
    const previous = this.#decision?.page.id === page.id ? formatInput(this.#now().index, this.#reader) : null;
    this.#decision?.close();
    this.#decision = decision;
    this.#index = indexPage(page);
    this.#localizer = new Localizer(this.#messages, this.#localizer.lang, this.#index);
    this.#root.classList.remove('has-errors');
    const { droppedCount, linked, ...start } = reader
      ? { ...reader, droppedCount: 0, linked: false }
      : initialInput(page, this.#index, this.#host.resume === 'on', previous);
    this.#ui = {
      ...this.#ui,
      tab: linked ? 'result' : tabs[0],
      question: '',
      history: [],
      renderedPieces: isFirst ? -1 : MAX_PIECES_AT_ONCE,
      renderedSections: this.#deferred ? Infinity : 0,
      printing: this.#printMedia.matches,
      columns: columnCount(this.#host),
      picked: [],
    };
    const refused = this.#setInitialInput(start);
    if (droppedCount) this.#setState({ droppedCount });
    this.#printWarnings(page.warnings);
    return refused;
  }

  /**
   * Sets the initial input. Input that belongs to another comparison is dropped and reported.
   * @param {Reader} reader
   * @returns {Fault[]}
   */
  #setInitialInput(reader) {
    try {
      this.setInput(reader);
      return [];
    } catch (error) {
      if (!(error instanceof Error && 'errors' in error)) throw error;
      this.setInput({ answers: {}, importance: {} });
      return /** @type {Fault[]} */ (error.errors);
    }
  }

  /** Prints warnings for the author to the console, such as unknown fields. @param {Fault[]} warnings */
  async #printWarnings(warnings) {
    if (!warnings.length) return;
    await this.loadMessages(warnings, 'warning');
    for (const warning of warnings)
      console.info('[trade-off]', warning.path, this.#localizer.error(warning, 'warning'));
  }

  /**
   * Loads the messages of errors or warnings on demand, because mainly authors see them. Waits a limited time.
   * @param {Fault[]} faults
   * @param {'error' | 'warning'} [kind]
   */
  async loadMessages(faults, kind = 'error') {
    if (faults.every(({ code }) => Object.hasOwn(this.#messages, `${kind}.${code}`))) return;
    await Promise.race([this.#loadDeferred().catch(() => {}), delay(MESSAGES_TIMEOUT_MS)]);
  }

  /**
   * Fetches the remaining modules of engine and views. The result works without them, and the next rendering tries
   * again.
   */
  async #loadExplanations() {
    const decision = this.#decision;
    try {
      await Promise.all([decision?.complete(), this.#loadDeferred()]);
    } catch (cause) {
      console.warn('[trade-off]', cause);
      return this.#giveUp();
    }
    this.#gaveUp = false;
    if (!decision || decision !== this.#decision) return;
    await yieldToMain();
    if (!this.#isFullView) await decision.prepare(this.#reader);
    if (decision !== this.#decision) return;
    // an engine that was loaded whole has already given the full view
    const view = this.#isFullView ? this.#view : this.#evaluate(this.#reader);
    if (!view) return this.#giveUp();
    this.#view = view;
    // sections per task: sections that are not visible take no time
    const count = this.#ui.tab === 'result' ? 1 : Infinity;
    do {
      await delay(FRAME_MS); // a page that is rendered in steps stays responsive
      if (decision !== this.#decision) return;
      const start = performance.now();
      do this.#setState({ renderedSections: this.#ui.renderedSections + count });
      while (this.#hasUnrenderedSections && performance.now() - start < EXPLAIN_TASK_MS);
    } while (this.#hasUnrenderedSections);
    if (this.#isRanked) this.#emit('trade-off-result', this.result);
  }

  /** Stops waiting for explanations until the next action. */
  #giveUp() {
    this.#gaveUp = true;
    this.#render();
    clearTimeout(this.#explainTimer);
  }

  get #isRanked() {
    return !!this.#view && this.#view.verdict !== 'none_yet';
  }

  /** False for a view from before the engine was complete: it is still a quick view. */
  get #isFullView() {
    return !!this.#deferred && !!this.#view?.complete;
  }

  /** Some of the explanation is not rendered yet. */
  get #hasUnrenderedSections() {
    return this.#ui.renderedSections < (this.#deferred?.sectionCount ?? 0);
  }

  get #isLoadingMore() {
    return !this.#gaveUp && (!this.#isFullView || this.#hasUnrenderedSections);
  }

  /** Schedules the explanations: after the animation of the result, or after a pause in the reader's input. */
  #explainSoon() {
    clearTimeout(this.#explainTimer);
    const isLooking = this.#ui.tab === 'result';
    if (!(this.#isRanked || isLooking) || this.#isFullView) return;
    this.#explainTimer = setTimeout(
      () => this.#loadExplanations().catch(this.#onError),
      isLooking ? RESULT_EXPLAIN_DELAY_MS : IDLE_EXPLAIN_DELAY_MS,
    );
  }

  /**
   * Changes the messages, or falls back to English, and renders again.
   * @param {string} lang
   * @param {Words | void | false} words
   */
  setLocale(lang, words) {
    this.#messages = words || this.#english;
    this.#localizer = new Localizer(this.#messages, words ? lang : 'en', this.#index);
    this.#showAllButton.textContent = this.#localizer.message('ui.show_all');
    this.#root.dir = this.#localizer.message('ui.direction');
    this.#root.lang = this.#localizer.lang;
    this.#localizer.date('2000-01-01'); // creating the first date format is slow: keep it out of the rendering task
    this.#render();
    if (!this.#decision)
      // rendering reports any error
      warmUpTemplates({
        words: this.#messages,
        localizer: this.#localizer,
        views: this.#host.view,
        ui: this.#ui,
      }).catch(() => {});
  }

  /** Renders errors instead of a comparison. @param {Fault[]} faults @param {HTMLElement} retryButton the retry button */
  showErrors(faults, retryButton) {
    this.#renderId++;
    this.#releaseSpace();
    this.#decision?.close();
    this.#decision = this.#view = undefined;
    this.#root.classList.add('has-errors');
    this.#updateTheme();
    this.#root.hidden = false;
    render(errorBox(this.#localizer, faults, retryButton), this.#content);
  }

  get retry() {
    return this.#localizer.message('ui.retry');
  }

  /** @param {Fault} fault */
  message(fault) {
    return this.#localizer.error(fault);
  }

  /** Called after an attribute of the host has changed. @param {string} name */
  refresh(name) {
    if (name === 'theme') this.#updateTheme();
    else this.#render();
  }

  close() {
    this.#releaseSpace();
    this.#resizeObserver.disconnect();
    clearTimeout(this.#explainTimer);
    this.#renderId++;
    this.#decision?.close();
    this.#decision = undefined;
    this.#printMedia.removeEventListener('change', this.#onPrint);
    removeEventListener('beforeprint', this.#onPrint);
    removeEventListener('afterprint', this.#onPrint);
    removeEventListener('hashchange', this.#onHashChange);
    this.#colourProbe.remove();
    this.#root.remove();
  }

  get answers() {
    return copyOf(this.#reader.answers);
  }
  get importance() {
    return copyOf(this.#reader.importance);
  }
  /** The view of docs/view.md; null while there is no ranking. */
  get result() {
    return this.#isRanked ? copyOf(/** @type {View} */ (this.#view), Infinity) : null;
  }

  /** Removes the stored input, so that it does not outlive the page. */
  clearSavedInput() {
    if (this.#decision) this.#saveInput('');
  }

  /** @param {ExportFormat} format */
  async exportAs(format) {
    if (!this.#isFullView) await this.#loadExplanations();
    const context = this.#context();
    return context && this.#deferred ? this.#deferred.exportAs(format, context, this.#reader) : '';
  }

  /**
   * Replaces the whole input; the widget takes ownership of the object. Input that does not fit the comparison is
   * rejected as a whole.
   * @param {Reader} reader
   */
  setInput(reader) {
    if (!this.#decision) return;
    this.#view = this.#decision.view(reader);
    this.#reader = reader;
    this.#undoState = null;
    this.#setState({ ...startFlow(this.#view, this.#now().inOrder), undo: '', droppedCount: 0, shown: null });
  }

  /** Handles new input: evaluates it, renders the view, fires events. @param {Reader} reader @param {InputChange} [about] */
  #submit(reader, { question = null, criterion = null, undo = '', control, isDragging } = {}) {
    const view = this.#evaluate(reader);
    if (!view) {
      this.#render(true); // otherwise the clicked control would stay marked
      this.#focus();
      return false;
    }
    const isProof = view.settled && !this.#view?.settled && view.counts.open;
    const before = this.#reader;
    this.#undoState = undo ? { reader: before, ui: this.#ui } : null;
    this.#view = view;
    this.#reader = reader;
    preserveScroll(control, () => this.#setState({ isAnswerMissing: false, undo, droppedCount: 0, shown: null }));
    const news =
      undo || (isProof ? `${this.#localizer.message('ui.stop')} ${this.#localizer.message('ui.stop_why')}` : '');
    if (news || !control) this.#announce(news); // a slider's announcement follows later
    if (isDragging) return true;
    if (this.#host.resume === 'on') this.#saveInput(formatInput(this.#now().index, reader));
    if (reader.answers !== before.answers) {
      const chosen = question === null ? [] : (reader.answers[question] ?? []);
      this.#emit('trade-off-answer', { question, answers: chosen, all: this.answers });
    }
    if (reader.importance !== before.importance) {
      const points = criterion === null ? null : (reader.importance[criterion] ?? null);
      this.#emit('trade-off-importance', { criterion, points, all: this.importance });
    }
    if (this.#isRanked) this.#emit('trade-off-result', this.result);
    return true;
  }

  #onHashChange = () => {
    try {
      this.#applyLink();
    } catch (cause) {
      this.#onError(cause);
    }
  };

  /** Applies a link to this comparison that was opened on the same page. */
  #applyLink() {
    if (!this.#view) return;
    const { page, index, inOrder } = this.#now();
    const link = fragmentPart(location.hash, page.id);
    if (link === null || link === formatInput(index, this.#reader)) return;
    const { droppedCount, ...reader } = parseInput(index, link);
    const undo = formatInput(index, this.#reader) && this.#localizer.message('ui.undo_link');
    if (!this.#submit(reader, { undo })) return;
    this.#setState({ ...startFlow(this.#now().view, inOrder), tab: 'result', droppedCount });
    if (droppedCount) this.#announce(this.#localizer.message('ui.dropped', { count: droppedCount }));
  }

  /** @param {string} text */
  #saveInput(text) {
    const { id } = this.#now().page;
    saveInput(id, text, fragmentPart(location.hash, id));
  }

  /** @param {ShareWay} how */
  async #share(how) {
    const context = this.#context();
    if (!context || !this.#deferred) return;
    const { news, shown, detail } = await this.#deferred.share(how, context, this.#reader);
    this.#setState({ shown });
    this.#announce(news, 'share-status');
    /** @type {HTMLInputElement | null} */ (shown && this.#content.querySelector('[readonly]'))?.select();
    if (detail) this.#emit('trade-off-share', detail);
  }

  /**
   * The engine's view. On an error, reports it on the screen and returns null; the previous input stays.
   * @param {Reader} reader
   */
  #evaluate(reader) {
    try {
      return this.#decision?.view(reader) ?? null;
    } catch (error) {
      const errors = /** @type {{errors?: Fault[]}} */ (error).errors ?? [makeError('engine_failed', {})];
      const messages = errors.map((one) => ({ ...one, message: this.#localizer.error(one) }));
      this.#announce(messages.map(({ message }) => message).join(' '), 'alarm');
      this.#emit('trade-off-error', { errors: messages });
      console.error('[trade-off]', error);
      return null;
    }
  }

  /** Only for actions: these are triggered by rendered controls, so a view exists. */
  #now() {
    const [decision, view, index] = /** @type {[Decision, View, PageIndex]} */ ([
      this.#decision,
      this.#view,
      this.#index,
    ]);
    const inOrder = this.#host.ask === 'author';
    return {
      page: decision.page,
      index,
      localizer: this.#localizer,
      view,
      ui: this.#ui,
      reader: this.#reader,
      inOrder,
    };
  }

  /** @param {Partial<UiState>} step */
  #navigate(step) {
    keepTallestQuestion(this.#content);
    this.#setState({ ...step, visit: ++this.#ui.visit });
    this.#focus();
  }

  /** @param {Partial<UiState>} change */
  #setState(change) {
    this.#ui = { ...this.#ui, ...change };
    this.#render();
  }

  /**
   * @param {string} text
   * @param {'visually-hidden' | 'alarm' | 'share-status'} [kind] visually-hidden: for screen readers only; otherwise visible to all
   * @param {number} [wait] milliseconds
   */
  #announce(text, kind = 'visually-hidden', wait = 0) {
    clearTimeout(this.#announceTimer);
    const tell = () => Object.assign(this.#liveRegion, { textContent: text, className: kind });
    if (wait) this.#announceTimer = setTimeout(tell, wait);
    else tell();
  }

  /** Moves the focus to the heading of the new content. */
  #focus() {
    this.#releaseSpace();
    /** @type {HTMLElement | null} */ (this.#content.querySelector('[tabindex="-1"]'))?.focus();
  }

  #onPrint = (/** @type {Event} */ event) =>
    this.#setState({
      printing: event.type === 'beforeprint' || (event.type !== 'afterprint' && this.#printMedia.matches),
      renderedPieces: Infinity,
      renderedSections: Infinity,
    });

  /**
   * On a rendering error, reports it and stops rendering until another comparison is opened.
   * @param {boolean} [anew] discards the existing DOM first
   */
  #render(anew) {
    if (this.#hasFailed) return;
    try {
      if (anew) render(nothing, this.#content);
      this.#renderContent();
    } catch (cause) {
      this.#hasFailed = true;
      this.#onError(cause);
    }
  }

  #renderContent() {
    const { tab, fillsWindow } = this.#ui;
    // An iframe that is resized to the height of its page would grow in a loop.
    this.#ui.fillsWindow = tab === 'result' && parent === window && (fillsWindow || !this.#isFullView);
    const context = this.#context();
    if (!context) return;
    const draw = () => render(widgetView(context), this.#content);
    const { renderedPieces } = context.ui;
    const isParseOnly = this.#root.hidden && renderedPieces < 0; // only parse in this task; rendering happens in the next one
    const start = performance.now();
    if (!isParseOnly) this.#deferred ? this.#deferred.animateRanking(this.#content, draw) : draw();
    this.#renderMs += performance.now() - start;
    this.#explainSoon();
    this.#renderRest(context);
  }

  /**
   * Renders the remaining pieces in later tasks. The first paint also has its own task.
   * @param {RenderContext} context
   */
  #renderRest(context) {
    const { tab, renderedPieces, printing } = context.ui;
    const renderId = ++this.#renderId;
    const after = async (/** @type {number} */ time, /** @type {() => void} */ act) => {
      await (time ? delay(time) : yieldToMain());
      try {
        if (renderId === this.#renderId) act();
      } catch (cause) {
        this.#onError(cause);
      }
    };
    // only the table is rendered in pieces
    const [whole, end] =
      tab === 'compare'
        ? [Math.min(context.page.criteria.length + MAX_OPEN_FOLDS, MAX_PIECES_AT_ONCE), countPieces(context)]
        : [0, 0];
    const isFirst = this.#root.hidden;
    const inSight = isFirst ? Math.min(whole, this.#visibleRows) : whole;
    // If rendering the other rows would take longer than one animation frame, estimated from the rows so far, the first
    // paint does not wait for them.
    const others = (this.#renderMs * (whole - renderedPieces)) / (renderedPieces + 1); // the part above the rows counts as one row
    const isEnough = renderedPieces >= whole || (renderedPieces >= inSight && others > FRAME_MS);
    const continueIn = (/** @type {number} */ time) => {
      if (renderedPieces >= end) return;
      const more = Math.min(renderedPieces * 0.25 + MIN_PIECES_PER_TASK, Math.ceil(this.#affordablePieces));
      const next = renderedPieces < 0 && inSight > MAX_ROWS_WITH_HEAD ? 0 : renderedPieces + more;
      const limit = renderedPieces < inSight ? inSight : renderedPieces < whole ? whole : end;
      const reached = Math.min(next, limit);
      after(time, () => {
        const start = performance.now();
        this.#setState({ renderedPieces: reached });
        this.#affordablePieces = ((reached - renderedPieces) * GROWTH_MS) / (performance.now() - start);
      });
    };
    const show = (/** @type {number} */ rest) => {
      this.#reveal(renderedPieces < whole);
      if (renderedPieces >= whole) this.#emitReady();
      continueIn(rest);
    };
    if (!isEnough) continueIn(0);
    else if (isFirst && !printing) after(0, () => show(HIDDEN_RENDER_DELAY_MS));
    else show(0);
  }

  /** @returns {RenderContext | null} */
  #context() {
    const [page, view, index] = [this.#decision?.page, this.#view, this.#index];
    if (!page || !view || !index) return null;
    const { heading, view: views } = this.#host;
    const allowed = tabsOf({ page, views });
    const ui = allowed.includes(this.#ui.tab) ? this.#ui : { ...this.#ui, tab: allowed[0] };
    const lang = page.lang === this.#localizer.lang ? nothing : page.lang;
    const today = new Date().toISOString().slice(0, 10);
    return {
      page,
      view,
      ui,
      actions: this.#actions,
      localizer: this.#localizer,
      index,
      heading,
      views,
      today,
      deferred: this.#deferred,
      isLoadingMore: this.#isLoadingMore,
      lang,
    };
  }

  /** @param {string} name @param {unknown} detail */
  #emit(name, detail) {
    this.#host.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

/** @param {keyof HTMLElementTagNameMap} name @param {string} className */
function element(name, className) {
  const made = create(name);
  made.className = className;
  return made;
}
