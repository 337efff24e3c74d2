// Generates the outputs in tests/golden/expected/; see tests/golden/README.md.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { prettyJson } from './json_layout.mjs';

const root = path.resolve(import.meta.dirname, '../..');
export const expectedFolder = path.join(root, 'tests/golden/expected');
export const programs = {
  cli: process.env.TRADEOFF_CLI ?? path.join(root, 'build/native/tradeoff'),
  replies: process.env.TRADEOFF_REPLIES ?? path.join(root, 'build/native/tests/tradeoff_replies'),
};
const METHODS = ['additive', 'weighted-product', 'topsis', 'promethee2'];

/** @typedef {{answers?: Record<string, string[]>, importance?: Record<string, number>}} Reader */
/** @typedef {{name: string, document: Buffer, heading?: number, readers: {name: string, reader: Reader, text: string}[]}} Entry */

/** @param {string} file */
const read = (file) => readFileSync(path.join(root, file));

/** The entries of the manifest, with their documents. @returns {Entry[]} */
export function readManifest() {
  /** @type {{name: string, document?: string, vector: string, heading?: number, readers: Record<string, Reader>}[]} */
  const entries = JSON.parse(read('tests/golden/manifest.json').toString());
  return entries.map(({ name, document, vector, heading, readers }) => ({
    name,
    document: document ? read(document) : Buffer.from(JSON.stringify(JSON.parse(read(vector).toString()).comparison)),
    heading,
    readers: Object.entries(readers).map(([name, reader]) => ({ name, reader, text: JSON.stringify(reader) })),
  }));
}

/** @param {string} program @param {string[]} args @param {Buffer} [input] */
function run(program, args, input) {
  const { error, status, signal, stdout, stderr } = spawnSync(program, args, {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (error) throw error;
  if (signal) throw new Error(`${program} ${args.join(' ')}: ${signal}`);
  return { status, stdout, stderr };
}

/** The replies of Decision: the page, then the view and the quick view for each reader. @param {Entry} entry */
export function repliesOf({ document, readers }, { replies } = programs) {
  const folder = mkdtempSync(path.join(tmpdir(), 'tradeoff-golden-'));
  try {
    const files = ['document.json', 'readers.jsonl'].map((name) => path.join(folder, name));
    writeFileSync(files[0], document);
    writeFileSync(files[1], readers.map(({ text }) => `${text}\n`).join(''));
    const { status, stdout, stderr } = run(replies, files);
    if (status !== 0) throw new Error(`${replies}: exit code ${status}: ${stderr}`);
    return stdout.trimEnd().split('\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The names of an entry's JSON files, in the order of its replies. @param {Entry} entry */
export const replyFiles = ({ name, readers }) => [
  `${name}/page.json`,
  ...readers.flatMap((reader) => [`${name}/${reader.name}.view.json`, `${name}/${reader.name}.quick_view.json`]),
];

/** @param {Reader} reader */
const optionsOf = ({ answers = {}, importance = {} }) => [
  ...Object.entries(answers).flatMap(([question, chosen]) => ['--answer', `${question}=${chosen.join('+')}`]),
  ...Object.entries(importance).flatMap(([criterion, points]) => ['--importance', `${criterion}=${points}`]),
];

/** The command line escapes characters that may control a terminal; the engine does not. @param {string} json */
const withoutEscapes = (json) =>
  json.replace(/\\(?:u([0-9a-f]{4})|.)/gi, (escape, code) =>
    parseInt(code, 16) > 0x7e ? String.fromCharCode(parseInt(code, 16)) : escape,
  );

/** All outputs of an entry. @param {Entry} entry @returns {Map<string, string>} by path below expected/ */
export function produce(entry, { cli, replies } = programs) {
  const { name, document, heading, readers } = entry;
  /** @type {Map<string, string>} */
  const files = new Map();
  const tradeoff = (/** @type {string[]} */ ...args) => run(cli, args, document);
  /** For documents without errors. @param {string[]} args */
  const print = (...args) => {
    const { status, stdout, stderr } = tradeoff(...args);
    if (status !== 0 || stderr !== '')
      throw new Error(`${name}: tradeoff ${args.join(' ')}: exit code ${status}: ${stderr}`);
    return stdout;
  };

  const lines = repliesOf(entry, { cli, replies });
  replyFiles(entry).forEach((file, i) => files.set(file, prettyJson(lines[i])));

  const check = tradeoff('check', '-');
  files.set(`${name}/check.txt`, `${check.stdout}${check.stderr}exit code ${check.status}\n`);
  if (check.status !== 0) return files;

  const level = heading ? ['--heading', String(heading)] : [];
  files.set(`${name}/render.html`, print('render', '-', '--format', 'html', '--json-ld', ...level));
  files.set(`${name}/render.md`, print('render', '-', '--format', 'markdown', ...level));
  readers.forEach((reader, i) => {
    if (!JSON.parse(lines[2 * i + 1]).ok) return;
    const options = optionsOf(reader.reader);
    const page = print('page', '-');
    const view = print('view', '-', ...options);
    if (withoutEscapes(page) !== `${lines[0]}\n` || withoutEscapes(view) !== `${lines[2 * i + 1]}\n`)
      throw new Error(`${name}: the command line and Decision differ`);
    const rank = METHODS.map((method) => [
      'rank',
      '-',
      ...options,
      ...(method === 'additive' ? [] : ['--method', method]),
    ]);
    files.set(
      `${name}/${reader.name}.rank.txt`,
      rank.map((args) => `$ tradeoff ${args.join(' ')}\n${print(...args)}`).join('\n'),
    );
    const json = rank.map((args, m) => `"${METHODS[m]}":${print(...args, '--json')}`);
    files.set(`${name}/${reader.name}.rank.json`, prettyJson(`{${json.join(',')}}`));
  });
  return files;
}

/** The files in a folder, by path relative to it. @param {string} folder @returns {Map<string, string>} */
export function readFolder(folder) {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = names
    .map((entry) => path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name)))
    .sort();
  return new Map(paths.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
}

const SHOWN_LINES = 8;
const SHOWN_COLUMNS = 160;

/** The part of a long line around a column. @param {string} line @param {number} column */
function shorten(line, column) {
  if (line.length <= SHOWN_COLUMNS) return line;
  const from = Math.max(0, Math.min(column - SHOWN_COLUMNS / 2, line.length - SHOWN_COLUMNS));
  const to = from + SHOWN_COLUMNS;
  return `${from > 0 ? '…' : ''}${line.slice(from, to)}${to < line.length ? '…' : ''}`;
}

/**
 * The first lines in which two texts differ, or '' if they are the same.
 * @param {string} name
 * @param {string} [expected]
 * @param {string} [actual]
 */
export function difference(name, expected, actual) {
  if (expected === actual) return '';
  if (expected === undefined) return `${name}: new file`;
  if (actual === undefined) return `${name}: no longer produced`;
  const [before, after] = [expected.split('\n'), actual.split('\n')];
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) ++start;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end)) ++end;
  const [old = '', now = ''] = [before[start], after[start]];
  let column = 0;
  while (column < old.length && old[column] === now[column]) ++column;
  const changed = (/** @type {string[]} */ lines, /** @type {string} */ sign) => {
    const all = lines.slice(start, lines.length - end);
    const more = all.length - SHOWN_LINES;
    return [
      ...all.slice(0, SHOWN_LINES).map((line) => `${sign} ${shorten(line, column)}`),
      ...(more > 0 ? [`${sign} (${more} more lines)`] : []),
    ];
  };
  const context = before.slice(Math.max(0, start - 2), start).map((line) => `  ${shorten(line, 0)}`);
  return [`${name}, line ${start + 1}:`, ...context, ...changed(before, '-'), ...changed(after, '+')].join('\n');
}
