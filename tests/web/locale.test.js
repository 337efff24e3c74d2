// Texts: each code has one, each key is used, each message compiles.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import test from 'node:test';
import { texts, words } from './words.js';

/** @param {string} path */
const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

const sources = ['web/views', 'web/element', 'web/embed', 'web/share'].flatMap((folder) =>
  readdirSync(new URL(`../../${folder}`, import.meta.url), { encoding: 'utf8', recursive: true })
    .filter((file) => file.endsWith('.js'))
    .map((file) => read(`${folder}/${file}`)),
);
const code = sources.join('\n');
const contract = read('docs/view.md');

/** Complete keys, for example 'ui.next'. */
const plain = new Set([...code.matchAll(/'((?:ui|share)\.[a-z_]+)'/g)].map(([, key]) => key));
/** Prefixes of keys, for example `ui.verdict_${...}`. */
const begun = [...code.matchAll(/`((?:ui|say|part|method|share)\.[a-z_]*)\$\{/g)].map(([, start]) => start);

test('the sources use texts, so that the tests below have something to check', () => {
  assert.ok(plain.size > 60 && begun.length >= 8, `${plain.size} ${begun}`);
});

test('every text that the page uses exists', () => {
  assert.deepEqual(
    [...plain].filter((key) => !(key in texts)),
    [],
  );
});

test('every text of the page is used', () => {
  const ours = Object.keys(texts).filter((key) => /^(ui|share)\./.test(key));
  assert.deepEqual(
    ours.filter((key) => !plain.has(key) && !begun.some((start) => key.startsWith(start))),
    [],
  );
});

/**
 * The codes in backquotes in the part of docs/view.md that matches `start`.
 * @param {RegExp} start @param {RegExp} each
 */
const codes = (start, each) =>
  [...(start.exec(contract)?.[0] ?? '').matchAll(each)].flatMap(([, ...names]) => names.filter(Boolean));

/** @param {string} prefix */
const keys = (prefix) =>
  Object.keys(texts)
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length))
    .toSorted();

test('exactly the sentences of docs/view.md have texts', () => {
  const says = ['says', 'tipping', 'flips', 'opinions'].flatMap((field) =>
    codes(new RegExp(`- \`${field}\`[\\s\\S]*?(?=\\n- \`|\\n\\n|$)`), /`([a-z_]+)` (?:and `([a-z_]+)`\s+)?\{/g),
  );
  assert.ok(says.includes('leads') && says.includes('dominated') && says.includes('flip_drop'));
  assert.deepEqual(keys('say.'), says.toSorted());
});

test('exactly the methods of docs/view.md have names', () => {
  const methods = codes(/- `opinions`[\s\S]*?\./, /`([a-z0-9-]+)`[,.]/g);
  assert.deepEqual(keys('method.'), methods.toSorted());
});

test('exactly the parts of docs/view.md have texts', () => {
  const parts = codes(/Words: `part\.CODE`[\s\S]*?\.\n/, /`([a-z_]+)` \{/g);
  assert.ok(parts.includes('criterion'));
  assert.deepEqual(keys('part.'), parts.toSorted());
});

test('every keyword of the format that a page can contain has a name', () => {
  /** @type {Record<string, string>} */
  const lists = {
    verdict: 'confirmed|limited|imprecise|incomplete|outdated|disputed|unconfirmed|context',
    basis: 'editorial|measured|documented',
    evidence: 'strong|medium|weak',
    confidence: 'high|medium|low',
    tab: 'compare|decide|result',
    mark: 'opinion|measured|documented',
  };
  for (const [kind, names] of Object.entries(lists))
    assert.deepEqual(keys(`ui.${kind}_`), names.split('|').toSorted(), kind);
});

test('loading errors have texts', () => {
  const loading = [...code.matchAll(/(?:makeError|loadError)\('([a-z_]+)'/g)].map(([, name]) => name);
  assert.ok(loading.length >= 5);
  assert.deepEqual(
    loading.filter((name) => !(`error.${name}` in texts)),
    [],
  );
});

test('every message gives a text with all placeholders filled', () => {
  const anything = new Proxy(
    {},
    {
      get: (_, name) => (/^(count|number|total|open|points|status|line|column|seconds)$/.test(String(name)) ? 3 : 'x'),
      has: () => true,
      getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true }),
    },
  );
  for (const [key, say] of Object.entries(words)) {
    const text = say(anything);
    assert.ok(typeof text === 'string' && text.trim() && !/[{}]|undefined/.test(text), `${key}: ${text}`);
  }
});
