// node coverage.mjs BUILD LEAST: sums the gcov counts of a build of the core by file, and prints the uncovered lines.
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const [build, least] = [path.resolve(process.argv[2]), Number(process.argv[3])];

/**
 * Execution counts of each line by file; templates and inline functions add to the file in which they are defined.
 * @type {Map<string, Map<number, number>>}
 */
const files = new Map();
const objects = path.join(build, 'core/CMakeFiles/tradeoff_core.dir/src');
for (const notes of readdirSync(objects).filter((file) => file.endsWith('.gcno'))) {
  const report = execFileSync('gcov', ['--json-format', '--stdout', path.join(objects, notes)], {
    cwd: build,
    maxBuffer: 2 ** 28,
  });
  for (const { file, lines } of JSON.parse(report.toString()).files) {
    const name = path.relative(root, path.resolve(build, file));
    if (!/^core\/(src|include)\//.test(name)) continue;
    const counts = files.get(name) ?? new Map();
    files.set(name, counts);
    for (const { line_number: line, count } of lines) counts.set(line, (counts.get(line) ?? 0) + count);
  }
}

let [reached, all] = [0, 0];
for (const [name, counts] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const missed = [...counts].filter(([, count]) => count === 0).map(([line]) => line);
  reached += counts.size - missed.length;
  all += counts.size;
  if (missed.length) console.log(`${name}: not reached: ${missed.sort((a, b) => a - b).join(', ')}`);
}
const share = all ? (100 * reached) / all : 0;
console.log(`core: ${reached} of ${all} lines reached, ${share.toFixed(1)} %`);
process.exitCode = share >= least ? 0 : 1;
