// Loads the author's text, and reports failures as error codes.
import { read } from '../dom.js';
/** @import { Fault } from './contract.js' */

/** Resolves when the parser has read all children of an element. @param {Node} node @returns {Promise<void> | void} */
export function childrenOf(node) {
  for (let at = /** @type {Node | null} */ (node); at; at = read(at, 'parentNode')) if (read(at, 'nextSibling')) return;
  if (read(document, 'readyState') !== 'loading') return;
  return new Promise((resolve) => addEventListener('DOMContentLoaded', () => resolve(), { once: true }));
}

/**
 * Bytes: more than the core reads (kMaxBytes) plus a byte order mark, so that the core refuses every longer body as too
 * large.
 */
const ENOUGH = 2 ** 21 + 4;

/** @param {string} url @param {AbortSignal} signal aborted when the result is no longer needed */
export async function fetchText(url, signal) {
  const response = await fetch(url, { signal }).catch(() => null);
  if (!response) throw unreachable(url);
  if (!response.ok) {
    response.body?.cancel();
    throw broken('load_failed', { url, status: response.status });
  }
  const text = await textOf(response).catch(() => '');
  if (!text || /^\s*</.test(text)) throw broken('not_json', { url }); // usually the host's "not found" page
  return text;
}

/** There was no response, or the browser blocks access to it. @param {string} url */
function unreachable(url) {
  const { location, origin } = globalThis;
  if (location?.protocol === 'file:') {
    if (!/^https?:/i.test(url)) return broken('load_from_disk', { url });
  } else if (origin === 'null') return broken('load_in_sandbox', { url }); // usually because a CORS header is missing
  return broken('load_failed', { url, status: 0 });
}

/**
 * Like `response.text()`, but reads at most ENOUGH bytes: a body may have any size, or never end.
 * @param {Response} response
 */
async function textOf(response) {
  if (!response.body) return response.text();
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let left = ENOUGH; left > 0;) {
    const { value } = await reader.read();
    if (!value) break;
    text += decoder.decode(value.subarray(0, left), { stream: true });
    left -= value.length;
  }
  reader.cancel();
  return text + decoder.decode();
}

/** @param {string} code @param {Record<string, any>} detail @returns {Fault} */
export const fault = (code, detail) => ({ code, path: '', detail });

/** @param {string} code @param {Record<string, any>} detail @param {unknown} [cause] for the console */
export const broken = (code, detail, cause) => Object.assign(new Error(code), { errors: [fault(code, detail)], cause });

/** @param {any} error @returns {Fault[]} */
export function faultsOf(error) {
  const cause = error?.errors ? error.cause : error;
  if (cause) console.error('[trade-off]', cause);
  return error?.errors ?? [fault('engine_failed', {})];
}
