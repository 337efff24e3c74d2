/** @import { Screen, View } from './contract.js' */

/**
 * The reader's way through the questions. Pure: each function takes the screen and gives the fields that change.
 * @typedef {Partial<Screen>} Step
 */

/** The question to ask now: the engine's choice, or the first open one `inOrder` of the author; "" when none is open. @param {View} view @param {boolean} [inOrder] */
export const openQuestion = (view, inOrder = false) =>
  (inOrder ? null : view.next) ?? view.questions.find(({ state }) => state === 'open')?.id ?? '';

/** Where a reader who has been here before goes on: after all that is closed. @param {View} view @param {boolean} [inOrder] @returns {Step} */
export function begin(view, inOrder) {
  const closed = view.questions.filter(({ state }) => state !== 'open').map(({ id }) => id);
  const question = openQuestion(view, inOrder);
  return { question, trail: question ? [...closed, question] : closed, back: '', missing: false };
}

/** On from a question that is answered or skipped. @param {Screen} screen @param {View} view @param {boolean} [inOrder] @returns {Step} */
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

/** To a question from the list of answers given; "Done" leads back from it. @param {Screen} screen @param {string} question @returns {Step} */
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
