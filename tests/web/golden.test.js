// Compares the command line and every engine with the golden files, for the documents in tests/golden/manifest.json.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {
  difference,
  expectedFolder,
  produce,
  readFolder,
  readManifest,
  replyFiles,
} from '../../scripts/lib/golden.mjs';
import { compactJson, prettyJson } from '../../scripts/lib/json_layout.mjs';
import { firstHalf, twinEngine, wholeEngine } from './engines.js';

const root = path.resolve(import.meta.dirname, '../..');
const entries = readManifest();
const expected = readFolder(expectedFolder);

/** @param {string} name @param {string | undefined} actual */
const compare = (name, actual) => difference(`tests/golden/expected/${name}`, expected.get(name), actual);

/** Reports at most three differences, which is enough to see the change. @param {string[]} differences */
function assertNone(differences) {
  const found = differences.filter((text) => text !== '');
  if (found.length === 0) return;
  const more = found.length > 3 ? `\n\n${found.length - 3} more files differ.` : '';
  assert.fail(
    `${found.slice(0, 3).join('\n\n')}${more}\n\nIf this change is wanted: npm run golden, then read git diff tests/golden`,
  );
}

for (const entry of entries) {
  test(`${entry.name}: the command line and Decision give the golden files`, () => {
    const actual = produce(entry);
    const names = new Set([
      ...actual.keys(),
      ...[...expected.keys()].filter((name) => name.startsWith(`${entry.name}/`)),
    ]);
    assertNone([...names].map((name) => compare(name, actual.get(name))));
  });
}

test('every golden file belongs to an entry of the manifest', () => {
  const names = new Set(entries.map(({ name }) => name));
  assert.deepEqual(
    [...expected.keys()].filter((name) => !names.has(name.split('/')[0])),
    [],
  );
});

/**
 * Without the second module the engine gives no view.
 * @param {any} engine @param {import('../../scripts/lib/golden.mjs').Entry} entry @param {boolean} whole
 */
function repliesOf(engine, { document, readers }, whole) {
  const decision = new engine.Decision(document);
  try {
    return [
      decision.page(),
      ...readers.flatMap(({ text }) => [whole ? decision.view(text) : undefined, decision.quickView(text)]),
    ];
  } finally {
    decision.delete();
  }
}

/** @type {[title: string, load: () => Promise<Pick<import('./engines.js').Engine, 'Decision'>>, whole: boolean][]} */
const engines = [
  ['WebAssembly', async () => wholeEngine, true],
  ['the first half of WebAssembly', firstHalf, false],
  ['JavaScript', twinEngine, true],
];
for (const [title, load, whole] of engines) {
  test(`${title} gives the golden page, view and quick view`, async () => {
    const engine = await load();
    // The second module reports what is wrong with a document.
    const readable = entries.filter(
      ({ name }) => whole || expected.get(`${name}/page.json`)?.includes('"warnings": []'),
    );
    assert.ok(readable.length > 20);
    const differences = readable.flatMap((entry) => {
      const files = replyFiles(entry);
      return repliesOf(engine, entry, whole).map((reply, i) => {
        if (reply === undefined || compactJson(expected.get(files[i]) ?? '""') === reply) return '';
        return compare(files[i], prettyJson(reply)) || `${files[i]}: white space within the reply`;
      });
    });
    assertNone(differences);
  });
}

test('the golden files contain every sentence, reason and method except one', () => {
  const locale = JSON.parse(readFileSync(path.join(root, 'web/locales/en.json'), 'utf8'));
  const codes = Object.keys(locale)
    .filter((key) => /^(say|part|method)\./.test(key))
    .map((key) => key.replace(/^\w+\./, ''));
  const views = [...expected]
    .filter(([name]) => name.endsWith('.view.json'))
    .map(([, text]) => text)
    .join('');
  const absent = codes.filter((code) => !views.includes(`"${code}"`));
  assert.deepEqual(absent, ['too_many_options']); // needs a document with more than 500 options
});

test('the golden files contain every verdict and both languages', () => {
  const texts = [...expected.values()].join('');
  for (const verdict of ['none_yet', 'clear', 'leaning', 'toss_up'])
    assert.ok(texts.includes(`"verdict": "${verdict}"`), verdict);
  for (const language of ['en', 'de-AT', 'ar']) assert.ok(texts.includes(` lang="${language}"`), language);
});

test('the folder of golden files stays small', () => {
  const bytes = [...expected.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  assert.ok(bytes > 500_000 && bytes < 3_000_000, String(bytes));
});

test('a JSON layout changes only white space', () => {
  const texts = [
    '{}',
    '[]',
    '"a"',
    '-1.50e+07',
    '{"a":{},"b":[]}',
    '{"b":1.0,"a":1e-9,"b":100000000000000000000}',
    '["\\"{[,:]}\\\\","\\u00e9 é",true,null]',
  ];
  for (const text of texts) assert.equal(compactJson(prettyJson(text)), text);
  assert.equal(prettyJson('{"a":[1,2],"b":{}}'), '{ "a": [1, 2], "b": {} }\n');
  const word = 'x'.repeat(60);
  assert.equal(
    prettyJson(`{"a":["${word}","${word}"],"b":{"c":1}}`),
    `{\n  "a": [\n    "${word}",\n    "${word}"\n  ],\n  "b": { "c": 1 }\n}\n`,
  );
  assert.throws(() => prettyJson('"open'), /no JSON/);
  assert.throws(() => prettyJson('[1'), /no JSON/);
});

test('a difference shows the first lines that differ and the number of further ones', () => {
  assert.equal(difference('f', 'a\nb\n', 'a\nb\n'), '');
  assert.equal(difference('f', 'a\nb\nc\nd\n', 'a\nb\nC\nd\n'), 'f, line 3:\n  a\n  b\n- c\n+ C');
  assert.equal(difference('f', 'a\n', 'a\nb\n'), 'f, line 2:\n  a\n+ b');
  assert.equal(difference('f', 'a\na\n', 'a\n'), 'f, line 2:\n  a\n- a');
  assert.equal(difference('f', undefined, 'a'), 'f: new file');
  assert.equal(difference('f', 'a', undefined), 'f: no longer produced');
  const many = (/** @type {string} */ sign) => Array.from({ length: 10 }, (_, i) => sign + i).join('\n');
  assert.equal(
    difference('f', many('x'), many('y'))
      .split('\n')
      .filter((line) => line.includes('more'))
      .join(),
    '- (2 more lines),+ (2 more lines)',
  );
  const long = (/** @type {string} */ word) => `${'<'.repeat(300)}${word}${'>'.repeat(300)}`;
  const [, minus, plus] = difference('f', long('old'), long('new')).split('\n');
  assert.match(minus, /^- …<{80}old>{77}…$/);
  assert.match(plus, /^\+ …<{80}new>{77}…$/);
});
