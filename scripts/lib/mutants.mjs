// The changes of one operator or constant that scripts/mutate tries in a C++ source.
import { createHash } from 'node:crypto';

/** A number grows by 1, or doubles if 1 would hardly matter. @param {string} number */
function otherNumber(number) {
  if (/^\d$/.test(number)) return String(Number(number) + 1);
  if (/^[\d']+$/.test(number)) return String(Number(number.replaceAll("'", '')) * 2);
  const value = Number(number);
  return value === 0
    ? '1.0'
    : /e/.test(number)
      ? number.replace(/^\d+/, (digits) => String(Number(digits) * 2))
      : (value * 2).toFixed(1);
}

/**
 * Binary operators are between spaces, as clang-format writes them; pointers and template brackets are not.
 * @type {Record<string, string[]>}
 */
const kBetweenSpaces = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '==': ['!='],
  '!=': ['=='],
  '&&': ['||'],
  '||': ['&&'],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['/'],
  '<<': ['>>'],
  '+=': ['-='],
  '-=': ['+='],
  '|=': ['&='],
};

/** @type {[RegExp, (found: string) => string[]][]} */
const kChanges = [
  [/(?<= )[-+*/%<>=!&|]+(?= |$)/g, (found) => kBetweenSpaces[found] ?? []],
  [/(?<![\w.'])(\d[\d']*(\.\d+)?(e-?\d+)?)(?![\w.'])/g, (found) => [otherNumber(found)]],
  [/\b(true|false)\b/g, (found) => [found === 'true' ? 'false' : 'true']],
  [/\bstd::(min|max)\b/g, (found) => [found === 'std::min' ? 'std::max' : 'std::min']],
  [/(?<![\w)])!(?=[\w(])/g, () => ['']], // logical not
  [/(?<=[=(,{?:] ?|return )-(?=\w)/g, () => ['']], // unary minus
  [/\+\+|--/g, (found) => [found === '++' ? '--' : '++']],
  [/\b(continue|break)(?=;)/g, (found) => [found === 'break' ? 'continue' : 'break']],
];

/** Replaces what is not code by spaces: comments, string literals, preprocessor lines. @param {string} line */
const codeOf = (line) =>
  /^\s*#/.test(line)
    ? ''
    : line.replaceAll(/"(\\.|[^"\\])*"|'(\\.|[^'\\])'|\/\/.*/g, (found) => ' '.repeat(found.length));

/**
 * `from` and `to` are the line before and after; among equal lines, `nth` selects one.
 * @typedef {{source: string, line: number, from: string, to: string, nth: number, text: string}} Mutant
 */

/**
 * All possible changes of a source, one place each.
 * @param {string} source its name
 * @param {string} text
 * @returns {Mutant[]}
 */
export function mutantsOf(source, text) {
  const lines = text.split('\n');
  /** @type {Map<string, number>} */
  const seen = new Map();
  /** @param {string} key */
  const nth = (key) => {
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count;
  };
  return lines.flatMap((line, i) => {
    const places = kChanges.flatMap(([pattern, changes]) =>
      [...codeOf(line).matchAll(pattern)].flatMap(({ 0: found, index }) =>
        changes(found).map((put) => ({ index, to: line.slice(0, index) + put + line.slice(index + found.length) })),
      ),
    );
    return places
      .sort((a, b) => a.index - b.index)
      .map(({ to }) => ({
        source,
        line: i + 1,
        from: line.trim(),
        to: to.trim(),
        nth: nth(`${line.trim()} ${to.trim()}`),
        text: lines.with(i, to).join('\n'),
      }));
  });
}

/**
 * A selection that is the same for the same seed, and mostly stays the same after a change elsewhere in the source.
 * @param {Mutant[]} mutants
 * @param {number} count
 * @param {string} seed
 */
export function chosen(mutants, count, seed) {
  /** @param {Mutant} mutant */
  const place = (mutant) =>
    createHash('sha256').update(`${seed} ${mutant.source} ${mutant.from} ${mutant.to} ${mutant.nth}`).digest('hex');
  const shuffled = mutants.map((mutant) => ({ mutant, key: place(mutant) })).sort((a, b) => (a.key < b.key ? -1 : 1));
  const kept = new Set(shuffled.slice(0, count).map(({ mutant }) => mutant));
  return mutants.filter((mutant) => kept.has(mutant));
}
