// Renames keys in golden files, to show that outputs changed only in names.
import { difference } from './golden.mjs';
import { pretty, readJson } from './json_layout.mjs';

/**
 * Maps old keys to new ones. An old key may include its parent keys: see scripts/rename-keys.mjs.
 * @typedef {Map<string, string>} Renames
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
      members: node.members.map(([key, value]) => {
        const here = `${path}/${JSON.parse(key)}`;
        const rule = rules.find(({ from, suffix }) => (from.startsWith('/') ? here === suffix : here.endsWith(suffix)));
        if (rule) used.add(rule.from);
        return [rule ? JSON.stringify(rule.to) : key, rename(value, here)];
      }),
    };
  };
  return `${pretty(rename(readJson(text), ''))}\n`;
}

/**
 * Differences beyond the renames; empty if there are none.
 * @param {Map<string, string>} before file to text @param {Map<string, string>} after @param {Renames} renames @returns {string[]}
 */
export function beyondRenames(before, after, renames) {
  /** @type {Set<string>} */
  const used = new Set();
  const renamed = new Map(
    [...before].map(([file, text]) => [file, mayRename(file) ? renameKeys(text, renames, used) : text]),
  );
  const files = [...new Set([...before.keys(), ...after.keys()])].sort();
  const differences = files
    .map((file) => difference(file, renamed.get(file), after.get(file)))
    .filter((text) => text !== '');
  const unused = [...renames.keys()].filter((key) => !used.has(key)).map((key) => `no such key: ${key}`);
  return [...unused, ...differences];
}
