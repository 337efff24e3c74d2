// Renames keys in golden files, to show that outputs changed only in names.
import { difference } from './golden.mjs';
import { pretty, readJson } from './json_layout.mjs';

/**
 * Maps old keys to new ones. An old key may include its parent keys: see scripts/rename-keys.mjs.
 * @typedef {Map<string, string | null>} Renames null removes the key
 */

/** Only these files may change: the keys of `rank --json` are fixed. @param {string} file */
export const mayRename = (file) => /(^|[/.])(page|view|quick_view)\.json$/.test(file);

/**
 * @param {string} text @param {Renames} renames @param {Set<string>} [used] receives the old keys that were found
 * @returns {string}
 */
export function renameKeys(text, renames, used = new Set()) {
  const rules = [...renames].map(([from, to]) => ({ from, to, suffix: from.startsWith('/') ? from : `/${from}` }));
  /** @param {import('./json_layout.mjs').Node} node @param {string} path @returns {import('./json_layout.mjs').Node} */
  const rename = (node, path) => {
    if (typeof node === 'string') return node;
    if ('items' in node) return { items: node.items.map((item) => rename(item, path)) };
    return {
      members: node.members.flatMap(([key, value]) => {
        const here = `${path}/${JSON.parse(key)}`;
        const rule = rules.find(({ from, suffix }) => (from.startsWith('/') ? here === suffix : here.endsWith(suffix)));
        if (rule) used.add(rule.from);
        return rule?.to === null ? [] : [[rule ? JSON.stringify(rule.to) : key, rename(value, here)]];
      }),
    };
  };
  return `${pretty(rename(readJson(text), ''))}\n`;
}

/**
 * Differences beyond the renames and the added keys; empty if there are none.
 * @param {Map<string, string>} before file to text @param {Map<string, string>} after @param {Renames} renames
 * @param {string[]} [added] keys that only the newer files have @returns {string[]}
 */
export function beyondRenames(before, after, renames, added = []) {
  /** @type {Set<string>} */
  const used = new Set();
  const removals = new Map(added.map((key) => [key, null]));
  /** @param {Map<string, string>} texts @param {Renames} rules */
  const apply = (texts, rules) =>
    new Map([...texts].map(([file, text]) => [file, mayRename(file) ? renameKeys(text, rules, used) : text]));
  const renamed = apply(before, renames);
  const reduced = added.length > 0 ? apply(after, removals) : after;
  const files = [...new Set([...before.keys(), ...after.keys()])].sort();
  const differences = files
    .map((file) => difference(file, renamed.get(file), reduced.get(file)))
    .filter((text) => text !== '');
  const unused = [...renames.keys(), ...added].filter((key) => !used.has(key)).map((key) => `no such key: ${key}`);
  return [...unused, ...differences];
}
