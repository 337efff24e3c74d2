// The attributes of <trade-off> as web/element/attributes.js defines them, for documentation.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { ATTRIBUTES } from '../../web/element/attributes.js';

const SOURCE = path.resolve(import.meta.dirname, '../../web/element/attributes.js');

/** The comment on each entry of ATTRIBUTES, by its name. */
function readDescriptions() {
  /** @type {Map<string, string>} */
  const found = new Map();
  const source = ts.createSourceFile(SOURCE, readFileSync(SOURCE, 'utf8'), ts.ScriptTarget.ESNext, true);
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isPropertyAssignment(node) && node.name.getText() in ATTRIBUTES) {
      const text = ts.getJSDocCommentsAndTags(node).map(({ comment }) => ts.getTextOfJSDocComment(comment));
      found.set(node.name.getText(), text.join(' ').replaceAll(/\s+/g, ' '));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** @returns {{name: string, values: readonly (string | number)[], description: string}[]} no values: any text */
export function describeAttributes() {
  const descriptions = readDescriptions();
  return Object.entries(ATTRIBUTES).map(([name, values]) => ({
    name,
    values,
    description: descriptions.get(name) ?? '',
  }));
}

/** The table of the README. */
export const attributesTable = () =>
  [
    '| attribute | values, the default first | what it does |',
    '|---|---|---|',
    ...describeAttributes().map(({ name, values, description }) => {
      const cell = values.map((value) => `\`${value}\``).join(', ') || 'any text';
      return `| \`${name}\` | ${cell} | ${description} |`;
    }),
  ].join('\n');
