import { nothing, render } from 'lit-html';
import { create } from '../dom.js';
import { copyOf } from '../json.js';
import { pause } from '../pause.js';
import { partOf, read, write } from '../share/fragment.js';
import { remember } from '../share/session.js';
import { startOf } from '../share/start.js';
import { all } from '../views/all.js';
import { AT_ONCE, piecesOf } from '../views/background.js';
import { faultBox } from '../views/faults.js';
import { tabsOf } from '../views/head.js';
import { Say } from '../views/words.js';
import { actionsOf } from './actions.js';
import { columnsIn } from './columns.js';
import { FRAME, OPEN_FOLDS, hold, placeOf, rowsIn } from './hold.js';
import { indexPage } from './index_page.js';
import { fault } from './load.js';
import { begin } from './path.js';
import { rehearse } from './rehearsal.js';
import { keepTallest, steady } from './steady.js';
import { followTheme } from './theme.js';
/** @import { About } from './actions.js' */
/** @import { Decision, ExportFormat, Fault, More, Page, Reader, Scene, Screen, ShareWay, View, Words } from './contract.js' */
/** @import { PageIndex } from './index_page.js' */
/** @import { TradeOff } from './shell.js' */

/**
 * Milliseconds from a rendering to fetching the explanations: on the result tab, bar animations have ended by then; on
 * other tabs, the reader has stopped answering.
 */
const DRAWN = 300;
const AT_REST = 2000;

/** Minimum number of pieces by which the table grows in each task. */
const PIECES = 8;

/** If at most this many rows fill the space, they are rendered in one task with the part above them. */
const FEW = 4;

/**
 * Milliseconds from the first paint to rendering what is not visible yet: on a slow machine, the reader may act first.
 */
const REST = 150;

/** Maximum milliseconds of rendering explanations in one task; the next task follows one animation frame later. */
const SLICE = 10;

/** Maximum milliseconds to wait for the messages of an error. */
const PATIENCE = 3000;

/** Renders one comparison into a shadow root and keeps its reader's input. The host controls its lifecycle. */
export class Widget {
  #host;
  #english;
  /** @type {Words} */ #words;
  #bringMore;
  #onBroken;
  /** @type {More | undefined} */ #later;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #rest;
  #gaveUp = false; // until the next action
  #frame = element('div', 'frame');
  #box = element('div', 'box-in');
  #status = element('p', 'vh');
  #probe = element('i', 'probe');
  // zero-height sensor for width changes; observing the frame itself would cause a ResizeObserver loop when revealed
  // rows change its height
  #width = element('div', 'width');
  #more = /** @type {HTMLButtonElement} */ (element('button', 'more-button'));
  #retheme;
  #paper = matchMedia('print');
  /** @type {Decision | undefined} */ #decision;
  /** @type {PageIndex | undefined} */ #index;
  /** @type {Say} */ #say;
  /** @type {View | undefined} */ #view;
  /** @type {Reader} */ #reader = { answers: {}, importance: {} };
  /** @type {{reader: Reader, screen: Screen} | null} */ #before = null;
  /** @type {Screen} */ #screen = {
    tab: 'compare',
    question: '',
    visit: 0,
    trail: [],
    back: '',
    missing: false,
    undo: '',
    columns: 2,
    picked: [],
    touched: -1,
    hideAlike: false,
    printing: false,
    room: false,
    pieces: 0,
    parts: 0,
    dropped: 0,
    shown: null,
  };
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #news;
  /**
   * Runs in a later task: changing observed sizes in the callback would cause a loop, which browsers report as an
   * error.
   */
  #resize = new ResizeObserver(() =>
    setTimeout(() => {
      this.#retheme(); // if the widget was hidden, the page's colours may have changed meanwhile
      const columns = columnsIn(this.#frame);
      if (columns !== this.#screen.columns) this.#put({ columns });
    }),
  );
  #release = () => {};
  #show = (/** @type {boolean} */ _hasMore) => {};
  #ready = () => {};
  /** @type {(() => void) | null} */ #clear = null;
  #inSight = Infinity; // number of rows that fill the reserved space
  #isBroken = false;
  #took = 0; // milliseconds spent on rendering so far
  #growth = 0; // counts renderings; pending work of an earlier one is cancelled
  #act = actionsOf({
    now: () => this.#now(),
    reply: (reader, about) => this.#reply(reader, about),
    put: (step) => this.#put(step),
    go: (step) => this.#go(step),
    announce: (text, wait) => this.#announce(text, 'vh', wait),
    before: () => this.#before,
    share: (how) => this.#share(how),
  });

  /** @param {TradeOff} host @param {ShadowRoot} root @param {{words: Words, sheet: CSSStyleSheet, bringMore: () => Promise<More>, onBroken: (cause: unknown) => void}} shared */
  constructor(host, root, { words, sheet, bringMore, onBroken }) {
    this.#host = host;
    this.#onBroken = onBroken;
    this.#bringMore = async () => {
      if (this.#later) return;
      this.#later = await bringMore();
      Object.assign(this.#english, this.#later.words);
      if (!root.adoptedStyleSheets.includes(this.#later.sheet)) root.adoptedStyleSheets.push(this.#later.sheet);
    };
    this.#english = this.#words = words;
    this.#say = new Say(words, 'en'); // until the language is known
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
    this.#status.setAttribute('role', 'status');
    this.#more.type = 'button';
    this.#more.hidden = true;
    this.#frame.part.add('frame');
    this.#frame.append(this.#box, this.#status, this.#more, this.#width);
    this.#frame.hidden = true; // until it has content
    root.prepend(this.#probe, this.#frame);
    this.#retheme = followTheme(host, this.#frame, this.#probe);
    this.#paper.addEventListener('change', this.#onPaper);
    addEventListener('beforeprint', this.#onPaper);
    addEventListener('afterprint', this.#onPaper);
    addEventListener('hashchange', this.#onLink);
  }

  /**
   * Takes over an open decision and renders it. The first rendering takes the space of the content that `clear`
   * removes; `clear` is called once everything visible is rendered.
   * @param {Decision} decision
   * @param {Reader | null} reader input that the page has set
   * @param {(() => void) | null} clear removes the previous content; null if a comparison was rendered before
   */
  open(decision, reader, clear) {
    const isFirst = this.#frame.hidden;
    this.#isBroken = false;
    this.#clear ??= clear;
    let place = isFirst || !clear ? null : placeOf(this.#host, true);
    const { page } = decision;
    const tabs = tabsOf({ page, views: this.#host.view });
    this.#inSight = isFirst && clear ? rowsIn(this.#host, tabs.includes('decide') ? 'asks' : 'tells') : Infinity;
    this.#show = (hasMore) => {
      this.#show = () => {};
      this.#retheme(); // while the fallback is still there: reading a colour forces a layout
      if (isFirst) place = placeOf(this.#host, false);
      this.#clear?.();
      this.#clear = null;
      this.#frame.hidden = false;
      if (place?.height || place?.wanted) this.#release = hold(this.#host, this.#frame, this.#more, place, hasMore);
      this.#resize.observe(this.#width);
    };
    this.#ready = () => {
      this.#ready = () => {};
      queueMicrotask(() => this.#tell('trade-off-ready', { id: page.id }));
    };
    // the same comparison again: keep the input
    const said = this.#decision?.page.id === page.id ? write(this.#now().index, this.#reader) : null;
    this.#decision?.close();
    this.#decision = decision;
    this.#index = indexPage(page);
    this.#say = new Say(this.#words, this.#say.lang, this.#index);
    this.#frame.classList.remove('faulty');
    const { dropped, linked, ...start } = reader
      ? { ...reader, dropped: 0, linked: false }
      : startOf(page, this.#index, this.#host.resume === 'on', said);
    this.#screen = {
      ...this.#screen,
      tab: linked ? 'result' : tabs[0],
      question: '',
      trail: [],
      pieces: isFirst ? -1 : Infinity,
      parts: this.#later ? Infinity : 0,
      printing: this.#paper.matches,
      columns: columnsIn(this.#host),
      picked: [],
    };
    const refused = this.#take(start);
    if (dropped) this.#put({ dropped });
    this.#hint(page.hints);
    return refused;
  }

  /**
   * Sets the initial input. Input that belongs to another comparison is dropped and reported.
   * @param {Reader} reader
   * @returns {Fault[]}
   */
  #take(reader) {
    try {
      this.say(reader);
      return [];
    } catch (error) {
      if (!(error instanceof Error && 'errors' in error)) throw error;
      this.say({ answers: {}, importance: {} });
      return /** @type {Fault[]} */ (error.errors);
    }
  }

  /** Prints hints for the author to the console, such as unknown fields. @param {Fault[]} hints */
  async #hint(hints) {
    if (!hints.length) return;
    await this.wordsFor(hints, 'hint');
    for (const hint of hints) console.info('[trade-off]', hint.path, this.#say.fault(hint, 'hint'));
  }

  /**
   * Loads the messages of errors or hints on demand, because mainly authors see them. Waits a limited time.
   * @param {Fault[]} faults
   * @param {'error' | 'hint'} [kind]
   */
  async wordsFor(faults, kind = 'error') {
    if (faults.every(({ code }) => Object.hasOwn(this.#words, `${kind}.${code}`))) return;
    await Promise.race([this.#bringMore().catch(() => {}), pause(PATIENCE)]);
  }

  /**
   * Fetches the remaining modules of engine and views. The result works without them, and the next rendering tries
   * again.
   */
  async #complete() {
    const decision = this.#decision;
    try {
      await Promise.all([decision?.complete(), this.#bringMore()]);
    } catch (cause) {
      console.warn('[trade-off]', cause);
      return this.#giveUp();
    }
    this.#gaveUp = false;
    if (!decision || decision !== this.#decision) return;
    await pause();
    if (decision !== this.#decision) return;
    // an engine that was loaded whole has already given the full view
    const view = this.#isWhole ? this.#view : this.#ask(this.#reader);
    if (!view) return this.#giveUp();
    this.#view = view;
    // parts per task: parts that are not visible take no time
    const parts = this.#screen.tab === 'result' ? 1 : Infinity;
    do {
      await pause(FRAME); // a page that is rendered in steps stays responsive
      if (decision !== this.#decision) return;
      const start = performance.now();
      do this.#put({ parts: this.#screen.parts + parts });
      while (this.#isMore && performance.now() - start < SLICE);
    } while (this.#isMore);
    if (this.#isRanked) this.#tell('trade-off-result', this.result);
  }

  /** Stops waiting for explanations until the next action. */
  #giveUp() {
    this.#gaveUp = true;
    this.#draw();
    clearTimeout(this.#rest);
  }

  get #isRanked() {
    return !!this.#view && this.#view.verdict !== 'none_yet';
  }

  /** False for a view from before the engine was complete: it is still a glance. */
  get #isWhole() {
    return !!this.#later && !!this.#view?.complete;
  }

  /** Some of the explanation is not rendered yet. */
  get #isMore() {
    return this.#screen.parts < (this.#later?.parts ?? 0);
  }

  get #expects() {
    return !this.#gaveUp && (!this.#isWhole || this.#isMore);
  }

  /** Schedules the explanations: after the animation of the result, or after a pause in the reader's input. */
  #explainSoon() {
    clearTimeout(this.#rest);
    const isLooking = this.#screen.tab === 'result';
    if (!(this.#isRanked || isLooking) || this.#isWhole) return;
    this.#rest = setTimeout(() => this.#complete().catch(this.#onBroken), isLooking ? DRAWN : AT_REST);
  }

  /**
   * Changes the messages, or falls back to English, and renders again.
   * @param {string} lang
   * @param {Words | void | false} words
   */
  speak(lang, words) {
    this.#words = words || this.#english;
    this.#say = new Say(this.#words, words ? lang : 'en', this.#index);
    this.#more.textContent = this.#say.word('ui.show_all');
    this.#frame.dir = this.#say.word('ui.direction');
    this.#frame.lang = this.#say.lang;
    this.#say.date('2000-01-01'); // creating the first date format is slow: keep it out of the rendering task
    this.#draw();
    if (!this.#decision)
      // rendering reports any error
      rehearse({ words: this.#words, say: this.#say, views: this.#host.view, screen: this.#screen }).catch(() => {});
  }

  /** Renders errors instead of a comparison. @param {Fault[]} faults @param {HTMLElement} again the retry button */
  fail(faults, again) {
    this.#growth++;
    this.#release();
    this.#decision?.close();
    this.#decision = this.#view = undefined;
    this.#frame.classList.add('faulty');
    this.#retheme();
    this.#frame.hidden = false;
    render(faultBox(this.#say, faults, again), this.#box);
  }

  get retry() {
    return this.#say.word('ui.retry');
  }

  /** @param {Fault} fault */
  message(fault) {
    return this.#say.fault(fault);
  }

  /** Called after an attribute of the host has changed. @param {string} name */
  refresh(name) {
    if (name === 'theme') this.#retheme();
    else this.#draw();
  }

  close() {
    this.#release();
    this.#resize.disconnect();
    clearTimeout(this.#rest);
    this.#growth++;
    this.#decision?.close();
    this.#decision = undefined;
    this.#paper.removeEventListener('change', this.#onPaper);
    removeEventListener('beforeprint', this.#onPaper);
    removeEventListener('afterprint', this.#onPaper);
    removeEventListener('hashchange', this.#onLink);
    this.#probe.remove();
    this.#frame.remove();
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
  forget() {
    if (this.#decision) this.#remember('');
  }

  /** @param {ExportFormat} format */
  async exportAs(format) {
    if (!this.#isWhole) await this.#complete();
    const scene = this.#scene();
    return scene && this.#later ? this.#later.exportAs(format, scene, this.#reader) : '';
  }

  /**
   * Replaces the whole input; the widget takes ownership of the object. Input that does not fit the comparison is
   * rejected as a whole.
   * @param {Reader} reader
   */
  say(reader) {
    if (!this.#decision) return;
    this.#view = this.#decision.view(reader);
    this.#reader = reader;
    this.#before = null;
    this.#put({ ...begin(this.#view, this.#now().inOrder), undo: '', dropped: 0, shown: null });
  }

  /** Handles new input: evaluates it, renders the view, fires events. @param {Reader} reader @param {About} [about] */
  #reply(reader, { question = null, criterion = null, undo = '', near, isMoving } = {}) {
    const view = this.#ask(reader);
    if (!view) {
      this.#draw(true); // otherwise the clicked control would stay marked
      this.#focus();
      return false;
    }
    const isProof = view.settled && !this.#view?.settled && view.counts.open;
    const before = this.#reader;
    this.#before = undo ? { reader: before, screen: this.#screen } : null;
    this.#view = view;
    this.#reader = reader;
    steady(near, () => this.#put({ missing: false, undo, dropped: 0, shown: null }));
    const news = undo || (isProof ? `${this.#say.word('ui.stop')} ${this.#say.word('ui.stop_why')}` : '');
    if (news || !near) this.#announce(news); // a slider's announcement follows later
    if (isMoving) return true;
    if (this.#host.resume === 'on') this.#remember(write(this.#now().index, reader));
    if (reader.answers !== before.answers) {
      const chosen = question === null ? [] : (reader.answers[question] ?? []);
      this.#tell('trade-off-answer', { question, answers: chosen, all: this.answers });
    }
    if (reader.importance !== before.importance) {
      const points = criterion === null ? null : (reader.importance[criterion] ?? null);
      this.#tell('trade-off-importance', { criterion, points, all: this.importance });
    }
    if (this.#isRanked) this.#tell('trade-off-result', this.result);
    return true;
  }

  #onLink = () => {
    try {
      this.#follow();
    } catch (cause) {
      this.#onBroken(cause);
    }
  };

  /** Applies a link to this comparison that was opened on the same page. */
  #follow() {
    if (!this.#view) return;
    const { page, index, inOrder } = this.#now();
    const link = partOf(location.hash, page.id);
    if (link === null || link === write(index, this.#reader)) return;
    const { dropped, ...reader } = read(index, link);
    const undo = write(index, this.#reader) && this.#say.word('ui.undo_link');
    if (!this.#reply(reader, { undo })) return;
    this.#put({ ...begin(this.#now().view, inOrder), tab: 'result', dropped });
    if (dropped) this.#announce(this.#say.word('ui.dropped', { count: dropped }));
  }

  /** @param {string} text */
  #remember(text) {
    const { id } = this.#now().page;
    remember(id, text, partOf(location.hash, id));
  }

  /** @param {ShareWay} how */
  async #share(how) {
    const scene = this.#scene();
    if (!scene || !this.#later) return;
    const { news, shown, detail } = await this.#later.share(how, scene, this.#reader);
    this.#put({ shown });
    this.#announce(news, 'news');
    /** @type {HTMLInputElement | null} */ (shown && this.#box.querySelector('[readonly]'))?.select();
    if (detail) this.#tell('trade-off-share', detail);
  }

  /**
   * The engine's view. On an error, reports it on the screen and returns null; the previous input stays.
   * @param {Reader} reader
   */
  #ask(reader) {
    try {
      return this.#decision?.view(reader) ?? null;
    } catch (error) {
      const errors = /** @type {{errors?: Fault[]}} */ (error).errors ?? [fault('engine_failed', {})];
      const messages = errors.map((one) => ({ ...one, message: this.#say.fault(one) }));
      this.#announce(messages.map(({ message }) => message).join(' '), 'alarm');
      this.#tell('trade-off-error', { errors: messages });
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
    return { page: decision.page, index, say: this.#say, view, screen: this.#screen, reader: this.#reader, inOrder };
  }

  /** @param {Partial<Screen>} step */
  #go(step) {
    keepTallest(this.#box);
    this.#put({ ...step, visit: ++this.#screen.visit });
    this.#focus();
  }

  /** @param {Partial<Screen>} change */
  #put(change) {
    this.#screen = { ...this.#screen, ...change };
    this.#draw();
  }

  /**
   * @param {string} text
   * @param {'vh' | 'alarm' | 'news'} [kind] vh: for screen readers only; otherwise visible to all
   * @param {number} [wait] milliseconds
   */
  #announce(text, kind = 'vh', wait = 0) {
    clearTimeout(this.#news);
    const tell = () => Object.assign(this.#status, { textContent: text, className: kind });
    if (wait) this.#news = setTimeout(tell, wait);
    else tell();
  }

  /** Moves the focus to the heading of the new content. */
  #focus() {
    this.#release();
    /** @type {HTMLElement | null} */ (this.#box.querySelector('[tabindex="-1"]'))?.focus();
  }

  #onPaper = (/** @type {Event} */ event) =>
    this.#put({
      printing: event.type === 'beforeprint' || (event.type !== 'afterprint' && this.#paper.matches),
      pieces: Infinity,
      parts: Infinity,
    });

  /**
   * On a rendering error, reports it and stops rendering until another comparison is opened.
   * @param {boolean} [anew] discards the existing DOM first
   */
  #draw(anew) {
    if (this.#isBroken) return;
    try {
      if (anew) render(nothing, this.#box);
      this.#drawScene();
    } catch (cause) {
      this.#isBroken = true;
      this.#onBroken(cause);
    }
  }

  #drawScene() {
    const { tab, room } = this.#screen;
    // An iframe that is resized to the height of its page would grow in a loop.
    this.#screen.room = tab === 'result' && parent === window && (room || !this.#isWhole);
    const scene = this.#scene();
    if (!scene) return;
    const draw = () => render(all(scene), this.#box);
    const { pieces } = scene.screen;
    const isRead = this.#frame.hidden && pieces < 0; // only parse in this task; rendering happens in the next one
    const start = performance.now();
    if (!isRead) this.#later ? this.#later.moving(this.#box, draw) : draw();
    this.#took += performance.now() - start;
    this.#explainSoon();
    this.#growOn(scene.page, scene.screen);
  }

  /**
   * Renders the remaining pieces in later tasks. The first paint also has its own task.
   * @param {Page} page
   * @param {Screen} screen
   */
  #growOn(page, { tab, pieces, printing }) {
    const turn = ++this.#growth;
    const after = async (/** @type {number} */ time, /** @type {() => void} */ act) => {
      await pause(time);
      try {
        if (turn === this.#growth) act();
      } catch (cause) {
        this.#onBroken(cause);
      }
    };
    const { folds, end: all } = piecesOf(page);
    // only the table is rendered in pieces
    const [whole, end] = tab === 'compare' ? [Math.min(folds + OPEN_FOLDS, AT_ONCE), all] : [0, 0];
    const isFirst = this.#frame.hidden;
    const inSight = isFirst ? Math.min(whole, this.#inSight) : whole;
    // If rendering the other rows would take longer than one animation frame, estimated from the rows so far, the first
    // paint does not wait for them.
    const others = (this.#took * (whole - pieces)) / (pieces + 1); // the part above the rows counts as one row
    const isEnough = pieces >= whole || (pieces >= inSight && others > FRAME);
    const growIn = (/** @type {number} */ time) => {
      if (pieces >= end) return;
      const next = pieces < 0 && inSight > FEW ? 0 : pieces * 1.25 + PIECES;
      after(time, () =>
        this.#put({ pieces: pieces < whole ? Math.min(next, pieces < inSight ? inSight : whole) : next }),
      );
    };
    const show = (/** @type {number} */ rest) => {
      this.#show(pieces < whole);
      if (pieces >= whole) this.#ready();
      growIn(rest);
    };
    if (!isEnough) growIn(0);
    else if (isFirst && !printing) after(0, () => show(REST));
    else show(0);
  }

  /** @returns {Scene | null} */
  #scene() {
    const [page, view, index] = [this.#decision?.page, this.#view, this.#index];
    if (!page || !view || !index) return null;
    const { heading, view: views } = this.#host;
    const allowed = tabsOf({ page, views });
    const screen = allowed.includes(this.#screen.tab) ? this.#screen : { ...this.#screen, tab: allowed[0] };
    const lang = page.lang === this.#say.lang ? nothing : page.lang;
    const today = new Date().toISOString().slice(0, 10);
    return {
      page,
      view,
      screen,
      act: this.#act,
      say: this.#say,
      index,
      heading,
      views,
      today,
      more: this.#later,
      expects: this.#expects,
      lang,
    };
  }

  /** @param {string} name @param {unknown} detail */
  #tell(name, detail) {
    this.#host.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

/** @param {keyof HTMLElementTagNameMap} name @param {string} className */
function element(name, className) {
  const made = create(name);
  made.className = className;
  return made;
}
