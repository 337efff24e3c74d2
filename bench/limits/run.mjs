#!/usr/bin/env node
// node bench/limits/run.mjs: the cost of each command, natively, for documents at the limits of the format: seconds of
// CPU time and MiB of memory (peak resident set), next to the budget. Needs build/native and GNU time.
// LIMITS=ties,prefers selects documents, COMMANDS=view,page selects commands, ALL=1 prints every row.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { limitDocuments } from './documents.mjs';

const kSeconds = 1;
const kMebibytes = 256;
const program = process.env.TRADEOFF_CLI ?? path.resolve(import.meta.dirname, '../../build/native/tradeoff');
const folder = mkdtempSync(path.join(tmpdir(), 'limits-'));
const file = path.join(folder, 'document.json');

const commands = {
  check: ['check', file],
  rank: ['rank', file],
  'rank --json': ['rank', '--json', file],
  'rank --method weighted-product': ['rank', '--method', 'weighted-product', file],
  'rank --method topsis': ['rank', '--method', 'topsis', file],
  'rank --method promethee2': ['rank', '--method', 'promethee2', file],
  view: ['view', file],
  page: ['page', file],
  'render --format html --json-ld': ['render', '--format', 'html', '--json-ld', file],
  'render --format markdown': ['render', '--format', 'markdown', file],
};

/** @param {string[]} words */
function measure(words) {
  const { stderr, status, error } = spawnSync('time', ['-f', '\n%U %S %M', program, ...words], {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    maxBuffer: 1 << 28,
  });
  if (error) throw error;
  const [user, system, kibibytes] = stderr.trim().split('\n').slice(-1)[0].split(' ').map(Number);
  if (status !== 0 && status !== 1) throw new Error(`${words.join(' ')}: exit code ${status}: ${stderr}`);
  return { seconds: user + system, mebibytes: kibibytes / 1024, status };
}

const wanted = process.env.LIMITS?.split(',');
const wantedCommands = process.env.COMMANDS?.split(',');
let over = 0;
console.log(`| document | command | s (at most ${kSeconds}) | MiB (at most ${kMebibytes}) |\n|---|---|---:|---:|`);
for (const document of limitDocuments((id) => !wanted || wanted.includes(id))) {
  writeFileSync(file, document.text);
  const answers = Object.entries(document.answers).map(
    ([question, chosen]) => `--answer=${question}=${chosen.join('+')}`,
  );
  for (const [name, words] of Object.entries(commands)) {
    if (wantedCommands && !wantedCommands.includes(name)) continue;
    const { seconds, mebibytes, status } = measure(/^(rank|view)/.test(name) ? [...words, ...answers] : words);
    const bad = seconds > kSeconds || mebibytes > kMebibytes;
    over += Number(bad);
    if (bad || process.env.ALL || seconds > kSeconds / 2 || mebibytes > kMebibytes / 2)
      console.log(
        `| ${document.id} | ${name}${status ? ` (exit ${status})` : ''} | ${seconds.toFixed(2)} | ${mebibytes.toFixed(0)} |${bad ? ' **over**' : ''}`,
      );
  }
}
rmSync(folder, { recursive: true });
console.log(over ? `\n${over} over the budget.` : '\nAll within the budget.');
process.exitCode = over ? 1 : 0;
