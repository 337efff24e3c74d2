/** @import { Screen, View } from './contract.js' */

/**
 * The reader's way through the questions. All functions are pure: each takes the screen and returns the fields that
 * change.
 * @typedef {Partial<Screen>} Step
 */

/**
 * The question to ask now: the engine's choice, or with `inOrder` the first open one in the author's order; "" if none
 * is open.
 * @param {View} view
 * @param {boolean} [inOrder]
 */
export const openQuestion = (view, inOrder = false) =>
  (inOrder ? null : view.next) ?? view.questions.find(({ state }) => state === 'open')?.id ?? '';

/**
 * The start, or the continuation for a reader who has answered before: after all closed questions.
 * @param {View} view
 * @param {boolean} [inOrder]
 * @returns {Step}
 */
export function begin(view, inOrder) {
  const closed = view.questions.filter(({ state }) => state !== 'open').map(({ id }) => id);
  const question = openQuestion(view, inOrder);
  return { question, trail: question ? [...closed, question] : closed, back: '', missing: false };
}

/**
 * The step after a question is answered or skipped.
 * @param {Screen} screen
 * @param {View} view
 * @param {boolean} [inOrder]
 * @returns {Step}
 */
export function forward(screen, view, inOrder) {
  if (screen.back) return comeBack(screen);
  const onward = screen.trail[screen.trail.indexOf(screen.question) + 1];
  if (onward) return { question: onward, missing: false };
  const question = openQuestion(view, inOrder);
  return question
    ? { question, trail: [...screen.trail, question], missing: false }
    : { question: '', tab: 'result', missing: false };
}

/** @param {Screen} screen @returns {Step} */
export function backward(screen) {
  if (screen.back) return comeBack(screen);
  const before = screen.trail[screen.trail.indexOf(screen.question) - 1];
  return { question: before ?? screen.question, missing: false };
}

/**
 * Goes to a question from the list of given answers. "Done" leads back from it.
 * @param {Screen} screen
 * @param {string} question
 * @returns {Step}
 */
export function detour(screen, question) {
  const trail = screen.trail.includes(question) ? screen.trail : [...screen.trail, question];
  const back = screen.tab === 'result' ? 'result' : screen.back || screen.question;
  return { tab: 'decide', question, trail, back: back === question ? '' : back, missing: false };
}

/** @param {Screen} screen @returns {Step} */
const comeBack = ({ back }) =>
  back === 'result'
    ? { tab: 'result', question: '', back: '', missing: false }
    : { question: back, back: '', missing: false };
