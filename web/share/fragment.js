// A reader's input as readable text, for URLs and session storage:
// build.api,features.orm+admin,language.,~performance.5
/** @import { Importance, Reader, ReaderAnswers } from '../element/contract.js' */
/** @import { PageIndex } from '../widget/index_page.js' */

/** The maximum of points in the core (kMaxPoints), as the core writes numbers. */
const MAX_POINTS = 1e6;
const POINTS_PATTERN = /^\d+(\.\d+)?(e-?\d+)?$/;

/** Uses the author's order, so that one state has one text. @param {PageIndex} index @param {Reader} reader */
export function formatInput({ questions, criteria }, { answers, importance }) {
  const said = [...questions.keys()].filter((id) => Object.hasOwn(answers, id));
  const set = [...criteria.keys()].filter((id) => Object.hasOwn(importance, id));
  return [...said.map((id) => `${id}.${answers[id].join('+')}`), ...set.map((id) => `~${id}.${importance[id]}`)].join(
    ',',
  );
}

/**
 * The comparison may have changed since: unknown ids are dropped and counted.
 * @param {PageIndex} index
 * @param {string} text
 */
export function parseInput({ questions, criteria }, text) {
  const answers = /** @type {ReaderAnswers} */ ({});
  const importance = /** @type {Importance} */ ({});
  let droppedCount = 0;
  for (const item of text.split(',').filter(Boolean)) {
    const [, slider, id, said] = /^(~?)([^.]*)\.(.*)$/s.exec(item) ?? [];
    const question = slider ? undefined : questions.get(id);
    if (question && !Object.hasOwn(answers, id)) {
      const wanted = [...new Set(said.split(/[+ ]/).filter(Boolean))]; // some programs turn a plus into a space
      const known = wanted.filter((answer) => question.answers.some((one) => one.id === answer));
      const kept = question.choose === 'one' ? known.slice(0, 1) : known;
      droppedCount += wanted.length - kept.length;
      if (kept.length || !wanted.length) answers[id] = kept;
    } else if (
      slider &&
      criteria.has(id) &&
      !Object.hasOwn(importance, id) &&
      POINTS_PATTERN.test(said) &&
      +said <= MAX_POINTS
    )
      importance[id] = +said;
    else droppedCount++;
  }
  return { answers, importance, droppedCount };
}

/**
 * Maximum length of a comparison's part that is read, in characters. 64 questions with 32 answers each and 256
 * criteria, all with ids of 64 characters, give at most 170,000, with every separator percent-encoded.
 */
export const MAX_PART = 2 ** 18;

/**
 * Finds the parts of one comparison in `&` plus a fragment without its `#`. "&" separates parts; other comparisons and
 * the page have parts too. Some programs percent-encode characters of a link. Only our own part is decoded: other parts
 * may be long and malformed.
 * @param {string} id
 */
function partsOf(id) {
  const either = (/** @type {string} */ character) => {
    const hex = character.charCodeAt(0).toString(16);
    return `(?:\\x${hex}|%${hex}|%${hex.toUpperCase()})`;
  };
  return new RegExp(`&${[...id, '='].map(either).join('')}([^&]*)`, 'g');
}

/** @param {string} hash */
const joined = (hash) => (hash.length > 1 ? `&${hash.slice(1)}` : '');

/**
 * The part of a fragment for one comparison; null if there is none, or if it is longer than MAX_PART.
 * @param {string} hash
 * @param {string} id
 */
export function fragmentPart(hash, id) {
  const part = partsOf(id).exec(joined(hash))?.[1];
  if (part === undefined || part.length > MAX_PART) return null;
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/**
 * The fragment with this comparison's part replaced; all other parts stay unchanged.
 * @param {string} hash
 * @param {string} id
 * @param {string} text
 */
export function replacePart(hash, id, text) {
  const parts = joined(hash).replace(partsOf(id), '') + (text && `&${id}=${text}`);
  return parts && `#${parts.slice(1)}`;
}
