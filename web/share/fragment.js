// What a reader said as text that people can read, in an address and in the session's store:
// build.api,features.orm+admin,language.,~performance.5
/** @import { Importance, Reader, ReaderAnswers } from '../element/contract.js' */
/** @import { PageIndex } from '../element/index_page.js' */

/** The most points that the core takes (kMaxPoints), as it writes numbers. */
const MOST = 1e6;
const POINTS = /^\d+(\.\d+)?(e-?\d+)?$/;

/** In the author's order, so that one state has one text. @param {PageIndex} index @param {Reader} reader */
export function write({ questions, criteria }, { answers, importance }) {
  const said = [...questions.keys()].filter((id) => Object.hasOwn(answers, id));
  const set = [...criteria.keys()].filter((id) => Object.hasOwn(importance, id));
  return [
    ...said.map((id) => `${id}.${answers[id].join('+')}`),
    ...set.map((id) => `~${id}.${importance[id]}`),
  ].join(',');
}

/**
 * The comparison may have changed since: what it does not know is dropped, and counted.
 * @param {PageIndex} index
 * @param {string} text
 */
export function read({ questions, criteria }, text) {
  const answers = /** @type {ReaderAnswers} */ ({});
  const importance = /** @type {Importance} */ ({});
  let dropped = 0;
  for (const item of text.split(',').filter(Boolean)) {
    const [, slider, id, said] = /^(~?)([^.]*)\.(.*)$/s.exec(item) ?? [];
    const question = slider ? undefined : questions.get(id);
    if (question && !Object.hasOwn(answers, id)) {
      const wanted = [...new Set(said.split(/[+ ]/).filter(Boolean))]; // some programs make a space of a plus
      const known = wanted.filter((answer) => question.answers.some((one) => one.id === answer));
      const kept = question.choose === 'one' ? known.slice(0, 1) : known;
      dropped += wanted.length - kept.length;
      if (kept.length || !wanted.length) answers[id] = kept;
    } else if (slider && criteria.has(id) && !Object.hasOwn(importance, id) && POINTS.test(said) && +said <= MOST)
      importance[id] = +said;
    else dropped++;
  }
  return { answers, importance, dropped };
}

/** A fragment holds one part for each comparison, and perhaps parts of others, separated by "&". @param {string} hash */
const partsOf = (hash) => (hash.length > 1 ? hash.slice(1).split('&') : []);

/** @param {string} part */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Is it this comparison's? @param {string} id */
const isOf = (id) => (/** @type {string} */ part) => decoded(part).startsWith(`${id}=`);

/** What a fragment says about one comparison; null where it says nothing. @param {string} hash @param {string} id */
export function partOf(hash, id) {
  const part = partsOf(hash).find(isOf(id));
  return part === undefined ? null : decoded(part).slice(id.length + 1);
}

/** The fragment with this comparison's part replaced; all others stay as they are. @param {string} hash @param {string} id @param {string} text */
export function withPart(hash, id, text) {
  const others = partsOf(hash).filter((part) => !isOf(id)(part));
  const parts = text ? [...others, `${id}=${text}`] : others;
  return parts.length ? `#${parts.join('&')}` : '';
}
