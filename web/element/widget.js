import { nothing, render } from 'lit-html';
import { all } from '../views/all.js';
import { faultBox } from '../views/faults.js';
import { tabsOf } from '../views/head.js';
import { Say } from '../views/words.js';
import { hold, placeOf } from './hold.js';
import { indexPage } from './index_page.js';
import { backward, begin, detour, forward } from './path.js';
import { followTheme } from './theme.js';
/** @import { Actions, Decision, Fault, Importance, ReaderAnswers, Screen, View, Words } from './contract.js' */
/** @import { TradeOff } from './shell.js' */

/** @typedef {{answers: ReaderAnswers, importance: Importance}} Reader */

/** The language of the widget's own words. */
const LANG = 'en';

/** Draws one comparison into a shadow root and keeps what its reader said. The host tells it when to go. */
export class Widget {
  #host;
  #words;
  #frame = element('div', 'frame');
  #box = element('div', 'box-in');
  #status = element('p', 'vh');
  #probe = element('i', 'probe');
  #more = /** @type {HTMLButtonElement} */ (element('button', 'more-button'));
  #retheme;
  #paper = matchMedia('print');
  /** @type {Decision | undefined} */ #decision;
  /** @type {ReturnType<typeof indexPage> | undefined} */ #index;
  /** @type {Say} */ #say;
  /** @type {View | undefined} */ #view;
  /** @type {ReaderAnswers} */ #answers = {};
  /** @type {Importance} */ #importance = {};
  /** @type {Screen} */ #screen = {
    tab: 'compare',
    question: '',
    trail: [],
    back: '',
    missing: false,
    printing: false,
    full: false,
  };
  #release = () => {};

  /** @param {TradeOff} host @param {ShadowRoot} root @param {{words: Words, sheet: CSSStyleSheet}} shared */
  constructor(host, root, { words, sheet }) {
    this.#host = host;
    this.#words = words;
    this.#say = new Say(words, LANG);
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
    this.#status.setAttribute('role', 'status');
    this.#more.type = 'button';
    this.#more.textContent = this.#say.word('ui.show_all');
    this.#more.hidden = true;
    this.#frame.lang = LANG;
    this.#frame.part.add('frame');
    this.#frame.append(this.#box, this.#status, this.#more);
    this.#frame.hidden = true; // until there is something in it
    root.prepend(this.#probe, this.#frame);
    this.#retheme = followTheme(host, this.#frame, this.#probe);
    this.#paper.addEventListener('change', this.#onPaper);
    addEventListener('beforeprint', this.#onPaper);
    addEventListener('afterprint', this.#onPaper);
  }

  /**
   * Takes over an open decision and draws it, at first in the place of what `clear` removes.
   * @param {Decision} decision
   * @param {Reader} reader
   * @param {(() => void) | null} clear null where a comparison was drawn before
   */
  open(decision, reader, clear) {
    const place = clear && placeOf(this.#host, this.#frame.classList.contains('faulty'));
    clear?.();
    this.#decision?.close();
    this.#decision = decision;
    this.#index = indexPage(decision.page);
    this.#say = new Say(this.#words, LANG, this.#index);
    this.#frame.classList.remove('faulty');
    this.#frame.hidden = false;
    this.#retheme();
    this.#screen = {
      ...this.#screen,
      tab: tabsOf({ page: decision.page, views: this.#host.view })[0],
      question: '',
      trail: [],
      full: !place?.height,
      printing: this.#paper.matches,
    };
    const refused = this.#take(reader);
    if (place?.height) this.#release = hold(this.#host, this.#frame, this.#more, place);
    setTimeout(() => this.#put({ full: true }));
    const unknown = decision.page.hints.filter(({ code }) => code === 'unknown_field'); // `check` tells the rest
    for (const hint of unknown) console.info('[trade-off]', hint.path, this.#say.fault(hint, 'hint'));
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

  /** Draws what is wrong instead of a comparison. @param {Fault[]} faults */
  fail(faults) {
    this.#release();
    this.#decision?.close();
    this.#decision = this.#view = undefined;
    this.#frame.classList.add('faulty');
    this.#frame.hidden = false;
    this.#retheme();
    render(faultBox(this.#say, faults), this.#box);
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
    this.#decision?.close();
    this.#decision = undefined;
    this.#paper.removeEventListener('change', this.#onPaper);
    removeEventListener('beforeprint', this.#onPaper);
    removeEventListener('afterprint', this.#onPaper);
    this.#probe.remove();
    this.#frame.remove();
  }

  get answers() {
    return structuredClone(this.#answers);
  }
  get importance() {
    return structuredClone(this.#importance);
  }
  /** The view of docs/view.md; null while there is no ranking. */
  get result() {
    return this.#view && this.#view.verdict !== 'none_yet' ? structuredClone(this.#view) : null;
  }

  /** Replaces all that the reader said. A reader that the comparison does not know is refused whole. @param {Reader} reader */
  say({ answers, importance }) {
    if (!this.#decision) return;
    this.#view = this.#decision.view({ answers, importance });
    this.#answers = structuredClone(answers);
    this.#importance = structuredClone(importance);
    this.#put(begin(this.#view));
  }

  /** @type {Actions} */
  #act = {
    show: (tab) => {
      this.#put({
        tab,
        ...(tab === 'decide' && !this.#screen.question && this.#view ? begin(this.#view) : {}),
        back: '',
        missing: false,
      });
      this.#focus();
    },
    choose: (answer, on) => this.#choose(answer, on),
    next: () => {
      const { screen, view } = this.#now();
      const open = view.questions.some(({ id, state }) => id === screen.question && state === 'open');
      if (open) return this.#put({ missing: true }, this.#say.word('ui.missing'));
      this.#go(forward(screen, view));
    },
    back: () => this.#go(backward(this.#screen)),
    skip: () => {
      const { question } = this.#screen;
      this.#answer({ ...this.#answers, [question]: [] }, question);
      const { screen, view } = this.#now();
      this.#go(forward(screen, view));
    },
    change: (question) => this.#go(detour(this.#screen, question)),
    reset: () => {
      this.#answer({}, null, {});
      this.#go({ tab: 'decide', ...begin(this.#now().view) });
    },
    preset: (id) => {
      const preset = this.#decision?.page.presets.find((one) => one.id === id);
      if (!preset) return;
      this.#answer(structuredClone(preset.answers), null);
      this.#go({ ...begin(this.#now().view), tab: 'result' });
    },
  };

  /** @param {string} answer @param {boolean} on */
  #choose(answer, on) {
    const { question } = this.#screen;
    const asked = this.#index?.questions.get(question);
    const before = new Set(asked?.choose === 'many' ? this.#answers[question] : []);
    if (on) before.add(answer);
    else before.delete(answer);
    const { [question]: _, ...others } = this.#answers;
    const chosen = asked?.answers.map(({ id }) => id).filter((id) => before.has(id)) ?? [];
    this.#answer(chosen.length ? { ...others, [question]: chosen } : others, question); // nothing ticked is open, not skipped
  }

  /** The reader said something: new view, new drawing, events. @param {ReaderAnswers} answers @param {string | null} question null: all of them @param {Importance} [importance] */
  #answer(answers, question, importance = this.#importance) {
    const settledBefore = this.#view?.settled;
    const view = this.#ask({ answers, importance });
    if (!view) return;
    this.#view = view;
    this.#answers = answers;
    this.#importance = importance;
    const news =
      this.#view.settled && !settledBefore && this.#view.counts.open
        ? `${this.#say.word('ui.stop')} ${this.#say.word('ui.stop_why')}`
        : '';
    this.#put({ missing: false }, news);
    this.#tell('trade-off-answer', {
      question,
      answers: question === null ? [] : (answers[question] ?? []),
      all: this.answers,
    });
    if (this.result) this.#tell('trade-off-result', this.result);
  }

  /** The engine's view, or null and the reason on the screen: what was said before stays. @param {Reader} reader */
  #ask(reader) {
    try {
      return this.#decision?.view(reader) ?? null;
    } catch (error) {
      const errors = /** @type {{errors?: Fault[]}} */ (error).errors ?? [];
      const messages = errors.map((fault) => ({ ...fault, message: this.#say.fault(fault) }));
      this.#put({}, messages.map(({ message }) => message).join(' '), 'alarm');
      this.#tell('trade-off-error', { errors: messages });
      console.error('[trade-off]', error);
      return null;
    }
  }

  #now() {
    return { screen: this.#screen, view: /** @type {View} */ (this.#view) };
  }

  /** @param {Partial<Screen>} step */
  #go(step) {
    this.#put(step);
    this.#focus();
  }

  /** @param {Partial<Screen>} change @param {string} [status] for those who cannot see it @param {'vh' | 'alarm'} [kind] or for all */
  #put(change, status = '', kind = 'vh') {
    this.#screen = { ...this.#screen, ...change };
    this.#draw();
    this.#status.textContent = status;
    this.#status.className = kind;
  }

  /** To the heading of what has just come, where the reader goes on. */
  #focus() {
    this.#release();
    /** @type {HTMLElement | null} */ (this.#box.querySelector('[tabindex="-1"]'))?.focus();
  }

  #onPaper = (/** @type {Event} */ event) =>
    this.#put({
      printing: event.type === 'beforeprint' || (event.type !== 'afterprint' && this.#paper.matches),
      full: true,
    });

  #draw() {
    const [page, view, index] = [this.#decision?.page, this.#view, this.#index];
    if (!page || !view || !index) return;
    const { heading, view: views } = this.#host;
    const allowed = tabsOf({ page, views });
    const screen = allowed.includes(this.#screen.tab) ? this.#screen : { ...this.#screen, tab: allowed[0] };
    const lang = page.lang === LANG ? nothing : page.lang;
    render(
      all({ page, view, screen, act: this.#act, say: this.#say, index, heading, views, lang }),
      this.#box,
    );
  }

  /** @param {string} name @param {unknown} detail */
  #tell(name, detail) {
    this.#host.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

/** @param {string} name @param {string} className */
function element(name, className) {
  const made = document.createElement(name);
  made.className = className;
  return made;
}
