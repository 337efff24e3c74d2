// Keeps the content of <trade-off> in index.html in sync with data/django-vs-express.json: the comparison itself,
// because the page must work as a local file, which cannot fetch anything, and the fallback that `tradeoff render`
// makes from it.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The JSON child and the fallback, up to the demo's message for people who have not built it. */
const SLOT = /(<script type="application\/json">)([\s\S]*?)(<\/script>\n)([\s\S]*?)(?=<p class="unbuilt">)/;

/** The document in a form that is safe in a script element: "</script" and "<!--" cannot occur. @param {string} json */
export const asScriptContent = (json) => JSON.stringify(JSON.parse(json)).replaceAll('<', '\\u003c');

/** The level of the demo's own heading. */
const HEADING = '2';

/** @param {string} root @returns {string | undefined} the fallback, if the command line is built */
export function renderFallback(root) {
  const cli = path.join(root, 'build/native/tradeoff');
  if (!existsSync(cli)) return undefined;
  return execFileSync(
    cli,
    ['render', path.join(root, 'data/django-vs-express.json'), '--format', 'html', '--heading', HEADING],
    { encoding: 'utf8' },
  );
}

/**
 * A demo does not need the command line. Without it, the fallback stays as it is; a test checks it.
 * @param {string} root
 */
export function embedComparison(root) {
  const page = path.join(root, 'index.html');
  const html = readFileSync(page, 'utf8');
  const json = asScriptContent(readFileSync(path.join(root, 'data/django-vs-express.json'), 'utf8'));
  const fallback = renderFallback(root);
  if (!SLOT.test(html)) throw new Error('index.html has no place to write the comparison and its fallback into');
  const next = html.replace(SLOT, (_, open, _json, close, old) => open + json + close + (fallback ?? old));
  if (next !== html) writeFileSync(page, next);
}
