import { after, before, describe } from 'node:test';
import { engines } from './engines/index.mjs';

/**
 * Spreads cases over the engines: whether `engine` runs the case of this number. Of `shares` engines in a row one does, and all do
 * with TRADEOFF_FULL. Where ENGINES names fewer engines, those share all cases.
 * @param {string} engine
 * @param {number} number
 * @param {number} [shares]
 */
export function isFor(engine, number, shares = engines.length) {
  const place = engines.findIndex(({ name }) => name === engine);
  const among = Math.min(shares, engines.length);
  return !!process.env.TRADEOFF_FULL || (number + place) % among === 0;
}
import { startSite } from './site.mjs';

/**
 * @typedef {object} Bench what a test works with, once it runs
 * @property {string} engine
 * @property {import('./engines/common.mjs').Browser} browser
 * @property {import('./site.mjs').Server} server
 */

/**
 * Runs the same tests in every engine: each with one browser and one server for all of them.
 * @param {string} title
 * @param {{pages?: Record<string, string>, only?: string} & import('../../scripts/serve.mjs').Options &
 *   import('./engines/common.mjs').OpenOptions} options
 * @param {(bench: Bench) => void} define declares the tests
 */
export function inEveryEngine(title, { pages = {}, only, headers, overrides, ...open }, define) {
  for (const engine of engines.filter(({ name }) => !only || name === only)) {
    describe(`${title} in ${engine.name}`, () => {
      const bench = /** @type {Bench} */ ({ engine: engine.name });
      before(async () => {
        bench.server = await startSite(pages, { headers, overrides });
        bench.browser = await engine.open(open);
      });
      after(async () => {
        await bench.browser?.close();
        await bench.server?.close();
      });
      define(bench);
    });
  }
}
