// Builds everything, runs every test, and ends with one line: N passed, N failed. A step that cannot be built counts as
// one failure, and so does every step that needs it. --full also runs slow tests, --quick only those that answer within
// 90 seconds of a small change.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const reports = path.join(root, 'build/reports');
const full = process.argv.includes('--full') ? { TRADEOFF_FULL: '1' } : {};
const total = { passed: 0, failed: 0 };
/** @type {Set<string>} */
const broken = new Set();

const started = Date.now();
const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;

/** @param {string} title */
const heading = (title) => console.log(`\n== ${title} (${seconds()})`);

/**
 * Runs a command and shows its output.
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>} its exit code
 */
function run(command, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...full, ...env },
    });
    child.on('error', (error) => (console.error(String(error)), resolve(127)));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/** @param {string} title @param {number} passed @param {number} failed */
function count(title, passed, failed) {
  total.passed += passed;
  total.failed += failed;
  console.log(`${title}: ${passed} passed, ${failed} failed`);
}

/**
 * Runs a step whose output other steps need.
 * @param {string} name
 * @param {...[command: string, ...args: string[]]} commands
 */
async function build(name, ...commands) {
  heading(`Building ${name}`);
  for (const [command, ...args] of commands) {
    if ((await run(command, args)) === 0) continue;
    broken.add(name);
    return count(`Building ${name}`, 0, 1);
  }
}

/** Sums the results of JUnit reports: both Catch2 and Node's test runner write them. @param {string} file */
function tally(file) {
  const xml = readFileSync(file, 'utf8');
  const cases = [...xml.matchAll(/<testcase\b[^>]*?(?:\/>|>([\s\S]*?)<\/testcase>)/g)];
  const failed = cases.filter(([, body]) => body && /<(failure|error)\b/.test(body)).length;
  const skipped = cases.filter(([, body]) => body && /<skipped\b/.test(body)).length;
  return { passed: cases.length - failed - skipped, failed, skipped };
}

/**
 * @param {string} title
 * @param {string[]} needs
 * @param {(report: string) => [command: string, args: string[], env?: NodeJS.ProcessEnv]} command
 */
async function test(title, needs, command) {
  heading(title);
  const lacking = needs.find((name) => broken.has(name));
  if (lacking) return count(`${title} (not run: ${lacking} is broken)`, 0, 1);
  const report = path.join(reports, `${title.replaceAll(/\W+/g, '-')}.xml`);
  const code = await run(...command(report));
  let sum;
  try {
    sum = tally(report);
  } catch {
    return count(`${title} (wrote no report)`, 0, 1);
  }
  // A run fails if it fails without a failed test (a crash, a leak, a timeout), or if it runs or skips tests
  // unexpectedly.
  const unexplained = (code !== 0 && sum.failed === 0) || sum.passed + sum.failed === 0;
  count(title, sum.passed, sum.failed + sum.skipped + (unexplained ? 1 : 0));
}

/** A check that passes or fails as a whole. @param {string} title @param {string} command @param {...string} args */
async function step(title, command, ...args) {
  heading(title);
  const passed = Number((await run(command, args)) === 0);
  count(title, passed, 1 - passed);
}

async function fuzz() {
  for (const target of ['fragment', 'comparison', 'reader', 'view'])
    await step(`fuzzing: ${target}`, ...behind(['scripts/fuzz', target, full.TRADEOFF_FULL ? '120' : '10']));
}

/** @param {string} folder @returns {string[]} its test files */
const nodeTests = (folder) =>
  readdirSync(path.join(root, folder))
    .filter((file) => /\.test\.m?js$/.test(file))
    .sort()
    .map((file) => path.join(folder, file));

/**
 * @param {string[]} files
 * @param {...string} flags
 * @returns {(report: string) => [command: string, args: string[]]}
 */
const underNode =
  (files, ...flags) =>
  (report) => [
    process.execPath,
    [
      '--test',
      ...flags,
      '--test-reporter=dot',
      '--test-reporter-destination=stdout',
      '--test-reporter=junit',
      `--test-reporter-destination=${report}`,
      ...files,
    ],
  ];

/** The programs of another build, for the tests that run them. @param {string} preset */
const programsOf = (preset) => ({
  TRADEOFF_CLI: path.join(root, `build/${preset}/tradeoff`),
  TRADEOFF_REPLIES: path.join(root, `build/${preset}/tests/tradeoff_replies`),
});

/** @param {string} preset @returns {(report: string) => [command: string, args: string[]]} */
const catch2 = (preset) => (report) => [
  path.join(root, `build/${preset}/tests/tradeoff_tests`),
  ['-r', 'junit', '-o', report],
];

/** @param {string} preset @param {...string} targets all by default @returns {[command: string, ...args: string[]][]} */
const cmake = (preset, ...targets) => [
  ['cmake', '--preset', preset],
  ['cmake', '--build', '--preset', preset, ...(targets.length ? ['--target', ...targets] : [])],
];

/**
 * The same command, for what computes beside the browsers: it gets the time that they leave.
 * @param {[command: string, ...args: string[]]} words
 * @returns {[command: string, ...args: string[]]}
 */
const behind = (words) => ['nice', '-n', '10', ...words];

/** `behind` for a test. @param {(report: string) => [command: string, args: string[], env?: NodeJS.ProcessEnv]} command */
const testBehind =
  (command) =>
  /** @param {string} report @returns {[command: string, args: string[], env?: NodeJS.ProcessEnv]} */
  (report) => {
    const [program, args, env] = command(report);
    const [nice, ...rest] = behind([program, ...args]);
    return [nice, rest, env];
  };

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

/** What a change of a few lines can break, and what tells within seconds. The rest needs all of dist/, or more browsers. */
async function quick() {
  await Promise.all([
    build('native', ...cmake('native')),
    build('front end', [process.execPath, 'scripts/build.mjs', '--front']),
  ]);
  await Promise.all([
    test('core', ['native'], catch2('native')),
    (async () => {
      await test('web units', ['front end'], underNode(webUnits()));
      await test('decide in Chromium', ['native', 'front end'], (report) => [
        ...underNode(['tests/browser/decide.test.mjs'])(report),
        { ENGINES: 'chromium' },
      ]);
    })(),
  ]);
}

/** Tests of JavaScript alone: those that start neither the command line nor the engine. */
function webUnits() {
  const isUnit = (/** @type {string} */ file) =>
    !/build\/native|engines\.js|golden\.mjs|index_html/.test(readFileSync(path.join(root, file), 'utf8'));
  return nodeTests('tests/web').filter(isUnit);
}

/**
 * Two lanes: one for what computes, one for what waits for browsers. The core is compiled three times: natively for the command
 * line and the programs that other tests compare with, for the page, and under the sanitizers for its own tests and fuzzing.
 */
async function everything() {
  const native = build('native', ...cmake('native', 'tradeoff', 'tradeoff_replies', 'tradeoff_random_documents'));
  const dist = build('dist', [process.execPath, 'scripts/build.mjs']);
  await Promise.all([
    (async () => {
      await native;
      await build('asan', ...cmake('asan').map(behind));
      await test('core under sanitizers', ['asan'], testBehind(catch2('asan')));
      await dist;
      await test(
        'golden files under sanitizers',
        ['asan', 'dist'],
        testBehind((report) => [...underNode(['tests/web/golden.test.js'])(report), programsOf('asan')]),
      );
      await fuzz();
      await step('format and lint', 'npm', 'run', '--silent', 'lint');
      await step('types', process.execPath, 'node_modules/typescript/bin/tsc', '--project', 'tsconfig.json');
      // Waits for downloads.
      await test('packages', ['native', 'dist'], underNode(nodeTests('tests/package'), '--test-concurrency=2'));
    })(),
    (async () => {
      await Promise.all([native, dist]);
      await test(
        'command line, schema, wasm, pages',
        ['native', 'dist'],
        underNode(nodeTests('tests/web'), '--test-concurrency=2'),
      );
      await test('browsers', ['native', 'dist'], underNode(nodeTests('tests/browser'), '--test-concurrency=3'));
    })(),
  ]);
  if (!full.TRADEOFF_FULL) return;
  await build('native tests', ...cmake('native'));
  await test('core', ['native tests'], catch2('native'));
  await build('clang', ...cmake('clang'));
  await test('core by the second compiler', ['clang'], catch2('clang'));
  await test('command line and wasm against the second compiler', ['clang', 'dist'], (report) => [
    ...underNode(nodeTests('tests/web'))(report),
    programsOf('clang'),
  ]);
  await step('clang-tidy', 'scripts/tidy');
  await step('coverage', 'scripts/coverage');
  await step('mutation checks', 'scripts/mutate', '--each', '10', '--jobs', '2');
}

await (process.argv.includes('--quick') ? quick() : everything());

console.log(`\n${seconds()}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
