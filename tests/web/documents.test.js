// Runs the command line on tests/documents: exit code, and every error and warning with its path and text.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { filesOf, manifest, pathOf } from '../documents/read.js';

/** @typedef {import('../documents/read.js').Finding} Finding */

const root = path.resolve(import.meta.dirname, '../..');
const program = process.env.TRADEOFF_CLI ?? path.join(root, 'build/native/tradeoff');
/** @type {Record<string, string>} */
const words = JSON.parse(readFileSync(path.join(root, 'web/locales/en.json'), 'utf8'));

/** @param {string} text */
const escaped = (text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A pattern for the text of a finding, with its arguments filled in. @param {string} kind @param {Finding} finding */
function patternOf(kind, [code, pointer, detail = {}]) {
  const sentence = words[`${kind}.${code}`];
  assert.ok(sentence, `${kind}.${code} has no words`);
  const pattern = sentence.split(/(\{\w+\})/).map((piece) => {
    const name = /^\{(\w+)\}$/.exec(piece)?.[1];
    if (!name) return escaped(piece);
    return typeof detail[name] === 'string' ? escaped(/** @type {string} */ (detail[name])) : '[^{}]*';
  });
  const place = pointer || words['cli.whole_document'];
  return new RegExp(`^${escaped(`${place}: `)}${pattern.join('')}$`);
}

/** @param {string} output @param {string} before @param {string} kind @param {Finding[]} findings */
function assertLines(output, before, kind, findings) {
  const lines = output.split('\n').slice(0, -1);
  assert.equal(lines.length, findings.length, output);
  for (const [i, line] of lines.entries()) {
    assert.ok(line.startsWith(before), line);
    assert.match(line.slice(before.length), patternOf(kind, findings[i]));
  }
}

/** @param {string} file */
function check(file) {
  const { status, stdout, stderr, error } = spawnSync(program, ['check', file], { encoding: 'utf8' });
  assert.equal(error, undefined);
  return { status, stdout, stderr };
}

test('the command line is built', () => assert.ok(existsSync(program), `${program}: build it, or set TRADEOFF_CLI`));

test('the manifest lists every document once', () => {
  for (const kind of /** @type {const} */ (['good', 'bad'])) {
    assert.deepEqual(manifest[kind].map(({ file }) => file).sort(), filesOf(kind));
  }
});

for (const { file, about, warnings } of manifest.good) {
  test(`${file}, ${about}: check accepts it`, () => {
    const document = pathOf('good', file);
    const { status, stdout, stderr } = check(document);
    assert.equal(stderr, '');
    assert.equal(status, 0);
    assertLines(stdout, `warning: ${document}: `, 'warning', warnings);
  });
}

for (const { file, about, errors } of manifest.bad) {
  test(`${file}, ${about}: check rejects it`, () => {
    const document = pathOf('bad', file);
    const { status, stdout, stderr } = check(document);
    assert.equal(status, 1);
    assert.equal(stdout, '');
    assertLines(stderr, `${document}: `, 'error', errors);
  });
}

// Every code has an underscore, and no other quoted string in these sources has one.
const sources = readdirSync(path.join(root, 'core/src'), { recursive: true })
  .map(String)
  .filter((file) => /^(format|json)\/(check|comparison|warnings|json_reader|reader_input).*\.(cpp|h)$/.test(file));
const codes = new Set(
  sources.flatMap(
    (file) => readFileSync(path.join(root, 'core/src', file), 'utf8').match(/(?<=")[a-z]+(_[a-z]+)+(?=")/g) ?? [],
  ),
);
/** The core's codes that have a text. @param {string} kind */
const worded = (kind) =>
  Object.keys(words)
    .filter((key) => key.startsWith(`${kind}.`))
    .map((key) => key.slice(kind.length + 1))
    .filter((code) => codes.has(code));

test('every code of the core has a text', () => {
  assert.ok(codes.size > 50);
  const known = new Set([...worded('error'), ...worded('warning')]);
  assert.deepEqual(
    [...codes].filter((code) => !known.has(code)),
    [],
  );
});

test('every text belongs to a code of the core or of the page', () => {
  const page = readdirSync(path.join(root, 'web'), { recursive: true })
    .filter((file) => String(file).endsWith('.js'))
    .map((file) => readFileSync(path.join(root, 'web', String(file)), 'utf8'))
    .join('\n');
  const others = Object.keys(words).filter(
    (key) => /^(error|warning)\./.test(key) && !codes.has(key.replace(/^\w+\./, '')),
  );
  assert.deepEqual(
    others.filter((key) => !page.includes(`'${key.replace(/^\w+\./, '')}'`)),
    [],
  );
});

test('the texts of errors and warnings have no apostrophes and no placeholders except {name}', () => {
  for (const kind of ['error', 'warning']) {
    for (const code of worded(kind)) {
      assert.doesNotMatch(words[`${kind}.${code}`].replaceAll(/\{[a-z]+\}/g, ''), /['{}#|]/, code);
    }
  }
});

test('every error and warning occurs in a document, except those of documents too large to store', () => {
  const tooLarge = [
    'document_too_large',
    'too_many_answers',
    'too_many_criteria',
    'too_many_options',
    'too_many_questions',
    'too_many_ratings',
  ];
  const faults = new Set(manifest.bad.flatMap(({ errors }) => errors.map(([code]) => code)));
  const warnings = new Set(manifest.good.flatMap(({ warnings: found }) => found.map(([code]) => code)));
  assert.deepEqual(
    worded('error')
      .filter((code) => !faults.has(code))
      .sort(),
    tooLarge,
  );
  assert.deepEqual(
    worded('warning').filter((code) => !warnings.has(code)),
    ['unknown_field'],
  ); // a warning for the widget only, see tests/core
});
