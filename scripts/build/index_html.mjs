// Keeps the comparison inside index.html equal to data/django-vs-express.json: the page must work by double click, where
// nothing can be fetched.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const SLOT = /(<script type="application\/json">)[\s\S]*?(<\/script>)/;

/** The document as it may stand in a script element: "</script" and "<!--" cannot occur. @param {string} json */
export const asScriptContent = (json) => JSON.stringify(JSON.parse(json)).replaceAll('<', '\\u003c');

/** @param {string} root */
export function embedComparison(root) {
  const page = path.join(root, 'index.html');
  const html = readFileSync(page, 'utf8');
  const json = asScriptContent(readFileSync(path.join(root, 'data/django-vs-express.json'), 'utf8'));
  if (!SLOT.test(html)) throw new Error('index.html has no <script type="application/json"> to write the comparison into');
  const next = html.replace(SLOT, (_, open, close) => open + json + close);
  if (next !== html) writeFileSync(page, next);
}
