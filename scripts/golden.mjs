// npm run golden: builds the command line, then rewrites tests/golden/expected/ and prints what changed.
// If TRADEOFF_CLI and TRADEOFF_REPLIES are set, it uses those programs and builds nothing.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { difference, expectedFolder, produce, readFolder, readManifest } from './lib/golden.mjs';

const root = path.resolve(import.meta.dirname, '..');
if (!process.env.TRADEOFF_CLI || !process.env.TRADEOFF_REPLIES) {
  execFileSync('cmake', ['--preset', 'native'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  execFileSync('cmake', ['--build', '--preset', 'native', '--target', 'tradeoff', 'tradeoff_replies'], {
    cwd: root,
    stdio: 'inherit',
  });
}

mkdirSync(expectedFolder, { recursive: true });
const before = readFolder(expectedFolder);
const after = new Map(readManifest().flatMap((entry) => [...produce(entry)]));
let changed = 0;
for (const name of [...new Set([...before.keys(), ...after.keys()])].sort()) {
  const text = after.get(name);
  const change = difference(name, before.get(name), text);
  if (change === '') continue;
  ++changed;
  console.log(change);
  const file = path.join(expectedFolder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  if (text === undefined) rmSync(file);
  else writeFileSync(file, text);
}
console.log(`${changed} of ${after.size} golden files changed`);
