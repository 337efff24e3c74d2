// custom-elements.json (schema 1.0.0), for editors and documentation tools: the attributes, properties, methods and
// events of <trade-off>, read from the code that implements them.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describeAttributes } from './attributes.mjs';

const kClass = 'TradeOff';
const kSource = 'web/element/shell.js';
const kHostStyles = 'web/element/host_styles.js';
const kLifecycle = /^(connected|disconnected|adopted|attributeChanged)Callback$/;

/** Removes the line breaks of a comment. @param {string | undefined} text */
const flat = (text) => text?.replaceAll(/\s+/g, ' ').trim() || undefined;

/** @param {ts.TypeChecker} checker @param {ts.Node} node */
const describe = (checker, node) =>
  flat(ts.displayPartsToString(/** @type {any} */ (node).symbol?.getDocumentationComment(checker)));

/**
 * Public members: no private names, and nothing that only the browser or our own scripts call.
 * @param {ts.ClassElement} member
 */
const isPublic = (member) =>
  !!member.name &&
  ts.isIdentifier(member.name) &&
  !kLifecycle.test(member.name.text) &&
  !(ts.getCombinedModifierFlags(/** @type {any} */ (member)) & ts.ModifierFlags.Static);

/**
 * Custom properties and their defaults, read from the styles; the first use is that of the light theme.
 * @param {string} root
 */
function customProperties(root) {
  const folder = path.join(root, 'web/styles');
  const styles = readdirSync(folder).map((file) => readFileSync(path.join(folder, file), 'utf8'));
  const uses = [...styles, readFileSync(path.join(root, kHostStyles), 'utf8')]
    .join('\n')
    .matchAll(/var\((--trade-off-[\w-]+),\s*([^;{}]*?)\)(?=[;\s}])/g);
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const [, name, value] of uses) if (!found.has(name)) found.set(name, value);
  return [...found].map(([name, value]) => ({ name, default: value }));
}

/** @param {ts.Program} program @param {string} root */
function elementManifest(program, root) {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(path.join(root, kSource));
  const declared = source?.statements.find((one) => ts.isClassDeclaration(one) && one.name?.text === kClass);
  if (!source || !declared || !ts.isClassDeclaration(declared)) throw new Error(`${kSource} has no class ${kClass}`);
  const attributes = describeAttributes().map(({ name, values, description }) => ({
    name,
    type: { text: values.map((value) => `'${value}'`).join(' | ') || 'string' },
    ...(values.length ? { default: `'${values[0]}'` } : {}),
    description,
    fieldName: name,
  }));
  const members = declared.members.filter(isPublic);
  const setters = new Set(members.filter(ts.isSetAccessor).map((one) => one.name.getText()));
  const typeOf = (/** @type {ts.Node} */ node) => ({ text: checker.typeToString(checker.getTypeAtLocation(node)) });
  const ownFields = members.filter(ts.isGetAccessor).map((one) => ({
    kind: 'field',
    name: one.name.getText(),
    type: typeOf(one),
    description: describe(checker, one),
    ...(setters.has(one.name.getText()) ? {} : { readonly: true }),
  }));
  const instance = checker.getTypeAtLocation(declared);
  const attributeFields = attributes.map(({ name, description }) => {
    const symbol = checker.getPropertyOfType(instance, name);
    if (!symbol) throw new Error(`${kClass} has no property ${name}`);
    const type = { text: checker.typeToString(checker.getTypeOfSymbol(symbol)) };
    return { kind: 'field', name, type, description, attribute: name, reflects: true };
  });
  const methods = members.filter(ts.isMethodDeclaration).map((one) => ({
    kind: 'method',
    name: one.name.getText(),
    description: describe(checker, one),
    parameters: one.parameters.map((parameter) => ({ name: parameter.name.getText(), type: typeOf(parameter) })),
  }));
  const events = ts
    .getJSDocTags(declared)
    .filter((tag) => tag.tagName.text === 'fires')
    .map((tag) => {
      const [, name, description] = /^(\S+) - ([^]*)/.exec(ts.getTextOfJSDocComment(tag.comment) ?? '') ?? [];
      return { name, type: { text: 'CustomEvent' }, description: flat(description) };
    });
  return {
    schemaVersion: '1.0.0',
    modules: [
      {
        kind: 'javascript-module',
        path: 'dist/npm/index.js',
        declarations: [
          {
            kind: 'class',
            customElement: true,
            name: kClass,
            tagName: 'trade-off',
            superclass: { name: 'HTMLElement' },
            description: describe(checker, declared),
            attributes,
            members: [...ownFields, ...attributeFields, ...methods],
            events,
            cssProperties: customProperties(root),
          },
        ],
        exports: [
          { kind: 'js', name: kClass, declaration: { name: kClass } },
          { kind: 'custom-element-definition', name: 'trade-off', declaration: { name: kClass } },
        ],
      },
    ],
  };
}

/** @param {ts.Program} program @param {string} root @param {string} file */
export const writeManifest = (program, root, file) =>
  writeFileSync(file, `${JSON.stringify(elementManifest(program, root), null, 2)}\n`);
