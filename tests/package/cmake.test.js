// Uses the core from another CMake project, after an install outside the repository.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';

const root = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'tradeoff-cmake-'));
after(() => rmSync(folder, { recursive: true }));
/** @param {...string} parts */
const inFolder = (...parts) => path.join(folder, ...parts);
const demo = path.join(root, 'data/django-vs-express.json');
/** @param {string} command @param {string[]} args @param {{input?: Buffer}} [options] */
const run = (command, args, options = {}) =>
  execFileSync(command, args, { encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'], maxBuffer: 1 << 26, ...options });

/** @param {string} wanted */
const configure = (wanted) =>
  spawnSync(
    'cmake',
    [
      '-S',
      inFolder('project'),
      '-B',
      inFolder(`build-${wanted}`),
      '-G',
      'Ninja',
      `-DCMAKE_PREFIX_PATH=${inFolder('prefix')}`,
      `-DWANTED=${wanted}`,
    ],
    { encoding: 'utf8' },
  );

test('the installed package is found by version, links, and gives the same view as the command line', () => {
  run('cmake', ['--install', path.join(root, 'build/native'), '--prefix', inFolder('prefix')]);
  cpSync(path.join(root, 'tests/package/cmake'), inFolder('project'), { recursive: true });
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

  const { status, stderr } = configure(version);
  assert.equal(status, 0, stderr);
  run('cmake', ['--build', inFolder(`build-${version}`)]);
  const view = run(inFolder(`build-${version}`, 'uses_tradeoff'), ['{"answers":{"build":["api"]}}'], {
    input: readFileSync(demo),
  });
  const installed = inFolder('prefix/bin/tradeoff');
  assert.equal(view, run(installed, ['view', demo, '--answer', 'build=api']));
  assert.equal(JSON.parse(view).ok, true);
  assert.equal(run(installed, ['--version']), `tradeoff ${version}\n`);
  for (const schema of ['comparison', 'page', 'view', 'reply'])
    assert.ok(existsSync(inFolder(`prefix/share/tradeoff/${schema}.schema.json`)), schema);

  const newer = configure('99');
  assert.notEqual(newer.status, 0);
  assert.match(newer.stderr, /99/);
});

test('installed files contain no path of the repository', () => {
  const files = run('find', [inFolder('prefix'), '-name', '*.cmake'])
    .trim()
    .split('\n');
  assert.ok(files.length >= 3, `${files}`);
  for (const file of files) assert.ok(!readFileSync(file, 'utf8').includes(root), file);
});
