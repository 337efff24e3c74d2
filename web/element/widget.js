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

/** Milliseconds from a drawing to fetching what explains it: bars have moved by then, and a reader who is answering has stopped. */
const DRAWN = 300;
const AT_REST = 2000;

/** The table grows by so many pieces at least, each time in a task of its own. */
const PIECES = 8;

/** Where so many fill the place, they are drawn together with what stands above them. */
const FEW = 4;

/** Milliseconds from the first look at it to what cannot be seen yet: a reader on a slow machine may act first. */
const REST = 150;

/** What explains a result is drawn for so many milliseconds, then, a frame later, goes on. */
const SLICE = 10;

/** Milliseconds to wait for the words of a fault. */
const PATIENCE = 3000;

/** Draws one comparison into a shadow root and keeps what its reader said. The host tells it when to go. */
export class Widget {
  #host;
  #english;
  /** @type {Words} */ #words;
  #bringMore;
  #onBroken;
  /** @type {More | undefined} */ #later;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #rest;
  #gaveUp = false; // for now
  #frame = element('div', 'frame');
  #box = element('div', 'box-in');
  #status = element('p', 'vh');
  #probe = element('i', 'probe');
  #width = element('div', 'width'); // as wide as the frame, and never tall: rows that come into sight change a frame's height while sizes are heard
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
  /** In a task later: what it changes could be heard at once, and so on, and browsers call that an error. */
  #resize = new ResizeObserver(() =>
    setTimeout(() => {
      this.#retheme(); // where the widget was hidden, the page may have changed meanwhile
      const columns = columnsIn(this.#frame);
      if (columns !== this.#screen.columns) this.#put({ columns });
    }),
  );
  #release = () => {};
  #show = (/** @type {boolean} */ _hasMore) => {};
  #ready = () => {};
  /** @type {(() => void) | null} */ #clear = null;
  #inSight = Infinity; // so many rows fill the place that is held
  #isBroken = false;
  #took = 0; // milliseconds for all that has been drawn
  #growth = 0; // counts drawings: what an earlier one has yet to do is void
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
    this.#say = new Say(words, 'en'); // until it is told what to speak
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
    this.#status.setAttribute('role', 'status');
    this.#more.type = 'button';
    this.#more.hidden = true;
    this.#frame.part.add('frame');
    this.#frame.append(this.#box, this.#status, this.#more, this.#width);
    this.#frame.hidden = true; // until there is something in it
    root.prepend(this.#probe, this.#frame);
    this.#retheme = followTheme(host, this.#frame, this.#probe);
    this.#paper.addEventListener('change', this.#onPaper);
    addEventListener('beforeprint', this.#onPaper);
    addEventListener('afterprint', this.#onPaper);
    addEventListener('hashchange', this.#onLink);
  }

  /**
   * Takes over an open decision and draws it, at first in the place of what `clear` removes once all that can be seen is drawn.
   * @param {Decision} decision
   * @param {Reader | null} reader what the page has set
   * @param {(() => void) | null} clear null where a comparison was drawn before
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
      this.#retheme(); // while the fallback is there: to ask for a colour lays the page out
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
    const said = this.#decision?.page.id === page.id ? write(this.#now().index, this.#reader) : null; // the same, said anew
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

  /** At the start: what another comparison's reader said is left out, and reported. @param {Reader} reader @returns {Fault[]} */
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

  /** For the author's console: a field that is not known. @param {Fault[]} hints */
  async #hint(hints) {
    if (!hints.length) return;
    await this.wordsFor(hints, 'hint');
    for (const hint of hints) console.info('[trade-off]', hint.path, this.#say.fault(hint, 'hint'));
  }

  /** Most faults are the author's to see, so the words for them come only then, if they come in time. @param {Fault[]} faults @param {'error' | 'hint'} [kind] */
  async wordsFor(faults, kind = 'error') {
    if (faults.every(({ code }) => Object.hasOwn(this.#words, `${kind}.${code}`))) return;
    await Promise.race([this.#bringMore().catch(() => {}), pause(PATIENCE)]);
  }

  /** Fetches the rest: of the engine, and of what draws. The result stands without it, and the next drawing asks again. */
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
    const view = this.#isWhole ? this.#view : this.#ask(this.#reader); // an engine that came whole has told all
    if (!view) return this.#giveUp();
    this.#view = view;
    const parts = this.#screen.tab === 'result' ? 1 : Infinity; // at a time: what nobody sees takes none
    do {
      await pause(FRAME); // a page that is drawn bit by bit stays awake
      if (decision !== this.#decision) return;
      const start = performance.now();
      do this.#put({ parts: this.#screen.parts + parts });
      while (this.#isMore && performance.now() - start < SLICE);
    } while (this.#isMore);
    if (this.#isRanked) this.#tell('trade-off-result', this.result);
  }

  /** Until the next action. */
  #giveUp() {
    this.#gaveUp = true;
    this.#draw();
    clearTimeout(this.#rest);
  }

  get #isRanked() {
    return !!this.#view && this.#view.verdict !== 'none_yet';
  }

  /** A view from before the engine was whole is a glance still. */
  get #isWhole() {
    return !!this.#later && !!this.#view?.slider;
  }

  /** Some of what explains a result has yet to be drawn. */
  get #isMore() {
    return this.#screen.parts < (this.#later?.parts ?? 0);
  }

  get #expects() {
    return !this.#gaveUp && (!this.#isWhole || this.#isMore);
  }

  /** What explains a result comes after it: once its first drawing has come to rest, or the reader has. */
  #explainSoon() {
    clearTimeout(this.#rest);
    const isLooking = this.#screen.tab === 'result';
    if (!(this.#isRanked || isLooking) || this.#isWhole) return;
    this.#rest = setTimeout(() => this.#complete().catch(this.#onBroken), isLooking ? DRAWN : AT_REST);
  }

  /** Goes over to other words, or to English, and draws anew what is drawn. @param {string} lang @param {Words | void | false} words */
  speak(lang, words) {
    this.#words = words || this.#english;
    this.#say = new Say(this.#words, words ? lang : 'en', this.#index);
    this.#more.textContent = this.#say.word('ui.show_all');
    this.#frame.dir = this.#say.word('ui.direction');
    this.#frame.lang = this.#say.lang;
    this.#say.date('2000-01-01'); // to make the first format takes long: not in the task that draws
    this.#draw();
    if (!this.#decision)
      rehearse({ words: this.#words, say: this.#say, views: this.#host.view, screen: this.#screen }).catch(() => {}); // whatever it is, drawing tells
  }

  /** Draws what is wrong instead of a comparison. @param {Fault[]} faults @param {HTMLElement} again the button for another try */
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

  /** After an attribute of the host has changed. @param {string} name */
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

  /** Nothing of what was said outlives the page. */
  forget() {
    if (this.#decision) this.#remember('');
  }

  /** @param {ExportFormat} format */
  async exportAs(format) {
    if (!this.#isWhole) await this.#complete();
    const scene = this.#scene();
    return scene && this.#later ? this.#later.exportAs(format, scene, this.#reader) : '';
  }

  /** Replaces all that the reader said; the reader is ours to keep. One that the comparison does not know is refused whole. @param {Reader} reader */
  say(reader) {
    if (!this.#decision) return;
    this.#view = this.#decision.view(reader);
    this.#reader = reader;
    this.#before = null;
    this.#put({ ...begin(this.#view, this.#now().inOrder), undo: '', dropped: 0, shown: null });
  }

  /** The reader said something: new view, new drawing, events. @param {Reader} reader @param {About} [about] */
  #reply(reader, { question = null, criterion = null, undo = '', near, isMoving } = {}) {
    const view = this.#ask(reader);
    if (!view) {
      this.#draw(true); // else what was marked stays marked
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
    if (news || !near) this.#announce(news); // a slider's news are on their way
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

  /** A link of this comparison was opened on the page that is open already. */
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

  /** The engine's view, or null and the reason on the screen: what was said before stays. @param {Reader} reader */
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

  /** For its acts only, which come from what is drawn: there is a view by then. */
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

  /** @param {string} text for those who cannot see what changed @param {'vh' | 'alarm' | 'news'} [kind] or for all @param {number} [wait] */
  #announce(text, kind = 'vh', wait = 0) {
    clearTimeout(this.#news);
    const tell = () => Object.assign(this.#status, { textContent: text, className: kind });
    if (wait) this.#news = setTimeout(tell, wait);
    else tell();
  }

  /** To the heading of what has just come, where the reader goes on. */
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

  /** What cannot be drawn is told, and nothing more is drawn until there is another comparison. @param {boolean} [anew] */
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
    // A frame that is made as tall as its page would grow with it, and so on.
    this.#screen.room = tab === 'result' && parent === window && (room || !this.#isWhole);
    const scene = this.#scene();
    if (!scene) return;
    const draw = () => render(all(scene), this.#box);
    const { pieces } = scene.screen;
    const isRead = this.#frame.hidden && pieces < 0; // and no more: to draw it is a task of its own
    const start = performance.now();
    if (!isRead) this.#later ? this.#later.moving(this.#box, draw) : draw();
    this.#took += performance.now() - start;
    this.#explainSoon();
    this.#growOn(scene.page, scene.screen);
  }

  /** What is not drawn yet comes in tasks of its own, and so does the first look at it. @param {Page} page @param {Screen} screen */
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
    const [whole, end] = tab === 'compare' ? [Math.min(folds + OPEN_FOLDS, AT_ONCE), all] : [0, 0]; // only the table comes in pieces
    const isFirst = this.#frame.hidden;
    const inSight = isFirst ? Math.min(whole, this.#inSight) : whole;
    // Where the other rows would take longer than a frame to draw, judged by those that are there, the first look does not wait for them.
    const others = (this.#took * (whole - pieces)) / (pieces + 1); // what stands above the rows counts as one
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
