// One visit of one page by a new reader.
import { recorder } from './recorder.js';

/** @typedef {{id: string, name: string, line: import('./server.mjs').Line | null, cpu: number}} Profile */

/** @type {Profile[]} */
export const profiles = [
  { id: 'fast', name: 'no throttling', line: null, cpu: 1 },
  { id: 'slow', name: '1.6 Mbit/s, 150 ms, CPU x4', line: { latency: 150, rate: 200_000 }, cpu: 4 },
];

const kMoves = 12;
const kTimeoutMs = 90_000;

/**
 * @param {import('puppeteer-core').Browser} browser
 * @param {Awaited<ReturnType<typeof import('./server.mjs').startServer>>} server
 * @param {import('./pages.mjs').Page} page
 * @param {Profile} profile
 */
export async function visit(browser, server, page, { line, cpu }) {
  const context = await browser.createBrowserContext(); // with an empty cache
  const tab = await context.newPage();
  try {
    await tab.setViewport({ width: 1000, height: 800 });
    await tab.emulateCPUThrottling(cpu);
    await tab.evaluateOnNewDocument(`(${recorder})(${JSON.stringify(page.steps)})`);
    server.begin(line);
    await tab.goto(`${server.url}/${page.id}/index.html`, { waitUntil: 'domcontentloaded' });
    const { origin, marks, longTasks, shift } = /** @type {import('./recorder.js').Walked} */ (
      await tab.evaluate('bench.walked')
    );
    const requests = server.requests().filter(({ path }) => path !== '/favicon.ico');
    const widget = requests.filter(({ path }) => !page.article.has(path.slice(page.id.length + 2)));
    const until = (/** @type {number} */ mark) => widget.filter(({ at }) => at <= origin + mark);
    const bytes = (/** @type {typeof widget} */ some) => some.reduce((sum, one) => sum + one.bytes, 0);
    const end = marks.result ?? marks.visible;
    return {
      bytesVisible: bytes(until(marks.visible)),
      bytesResult: bytes(until(end)),
      bytesAll: bytes(widget),
      requests: until(end).length,
      visible: marks.visible,
      usable: marks.usable,
      result: marks.result,
      longTasks: longTasks.reduce((sum, [, duration]) => sum + duration, 0),
      shift,
      slider: page.slider && (await slide(tab, page.slider)),
      each: {
        longTasks,
        requests: requests.map(({ path, at, bytes: size }) => ({ path, at: at - origin, bytes: size })),
      },
    };
  } finally {
    await context.close();
  }
}

/** @param {import('puppeteer-core').Page} tab @param {string} slider */
async function slide(tab, slider) {
  await tab.waitForFunction(`bench.isShown(${JSON.stringify(slider)})`, { timeout: kTimeoutMs });
  const took = /** @type {number[]} */ (await tab.evaluate(`bench.slide(${JSON.stringify(slider)}, ${kMoves})`));
  return median(took);
}

/** @param {number[]} figures */
export function median(figures) {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
