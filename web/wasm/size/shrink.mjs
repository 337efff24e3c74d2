// shrink.mjs WASM_OPT WASM_SPLIT GLUE WASM FIRST MORE: splits WASM and optimises both parts. FIRST is what a first ranked result takes, MORE the
// rest. A tool that is missing ('' or NOTFOUND) or refuses its arguments leaves the engine larger, or in one piece.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { recordProfile } from './split.mjs';

const [wasmOpt, wasmSplit, glue, whole, first, more] = process.argv.slice(2);
const counting = `${whole}.counting`;
const profile = `${whole}.profile`;
const scratch = `${whole}.scratch`;

/** @param {string} tool @param {string[]} args @returns {string | undefined} what went wrong */
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

/** What the oldest browsers that we support have (scripts/build.mjs). */
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

/** The flags with which the tools read the wasm: the first feature alone where that is enough. */
function findFeatures() {
  const help = execFileSync(wasmOpt, ['--help'], { encoding: 'utf8' });
  const flags = kFeatures.map((feature) => `--enable-${feature}`).filter((flag) => help.includes(`${flag} `));
  return [flags.slice(0, 1), flags].find((list) => !run(wasmOpt, [whole, ...list, '-o', scratch]));
}

/** Tries one list of passes after another. @param {string} file @param {string[]} features @param {string[][]} lists */
function optimise(file, features, ...lists) {
  let problem;
  for (const passes of lists) {
    problem = run(wasmOpt, [file, ...features, ...passes, '-o', scratch]);
    if (!problem) return copyFileSync(scratch, file);
  }
  warn(`${path.basename(file)} is not optimised further`, problem);
}

/** @param {string[]} features @returns {Promise<string | undefined>} what went wrong */
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

// Then the smallest functions go into their callers, for browsers compile each when it is first called, and branches are laid out anew.
const passes = ['--flatten', '--rereloop', '-Oz', '--flatten', '--rereloop', '-Oz', '--converge', '-Os'];
if (features)
  for (const file of problem ? [first] : [first, more])
    optimise(file, features, ['-aimfs=5', ...passes], ['-Oz', '--converge']);

for (const file of [counting, scratch]) rmSync(file, { force: true });
