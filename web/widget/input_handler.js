import { makeError } from '../element/load_error.js';
import { fragmentPart, parseInput } from '../share/fragment.js';
import { saveInput } from '../share/session.js';
import { keepTallestQuestion, preserveScroll } from './preserve_scroll.js';
import { startFlow } from './question_flow.js';
/** @import { Fault, Reader } from '../element/contract.js' */
/** @import { TradeOff } from '../element/shell.js' */
/** @import { InputChange } from './actions.js' */
/** @import { Locale } from './locale.js' */
/** @import { Store } from './store.js' */
/** @import { UiState } from './ui.js' */
/** @import { Step } from './question_flow.js' */

/**
 * @typedef {object} InputHandlerParts
 * @property {TradeOff} host
 * @property {HTMLElement} content the box in which views are rendered
 * @property {Store} store
 * @property {Locale} locale
 * @property {ReturnType<typeof import('./announcer.js').makeAnnouncer>['announce']} announce
 * @property {(change: Partial<UiState>) => void} setState renders
 * @property {() => void} renderAnew
 * @property {() => void} focus moves the focus to the new content
 * @property {(name: string, detail: unknown) => void} emit
 */

/**
 * Takes input from the reader, the page, links and the session. Each input is rendered once.
 * @typedef {ReturnType<typeof makeInputHandler>} InputHandler
 */

/** @param {InputHandlerParts} parts */
export function makeInputHandler({ host, content, store, locale, announce, setState, renderAnew, focus, emit }) {
  /** Whether questions follow the author's order. */
  const inOrder = () => host.ask === 'author';

  /**
   * Replaces the whole input; the store takes ownership of the object. Input that does not fit the comparison is
   * rejected as a whole.
   * @param {Reader} reader
   * @param {number} [droppedCount] number of answers that the comparison no longer has
   * @throws {Error} with the engine's `errors`
   */
  const replace = (reader, droppedCount = 0) => {
    const view = store.evaluate(reader);
    if (!view) return;
    store.setInput(reader, view);
    setState({ ...startFlow(view, inOrder()), undo: '', droppedCount, shown: null });
  };

  /** @param {Step} step */
  const goTo = (step) => {
    keepTallestQuestion(content);
    setState({ ...step, visit: store.ui.visit + 1 });
  };

  /** Saves input for this page in this tab. @param {string} text */
  const save = (text) => {
    const { id } = store.now.page;
    saveInput(id, text, fragmentPart(location.hash, id));
  };

  /**
   * The engine's view. On an error, reports it on the screen and returns null; the previous input stays.
   * @param {Reader} reader
   */
  const evaluate = (reader) => {
    try {
      return store.evaluate(reader);
    } catch (error) {
      const errors = /** @type {{errors?: Fault[]}} */ (error).errors ?? [makeError('engine_failed', {})];
      const messages = errors.map((one) => ({ ...one, message: locale.localizer.error(one) }));
      announce(messages.map(({ message }) => message).join(' '), 0, 'alarm');
      emit('trade-off-error', { errors: messages });
      console.error('[trade-off]', error);
      return null;
    }
  };

  /** Handles new input from the reader: evaluates it, renders the view, fires events. @param {Reader} reader @param {InputChange} [about] */
  const submit = (
    reader,
    { question = null, criterion = null, undo = '', control, isDragging, step, isNavigation } = {},
  ) => {
    const view = evaluate(reader);
    if (!view) {
      renderAnew(); // otherwise the clicked control would stay marked
      focus();
      return false;
    }
    const isProof = view.settled && !store.view?.settled && view.counts.open;
    const before = store.reader;
    store.setInput(reader, view, !!undo);
    const change = { isAnswerMissing: false, undo, droppedCount: 0, shown: null, ...step?.() };
    if (isNavigation) goTo(change);
    else preserveScroll(control, () => setState(change));
    const { localizer } = locale;
    const news = undo || (isProof ? `${localizer.message('ui.stop')} ${localizer.message('ui.stop_why')}` : '');
    if (news || !control) announce(news); // a slider's announcement follows later
    if (isDragging) return true;
    if (host.resume === 'on') save(store.inputText());
    if (reader.answers !== before.answers) {
      const chosen = question === null ? [] : (reader.answers[question] ?? []);
      emit('trade-off-answer', { question, answers: chosen, all: store.answers });
    }
    if (reader.importance !== before.importance) {
      const points = criterion === null ? null : (reader.importance[criterion] ?? null);
      emit('trade-off-importance', { criterion, points, all: store.importance });
    }
    if (store.isRanked) emit('trade-off-result', store.result);
    if (isNavigation) focus();
    return true;
  };

  return {
    inOrder,
    replace,
    save,
    evaluate,
    submit,

    /**
     * Sets the initial input. Input that belongs to another comparison is dropped and reported.
     * @param {Reader} reader
     * @param {number} droppedCount
     * @returns {Fault[]}
     */
    start(reader, droppedCount) {
      try {
        replace(reader, droppedCount);
        return [];
      } catch (error) {
        if (!(error instanceof Error && 'errors' in error)) throw error;
        replace({ answers: {}, importance: {} }, droppedCount);
        return /** @type {Fault[]} */ (error.errors);
      }
    },

    /** Moves the reader and the focus to another place. @param {Step} step */
    navigate(step) {
      goTo(step);
      focus();
    },

    /** Applies a link to this comparison that was opened on the same page. */
    applyLink() {
      if (!store.view) return;
      const { page, index } = store.now;
      const link = fragmentPart(location.hash, page.id);
      const current = store.inputText();
      if (link === null || link === current) return;
      const { droppedCount, ...reader } = parseInput(index, link);
      const undo = current && locale.localizer.message('ui.undo_link');
      /** @returns {Step} */
      const step = () => ({ ...startFlow(store.now.view, inOrder()), tab: 'result', droppedCount });
      if (submit(reader, { undo, step }) && droppedCount)
        announce(locale.localizer.message('ui.dropped', { count: droppedCount }));
    },
  };
}
