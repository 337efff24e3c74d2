// Comparisons at the limits of the format (core/include/tradeoff/comparison.h): one for each limit, with as much of
// everything else as fits into 2 MiB.

const kBytes = 2 * 1024 * 1024;

/** @template T @param {number} count @param {(place: number) => T} make */
const list = (count, make) => Array.from({ length: count }, (_, place) => make(place));

/** @template T @param {number} count @param {(place: number) => [string, T]} make */
const record = (count, make) => Object.fromEntries(list(count, make));

/** Distributed, and the same in every run. @param {number} option @param {number} criterion */
const value = (option, criterion) => ((option + 1) * (criterion + 3) * 7919) % 101;

/**
 * @typedef {object} Size
 * @property {string} id
 * @property {string} [about]
 * @property {number} options
 * @property {number} criteria
 * @property {number} [rated] criteria that are rated; all by default
 * @property {number} [questions] 12 by default
 * @property {number} [answers] 4 by default
 * @property {'one' | 'many'} [choose]
 * @property {number} [musts] every n-th answer requires something
 * @property {boolean} [ranges] ratings are ranges
 * @property {number} [text] bytes of each rating's text
 */

/** @param {Size} size */
export function comparisonOf({
  id,
  options,
  criteria,
  rated = criteria,
  questions = 12,
  answers = 4,
  choose = 'one',
  musts = 0,
  ranges = false,
  text = 0,
}) {
  const words = text ? { text: 'Because it is so. '.repeat(text).slice(0, text) } : {};
  return {
    format: 1,
    id,
    title: `A comparison of ${options} options`,
    options: list(options, (o) => ({ id: `o${o}`, name: `O${o}`, ...(musts && { attributes: { a: o % 3 === 0 } }) })),
    criteria: list(criteria, (c) => ({
      id: `c${c}`,
      name: `C${c}`,
      ...(ranges ? { scale: { min: 0, max: 110 } } : {}),
    })),
    ratings: record(options, (o) => [
      `o${o}`,
      record(rated, (c) => [
        `c${c}`,
        { ...(ranges ? { min: value(o, c), max: value(o, c) + 9 } : { value: value(o, c) }), ...words },
      ]),
    ]),
    questions: list(questions, (q) => ({
      id: `q${q}`,
      text: `Question ${q}?`,
      choose,
      answers: list(answers, (a) => ({
        id: `a${a}`,
        text: `Answer ${a}`,
        importance: { [`c${(q * answers + a) % criteria}`]: 1 + (a % 5) },
        ...(musts && (q + a) % musts === 0 ? { requires: { attribute: 'a', anyOf: [true] } } : {}),
      })),
    })),
  };
}

/** @type {Size[]} */
const sizes = [
  { id: 'options', about: '10,000 options, 9 criteria', options: 10_000, criteria: 9 },
  { id: 'criteria', about: '390 options, 256 criteria, 99,840 ratings', options: 390, criteria: 256 },
  {
    id: 'questions',
    about: '40 options, 12 criteria, 64 questions of 32 answers',
    options: 40,
    criteria: 12,
    questions: 64,
    answers: 32,
  },
  {
    id: 'many',
    about: 'the same, many answers to each, one in seven with a must',
    options: 40,
    criteria: 12,
    questions: 64,
    answers: 32,
    choose: 'many',
    musts: 7,
  },
  {
    id: 'musts',
    about: '40 options, 12 criteria, 64 questions of 32 answers, one in seven with a must',
    options: 40,
    criteria: 12,
    questions: 64,
    answers: 32,
    musts: 7,
  },
  { id: 'ranges', about: '180 options, 256 criteria, every rating a range', options: 180, criteria: 256, ranges: true },
  {
    id: 'texts',
    about: '5 options, 80 criteria, each rating with 4 KiB of text',
    options: 5,
    criteria: 80,
    text: 4096,
  },
  {
    id: 'all',
    about: '1,200 options, 64 criteria, 64 questions of 32 answers',
    options: 1200,
    criteria: 64,
    questions: 64,
    answers: 32,
  },
];

/** Each within the limits, and close to 2 MiB if possible. */
export function* limitDocuments() {
  for (const size of sizes) {
    const document = comparisonOf(size);
    const text = JSON.stringify(document);
    if (text.length > kBytes) throw new Error(`${size.id} has ${text.length} bytes, too many.`);
    yield { ...size, document, text };
  }
}
