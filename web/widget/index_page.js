/** @import { Page, Option, Criterion, Question, Source } from '../element/contract.js' */

/**
 * The parts of a page by id, so that views need no searches.
 * @typedef {object} PageIndex
 * @property {Map<string, Option>} options
 * @property {Map<string, number>} order position of each option in the author's order
 * @property {Map<string, Criterion>} criteria
 * @property {Map<string, Question>} questions
 * @property {Map<number, Source>} sources by number
 */

/** @param {Page} page @returns {PageIndex} */
export function indexPage(page) {
  return {
    options: byId(page.options),
    order: new Map(page.options.map((option, place) => [option.id, place])),
    criteria: byId(page.criteria),
    questions: byId(page.questions),
    sources: new Map(page.sources.map((source) => [source.number, source])),
  };
}

/** @template {{id: string}} T @param {T[]} items @returns {Map<string, T>} */
const byId = (items) => new Map(items.map((item) => [item.id, item]));
