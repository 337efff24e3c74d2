import { backward, begin, detour, forward } from './path.js';
/** @import { Actions, Page, Reader, Screen, ShareWay, View } from './contract.js' */
/** @import { PageIndex } from './index_page.js' */
/** @import { Step } from './path.js' */

/**
 * What the acts need of the widget.
 * @typedef {object} Desk
 * @property {() => {page: Page, index: PageIndex, view: View, screen: Screen, reader: Reader, inOrder: boolean}} now
 * @property {(reader: Reader, about?: About) => boolean} reply has the engine take it; false where that refuses
 * @property {(step: Step) => void} put draws
 * @property {(step: Step) => void} go draws and takes the focus along
 * @property {(text: string) => void} announce
 * @property {(key: string, args?: Record<string, unknown>) => string} word
 * @property {() => {reader: Reader, screen: Screen} | null} before where Undo leads back to
 * @property {(how: ShareWay) => void} share
 */

/**
 * What a reply is about: one question, or all answers (null); `undo` says what it did where it can be undone.
 * @typedef {{question?: string | null, undo?: string}} About
 */

/** What the reader can do, for the views to call. @param {Desk} desk @returns {Actions} */
export function actionsOf(desk) {
  const onward = () => {
    const { screen, view, inOrder } = desk.now();
    return forward(screen, view, inOrder);
  };
  /** Somewhere else without a word: old news would be found there. @param {Step} step */
  const move = (step) => {
    desk.announce('');
    desk.go(step);
  };
  const start = () => begin(desk.now().view, desk.now().inOrder);

  return {
    show: (tab) =>
      move({
        ...(tab === 'decide' && !desk.now().screen.question ? start() : {}),
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
      const answers = chosen.length ? { ...others, [question]: chosen } : others; // nothing ticked is open, not skipped
      desk.reply({ ...reader, answers }, { question });
    },

    next() {
      const { screen, view } = desk.now();
      if (view.questions.some(({ id, state }) => id === screen.question && state === 'open')) {
        desk.put({ missing: true });
        desk.announce(desk.word('ui.missing'));
      } else move(onward());
    },

    back: () => move(backward(desk.now().screen)),

    skip() {
      const { reader, screen } = desk.now();
      const { question } = screen;
      if (desk.reply({ ...reader, answers: { ...reader.answers, [question]: [] } }, { question }))
        desk.go(onward());
    },

    change: (question) => move(detour(desk.now().screen, question)),

    reset() {
      const undo = desk.word('ui.undo_reset');
      if (desk.reply({ answers: {}, importance: {} }, { undo })) desk.go({ tab: 'decide', ...start() });
    },

    preset(id) {
      const { page, reader } = desk.now();
      const preset = page.presets.find((one) => one.id === id);
      if (!preset) return;
      const undo = desk.word('ui.undo_preset', { name: preset.name });
      const answers = structuredClone(preset.answers);
      if (desk.reply({ ...reader, answers }, { undo })) desk.go({ ...start(), tab: 'result' });
    },

    undo() {
      const before = desk.before();
      if (!before || !desk.reply(before.reader)) return;
      const { tab, question, trail, back } = before.screen;
      desk.go({ tab, question, trail, back });
    },

    share: (how) => desk.share(how),
  };
}
