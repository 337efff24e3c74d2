import { read } from '../dom.js';
import { toJson } from '../json.js';
import { fetchText } from './fetch_text.js';
import { loadError, notJson } from './load_error.js';
/** @import { TradeOff } from './shell.js' */

/** Resolves when the parser has read all children of an element. @param {Node} node @returns {Promise<void> | void} */
function childrenParsed(node) {
  for (let around = /** @type {Node | null} */ (node); around; around = read(around, 'parentNode'))
    if (read(around, 'nextSibling')) return;
  if (read(document, 'readyState') !== 'loading') return;
  return new Promise((resolve) => addEventListener('DOMContentLoaded', () => resolve(), { once: true }));
}

/**
 * The comparison as text: from the property, else from a JSON child, else from the file.
 * @param {TradeOff} host
 * @param {() => void} onParsed called when the element's children are parsed
 * @param {AbortSignal} signal aborted when the result is no longer needed
 */
export async function readComparison(host, onParsed, signal) {
  await childrenParsed(host);
  onParsed();
  const { comparison } = host;
  if (comparison) {
    if (typeof comparison === 'string') return comparison;
    try {
      return toJson(comparison);
    } catch (cause) {
      throw notJson('comparison', cause);
    }
  }
  const child = host.querySelector(':scope > script[type="application/json"]');
  if (child) return child.textContent ?? '';
  if (!host.src) throw loadError('nothing_given', {});
  return fetchText(host.src, signal);
}
