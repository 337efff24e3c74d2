// Expected results, computed by the native command line.
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { root } from './site.mjs';

const program = process.env.TRADEOFF_CLI ?? path.join(root, 'build/native/tradeoff');

/**
 * @param {string} command
 * @param {string} file
 * @param {import('./reader.mjs').Answers} answers
 * @param {Record<string, number>} importance
 * @param {...string} more
 */
function run(command, file, answers, importance, ...more) {
  const flags = [
    ...Object.entries(answers).flatMap(([question, chosen]) => ['--answer', `${question}=${chosen.join('+')}`]),
    ...Object.entries(importance).flatMap(([criterion, points]) => ['--importance', `${criterion}=${points}`]),
  ];
  return JSON.parse(
    execFileSync(program, [command, path.join(root, file), ...flags, ...more], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    }),
  );
}

/**
 * The leader, or all options tied for first place.
 * @param {string} file relative to the repository root
 * @param {import('./reader.mjs').Answers} answers
 * @param {Record<string, number>} [importance]
 * @returns {string[]}
 */
export function leaders(file, answers, importance = {}) {
  /** @type {{ranking: import('../../web/element/contract.js').Ranked[]}} */
  const { ranking } = run('rank', file, answers, importance, '--json');
  const best = ranking[0].score;
  return ranking.filter(({ excluded, score }) => !excluded && best - score < 1e-9).map(({ option }) => option);
}

/**
 * The view for these answers, as the command line computes it.
 * @param {string} file relative to the repository root
 * @param {import('./reader.mjs').Answers} answers
 * @param {Record<string, number>} [importance]
 * @returns {import('../../web/element/contract.js').View}
 */
export const view = (file, answers, importance = {}) => run('view', file, answers, importance).view;

/** A linear congruential generator: a seed gives the same answers on every machine. @param {number} seed */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * A random answer to every question.
 * @param {import('./reader.mjs').Comparison} comparison
 * @param {number} seed
 * @returns {import('./reader.mjs').Answers}
 */
export function randomAnswers({ questions }, seed) {
  const random = randomFrom(seed);
  return Object.fromEntries(
    questions.map(({ id, choose, answers }) => {
      const first = answers[Math.floor(random() * answers.length)].id;
      const more = choose === 'many' ? answers.filter(() => random() < 0.4).map((answer) => answer.id) : [];
      return [id, answers.map((answer) => answer.id).filter((one) => one === first || more.includes(one))];
    }),
  );
}
