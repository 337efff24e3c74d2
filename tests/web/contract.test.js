// The JSON Schemas of page, view and reply: they accept what the engine writes, reject what differs from it, and the
// generated TypeScript types follow them.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { contractFile, contractTypes, resolveRef, schemas } from '../../scripts/lib/contract.mjs';
import { expectedFolder, programs, readFolder } from '../../scripts/lib/golden.mjs';
import { manifest, textOf } from '../documents/read.js';
import { wholeEngine } from './engines.js';

/** @typedef {Record<string, any>} Schema */

const root = path.resolve(import.meta.dirname, '../..');
const RANDOM_DOCUMENTS = 150;
const randomDocuments = path.join(path.dirname(programs.replies), 'tradeoff_random_documents');

const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true });
for (const [file, schema] of Object.entries(schemas)) ajv.addSchema(schema, file);
const compiled = ajv.getSchema('reply.schema.json');
if (!compiled) throw new Error('no schema of replies');
const isReply = compiled;

/** The reasons why a text is no reply. @param {string} text */
const faults = (text) =>
  isReply(JSON.parse(text))
    ? []
    : (isReply.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);

/** What an engine replies to a document: the page, then the view and the quick view for each reader. @param {string} document @param {string[]} readers */
function repliesTo(document, readers) {
  const decision = new wholeEngine.Decision(document);
  try {
    return [decision.page(), ...readers.flatMap((reader) => [decision.view(reader), decision.quickView(reader)])];
  } finally {
    decision.delete();
  }
}

/** @type {[name: string, text: string][]} */
const goldens = [...readFolder(expectedFolder)].filter(([name]) => /(^|[/.])(page|view|quick_view)\.json$/.test(name));

/** @type {[name: string, text: string][]} */
const ofDocuments = /** @type {const} */ (['good', 'bad']).flatMap((kind) =>
  manifest[kind].flatMap(({ file }) =>
    repliesTo(textOf(kind, file), ['', '{"answers":{"nothing":[]}}']).map(
      (reply, i) => /** @type {[string, string]} */ ([`${kind}/${file}, reply ${i}`, reply]),
    ),
  ),
);

/** @type {{document: string, readers: string[]}[]} */
const random = execFileSync(randomDocuments, [String(RANDOM_DOCUMENTS)], { maxBuffer: 1 << 28, encoding: 'utf8' })
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line));

/** More options, flips and failed requirements than a view lists or a method judges. */
function largeDocument() {
  const attributes = Array.from({ length: 9 }, (_, i) => `a${i}`);
  const options = Array.from({ length: 501 }, (_, i) => ({
    id: `o${i}`,
    name: 'O',
    attributes: i === 0 ? Object.fromEntries(attributes.map((name) => [name, true])) : {},
  }));
  const scale = { min: 0, max: 10 };
  return JSON.stringify({
    format: 1,
    id: 'large',
    title: 'Large',
    options,
    criteria: [
      { id: 'x', name: 'X', importance: 1, scale, preference: { type: 'gaussian', s: 1 } },
      { id: 'y', name: 'Y', importance: 0, scale },
    ],
    ratings: Object.fromEntries(
      options.map(({ id }, i) => [id, { x: { value: i === 0 ? 10 : 0 }, y: { value: i === 0 ? 0 : 10 } }]),
    ),
    questions: [
      {
        id: 'need',
        text: 'Q',
        answers: [{ id: 'much', text: 'A', requires: attributes.map((attribute) => ({ attribute, anyOf: [true] })) }],
      },
      ...['q', 'r', 's'].map((id) => ({
        id,
        text: 'Q',
        answers: Array.from({ length: 32 }, (_, i) => ({ id: `a${i}`, text: 'A', importance: { y: 10 } })),
      })),
    ],
  });
}
ofDocuments.push(
  ...repliesTo(largeDocument(), ['{"answers":{"need":["much"]}}', '{"importance":{"x":1}}']).map(
    (reply, i) => /** @type {[string, string]} */ ([`large, reply ${i}`, reply]),
  ),
);

test('every golden page, view and quick view satisfies the schemas', () => {
  assert.ok(goldens.length > 150);
  for (const [name, text] of goldens) assert.deepEqual(faults(text), [], name);
});

test('so does the example of docs/view.md', () => {
  const [, example] = /```json\n([^]*?)```/.exec(readFileSync(path.join(root, 'docs/view.md'), 'utf8')) ?? [];
  assert.deepEqual(faults(example), []);
});

test('so do the replies to every document of the tests', () => {
  const kinds = new Set(ofDocuments.map(([, text]) => Object.keys(JSON.parse(text))[1]));
  assert.deepEqual([...kinds].sort(), ['errors', 'page', 'view']);
  for (const [name, text] of ofDocuments) assert.deepEqual(faults(text), [], name);
});

test('so do the replies to random documents', () => {
  assert.equal(random.length, RANDOM_DOCUMENTS);
  for (const [i, { document, readers }] of random.entries())
    for (const text of repliesTo(document, readers)) assert.deepEqual(faults(text), [], `document ${i}`);
});

/** Places of objects that map ids or names to values. */
const MAPS = /\/(ratings|has|presets\/answers|detail)$/;

/**
 * The objects of a value, each with its place: names of keys, * for an id.
 * @param {any} value @param {string} place
 * @returns {Generator<[place: string, object: Record<string, unknown>]>}
 */
function* objectsOf(value, place = '') {
  if (Array.isArray(value)) {
    for (const item of value) yield* objectsOf(item, place);
  } else if (typeof value === 'object' && value !== null) {
    yield [place, value];
    for (const [key, item] of Object.entries(value)) yield* objectsOf(item, `${place}/${keyName(place, key)}`);
  }
}
/** @param {string} place @param {string} key */
const keyName = (place, key) => (MAPS.test(place) ? '*' : key);

/** Goldens without those that have only objects of known shapes, which would take long and show nothing. */
function* distinctObjects() {
  /** @type {Set<string>} */
  const seen = new Set();
  for (const [name, text] of [...goldens, ...ofDocuments]) {
    const reply = JSON.parse(text);
    const kind = reply.view ? `${reply.view.complete} ${reply.view.verdict} ${reply.view.rival === null}` : '';
    for (const [place, object] of objectsOf(reply)) {
      const shape = [kind, place, Object.keys(object), object.code].join();
      if (seen.has(shape)) continue;
      seen.add(shape);
      yield { name, reply, place, object };
    }
  }
}

test('a key that the schemas do not have is an error in every object', () => {
  let objects = 0;
  for (const { name, reply, place, object } of distinctObjects()) {
    ++objects;
    object['?'] = 'x';
    assert.ok(!isReply(reply), `${name}: ${place}`);
    delete object['?'];
  }
  assert.ok(objects > 300, String(objects));
});

/** The only keys that may be absent. */
const OPTIONAL = [
  '/errors/detail/*',
  '/page/by',
  '/page/criteria/advice',
  '/page/criteria/features/has/*',
  '/page/criteria/help',
  '/page/criteria/ratings/*',
  '/page/criteria/ratings/*/basis',
  '/page/criteria/ratings/*/evidence',
  '/page/criteria/scale/unit',
  '/page/disclosure',
  '/page/warnings/detail/*',
  '/page/notes/verdict',
  '/page/options/cons/criterion',
  '/page/options/pros/criterion',
  '/page/options/tagline',
  '/page/options/url',
  '/page/presets/answers/*',
  '/page/presets/text',
  '/page/questions/answers/because',
  '/page/questions/answers/requires/because',
  '/page/questions/help',
  '/page/sources/confidence',
  '/page/sources/copy',
  '/page/sources/date',
  '/page/sources/seen',
  '/page/sources/url',
  '/page/summary',
  '/page/updated',
  '/view/moreFlips',
  '/view/ranking/moreFails',
];

test('every key is required except those that may be absent', () => {
  /** @type {Set<string>} */
  const optional = new Set();
  for (const { reply, place, object } of distinctObjects()) {
    for (const [key, value] of Object.entries(object)) {
      const rest = Object.entries(object);
      delete object[key];
      if (isReply(reply)) optional.add(`${place}/${keyName(place, key)}`);
      for (const [name] of rest) delete object[name];
      Object.assign(object, Object.fromEntries(rest));
      assert.equal(object[key], value);
    }
  }
  assert.deepEqual([...optional].sort(), OPTIONAL.toSorted());
});

/**
 * Collects the properties that a value has.
 * @param {Schema} schema @param {string} file @param {any} value @param {Set<Schema>} used
 */
function mark(schema, file, value, used) {
  if (schema.$ref) {
    const target = resolveRef(schema.$ref, file);
    mark(target.schema, target.file, value, used);
  }
  for (const base of schema.allOf ?? []) mark(base, file, value, used);
  for (const choice of [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])])
    if (accepts(choice, file, value)) mark(choice, file, value, used);
  if (Array.isArray(value)) {
    for (const item of value) if (schema.items) mark(schema.items, file, item, used);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value)) {
      const property = schema.properties?.[name];
      if (property) used.add(property);
      const next = property ?? schema.additionalProperties;
      if (next) mark(next, file, item, used);
    }
  }
}

/** Whether a choice is meant, by its code or its kind. @param {Schema} choice @param {string} file @param {any} value */
function accepts(choice, file, value) {
  if (!choice.$ref) return false; // null
  const { schema, file: target } = resolveRef(choice.$ref, file);
  if (schema.oneOf) return schema.oneOf.some((/** @type {Schema} */ one) => accepts(one, target, value));
  const code = schema.properties?.code?.const;
  if (code !== undefined) return value?.code === code;
  return value !== null && (schema.required ?? []).every((/** @type {string} */ key) => key in Object(value));
}

/** The properties of every definition. @returns {[name: string, property: Schema][]} */
const properties = () =>
  ['page', 'view', 'reply'].flatMap((name) => {
    const schema = schemas[`${name}.schema.json`];
    return Object.entries({ [name]: schema, ...schema.$defs }).flatMap(([kind, definition]) =>
      Object.entries(definition.properties ?? {}).map(
        ([key, property]) => /** @type {[string, Schema]} */ ([`${kind}.${key}`, property]),
      ),
    );
  });

test('every property occurs in a golden file or in the reply to a document of the tests', () => {
  /** @type {Set<Schema>} */
  const used = new Set();
  for (const [, text] of [...goldens, ...ofDocuments])
    mark(schemas['reply.schema.json'], 'reply.schema.json', JSON.parse(text), used);
  const all = properties();
  assert.ok(all.length > 200);
  assert.deepEqual(
    all.filter(([, property]) => !used.has(property)).map(([name]) => name),
    [],
  );
});

test('every property and every definition is described in a sentence', () => {
  const definitions = ['page', 'view', 'reply'].flatMap((name) => Object.entries(schemas[`${name}.schema.json`].$defs));
  for (const [name, { description }] of [...properties(), ...definitions])
    assert.match(description ?? '', /^[A-Z].+\.$/, name);
});

test('the generated types are up to date: npm run contract', async () => {
  assert.equal(readFileSync(contractFile, 'utf8'), await contractTypes());
});
