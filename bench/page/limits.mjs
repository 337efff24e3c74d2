#!/usr/bin/env node
// node bench/page/limits.mjs: the longest task of each action of a reader, with a comparison at each limit of the
// format, in Chromium on an unthrottled CPU.
// LIMITS=options,all selects comparisons, ENGINE=js uses the engine without WebAssembly.
// On Linux, the time that the page's main thread waited for a core is subtracted from a task's time, in proportion: a
// busy machine gives nearly the same results as an idle one.
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import puppeteer from 'puppeteer-core';
import { startServer } from '../../scripts/serve.mjs';
import { findProgram } from '../../tests/browser/engines/common.mjs';
import { limitDocuments } from './limit_documents.mjs';

const kRuns = Number(process.env.RUNS ?? 3);
const kTimeoutMs = 120_000;
const wanted = process.env.LIMITS?.split(',');
const documents = [...limitDocuments()].filter(({ id }) => !wanted || wanted.includes(id));

const page = (/** @type {string} */ id) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${id}</title><link rel="icon" href="data:,"><body><trade-off src="/${id}.json" engine="${process.env.ENGINE ?? 'auto'}"></trade-off><script async src="/dist/tradeoff.js"></script>`;

/**
 * Runs inside the page: does a reader's actions one after another, and returns the longest task of each, in
 * milliseconds.
 */
async function performActions() {
  /** @type {[number, number][]} */
  const tasks = [];
  const record = (/** @type {PerformanceEntry[]} */ entries) =>
    tasks.push(...entries.map(({ startTime, duration }) => /** @type {[number, number]} */ ([startTime, duration])));
  const observer = new PerformanceObserver((seen) => record(seen.getEntries()));
  observer.observe({ type: 'longtask', buffered: true });
  const widget = /** @type {any} */ (document.querySelector('trade-off'));
  const pause = (/** @type {number} */ time) => new Promise((done) => setTimeout(done, time));
  const until = async (/** @type {() => unknown} */ holds) => {
    while (!holds()) await pause(20);
  };
  const find = (/** @type {string} */ selector) => widget.shadowRoot?.querySelector(selector);
  const tab = (/** @type {string} */ place) => find(`.tabs button:${place}`).click();
  /** @type {Record<string, number>} */
  const longest = {};
  /** How long the main thread has run and has waited for a core since its start. @type {() => Promise<number[]>} */
  const schedule = /** @type {any} */ (window).schedule;
  let readyAt = 0;
  const phase = async (
    /** @type {string} */ name,
    /** @type {() => void} */ act,
    /** @type {() => unknown} */ isDone,
  ) => {
    const start = name === 'load' ? 0 : performance.now();
    const before = await schedule();
    act();
    await until(isDone);
    await pause(200); // layout, paint and timers that follow
    record(observer.takeRecords());
    const after = await schedule();
    const [ran, waited] = after.map((/** @type {number} */ time, /** @type {number} */ i) => time - before[i]);
    longest[name] =
      Math.max(0, ...tasks.filter(([at]) => at >= start - 5).map(([, duration]) => duration)) *
      (ran / (ran + waited) || 1);
  };
  widget.addEventListener('trade-off-ready', () => (readyAt = performance.now()));
  await phase(
    'load',
    () => {},
    () => find('table') && readyAt,
  );
  await phase(
    'unfold',
    () => find('.details-row details summary')?.click(),
    () => true,
  );
  await phase(
    'change column',
    () => {
      const select = find('select');
      if (!select) return;
      select.focus(); // fills the list of the chooser
      select.selectedIndex = select.length - 1;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    },
    () => true,
  );
  await phase(
    'questions',
    () => tab('nth-child(2)'),
    () => find('.choice input'),
  );
  await phase(
    'answer',
    () => find('.choice input').click(),
    () => widget.result,
  );
  await phase(
    'result',
    () => tab('last-child'),
    () => find('.fits li'),
  );
  await phase(
    'deferred part',
    () => {},
    () => find('input[type=range]'),
  );
  await phase(
    'slider',
    () => {
      const slider = find('input[type=range]');
      slider.valueAsNumber = Number(slider.max);
      slider.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    },
    () => Object.keys(widget.importance).length,
  );
  await phase(
    'preset',
    () => (widget.answers = Object.fromEntries(Array.from({ length: 12 }, (_, q) => [`q${q}`, [`a${q % 4}`]]))),
    () => true,
  );
  await phase(
    'print result',
    () => dispatchEvent(new Event('beforeprint')),
    () => true,
  );
  await phase(
    'after printing result',
    () => dispatchEvent(new Event('afterprint')),
    () => true,
  );
  await phase(
    'table',
    () => tab('first-child'),
    () => find('table'),
  );
  await phase(
    'print table',
    () => dispatchEvent(new Event('beforeprint')),
    () => true,
  );
  await phase(
    'after printing table',
    () => dispatchEvent(new Event('afterprint')),
    () => true,
  );
  await phase(
    'export',
    () => void widget.exportAs('markdown'),
    () => true,
  );
  await phase(
    'remove',
    () => widget.remove(),
    () => true,
  );
  return { ready: readyAt, ...longest };
}

/**
 * Run time and waiting time of the main threads of all pages; only one page is active.
 * @param {import('puppeteer-core').CDPSession} session
 */
async function schedule(session) {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const times = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => mainThread(id));
  return [0, 1].map((i) => times.reduce((sum, time) => sum + time[i], 0));
}

/** @param {number} pid */
function mainThread(pid) {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ').map(Number);
  } catch {
    return [0, 0]; // not Linux, or the process has just ended
  }
}

const pages = Object.fromEntries(
  documents.flatMap(({ id, text }) => [
    [`/${id}.html`, { body: page(id) }],
    [`/${id}.json`, { body: text }],
  ]),
);
const server = await startServer({ overrides: pages });
const browser = await puppeteer.launch({
  headless: true,
  protocolTimeout: kTimeoutMs,
  executablePath: findProgram('CHROMIUM', ['chromium', 'chromium-browser', 'google-chrome']),
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
const session = await browser.target().createCDPSession();
try {
  const about = `${new Date().toISOString().slice(0, 10)}, ${await browser.version()}, ${cpus()[0].model.trim()}, ${cpus().length} cores; the least of ${kRuns} visits.`;
  console.log(about);
  for (const { id, about: what } of documents) {
    /** @type {Record<string, number>} */
    let least = {};
    for (let run = 0; run < kRuns; run++) {
      const context = await browser.createBrowserContext();
      const tab = await context.newPage();
      tab.on('console', (message) => message.type() === 'error' && console.error(message.text()));
      tab.on('pageerror', (error) => console.error(error));
      await tab.exposeFunction('schedule', () => schedule(session));
      await tab.goto(`${server.url}/${id}.html`);
      const longest = await tab.evaluate(performActions);
      least = Object.fromEntries(
        Object.entries(longest).map(([name, time]) => [name, Math.min(time, least[name] ?? Infinity)]),
      );
      await context.close();
    }
    console.log(
      `${id}: ${what}\n  ${Object.entries(least)
        .map(([name, time]) => `${name} ${Math.round(time)}`)
        .join(', ')}`,
    );
  }
} finally {
  await browser.close();
  await server.close();
}
