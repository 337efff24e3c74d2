// Builds everything, runs every test, and ends with one line: N passed, N failed. A step that cannot be built counts as
// one failure, and so does every step that needs it. --full also runs slow tests.
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
    await step(`fuzzing: ${target}`, 'scripts/fuzz', target, full.TRADEOFF_FULL ? '120' : '10');
}

/** @param {string} file */
const isTest = (file) => /\.test\.m?js$/.test(file);
/** @param {string} place a folder of tests, or one file */
const nodeTests = (place) =>
  isTest(place)
    ? [place]
    : readdirSync(path.join(root, place))
        .filter(isTest)
        .sort()
        .map((f) => path.join(place, f));

/**
 * @param {string} place a folder of tests, or one file
 * @param {...string} flags
 * @returns {(report: string) => [command: string, args: string[]]}
 */
const underNode =
  (place, ...flags) =>
  (report) => [
    process.execPath,
    [
      '--test',
      ...flags,
      '--test-reporter=dot',
      '--test-reporter-destination=stdout',
      '--test-reporter=junit',
      `--test-reporter-destination=${report}`,
      ...nodeTests(place),
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

/** @param {string} preset @returns {[command: string, ...args: string[]][]} */
const cmake = (preset) => [
  ['cmake', '--preset', preset],
  ['cmake', '--build', '--preset', preset],
];

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

// Steps that run in parallel: one uses the CPU while the other links, downloads or waits for a browser.
await Promise.all([
  (async () => {
    await build('native', ...cmake('native'));
    await build('asan', ...cmake('asan'));
  })(),
  (async () => {
    await build('dist', [process.execPath, 'scripts/build.mjs']);
    await step('format and lint', 'npm', 'run', '--silent', 'lint');
    await step('types', process.execPath, 'node_modules/typescript/bin/tsc', '--project', 'tsconfig.json');
  })(),
]);
await test('core', ['native'], catch2('native'));
await Promise.all([
  (async () => {
    await test('core under sanitizers', ['asan'], catch2('asan')); // uses one CPU for minutes
    await test('golden files under sanitizers', ['asan', 'dist'], (report) => [
      ...underNode('tests/web/golden.test.js')(report),
      programsOf('asan'),
    ]);
    await fuzz();
  })(),
  (async () => {
    await test('command line, schema, wasm, pages', ['native', 'dist'], underNode('tests/web', '--test-concurrency=2'));
    await test('browsers', ['native', 'dist'], underNode('tests/browser', '--test-concurrency=3'));
  })(),
]);
await test('packages', ['native', 'dist'], underNode('tests/package', '--test-concurrency=2')); // waits for downloads
if (full.TRADEOFF_FULL) {
  await build('clang', ...cmake('clang'));
  await test('core by the second compiler', ['clang'], catch2('clang'));
  await test('command line and wasm against the second compiler', ['clang', 'dist'], (report) => [
    ...underNode('tests/web')(report),
    programsOf('clang'),
  ]);
  await step('clang-tidy', 'scripts/tidy');
  await step('coverage', 'scripts/coverage');
  await step('mutation checks', 'scripts/mutate', '--each', '10', '--jobs', '2');
}

console.log(`\n${seconds()}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
