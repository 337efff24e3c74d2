// Tests the JSON Schema for editors with tests/documents: it accepts what the core accepts, and rejects what a schema
// can.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { manifest, textOf } from '../documents/read.js';

/** @typedef {Record<string, any>} Schema */

const data = path.resolve(import.meta.dirname, '../../data');
/** @type {Schema} */
const schema = JSON.parse(readFileSync(path.join(data, 'comparison.schema.json'), 'utf8'));
const validate = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true, allErrors: true }).compile(
  schema,
);

/** @param {unknown} document */
const faults = (document) => (validate(document) ? [] : (validate.errors ?? []));

/** @param {unknown} document */
const told = (document) => faults(document).map(({ instancePath, message }) => `${instancePath}: ${message}`);

/** Whether JSON Pointer `a` equals `b` or encloses it. @param {string} a @param {string} b */
const leadsTo = (a, b) => b === a || b.startsWith(`${a}/`);

/** The document, or undefined if it is not JSON. @param {string} file */
function parsed(file) {
  try {
    return JSON.parse(textOf('bad', file));
  } catch {
    return undefined;
  }
}

test('every good document is accepted', () => {
  for (const { file } of manifest.good) assert.deepEqual(told(JSON.parse(textOf('good', file))), [], file);
});

test('every comparison of the project is accepted', () => {
  const files = readdirSync(data).filter((file) => file.endsWith('.json') && !file.endsWith('.schema.json'));
  assert.ok(files.length > 0);
  for (const file of files) assert.deepEqual(told(JSON.parse(readFileSync(path.join(data, file), 'utf8'))), [], file);
});

for (const { file, about, by, errors } of manifest.bad) {
  test(`${file}, ${about}: ${by} rejects it`, () => {
    const document = parsed(file);
    if (by === 'core') {
      const isJson = document !== undefined;
      const syntax = errors.some(([code]) => /^(syntax_error|unexpected_end|html_not_json)$/.test(code));
      // JavaScript replaces invalid UTF-8 and accepts lone surrogates.
      if (!/utf8|surrogate/.test(file)) assert.equal(isJson, !syntax);
      if (!syntax) assert.deepEqual(told(document), [], 'the schema could refuse it too: mark it "both"');
      return;
    }
    const found = faults(document);
    assert.ok(found.length > 0);
    for (const { instancePath, message } of found) {
      const meant = errors.some(([, pointer]) => leadsTo(instancePath, pointer) || leadsTo(pointer, instancePath));
      assert.ok(meant, `refused for another reason: ${instancePath} ${message}`);
    }
  });
}

/** @param {{options?: number, criteria?: number, questions?: number, answers?: number}} size */
function sized({ options = 2, criteria = 1, questions = 0, answers = 1 }) {
  /** @param {number} length @param {(id: string) => object} make */
  const list = (length, make) => Array.from({ length }, (_, i) => make(`x${i}`));
  return {
    format: 1,
    id: 'x',
    title: 'X',
    options: list(options, (id) => ({ id, name: 'O' })),
    criteria: list(criteria, (id) => ({ id, name: 'C' })),
    ratings: {},
    questions: list(questions, (id) => ({ id, text: 'Q', answers: list(answers, (a) => ({ id: a, text: 'A' })) })),
  };
}

test('a list at its limit is accepted, and one past it is rejected', () => {
  /** @type {[object, object][]} */
  const limits = [
    [{ options: 10_000 }, { options: 10_001 }],
    [{ criteria: 256 }, { criteria: 257 }],
    [{ questions: 64 }, { questions: 65 }],
    [
      { questions: 1, answers: 32 },
      { questions: 1, answers: 33 },
    ],
  ];
  for (const [met, passed] of limits) {
    assert.deepEqual(told(sized(met)), [], JSON.stringify(met));
    assert.equal(told(sized(passed)).length, 1, JSON.stringify(passed));
  }
});

/** Follows $ref. @param {Schema} part @returns {Schema} */
const resolved = (part) => (part.$ref ? resolved(schema.$defs[part.$ref.replace('#/$defs/', '')]) : part);

/**
 * Collects the fields of the schema that a value uses.
 * @param {Schema} part @param {any} value @param {Set<Schema>} used
 */
function mark(part, value, used) {
  const rule = resolved(part);
  for (const choice of rule.anyOf ?? []) mark(choice, value, used);
  if (Array.isArray(value)) {
    for (const item of value) if (rule.items) mark(rule.items, item, used);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, each] of Object.entries(value)) {
      const field = rule.properties?.[name];
      if (field) used.add(field);
      const next = field ?? rule.additionalProperties;
      if (next) mark(next, each, used);
    }
  }
}

/** @returns {[string, Schema][]} */
const fields = () =>
  Object.entries({ '': schema, ...schema.$defs }).flatMap(([kind, { properties = {} }]) =>
    Object.entries(properties).map(([name, field]) => /** @type {[string, Schema]} */ ([`${kind}.${name}`, field])),
  );

test('every field has a title and a description', () => {
  assert.ok(fields().length > 80);
  for (const [name, { title, description }] of fields()) assert.ok(title && description, name);
});

test('the good documents use every field, so the core supports it too', () => {
  /** @type {Set<Schema>} */
  const used = new Set();
  for (const { file } of manifest.good) mark(schema, JSON.parse(textOf('good', file)), used);
  assert.deepEqual(
    fields()
      .filter(([, field]) => !used.has(field))
      .map(([name]) => name),
    [],
  );
});
