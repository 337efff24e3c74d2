import { after, before, describe } from 'node:test';
import { engines } from './engines/index.mjs';

/**
 * Spreads cases over the engines: whether `engine` runs case `number`. Of any `shares` consecutive engines one runs it;
 * with TRADEOFF_FULL all do. If ENGINES selects fewer engines, those share all cases.
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
 * @typedef {object} Bench what tests use; set before they run
 * @property {string} engine
 * @property {import('./engines/common.mjs').Browser} browser
 * @property {import('./site.mjs').Server} server
 */

/**
 * Declares the same tests for every engine. The tests of an engine share one browser and one server.
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
