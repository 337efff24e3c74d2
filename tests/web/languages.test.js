// Every language has all messages of English, with the same arguments and its own plural forms.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import test from 'node:test';
import MessageFormat from '@messageformat/core';
import { kRightToLeft } from '../browser/words.mjs';
import { texts as english } from './words.js';

const folder = new URL('../../web/locales/', import.meta.url);
const languages = readdirSync(folder)
  .map((file) => file.replace('.json', ''))
  .filter((language) => language !== 'en');

/** @param {string} language @returns {Record<string, string>} */
const textsOf = (language) => JSON.parse(readFileSync(new URL(`${language}.json`, folder), 'utf8'));

/**
 * The arguments of a message: `name` alone, `name, plural` with its branches.
 * @param {string} text
 * @returns {{name: string, branches: Record<string, string>}[]}
 */
function argumentsOf(text) {
  const found = [];
  for (let at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at)) {
    const end = closing(text, at);
    const inside = text.slice(at + 1, end);
    const [, name, rest = ''] = /^(\w+)(?:, plural,(.*))?$/s.exec(inside) ?? assert.fail(`{${inside}} in ${text}`);
    /** @type {Record<string, string>} */
    const branches = {};
    for (let from = rest.indexOf('{'); from >= 0; from = rest.indexOf('{', from)) {
      const to = closing(rest, from);
      const key = rest.slice(0, from).trim().split(/\s+/).at(-1) ?? '';
      branches[key.split('}').at(-1) ?? ''] = rest.slice(from + 1, to);
      from = to;
    }
    found.push({ name, branches });
    for (const branch of Object.values(branches)) found.push(...argumentsOf(branch));
    at = end;
  }
  return found;
}

/** The index of the brace that closes the one at `from`. @param {string} text @param {number} from */
function closing(text, from) {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '{') depth++;
    if (text[at] === '}' && --depth === 0) return at;
  }
  return assert.fail(`open brace in ${text}`);
}

/** Each argument once, marked if it has plural branches. @param {string} text */
const signature = (text) =>
  [
    ...new Set(argumentsOf(text).map(({ name, branches }) => name + (Object.keys(branches).length ? ', plural' : ''))),
  ].toSorted();

test('the expected languages exist, and this test parses messages correctly', () => {
  assert.deepEqual(languages.toSorted(), ['ar', 'de', 'es', 'fr', 'ja', 'pt']);
  assert.deepEqual(signature('{a} of {n, plural, =0{none} one{# {b}} other{# {c}}}'), ['a', 'b', 'c', 'n, plural']);
  assert.deepEqual(argumentsOf('{n, plural, =0{none} one{# {b}} other{x}}')[0].branches, {
    '=0': 'none',
    one: '# {b}',
    other: 'x',
  });
});

for (const language of languages) {
  const texts = textsOf(language);
  const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;

  test(`${language} has a text for each message and no other`, () => {
    assert.deepEqual(Object.keys(texts), Object.keys(english));
    assert.deepEqual(
      Object.keys(texts).filter((key) => !texts[key].trim()),
      [],
    );
  });

  test(`${language} uses the arguments of English`, () => {
    for (const [key, text] of Object.entries(texts))
      assert.deepEqual(signature(text), signature(english[key]), `${key}: ${text}`);
  });

  test(`${language} has the plural forms ${categories} wherever English has a plural`, () => {
    for (const [key, text] of Object.entries(texts)) {
      const plain = new Set(
        argumentsOf(english[key])
          .filter(({ branches }) => !('one' in branches))
          .map(({ name }) => name),
      );
      for (const { name, branches } of argumentsOf(text)) {
        const given = Object.keys(branches)
          .filter((one) => !one.startsWith('='))
          .toSorted();
        if (given.length && !(plain.has(name) && given.length === 1))
          assert.deepEqual(given, [...categories].toSorted(), `${key}: ${text}`);
      }
    }
  });

  test(`${language} compiles every message and fills all placeholders`, () => {
    const format = new MessageFormat(language);
    for (const [key, text] of Object.entries(texts)) {
      const filled = signature(text).map((name) =>
        name.endsWith(', plural') ? [name.slice(0, -', plural'.length), 3] : [name, 'x'],
      );
      const said = String(format.compile(text)(Object.fromEntries(filled)));
      assert.doesNotMatch(said, /[{}]|undefined/, key);
    }
  });

  test(`${language} keeps the names of command line options`, () => {
    for (const key of ['cli.help', 'cli.usage'])
      assert.deepEqual(texts[key].match(/--[a-z][a-z-]*/g), english[key].match(/--[a-z][a-z-]*/g), key);
  });
}

test('a direction is ltr or rtl', () => {
  for (const language of languages)
    assert.equal(textsOf(language)['ui.direction'], kRightToLeft.includes(language) ? 'rtl' : 'ltr', language);
});
