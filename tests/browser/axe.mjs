import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Fails with what axe-core finds on the page as it is now.
 * @param {import('./engines/common.mjs').Browser} browser
 * @param {string} state for the failure's words
 */
export async function assertAccessible(browser, state) {
  if (!(await browser.evaluate('typeof axe === "object"'))) await browser.evaluate(`(() => {${source}\n})()`);
  const { violations, passes } = await browser.evaluate(runAxe, tags);
  assert.deepEqual(violations, [], `${browser.name}, ${state}`);
  assert.ok(passes > 10, `axe-core judged only ${passes} rules on ${state}: is anything drawn?`);
}

/** In the page. @param {string[]} values */
async function runAxe(values) {
  const { violations, passes } = await /** @type {any} */ (window).axe.run(document, { runOnly: { type: 'tag', values } });
  const tell = ({ id, help, nodes }) =>
    `${id}: ${help}\n` + nodes.slice(0, 5).map(({ html, failureSummary }) => `  ${html}\n  ${failureSummary}`).join('\n');
  return { violations: violations.map(tell), passes: passes.length };
}
