// The styling hooks that the README documents exist, and no others.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import test from 'node:test';

/** @param {string} path */
const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** @param {string} folder */
const textOf = (folder) =>
  readdirSync(new URL(`../../${folder}`, import.meta.url), { encoding: 'utf8', recursive: true })
    .filter((file) => /\.(js|css)$/.test(file))
    .map((file) => read(`${folder}/${file}`))
    .join('\n');

/** @param {string} text @param {RegExp} each */
const all = (text, each) => [...new Set([...text.matchAll(each)].map(([, name]) => name))].toSorted();

const look = /### Its look[\s\S]*?\n### /.exec(read('README.md'))?.[0] ?? '';
const views = textOf('web/views');

test('exactly the documented parts exist', () => {
  const promised = all(look.slice(look.indexOf('::part')), /`([a-z-]+)`/g);
  const drawn = all(`${views}${textOf('web/widget')}`, /part="([a-z-]+)"|part\.add\('/g).filter(Boolean);
  const headings = all(views, /kind: '([a-z-]+)'/g);
  assert.ok(promised.length > 10);
  assert.deepEqual(promised, [...new Set([...drawn, ...headings, 'frame'])].toSorted());
});

test('exactly the documented custom properties are used', () => {
  const range = Array.from({ length: 6 }, (_, i) => `color-${i + 1}`);
  const promised = all(look, /--trade-off-([a-z0-9-]+)/g);
  const used = all(
    textOf('web/styles') + textOf('web/element') + textOf('web/widget'),
    /var\(--trade-off-([a-z0-9-]+)/g,
  );
  assert.deepEqual(used, [...new Set([...promised, ...range])].toSorted());
});
