// See scripts/mutate. A changed source is compiled alone and linked before the core's archive, so that the linker
// ignores the archive's object of this source.
import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chosen, mutantsOf } from './mutants.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const native = path.join(root, 'build/native');
const work = path.join(root, 'build/mutants');
const report = path.join(work, 'report.txt');
const survivors = path.join(work, 'survivors.json');
const engine = [
  'decide/score',
  'decide/settle',
  'explain/tipping',
  'explain/flips',
  'explain/robustness',
  'methods/second_opinion',
].map((name) => `core/src/${name}.cpp`);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    each: { type: 'string' },
    seed: { type: 'string', default: '1' },
    jobs: { type: 'string', default: '1' },
    own: { type: 'boolean' },
    again: { type: 'boolean' },
    list: { type: 'boolean' },
  },
});
const sources = positionals.length ? positionals : engine;

mkdirSync(work, { recursive: true });
writeFileSync(report, '');
/** @param {string} line */
function tell(line) {
  console.log(line);
  appendFileSync(report, `${line}\n`);
}

/**
 * @typedef {import('./mutants.mjs').Mutant} Mutant
 * @typedef {{fate: string, tests: string}} Stage
 * @typedef {{code: Buffer, seconds: number[]}} Unchanged object code, and the time limit of each stage in seconds
 */
/** @param {Mutant} mutant */
const told = (mutant) => `${mutant.source}:${mutant.line}: ${mutant.from}\n               => ${mutant.to}`;

/** The last command that ninja runs to build a target. @param {string} target */
function buildCommand(target) {
  const lines = execFileSync('ninja', ['-C', native, '-t', 'commands', target], { encoding: 'utf8' })
    .trim()
    .split('\n');
  return lines[lines.length - 1];
}

// Checked access: a read past an end fails here, as it does under the sanitizers that run with all tests.
const kQuick = '-D_GLIBCXX_ASSERTIONS';
const kSanitized = '-fsanitize=address,undefined -fno-sanitize-recover=all';
/** @param {string} source @param {string} changed @param {string} object @param {string} flags */
const compileCommand = (source, changed, object, flags) =>
  buildCommand(`core/CMakeFiles/tradeoff_core.dir/src/${path.basename(source)}.o`)
    .replace(/ -MD .*/, '')
    .concat(` -O1 -g0 -w ${flags} -o ${object} -c ${changed}`);
/** @param {string} object @param {string} program @param {string} flags */
const linkCommand = (object, program, flags) =>
  buildCommand('tests/tradeoff_tests').replace(' -o tests/tradeoff_tests ', ` ${object} -s ${flags} -o ${program} `);

/**
 * Stops a command that needs too much time or memory: a changed loop may never end.
 * @param {string} command
 * @returns {Promise<boolean>} whether it succeeded
 */
function run(command, seconds = 600, limits = '-v 4000000 -c 0') {
  return new Promise((resolve) => {
    const child = spawn('bash', ['-c', `ulimit ${limits}; ${command}`], {
      cwd: native,
      stdio: 'ignore',
      detached: true,
    });
    const clock = setTimeout(() => child.pid && process.kill(-child.pid, 'SIGKILL'), seconds * 1000);
    child.on('exit', (code) => (clearTimeout(clock), resolve(code === 0)));
  });
}

// First the tests of the source itself, then all others, and last the golden files: they detect nearly any change, but
// do not say which rule is broken. Mutants that survive run the source's own tests under the sanitizers. Tests of only
// texts and numbers are left out: they do not call the engine.
const kApart = ['comparison_limits', 'decimal', 'exact_math', 'json_cases', 'json_reader', 'json_writer', 'random']
  .map((name) => `~[#${name}_test]`)
  .join('');
/** @param {string} source */
const own = (source) => `[#${path.basename(source, '.cpp')}_test]`;
/** @param {string} source @returns {Stage[]} */
const stages = (source) =>
  [
    { fate: 'by its own tests', tests: own(source) },
    { fate: 'by other tests', tests: `~${own(source)}~[#golden_test]${kApart}` },
    { fate: 'by golden files', tests: '[#golden_test]' },
  ].slice(0, values.own ? 1 : 3);
/** @param {string} program @param {Stage} stage @param {number} seconds */
const test = (program, { tests }, seconds) => run(`${program} -# --abort '${tests}'`, seconds);

/** Sanitizers map more memory than they use. @param {string} program @param {string} source @param {number} seconds */
const sanitized = (program, source, seconds) =>
  run(`ASAN_OPTIONS=detect_leaks=0 ${program} -# --abort '${own(source)}'`, seconds, '-c 0');

/** @param {string} source @param {string} text @param {string} object @param {string} program @param {string} flags */
async function built(source, text, object, program, flags) {
  return (await run(compileCommand(source, text, object, flags))) && run(linkCommand(object, program, flags));
}

/**
 * A time limit: the time of a stage without changes, plus a margin. The stage must pass.
 * @param {string} program
 * @param {Stage} stage
 */
async function patience(program, stage) {
  const begun = Date.now();
  if (!(await test(program, stage, 600))) throw new Error(`${stage.tests}: fail before anything is changed`);
  return 10 + ((Date.now() - begun) / 1000) * 4;
}

/** @type {number[]} time limits of the stages after the first: nearly the same for all sources */
const later = [];

/**
 * The unchanged source: its object code, and the time limit of each stage in seconds.
 * @param {string} source
 * @returns {Promise<Unchanged>}
 */
async function unchanged(source) {
  const [object, program] = [path.join(work, 'unchanged.o'), path.join(work, 'unchanged')];
  if (!(await built(source, path.join(root, source), object, program, kQuick)))
    throw new Error(`${source} cannot be built`);
  const [first, ...others] = stages(source);
  const seconds = [await patience(program, first)];
  if (later.length === 0) for (const stage of others) later.push(await patience(program, stage));
  const code = readFileSync(object);
  if (
    !values.own &&
    !(
      (await built(source, path.join(root, source), object, program, kSanitized)) &&
      (await sanitized(program, source, 600))
    )
  ) {
    throw new Error(`${source} fails under the sanitizers before anything is changed`);
  }
  return { code, seconds: [...seconds, ...later] };
}

/** @param {Mutant} mutant @param {string} place a separate folder @param {Unchanged} before */
async function fateOf(mutant, place, before) {
  const changed = path.join(place, path.basename(mutant.source));
  const [object, program] = [`${changed}.o`, path.join(place, 'tests')];
  writeFileSync(changed, mutant.text);
  if (!(await built(mutant.source, changed, object, program, kQuick))) return 'not compiled';
  if (readFileSync(object).equals(before.code)) return 'same code';
  for (const [i, stage] of stages(mutant.source).entries()) {
    if (!(await test(program, stage, before.seconds[i]))) return stage.fate;
  }
  if (values.own) return 'survived';
  if (!(await built(mutant.source, changed, object, program, kSanitized)))
    throw new Error(`${told(mutant)} cannot be built for the sanitizers`);
  return (await sanitized(program, mutant.source, before.seconds[0] * 5)) ? 'survived' : 'by the sanitizers';
}

/**
 * Equivalent mutants, which no test can detect, with the reason.
 * @type {{source: string, from: string, to: string, nth?: number, why: string}[]}
 */
const explained = JSON.parse(readFileSync(path.join(root, 'scripts/lib/mutants.json'), 'utf8'));
/** @param {{source: string, from: string, to: string, nth?: number}} change */
const nameOf = ({ source, from, to, nth = 1 }) => [source, from, to, nth].join('\n');
const reasons = new Map(explained.map((entry) => [nameOf(entry), entry.why]));

const all = sources.flatMap((source) => mutantsOf(source, readFileSync(path.join(root, source), 'utf8')));
const names = new Set(all.map(nameOf));
const gone = explained.filter((entry) => sources.includes(entry.source) && !names.has(nameOf(entry)));
const sample = sources.flatMap((source) => {
  const mutants = all.filter((mutant) => mutant.source === source);
  return values.each === undefined ? mutants : chosen(mutants, Number(values.each), values.seed);
});
const last = values.again ? new Set(JSON.parse(readFileSync(survivors, 'utf8'))) : undefined;
const toTry = sample.filter((mutant) => !reasons.has(nameOf(mutant)) && (!last || last.has(nameOf(mutant))));
if (values.list) {
  for (const mutant of toTry) console.log(told(mutant));
  process.exit();
}

/** @type {Record<string, number>} */
const tally = { explained: sample.filter((mutant) => reasons.has(nameOf(mutant))).length, survived: 0 };
/** @type {Map<string, Unchanged>} */
const before = new Map();
for (const source of new Set(toTry.map((mutant) => mutant.source))) before.set(source, await unchanged(source));

let next = 0;
/** @type {string[]} */
const survived = [];
/** @param {string} place a separate folder */
async function tryAll(place) {
  mkdirSync(place, { recursive: true });
  while (next < toTry.length) {
    const mutant = toTry[next++];
    const fate = await fateOf(mutant, place, /** @type {Unchanged} */ (before.get(mutant.source)));
    tally[fate] = (tally[fate] ?? 0) + 1;
    tell(`${fate.padEnd(17)} ${told(mutant)}`);
    if (fate !== 'survived') continue;
    survived.push(nameOf(mutant));
    writeFileSync(survivors, JSON.stringify(survived));
  }
}
writeFileSync(survivors, '[]');
await Promise.all(Array.from({ length: Number(values.jobs) }, (_, i) => tryAll(path.join(work, String(i)))));
for (const { source, from, to } of gone) tell(`explained, but not found any more: ${source}: ${from} => ${to}`);
tell(
  `${toTry.length} of ${all.length} changes tried: ${Object.entries(tally)
    .map(([fate, count]) => `${count} ${fate}`)
    .join(', ')}`,
);
process.exitCode = tally.survived || gone.length ? 1 : 0;
