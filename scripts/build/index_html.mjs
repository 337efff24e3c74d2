// Keeps what stands inside the <trade-off> of index.html equal to data/django-vs-express.json: the comparison itself, because the
// page must work by double click, where nothing can be fetched, and the fallback that `tradeoff render` makes of it.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The JSON child, the fallback, and what the demo says after it to whoever has not built it. */
const SLOT = /(<script type="application\/json">)([\s\S]*?)(<\/script>\n)([\s\S]*?)(?=<p class="unbuilt">)/;

/** The document as it may stand in a script element: "</script" and "<!--" cannot occur. @param {string} json */
export const asScriptContent = (json) => JSON.stringify(JSON.parse(json)).replaceAll('<', '\\u003c');

/** The level of the demo's own heading. */
const HEADING = '2';

/** @param {string} root @returns {string | undefined} the fallback, where the command line has been built */
export function renderFallback(root) {
  const cli = path.join(root, 'build/native/tradeoff');
  if (!existsSync(cli)) return undefined;
  return execFileSync(
    cli,
    ['render', path.join(root, 'data/django-vs-express.json'), '--format', 'html', '--heading', HEADING],
    { encoding: 'utf8' },
  );
}

/** Without the command line, which a demo does not need, the fallback stays as it is; a test holds it. @param {string} root */
export function embedComparison(root) {
  const page = path.join(root, 'index.html');
  const html = readFileSync(page, 'utf8');
  const json = asScriptContent(readFileSync(path.join(root, 'data/django-vs-express.json'), 'utf8'));
  const fallback = renderFallback(root);
  if (!SLOT.test(html)) throw new Error('index.html has no place to write the comparison and its fallback into');
  const next = html.replace(SLOT, (_, open, _json, close, old) => open + json + close + (fallback ?? old));
  if (next !== html) writeFileSync(page, next);
}
