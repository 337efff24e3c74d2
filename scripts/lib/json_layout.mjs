// Lays out JSON text without changing it: only white space between tokens differs. Numbers, escapes and the order of
// keys stay exactly as written, which JSON.parse and JSON.stringify do not guarantee.

/**
 * A scalar is represented by its own text.
 * @typedef {string | {items: Node[]} | {members: [key: string, value: Node][]}} Node
 */

const TOKEN = /[{}[\]:,]|"(?:[^"\\]|\\.)*"|[^\s{}[\]:,"]+/y;

/** @param {string} text valid JSON @returns {Node} */
export function readJson(text) {
  let position = 0;
  const next = () => {
    while (/\s/.test(text[position] ?? '')) ++position;
    TOKEN.lastIndex = position;
    const token = TOKEN.exec(text)?.[0];
    if (token === undefined) throw new Error(`no JSON at ${position}: ${text.slice(position, position + 40)}`);
    position += token.length;
    return token;
  };
  /** @param {string} token @returns {Node} */
  const value = (token) => {
    if (token === '[') {
      const items = [];
      for (let item = next(); item !== ']'; item = next()) if (item !== ',') items.push(value(item));
      return { items };
    }
    if (token !== '{') return token;
    /** @type {[string, Node][]} */
    const members = [];
    for (let key = next(); key !== '}'; key = next()) {
      if (key === ',') continue;
      next(); // the colon
      members.push([key, value(next())]);
    }
    return { members };
  };
  return value(next());
}

/** Without white space, as the engine writes it. @param {Node} node @returns {string} */
export function compact(node) {
  if (typeof node === 'string') return node;
  if ('items' in node) return `[${node.items.map(compact).join(',')}]`;
  return `{${node.members.map(([key, value]) => `${key}:${compact(value)}`).join(',')}}`;
}

/** @param {Node} node @returns {string} */
function onOneLine(node) {
  if (typeof node === 'string') return node;
  if ('items' in node) return `[${node.items.map(onOneLine).join(', ')}]`;
  if (node.members.length === 0) return '{}';
  return `{ ${node.members.map(([key, value]) => `${key}: ${onOneLine(value)}`).join(', ')} }`;
}

/**
 * Indented by two spaces; a list or an object that fits on a line stays on one line.
 * @param {Node} node @param {string} [indent] @param {number} [before] characters before it on its line @returns {string}
 */
export function pretty(node, indent = '', before = 0, width = 100) {
  const line = onOneLine(node);
  if (typeof node === 'string' || before + line.length <= width) return line;
  const inner = `${indent}  `;
  if ('items' in node) {
    const items = node.items.map((item) => inner + pretty(item, inner, inner.length, width));
    return `[\n${items.join(',\n')}\n${indent}]`;
  }
  const members = node.members.map(
    ([key, value]) => `${inner}${key}: ${pretty(value, inner, inner.length + key.length + 2, width)}`,
  );
  return `{\n${members.join(',\n')}\n${indent}}`;
}

/** @param {string} text */
export const prettyJson = (text) => `${pretty(readJson(text))}\n`;

/** @param {string} text */
export const compactJson = (text) => compact(readJson(text));
