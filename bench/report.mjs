// Combines the output of bench/run: compares the results of the three runners, and writes a table, JSON and, with
// gnuplot, a plot for each number of criteria.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';

/**
 * @typedef {'native' | 'wasm' | 'numpy'} Runner
 * @typedef {Partial<Record<Runner, number>>} Figures
 * @typedef {{part: string, options: number, criteria: number, ms: Figures, check: Figures}} Size
 */

const folder = process.argv[2];
/** @type {Runner[]} */
const runners = ['native', 'wasm', 'numpy'];
/** @param {Runner} runner */
const lines = (runner) =>
  readFileSync(path.join(folder, `${runner}.jsonl`), 'utf8')
    .trim()
    .split('\n');
/** @type {(Pick<Size, 'part' | 'options' | 'criteria'> & {runner: Runner, ms: number, check: number})[]} */
const rows = runners.flatMap((runner) => lines(runner).map((line) => JSON.parse(line)));

/** One entry per part and size, with the time and the result of each runner. @type {Map<string, Size>} */
const sizes = new Map();
for (const { runner, part, options, criteria, ms, check } of rows) {
  const key = `${part} ${options} x ${criteria}`;
  const size = sizes.get(key) ?? { part, options, criteria, ms: {}, check: {} };
  sizes.set(key, size);
  size.ms[runner] = ms;
  size.check[runner] = check;
}
const all = [...sizes.values()];
const order = [...new Set(all.map(({ part }) => part))];
all.sort((a, b) => order.indexOf(a.part) - order.indexOf(b.part) || a.criteria - b.criteria || a.options - b.options);

/**
 * Native and wasm results must be identical. NumPy sums in another order, and draws its own random numbers.
 * @param {Size} size
 */
function faultOf({ part, check: { native, wasm, numpy } }) {
  if (native === undefined || native !== wasm) return `native gives ${native}, wasm ${wasm}`;
  const allowed = part === 'robustness' ? 0.15 : 1e-9 * Math.max(1, Math.abs(native));
  return numpy !== undefined && !(Math.abs(native - numpy) <= allowed) ? `native gives ${native}, NumPy ${numpy}` : '';
}

/** @param {number | undefined} x */
const figure = (x) => (x === undefined ? '' : x >= 100 ? x.toFixed(0) : x.toPrecision(3));
/** @param {number | undefined} a @param {number | undefined} b */
const times = (a, b) => (a === undefined || b === undefined ? '' : figure(a / b));

/** @param {string[]} head @param {(string | number)[][]} cells */
const toTable = (head, cells) => {
  /** @param {(string | number)[]} row */
  const line = (row) => `| ${row.join(' | ')} |`;
  return [head, ['---', ...head.slice(1).map(() => '---:')], ...cells].map(line).join('\n') + '\n';
};

function table() {
  const ratios = ['wasm / native', 'NumPy / native', 'NumPy / wasm'];
  const head = ['part', 'options', 'criteria', 'native ms', 'wasm ms', 'NumPy ms', ...ratios];
  const cells = all.map(({ part, options, criteria, ms: { native, wasm, numpy } }) => [
    ...[part, options, criteria, figure(native), figure(wasm), figure(numpy)],
    ...[times(wasm, native), times(numpy, native), times(numpy, wasm)],
  ]);
  return toTable(head, cells);
}

/** The growth of the time with ten times the options, and with five times the criteria. */
function growth() {
  /** @param {string} part @param {number} options @param {number} criteria @returns {Figures} */
  const ms = (part, options, criteria) => sizes.get(`${part} ${options} x ${criteria}`)?.ms ?? {};
  /** @param {Figures} to @param {Figures} from */
  const grown = (to, from) => runners.map((runner) => times(to[runner], from[runner]));
  const cells = order
    .filter((part) => sizes.has(`${part} 1000 x 10`))
    .map((part) => [
      part,
      ...grown(ms(part, 1000, 50), ms(part, 100, 50)),
      ...grown(ms(part, 10_000, 50), ms(part, 1000, 50)),
      ...grown(ms(part, 1000, 50), ms(part, 1000, 10)),
    ]);
  const steps = ['100 to 1,000 options', '1,000 to 10,000 options', '10 to 50 criteria'];
  const names = ['native', 'wasm', 'NumPy'];
  return toTable(['times longer', ...steps.flatMap((step) => names.map((name) => `${step}, ${name}`))], cells);
}

/** @param {number} criteria */
function plot(criteria) {
  const parts = ['ranking', 'tipping points', 'PROMETHEE II', 'net flows again'];
  /** @type {string[]} */
  const blocks = [];
  /** @type {string[]} */
  const curves = [];
  parts.forEach((part, i) => {
    const curve = all.filter((one) => one.part === part && one.criteria === criteria);
    for (const [j, runner] of runners.entries()) {
      const points = curve.filter(({ ms }) => ms[runner] !== undefined);
      const lines = points.map(({ options, ms }) => `${options} ${ms[runner]}\n`);
      blocks.push(`$d${i}${j} << EOD\n${lines.join('')}EOD`);
      const style = `lt ${i + 1} lw 1.5 dt ${j + 1} pt ${[7, 6, 2][j]} ps 0.6`;
      curves.push(`$d${i}${j} with linespoints ${style} title '${part}, ${runner === 'numpy' ? 'NumPy' : runner}'`);
    }
  });
  const script = `${blocks.join('\n')}
set terminal svg size 860,560 dynamic font 'sans-serif,13' background rgb 'white'
set output '${path.join(folder, `engine-${criteria}.svg`)}'
set title 'Time by options, ${criteria} criteria'
set logscale xy
set xlabel 'options'
set ylabel 'milliseconds'
set format y '10^{%T}'
set grid
set key outside right
plot ${curves.join(', \\\n  ')}
`;
  const { error, status, stderr } = spawnSync('gnuplot', { input: script, encoding: 'utf8' });
  if (error) throw error;
  if (status !== 0) throw new Error(stderr);
}

const faults = all.map((size) => ({ size, fault: faultOf(size) })).filter(({ fault }) => fault);
const machine = `${cpus()[0].model.trim()}, ${cpus().length} cores, Node ${process.version}`;
writeFileSync(path.join(folder, 'engine.json'), JSON.stringify({ machine, sizes: all }, null, 1) + '\n');
const text = `${machine}; the minimum of several runs.\n\n${table()}\n${growth()}`;
writeFileSync(path.join(folder, 'engine.md'), text);
for (const criteria of [10, 50]) plot(criteria);
console.log(text);
for (const {
  size: { part, options, criteria },
  fault,
} of faults)
  console.error(`${part}, ${options} x ${criteria}: ${fault}`);
process.exitCode = faults.length > 0 ? 1 : 0;
