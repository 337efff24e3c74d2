// A comparison with 40 options, 64 questions and very long texts.

/** @param {string} text */
const long = (text) => Array(5).fill(text).join(' ');

const kOptions = 40;
const kCriteria = 12;
const kQuestions = 64;

/** @template T @param {number} count @param {(place: number) => T} make */
const list = (count, make) => Array.from({ length: count }, (_, place) => make(place));

/** Every fifth criterion has the same value for all options. @param {number} option @param {number} criterion */
const value = (option, criterion) => (criterion % 5 === 0 ? 5 : (option * 7 + criterion * 3) % 11);

export const big = {
  format: 1,
  id: 'big',
  title: long('A comparison of many things'),
  summary: long('All of them in one table.'),
  options: list(kOptions, (i) => ({
    id: `o${i}`,
    name: `Option ${i} Donaudampfschifffahrtsgesellschaft`,
    tagline: long('What it is.'),
    attributes: { even: i % 2 === 0 },
    chooseIf: [long('You like it.')],
  })),
  criteria: list(kCriteria, (i) => ({
    id: `c${i}`,
    name: long(`Criterion ${i}`),
    scale: { min: 0, max: 10, unit: 'kilometresperhour' },
    features: [{ name: long('A feature'), has: { o0: 'yes', o1: long('a little') } }],
  })),
  ratings: Object.fromEntries(
    list(kOptions, (i) => ({ id: `o${i}` })).map(({ id }, i) => [
      id,
      Object.fromEntries(
        list(kCriteria, (c) => ({ id: `c${c}` })).map(({ id: criterion }, c) => [
          criterion,
          { value: value(i, c), text: long('Why so.') },
        ]),
      ),
    ]),
  ),
  questions: list(kQuestions, (i) => ({
    id: `q${i}`,
    text: long(`Question ${i} on Straßenverkehrszulassungsordnung?`),
    help: long('What it means.'),
    answers: list(4, (a) => ({
      id: `a${a}`,
      text: long(`Answer ${a}`),
      importance: { [`c${(i + a) % kCriteria}`]: 2 },
      ...(a === 3 ? { requires: { attribute: 'even', anyOf: [true], because: long('It must be.') } } : {}),
    })),
  })),
  presets: [{ id: 'p', name: long('Somebody'), text: long('As they are.'), answers: { q0: ['a3'], q1: ['a1'] } }],
};
