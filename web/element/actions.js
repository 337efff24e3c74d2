import { copyOf } from '../json.js';
import { AT_ONCE } from '../views/background.js';
import { shownOptions } from '../views/columns.js';
import { sliderText } from '../views/importance.js';
import { backward, begin, detour, forward } from './path.js';
/** @import { Actions, Page, Reader, Screen, ShareWay, View } from './contract.js' */
/** @import { PageIndex } from './index_page.js' */
/** @import { Say } from '../views/words.js' */
/** @import { Step } from './path.js' */

/**
 * What the actions need from the widget.
 * @typedef {object} Desk
 * @property {() => {page: Page, index: PageIndex, say: Say, view: View, screen: Screen, reader: Reader, inOrder: boolean}} now
 * @property {(reader: Reader, about?: About) => boolean} reply has the engine evaluate it; false if the engine refuses
 * @property {(step: Step) => void} put sets fields of the screen and renders
 * @property {(step: Step) => void} go the same, and moves the focus
 * @property {(text: string, wait?: number) => void} announce after `wait` milliseconds without another announcement
 * @property {() => {reader: Reader, screen: Screen} | null} before the state that Undo restores
 * @property {(how: ShareWay) => void} share
 */

/**
 * What a reply concerns: one question or criterion, or all of them (null).
 * @typedef {object} About
 * @property {string | null} [question]
 * @property {string | null} [criterion]
 * @property {string} [undo] label of the change, if it can be undone
 * @property {HTMLElement} [near] the control in use: it keeps its position on the screen
 * @property {boolean} [isMoving] more changes of the same kind follow at once, so no events are fired yet
 */

/** Milliseconds without a slider move before its change is announced. */
const CALM = 500;

/** The actions of the reader, called by the views. @param {Desk} desk @returns {Actions} */
export function actionsOf(desk) {
  const onward = () => {
    const { screen, view, inOrder } = desk.now();
    return forward(screen, view, inOrder);
  };
  /** Navigates and clears the announcement, which would no longer apply at the new place. @param {Step} step */
  const move = (step) => {
    desk.announce('');
    desk.go(step);
  };
  let frame = 0;
  /** @param {string} criterion @param {number | null} points @param {Pick<Event, 'type' | 'target'>} event @param {boolean} [isMoving] */
  const setImportance = (criterion, points, { type, target }, isMoving = false) => {
    const { reader, view: before } = desk.now();
    const { [criterion]: _, ...others } = reader.importance;
    const importance = points === null ? others : { ...others, [criterion]: points };
    const near = /** @type {Element} */ (target).closest('li')?.querySelector('input') ?? undefined;
    if (!desk.reply({ ...reader, importance }, { criterion, near, isMoving })) return;
    const { view, index, say } = desk.now();
    const set = view.importance.find((one) => one.criterion === criterion);
    if (!set || (type !== 'click' && view.leader === before.leader)) return; // a slider announces its own value
    const value = sliderText({ say, index, view }, set);
    desk.announce(say.word('ui.named', { word: index.criteria.get(criterion)?.name, name: value }), CALM);
  };
  const start = () => begin(desk.now().view, desk.now().inOrder);

  return {
    show: (tab) =>
      move({
        ...(tab === 'decide' && !desk.now().screen.question ? start() : {}),
        pieces: AT_ONCE,
        tab,
        back: '',
        missing: false,
      }),

    choose(answer, on) {
      const { screen, index, reader } = desk.now();
      const { question } = screen;
      const asked = index.questions.get(question);
      const { [question]: before, ...others } = reader.answers;
      const marked = new Set(asked?.choose === 'many' ? before : []);
      if (on) marked.add(answer);
      else marked.delete(answer);
      const chosen = asked?.answers.map(({ id }) => id).filter((id) => marked.has(id)) ?? [];
      // a question with nothing ticked is open, not skipped
      const answers = chosen.length ? { ...others, [question]: chosen } : others;
      desk.reply({ ...reader, answers }, { question });
    },

    next() {
      const { screen, view, say } = desk.now();
      if (view.questions.some(({ id, state }) => id === screen.question && state === 'open')) {
        desk.put({ missing: true });
        desk.announce(say.word('ui.missing'));
      } else move(onward());
    },

    back: () => move(backward(desk.now().screen)),

    skip() {
      const { reader, screen } = desk.now();
      const { question } = screen;
      if (desk.reply({ ...reader, answers: { ...reader.answers, [question]: [] } }, { question })) desk.go(onward());
    },

    change: (question) => move(detour(desk.now().screen, question)),

    reset() {
      const undo = desk.now().say.word('ui.undo_reset');
      if (desk.reply({ answers: {}, importance: {} }, { undo })) desk.go({ tab: 'decide', ...start() });
    },

    preset(id) {
      const { page, reader, say } = desk.now();
      const preset = page.presets.find((one) => one.id === id);
      if (!preset) return;
      const undo = say.word('ui.undo_preset', { name: preset.name });
      const answers = copyOf(preset.answers);
      if (desk.reply({ ...reader, answers }, { undo })) desk.go({ ...start(), tab: 'result' });
    },

    undo() {
      const before = desk.before();
      if (!before || !desk.reply(before.reader)) return;
      const { tab, question, trail, back } = before.screen;
      desk.go({ tab, question, trail, back });
    },

    share: (how) => desk.share(how),

    touch: (column) => desk.put({ touched: column }),

    pick(column, option) {
      const ids = shownOptions(desk.now()).map(({ id }) => id);
      const elsewhere = ids.indexOf(option);
      if (elsewhere >= 0) ids[elsewhere] = ids[column];
      ids[column] = option;
      desk.put({ picked: ids });
    },

    hideAlike: (on) => desk.put({ hideAlike: on }),

    flip(place) {
      const { view, reader, index, say } = desk.now();
      const flip = view.flips?.[place];
      if (!flip) return;
      const answers = { ...reader.answers };
      for (const { question, answers: chosen } of flip.changes) {
        if (chosen.length) answers[question] = chosen;
        else delete answers[question]; // unanswered, not skipped
      }
      const undo = say.word('ui.undo_flip', { option: index.options.get(flip.option)?.name });
      const question = flip.changes.length === 1 ? flip.changes[0].question : null;
      if (desk.reply({ ...reader, answers }, { question, undo })) desk.go({});
    },

    setImportance(criterion, points, event) {
      cancelAnimationFrame(frame);
      setImportance(criterion, points, event);
    },

    slide(criterion, points, { type, target }) {
      // One animation frame later, `event.target` would be the whole widget, and the slider may have been removed.
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(
        () => /** @type {Node} */ (target).isConnected && setImportance(criterion, points, { type, target }, true),
      );
    },
  };
}
