// Formats every source file: JavaScript, TypeScript and CSS with Prettier, C++ with clang-format.
// `--check` changes nothing and fails if a file is not formatted.
import { execFileSync, spawnSync } from 'node:child_process';
import path from 'node:path';

/** The version in Debian 12. Other versions break some lines differently. */
const CLANG_FORMAT_VERSION = 14;

const root = path.resolve(import.meta.dirname, '..');
const isCheck = process.argv.includes('--check');

/**
 * @param {string} command
 * @param {...string} args
 */
function run(command, ...args) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (error) console.error(`${command} cannot be run: ${error.message}`);
  if (status !== 0) process.exitCode = 1;
}

/** @returns {number} the major version; NaN without clang-format */
function clangFormatVersion() {
  const { stdout } = spawnSync('clang-format', ['--version'], { encoding: 'utf8' });
  return Number(/version (\d+)/.exec(stdout ?? '')?.[1]);
}

run(
  process.execPath,
  'node_modules/prettier/bin/prettier.cjs',
  '--log-level=warn',
  isCheck ? '--check' : '--write',
  '.',
);

const version = clangFormatVersion();
if (version === CLANG_FORMAT_VERSION) {
  const sources = execFileSync('git', ['ls-files', '-z', '*.h', '*.cpp'], { cwd: root, encoding: 'utf8' });
  const files = sources.split('\0').filter(Boolean);
  run('clang-format', ...(isCheck ? ['--dry-run', '-Werror'] : ['-i']), ...files);
} else {
  const found = Number.isNaN(version) ? 'there is none' : `this is ${version}`;
  console.warn(`C++ sources are left as they are: clang-format ${CLANG_FORMAT_VERSION} formats them, and ${found}.`);
}
