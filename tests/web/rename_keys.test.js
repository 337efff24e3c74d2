// scripts/rename-keys.mjs accepts renamed keys in page and view JSON, and no other change.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { after } from 'node:test';
import { beyondRenames, renameKeys } from '../../scripts/lib/rename_keys.mjs';

const script = path.resolve(import.meta.dirname, '../../scripts/rename-keys.mjs');
const scratch = mkdtempSync(path.join(tmpdir(), 'tradeoff-rename-'));
after(() => rmSync(scratch, { recursive: true }));

/** @param {Record<string, string>} pairs */
const map = (pairs) => new Map(Object.entries(pairs));

test('a key is renamed at every depth, a value never', () => {
  assert.equal(
    renameKeys('{"at":1.50,"list":[{"at":"at"}],"x":{"at":{}}}', map({ at: 'thumb' })),
    '{ "thumb": 1.50, "list": [{ "thumb": "at" }], "x": { "thumb": {} } }\n',
  );
});

test('a path limits where a key is renamed', () => {
  const text = '{"view":{"at":1,"importance":[{"at":2,"track":[{"at":3}]}]}}';
  const renamed = (/** @type {string} */ from) => renameKeys(text, map({ [from]: 'X' })).replaceAll(/[\s"]/g, '');
  assert.equal(renamed('importance/at'), '{view:{at:1,importance:[{X:2,track:[{at:3}]}]}}');
  assert.equal(renamed('/view/at'), '{view:{X:1,importance:[{at:2,track:[{at:3}]}]}}');
  assert.equal(renamed('t'), text.replaceAll('"', ''));
});

test('two keys may be swapped', () => {
  assert.equal(renameKeys('{"a":1,"b":2}', map({ a: 'b', b: 'a' })), '{ "b": 1, "a": 2 }\n');
});

const old = map({
  'd/page.json': '{ "at": 1 }\n',
  'd/r.view.json': '{ "at": 2 }\n',
  'd/r.rank.json': '{ "at": 3 }\n',
  'd/r.rank.txt': '"at": 4\n',
});
/** @param {Record<string, string>} changes */
const changed = (changes) =>
  new Map([
    ...old,
    ...Object.entries({ 'd/page.json': '{ "on": 1 }\n', 'd/r.view.json': '{ "on": 2 }\n', ...changes }),
  ]);

test('only keys of page and view may be renamed', () => {
  const renames = map({ at: 'on' });
  assert.deepEqual(beyondRenames(old, changed({}), renames), []);
  const found = (/** @type {Record<string, string>} */ changes) =>
    beyondRenames(old, changed(changes), renames).map((text) => text.split('\n')[0]);
  assert.deepEqual(found({ 'd/r.rank.json': '{ "on": 3 }\n' }), ['d/r.rank.json, line 1:']);
  assert.deepEqual(found({ 'd/r.rank.txt': '"on": 4\n' }), ['d/r.rank.txt, line 1:']);
  assert.deepEqual(found({ 'd/r.view.json': '{ "on": 2.0 }\n' }), ['d/r.view.json, line 1:']);
  assert.deepEqual(found({ 'd/r.view.json': '{"on":2}\n' }), ['d/r.view.json, line 1:']);
  assert.deepEqual(found({ 'd/new.view.json': '{}\n' }), ['d/new.view.json: new file']);
  const fewer = changed({});
  fewer.delete('d/page.json');
  assert.deepEqual(beyondRenames(old, fewer, renames), ['d/page.json: no longer produced']);
});

test('a key may be added, with any value, and nothing else', () => {
  const newer = (/** @type {string} */ view) => new Map([...old, ['d/r.view.json', view]]);
  /** @param {string} view @param {string[]} added */
  const found = (view, ...added) =>
    beyondRenames(old, newer(view), new Map(), added).map((text) => text.split('\n')[0]);
  assert.deepEqual(found('{ "whole": true, "at": 2 }\n', 'whole'), []);
  assert.deepEqual(found('{ "whole": true, "at": 2 }\n'), ['d/r.view.json, line 1:']);
  assert.deepEqual(found('{ "whole": true, "at": 3 }\n', 'whole'), ['d/r.view.json, line 1:']);
  assert.deepEqual(found('{ "whole": true, "part": 1, "at": 2 }\n', 'whole'), ['d/r.view.json, line 1:']);
  assert.deepEqual(found('{ "at": 2 }\n', 'whole'), ['no such key: whole']);
});

test('a rename that matches no key is an error', () => {
  assert.deepEqual(beyondRenames(old, changed({}), map({ at: 'on', att: 'on' })), ['no such key: att']);
});

/** @param {string} folder @param {Map<string, string>} files */
function write(folder, files) {
  for (const [name, text] of files) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
}

test('the command compares a revision with the working tree', () => {
  const expected = path.join(scratch, 'repository/tests/golden/expected');
  const cwd = path.join(scratch, 'repository');
  write(expected, old);
  const git = (/** @type {string[]} */ ...args) =>
    execFileSync(
      'git',
      ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false', ...args],
      { cwd, stdio: 'pipe' },
    );
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '-m', 'Old keys');
  write(expected, changed({}));
  const run = (/** @type {string[]} */ ...args) =>
    spawnSync(process.execPath, [script, ...args], { cwd, encoding: 'utf8' });

  assert.deepEqual([run('at=on').status, run('at=on').stdout], [0, '4 files: only keys were renamed\n']);
  const wrong = run('at=off');
  assert.equal(wrong.status, 1);
  assert.match(wrong.stdout, /^d\/page\.json, line 1:\n- \{ "off": 1 \}\n\+ \{ "on": 1 \}\n/);
  writeFileSync(path.join(cwd, 'map.json'), '{"at":"on"}');
  assert.equal(run('map.json').status, 0);
  assert.equal(run('--from', 'HEAD', '--to', 'tests/golden/expected', 'at=on').status, 0);
  assert.equal(run('--from', 'tests/golden/expected', 'on=on').status, 0);
  assert.equal(run('--from', 'tests', 'on=on').status, 1);
  write(expected, new Map([...old, ['d/r.view.json', '{ "at": 2, "whole": true }\n']]));
  assert.deepEqual([run('--added', 'whole').status, run('--added', 'part').status], [0, 1]);
  assert.equal(run().status, 2);
  assert.equal(run('at').status, 2);
});
