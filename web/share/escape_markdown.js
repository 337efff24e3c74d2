/** Characters that are markup in any position. */
const MARKS = '\\*_[]<>|~${}';
/** Characters that are markup at the start of a line, and in runs. */
const RUNS = '-+=';

/**
 * Escapes a text so that it is never markup, in one line: controls and line ends become spaces, white space at its ends
 * is removed, and each run of spaces becomes one. The rules are those of core/cli/render_markdown.cpp, which lists the
 * supported Markdown dialects.
 * @param {string} text
 */
export const escapeText = (text) =>
  text
    .replace(/[\p{Cc}\u2028\u2029 ]+/gu, ' ')
    .replace(/[\p{Cs}\p{Noncharacter_Code_Point}]/gu, '\ufffd')
    .trim()
    .replace(/[^A-Za-z\d\s]/g, escapedAt)
    .replace(/^(\d+)([.)])(?= |$)/, '$1\\$2') // an ordered list
    .replace(/www\./gi, (word) => `${word.slice(0, 3)}\\.`)
    .replace(/^(?:i(?=mport )|e(?=xport ))/, (letter) => `&#${letter.charCodeAt(0)};`); // MDX would run such a line

/** @param {string} char @param {number} idx @param {string} line */
function escapedAt(char, idx, line) {
  const before = line[idx - 1] ?? ' ';
  const after = line[idx + 1] ?? ' ';
  const endsWord = after === ' ';
  if (char === '&' && /[#\w]/.test(after)) return '&amp;';
  if (/[`^]/.test(char) || (char === '@' && before !== ' ' && !endsWord)) return `&#${char.charCodeAt(0)};`;
  if (char === '%' && (/[{%]/.test(before) || after === '%')) return '&#37;';
  const marks =
    MARKS.includes(char) ||
    (char === '#' && (' {'.includes(before) || idx === line.length - 1)) ||
    (char === ':' && (!idx || !endsWord)) ||
    (char === '!' && !idx && after === '!') ||
    (RUNS.includes(char) && (RUNS.includes(before) || RUNS.includes(after) || (!idx && endsWord)));
  return marks ? `\\${char}` : char;
}

/** A URL in angle brackets may contain any brackets except these; braces are template syntax. @param {string} url */
export const linkTarget = (url) =>
  `<${url.replace(/[<>\\{}\s\p{Noncharacter_Code_Point}]/gu, encodeURIComponent).replace(/&(?=#?\w+;)/g, '&amp;')}>`;
