// The comparisons in the README are valid, because authors copy them. The errors that docs/embed.md explains exist.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { attributesTable } from '../../scripts/build/attributes.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const cli = process.env.TRADEOFF_CLI ?? path.join(root, 'build/native/tradeoff');
const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
const validate = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true }).compile(
  JSON.parse(readFileSync(path.join(root, 'data/comparison.schema.json'), 'utf8')),
);

const files = [...readme.matchAll(/```json\n([^]*?)```/g)].map(([, text]) => text);
const inPages = [...readme.matchAll(/<script type="application\/json">([^]*?)<\/script>/g)].map(([, text]) => text);

test('the README shows one comparison as a file and one in a page', () => {
  assert.deepEqual([files.length, inPages.length], [1, 1]);
});

for (const [name, [text]] of Object.entries({ 'the file': files, 'the one in the page': inPages }))
  test(`${name} has no error and no warning, and matches the schema`, () => {
    const { status, stdout, stderr } = spawnSync(cli, ['check', '-'], { encoding: 'utf8', input: text });
    assert.deepEqual({ status, stdout, stderr }, { status: 0, stdout: '', stderr: '' });
    assert.ok(validate(JSON.parse(text)), JSON.stringify(validate.errors));
  });

test('the README has the table of attributes from web/element/attributes.js', () => {
  assert.ok(readme.includes(`\n\n${attributesTable()}\n\n`), `It should have:\n${attributesTable()}`);
});

test("the README's rank command ranks the file", () => {
  const answer = /rank yours\.json (--answer \S+)/.exec(readme)?.[1].split(' ') ?? assert.fail('no rank in the README');
  const { status, stdout, stderr } = spawnSync(cli, ['rank', '-', ...answer], { encoding: 'utf8', input: files[0] });
  assert.deepEqual({ status, stderr }, { status: 0, stderr: '' });
  assert.match(stdout, /Hugo/);
});

test('docs/embed.md quotes the errors as readers see them', () => {
  const texts = Object.values(JSON.parse(readFileSync(path.join(root, 'web/locales/en.json'), 'utf8')));
  const quoted = [...readFileSync(path.join(root, 'docs/embed.md'), 'utf8').matchAll(/^\| "([^"]+)" \|/gm)].map(
    ([, text]) => text.replace('404', '{status}'),
  );
  assert.ok(quoted.length > 4);
  assert.deepEqual(
    quoted.filter((quote) => !texts.some((text) => text.includes(quote))),
    [],
  );
});
