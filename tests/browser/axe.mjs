import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Runs axe-core on the page in its current state. Returns one text per violated rule.
 * @param {import('./engines/common.mjs').Browser} browser
 * @returns {Promise<string[]>}
 */
export async function violations(browser) {
  if (!(await browser.evaluate('typeof axe === "object"'))) await browser.evaluate(`(() => {${source}\n})()`);
  const found = await browser.evaluate(runAxe, tags);
  assert.ok(found.passes > 10, `axe-core judged only ${found.passes} rules: is the page empty?`);
  return found.violations;
}

/** Runs in the page. @param {string[]} values */
async function runAxe(values) {
  const { violations, passes } = await /** @type {{axe: typeof import('axe-core')}} */ (
    /** @type {unknown} */ (window)
  ).axe.run(document, { runOnly: { type: 'tag', values } });
  const describe = (/** @type {import('axe-core').Result} */ { id, help, nodes }) =>
    `${id}: ${help}\n` +
    nodes
      .slice(0, 5)
      .map(({ html, failureSummary }) => `  ${html}\n  ${failureSummary}`)
      .join('\n');
  return { violations: violations.map(describe), passes: passes.length };
}
