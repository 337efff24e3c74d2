/** @import { View } from '../element/contract.js' */
/** @import { UiState } from './ui.js' */

/**
 * The reader's way through the questions. All functions are pure: each takes the screen and returns the fields that
 * change.
 * @typedef {Partial<UiState>} Step
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
export function startFlow(view, inOrder) {
  const closed = view.questions.filter(({ state }) => state !== 'open').map(({ id }) => id);
  const question = openQuestion(view, inOrder);
  return { question, history: question ? [...closed, question] : closed, returnTo: '', isAnswerMissing: false };
}

/**
 * The step after a question is answered or skipped.
 * @param {UiState} ui
 * @param {View} view
 * @param {boolean} [inOrder]
 * @returns {Step}
 */
export function nextStep(ui, view, inOrder) {
  if (ui.returnTo) return returnStep(ui);
  const next = ui.history[ui.history.indexOf(ui.question) + 1];
  if (next) return { question: next, isAnswerMissing: false };
  const question = openQuestion(view, inOrder);
  return question
    ? { question, history: [...ui.history, question], isAnswerMissing: false }
    : { question: '', tab: 'result', isAnswerMissing: false };
}

/** @param {UiState} ui @returns {Step} */
export function previousStep(ui) {
  if (ui.returnTo) return returnStep(ui);
  const before = ui.history[ui.history.indexOf(ui.question) - 1];
  return { question: before ?? ui.question, isAnswerMissing: false };
}

/**
 * Goes to a question from the list of given answers. "Done" leads back from it.
 * @param {UiState} ui
 * @param {string} question
 * @returns {Step}
 */
export function stepToChange(ui, question) {
  const history = ui.history.includes(question) ? ui.history : [...ui.history, question];
  const returnTo = ui.tab === 'result' ? 'result' : ui.returnTo || ui.question;
  return { tab: 'decide', question, history, returnTo: returnTo === question ? '' : returnTo, isAnswerMissing: false };
}

/** @param {UiState} ui @returns {Step} */
const returnStep = ({ returnTo }) =>
  returnTo === 'result'
    ? { tab: 'result', question: '', returnTo: '', isAnswerMissing: false }
    : { question: returnTo, returnTo: '', isAnswerMissing: false };
