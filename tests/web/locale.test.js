// Texts: each code has one, each key is used, each message compiles.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import test from 'node:test';
import { texts, words } from './words.js';

/** @param {string} path */
const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

const sources = ['web/views', 'web/widget', 'web/element', 'web/embed', 'web/share'].flatMap((folder) =>
  readdirSync(new URL(`../../${folder}`, import.meta.url), { encoding: 'utf8', recursive: true })
    .filter((file) => file.endsWith('.js'))
    .map((file) => read(`${folder}/${file}`)),
);
const code = sources.join('\n');
const { $defs: definitions } = JSON.parse(read('data/view.schema.json'));

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
 * The codes of messages or parts of a definition of the view.
 * @param {Record<string, any>} definition @returns {string[]}
 */
function codes({ $ref, properties, oneOf = [], allOf = [] }) {
  if ($ref?.startsWith('#')) return codes(definitions[$ref.split('/').at(-1)]);
  return [properties?.code?.const ?? [], ...[...oneOf, ...allOf].map(codes)].flat();
}

/** @param {string} prefix */
const keys = (prefix) =>
  Object.keys(texts)
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length))
    .toSorted();

test('exactly the messages of the view have texts', () => {
  const { resultMessage, tippingMessage, flipMessage, abstention } = definitions;
  const messages = [resultMessage, tippingMessage, flipMessage, abstention].flatMap(codes);
  assert.ok(messages.includes('leads') && messages.includes('dominated') && messages.includes('flip_drop'));
  assert.deepEqual(keys('say.'), messages.toSorted());
});

test('exactly the methods of the view have names', () => {
  assert.deepEqual(keys('method.'), definitions.method.properties.method.enum.toSorted());
});

test('exactly the parts of the view have texts', () => {
  const { answerPart, criterionPart, contributionPart } = definitions;
  const parts = [...new Set([answerPart, criterionPart, contributionPart].flatMap(codes))];
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
