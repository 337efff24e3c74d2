// The inputs and tools of the build of dist/. With TRADEOFF_FULL, copies of the repository are built, which takes a few
// minutes each.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';

const root = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'tradeoff-toolchain-'));
after(() => rmSync(folder, { recursive: true }));

/** @param {string} name @param {string[]} without top-level folders to leave out */
function copyOf(name, without = []) {
  const copy = path.join(folder, name);
  const left = new Set(['.git', 'build', 'dist', 'node_modules', ...without]);
  cpSync(root, copy, { recursive: true, filter: (file) => !left.has(path.relative(root, file)) });
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
  return copy;
}

/** @param {string} cwd @param {Record<string, string>} env @param {string[]} args */
function node(cwd, env, ...args) {
  const { NODE_TEST_CONTEXT, ...inherited } = process.env; // the tests in the copy are separate runs
  try {
    return execFileSync(process.execPath, args, {
      cwd,
      env: { ...inherited, ...env },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 1 << 28,
    });
  } catch (error) {
    const { stdout, stderr } = /** @type {{stdout: string, stderr: string}} */ (error);
    throw new Error(`${args.join(' ')}\n${stdout.slice(-10_000)}\n${stderr.slice(-10_000)}`, { cause: error });
  }
}

/** @param {string} dist */
const filesOf = (dist) =>
  readdirSync(dist, { recursive: true })
    .map(String)
    .filter((file) => statSync(path.join(dist, file)).isFile())
    .sort();

test('the build of dist/ reads nothing below bench/ or tests/', () => {
  const sources = [
    'scripts/build.mjs',
    ...['scripts/build', 'web'].flatMap((place) =>
      filesOf(path.join(root, place)).map((file) => path.join(place, file)),
    ),
  ];
  const code = sources.filter((file) => /\.(m?js|cmake|cpp|h|txt)$/.test(file));
  assert.ok(code.length > 60);
  for (const file of code) {
    const text = readFileSync(path.join(root, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$|^\s*#.*$/gm, '');
    assert.doesNotMatch(text, /\b(bench|tests)\//, file);
  }
});

if (process.env.TRADEOFF_FULL) {
  test('a clone without bench/ and tests/ builds the same files', () => {
    const copy = copyOf('clone', ['bench', 'tests']);
    node(copy, {}, 'scripts/build.mjs');
    const built = path.join(copy, 'dist');
    assert.deepEqual(filesOf(built), filesOf(path.join(root, 'dist')));
    for (const file of filesOf(built))
      assert.ok(
        readFileSync(path.join(built, file)).equals(readFileSync(path.join(root, 'dist', file))),
        `${file} differs`,
      );
  });

  test("without size tricks the product builds, passes the engine's tests and works in a page", () => {
    const copy = copyOf('plain');
    const env = {
      TRADEOFF_SIZE_TRICKS: 'OFF',
      TRADEOFF_CLI: path.join(root, 'build/native/tradeoff'),
      TRADEOFF_REPLIES: path.join(root, 'build/native/tests/tradeoff_replies'),
    };
    node(copy, env, 'scripts/build.mjs');
    assert.equal(statSync(path.join(copy, 'dist/tradeoff.more.wasm')).size, 8, 'the deferred module is empty');
    assert.ok(
      readFileSync(path.join(copy, 'build/wasm/web/tradeoff_engine.js'), 'utf8').includes('BindingError'),
      "Emscripten's own embind",
    );
    node(copy, env, '--test', 'tests/web/wasm.test.js', 'tests/web/traps.test.js', 'tests/web/build.test.js');
    node(
      copy,
      { ...env, ENGINES: 'chromium' },
      '--test',
      '--test-concurrency=1',
      'tests/browser/policies.test.mjs',
      'tests/browser/nowasm.test.mjs',
      'tests/browser/broken.test.mjs',
    );
  });
}
