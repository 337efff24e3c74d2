// Shows that golden files differ from older ones by renamed or added keys and nothing else; otherwise prints the first differences and exits with 1.
//   node scripts/rename-keys.mjs [--from REVISION|FOLDER] [--to FOLDER] [--added KEY]... (OLD=NEW | MAP.json)...
//     --from     the older golden files: a git revision (HEAD) or a folder
//     --to       the newer ones: tests/golden/expected
//     --added    a key that only the newer files have, written like OLD
//     OLD=NEW    a key of page or view and its new name. OLD may name the keys above it (importance/at; lists do not count), and
//                starts with / to be a whole path (/page/options/about).
//     MAP.json   an object of such pairs
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readFolder } from './lib/golden.mjs';
import { beyondRenames } from './lib/rename_keys.mjs';

const SHOWN = 5;
const FOLDER = 'tests/golden/expected';
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    from: { type: 'string', default: 'HEAD' },
    to: { type: 'string', default: FOLDER },
    added: { type: 'string', multiple: true, default: [] },
  },
});

/** @param {string} input @param {string[]} args */
const git = (input, ...args) => execFileSync('git', args, { input, maxBuffer: 1 << 28 });

/** @param {string} revision */
function readRevision(revision) {
  const names = git('', 'ls-tree', '-r', '--name-only', '-z', revision, '--', FOLDER)
    .toString()
    .split('\0')
    .filter(Boolean);
  const contents = git(names.map((name) => `${revision}:./${name}\n`).join(''), 'cat-file', '--batch');
  let position = 0;
  return new Map(
    names.map((name) => {
      // "<object> blob <size>", the bytes, a line feed
      const start = contents.indexOf('\n', position) + 1;
      const size = Number(contents.subarray(position, start).toString().split(' ')[2]);
      position = start + size + 1;
      return [path.relative(FOLDER, name), contents.subarray(start, start + size).toString()];
    }),
  );
}

const isFolder = (/** @type {string} */ name) => existsSync(name) && statSync(name).isDirectory();
const pairs = positionals.flatMap((word) =>
  word.endsWith('.json')
    ? Object.entries(JSON.parse(readFileSync(word, 'utf8')))
    : [/** @type {[string, string]} */ (word.split('='))],
);
if (pairs.length + values.added.length === 0 || pairs.some(([from, to]) => !from || !to)) {
  console.error(
    'usage: node scripts/rename-keys.mjs [--from REVISION|FOLDER] [--to FOLDER] [--added KEY]... (OLD=NEW | MAP.json)...',
  );
  process.exit(2);
}

const before = isFolder(values.from) ? readFolder(values.from) : readRevision(values.from);
if (before.size === 0) throw new Error(`no golden files in ${values.from}`);
const found = beyondRenames(before, readFolder(values.to), new Map(pairs), values.added);
for (const text of found.slice(0, SHOWN)) console.log(`${text}\n`);
if (found.length > SHOWN) console.log(`${found.length - SHOWN} more\n`);
console.log(
  found.length === 0
    ? `${before.size} files: only keys were renamed${values.added.length > 0 ? ' or added' : ''}`
    : 'There are other changes than these.',
);
process.exitCode = found.length === 0 ? 0 : 1;
