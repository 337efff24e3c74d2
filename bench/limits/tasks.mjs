#!/usr/bin/env node
// node bench/limits/tasks.mjs: how long each task of the page runs in the engine, in Node.js, for documents at the
// limits of the format: ms of CPU time of the main thread, and MiB of the engine's memory (of the whole process without
// WebAssembly), next to the budget of the wasm engine. Needs Linux and `node scripts/build.mjs`.
// LIMITS=ties,prefers selects documents, ENGINES=wasm,js selects engines, ALL=1 prints every row.
// `read` parses the text, `page` checks it and writes the page, `quickView` computes the ranking, whether the result is
// settled, and the next question. `view` is the first whole view. The page prepares `page` and `view` in parts, each in a
// task of its own if it is long; the figure is the longest of these tasks. `view again` is one for another reader, in one
// task.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { limitDocuments } from './documents.mjs';

const kMilliseconds = 400;
const kMebibytes = 256;

/** CPU time of the main thread in ms. Linux only. */
const mainThread = () => Number(readFileSync('/proc/self/schedstat', 'utf8').split(' ')[0]) / 1e6;

/** @param {() => string} task */
function measure(task) {
  const before = mainThread();
  const reply = task();
  return { milliseconds: mainThread() - before, ok: reply.startsWith('{"ok":true') };
}

/**
 * The longest task of a call that is prepared in parts.
 * @param {() => string} prepare
 * @param {() => string} call
 */
function measureInParts(prepare, call) {
  let longest = 0;
  for (let more = true; more;) {
    const { milliseconds } = measure(() => {
      const reply = prepare();
      more = JSON.parse(reply).more;
      return reply;
    });
    longest = Math.max(longest, milliseconds);
  }
  const { milliseconds, ok } = measure(call);
  return { milliseconds: Math.max(longest, milliseconds), ok };
}

/**
 * Runs in a separate process, because a page also starts with uncompiled code.
 * @param {string} engine
 * @param {string} id
 */
async function measureTasks(engine, id) {
  const { twinEngine, wholeEngine } = await import('../../tests/web/engines.js');
  const { Decision, memory } = engine === 'wasm' ? wholeEngine : { ...(await twinEngine()), memory: undefined };
  const [{ text, answers }] = limitDocuments((name) => name === id);
  const reader = JSON.stringify({ answers });
  const other = JSON.stringify({ answers, importance: { c0: 1.5 } });
  /** @type {any} */
  let decision;
  /** @type {Record<string, number>} */
  const times = {};
  let isGood = true;
  const tasks = {
    read: () => measure(() => ((decision = new Decision(text)), '{"ok":true')),
    page: () =>
      measureInParts(
        () => decision.preparePage(),
        () => decision.page(),
      ),
    quickView: () => measure(() => decision.quickView(reader)),
    view: () =>
      measureInParts(
        () => decision.prepareView(reader),
        () => decision.view(reader),
      ),
    'view again': () => measure(() => decision.view(other)),
  };
  for (const [name, task] of Object.entries(tasks)) {
    const { milliseconds, ok } = task();
    times[name] = milliseconds;
    isGood &&= ok;
  }
  return {
    times,
    isGood,
    mebibytes: memory ? memory.buffer.byteLength / 2 ** 20 : process.resourceUsage().maxRSS / 1024,
  };
}

if (process.argv[2]) {
  console.log(JSON.stringify(await measureTasks(process.argv[2], process.argv[3])));
} else {
  const wanted = process.env.LIMITS?.split(',');
  const engines = process.env.ENGINES?.split(',') ?? ['wasm', 'js'];
  let over = 0;
  console.log(
    `| document | engine | read | page | quick view | view | view again | MiB |\n|---|---|---:|---:|---:|---:|---:|---:|`,
  );
  for (const { id } of limitDocuments((name) => !wanted || wanted.includes(name))) {
    for (const engine of engines) {
      const { stdout, stderr, status } = spawnSync(process.execPath, [import.meta.filename, engine, id], {
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      });
      if (status !== 0) throw new Error(`${id}, ${engine}: ${stderr}`);
      const { times, isGood, mebibytes } = JSON.parse(stdout);
      const longest = Math.max(...Object.values(times));
      const bad = engine === 'wasm' && (longest > kMilliseconds || mebibytes > kMebibytes);
      over += Number(bad);
      if (bad || process.env.ALL || longest > kMilliseconds / 2 || mebibytes > kMebibytes / 2) {
        const cells = Object.values(times).map((time) => time.toFixed(0));
        console.log(
          `| ${id}${isGood ? '' : ' (faults)'} | ${engine} | ${cells.join(' | ')} | ${mebibytes.toFixed(0)} |${bad ? ' **over**' : ''}`,
        );
      }
    }
  }
  console.log(over ? `\n${over} over the budget.` : '\nAll within the budget.');
  process.exitCode = over ? 1 : 0;
}
