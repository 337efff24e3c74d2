// shrink.mjs WASM_OPT WASM_SPLIT GLUE WASM FIRST MORE: splits WASM and optimises both parts. FIRST has what a first
// ranked result needs, MORE the rest. If a tool is missing ('' or NOTFOUND) or rejects its arguments, the engine is
// larger, or stays in one piece.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { recordProfile } from './split.mjs';

const [wasmOpt, wasmSplit, glue, whole, first, more] = process.argv.slice(2);
const counting = `${whole}.counting`;
const profile = `${whole}.profile`;
const scratch = `${whole}.scratch`;

/** @param {string} tool @param {string[]} args @returns {string | undefined} the first line of the error */
function run(tool, args) {
  try {
    execFileSync(tool, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    return String(error.stderr || error)
      .trim()
      .split('\n')[0];
  }
}

/** @param {string} what @param {string | undefined} problem */
const warn = (what, problem) => console.warn(`${what}: ${problem}`);

/** Features of the oldest supported browsers (scripts/build.mjs). */
const kFeatures = [
  'mutable-globals',
  'sign-ext',
  'nontrapping-float-to-int',
  'bulk-memory',
  'bulk-memory-opt',
  'multivalue',
  'reference-types',
  'call-indirect-overlong',
];

/** The flags with which the tools can read the wasm: only the first feature if that is enough. */
function findFeatures() {
  const help = execFileSync(wasmOpt, ['--help'], { encoding: 'utf8' });
  const flags = kFeatures.map((feature) => `--enable-${feature}`).filter((flag) => help.includes(`${flag} `));
  return [flags.slice(0, 1), flags].find((list) => !run(wasmOpt, [whole, ...list, '-o', scratch]));
}

/**
 * Runs the first list of passes that wasm-opt accepts.
 * @param {string} file @param {string[]} features @param {string[][]} lists
 */
function optimise(file, features, ...lists) {
  let problem;
  for (const passes of lists) {
    problem = run(wasmOpt, [file, ...features, ...passes, '-o', scratch]);
    if (!problem) return copyFileSync(scratch, file);
  }
  warn(`${path.basename(file)} is not optimised further`, problem);
}

/** @param {string[]} features @returns {Promise<string | undefined>} the error, if any */
async function split(features) {
  const problem = run(wasmSplit, ['--instrument', ...features, whole, '-o', counting]);
  if (problem) return problem;
  await recordProfile(glue, whole, counting, profile);
  return run(wasmSplit, [
    ...features,
    whole,
    `--profile=${profile}`,
    '--export-prefix=+',
    '--import-namespace=first',
    '--placeholder-namespace=later',
    '-o1',
    first,
    '-o2',
    more,
  ]);
}

const features = existsSync(wasmOpt) ? findFeatures() : undefined;
if (!features) warn('wasm-opt is not usable', wasmOpt);

const problem = features && existsSync(wasmSplit) ? await split(features) : 'no tools';
if (problem) {
  warn('The engine is not split', problem);
  execFileSync(process.execPath, [path.join(import.meta.dirname, '../unsplit.mjs'), whole, first, more]);
}

// Inlines the smallest functions, because browsers compile each function at its first call, and lays out the branches
// again.
const passes = ['--flatten', '--rereloop', '-Oz', '--flatten', '--rereloop', '-Oz', '--converge', '-Os'];
if (features)
  for (const file of problem ? [first] : [first, more])
    optimise(file, features, ['-aimfs=5', ...passes], ['-Oz', '--converge']);

for (const file of [counting, scratch]) rmSync(file, { force: true });
