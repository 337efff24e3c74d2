import { copyOf } from '../json.js';
import { MAX_PIECES_AT_ONCE } from '../views/background.js';
import { shownOptions } from '../views/columns.js';
import { sliderText } from '../views/importance.js';
import { previousStep, startFlow, stepToChange, nextStep } from './question_flow.js';
/** @import { Page, Reader, ShareWay, View } from '../element/contract.js' */
/** @import { Actions, UiState } from './ui.js' */
/** @import { PageIndex } from './index_page.js' */
/** @import { Localizer } from '../views/localizer.js' */
/** @import { Step } from './question_flow.js' */

/**
 * What the actions need from the widget.
 * @typedef {object} ActionContext
 * @property {() => {page: Page, index: PageIndex, localizer: Localizer, view: View, ui: UiState, reader: Reader, inOrder: boolean}} now
 * @property {(reader: Reader, about?: InputChange) => boolean} submit has the engine evaluate it and renders; false if the
 *   engine refuses
 * @property {(step: Step) => void} setState sets fields of the UI state and renders
 * @property {(step: Step) => void} navigate the same, and moves the focus
 * @property {(text: string, wait?: number) => void} announce after `wait` milliseconds without another announcement
 * @property {() => {reader: Reader, ui: UiState} | null} undoState the state that Undo restores
 * @property {(how: ShareWay) => void} share
 */

/**
 * What a change of the input concerns: one question or criterion, or all of them (null).
 * @typedef {object} InputChange
 * @property {string | null} [question]
 * @property {string | null} [criterion]
 * @property {string} [undo] label of the change, if it can be undone
 * @property {HTMLElement} [control] the control in use: it keeps its position on the screen
 * @property {() => Step} [step] UI state that follows from the new view and is rendered with it
 * @property {boolean} [isNavigation] the step leads to another place, and the focus moves there
 * @property {boolean} [isDragging] more changes of the same kind follow at once, so no events are fired yet
 */

/** Milliseconds without a slider move before its change is announced. */
const SLIDER_ANNOUNCE_DELAY_MS = 500;

/** The actions of the reader, called by the views. @param {ActionContext} context @returns {Actions} */
export function makeActions(context) {
  const onward = () => {
    const { ui, view, inOrder } = context.now();
    return nextStep(ui, view, inOrder);
  };
  /** Navigates and clears the announcement, which would no longer apply at the new place. @param {Step} step */
  const leave = (step) => {
    context.announce('');
    context.navigate(step);
  };
  let rafId = 0;
  /** @param {string} criterion @param {number | null} points @param {Pick<Event, 'type' | 'target'>} event @param {boolean} [isDragging] */
  const setImportance = (criterion, points, { type, target }, isDragging = false) => {
    const { reader, view: before } = context.now();
    const { [criterion]: _, ...others } = reader.importance;
    const importance = points === null ? others : { ...others, [criterion]: points };
    const control = /** @type {Element} */ (target).closest('li')?.querySelector('input') ?? undefined;
    if (!context.submit({ ...reader, importance }, { criterion, control, isDragging })) return;
    const { view, index, localizer } = context.now();
    const set = view.importance.find((one) => one.criterion === criterion);
    if (!set || (type !== 'click' && view.leader === before.leader)) return; // a slider announces its own value
    const value = sliderText({ localizer, index, view }, set);
    context.announce(
      localizer.message('ui.named', { word: index.criteria.get(criterion)?.name, name: value }),
      SLIDER_ANNOUNCE_DELAY_MS,
    );
  };
  const firstStep = () => startFlow(context.now().view, context.now().inOrder);

  return {
    show: (tab) =>
      leave({
        ...(tab === 'decide' && !context.now().ui.question ? firstStep() : {}),
        renderedPieces: MAX_PIECES_AT_ONCE,
        tab,
        returnTo: '',
        isAnswerMissing: false,
      }),

    choose(answer, on) {
      const { ui, index, reader } = context.now();
      const { question } = ui;
      const asked = index.questions.get(question);
      const { [question]: before, ...others } = reader.answers;
      const marked = new Set(asked?.choose === 'many' ? before : []);
      if (on) marked.add(answer);
      else marked.delete(answer);
      const chosen = asked?.answers.map(({ id }) => id).filter((id) => marked.has(id)) ?? [];
      // a question with nothing ticked is open, not skipped
      const answers = chosen.length ? { ...others, [question]: chosen } : others;
      context.submit({ ...reader, answers }, { question });
    },

    next() {
      const { ui, view, localizer } = context.now();
      if (view.questions.some(({ id, state }) => id === ui.question && state === 'open')) {
        context.setState({ isAnswerMissing: true });
        context.announce(localizer.message('ui.missing'));
      } else leave(onward());
    },

    back: () => leave(previousStep(context.now().ui)),

    skip() {
      const { reader, ui } = context.now();
      const { question } = ui;
      const answers = { ...reader.answers, [question]: [] };
      context.submit({ ...reader, answers }, { question, step: onward, isNavigation: true });
    },

    change: (question) => leave(stepToChange(context.now().ui, question)),

    reset() {
      const undo = context.now().localizer.message('ui.undo_reset');
      /** @returns {Step} */
      const step = () => ({ tab: 'decide', ...firstStep() });
      context.submit({ answers: {}, importance: {} }, { undo, step, isNavigation: true });
    },

    preset(id) {
      const { page, reader, localizer } = context.now();
      const preset = page.presets.find((one) => one.id === id);
      if (!preset) return;
      const undo = localizer.message('ui.undo_preset', { name: preset.name });
      const answers = copyOf(preset.answers);
      /** @returns {Step} */
      const step = () => ({ ...firstStep(), tab: 'result' });
      context.submit({ ...reader, answers }, { undo, step, isNavigation: true });
    },

    undo() {
      const before = context.undoState();
      if (!before) return;
      const { tab, question, history, returnTo } = before.ui;
      context.submit(before.reader, { step: () => ({ tab, question, history, returnTo }), isNavigation: true });
    },

    share: (how) => context.share(how),

    touch: (column) => context.setState({ openChooser: column }),

    pick(column, option) {
      const ids = shownOptions(context.now()).map(({ id }) => id);
      const elsewhere = ids.indexOf(option);
      if (elsewhere >= 0) ids[elsewhere] = ids[column];
      ids[column] = option;
      context.setState({ picked: ids });
    },

    hideAlike: (on) => context.setState({ hideAlike: on }),

    flip(place) {
      const { view, reader, index, localizer } = context.now();
      const flip = view.flips?.[place];
      if (!flip) return;
      const answers = { ...reader.answers };
      for (const { question, answers: chosen } of flip.changes) {
        if (chosen.length) answers[question] = chosen;
        else delete answers[question]; // unanswered, not skipped
      }
      const undo = localizer.message('ui.undo_flip', { option: index.options.get(flip.option)?.name });
      const question = flip.changes.length === 1 ? flip.changes[0].question : null;
      context.submit({ ...reader, answers }, { question, undo, isNavigation: true });
    },

    setImportance(criterion, points, event) {
      cancelAnimationFrame(rafId);
      setImportance(criterion, points, event);
    },

    slide(criterion, points, { type, target }) {
      // One animation frame later, `event.target` would be the whole widget, and the slider may have been removed.
      cancelAnimationFrame(rafId);
      rafId = requestAnimationFrame(
        () => /** @type {Node} */ (target).isConnected && setImportance(criterion, points, { type, target }, true),
      );
    },
  };
}
