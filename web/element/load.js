// Getting the author's text, and saying in codes why it cannot be had.
/** @import { Fault } from './contract.js' */

/** Fulfilled once the parser has read all children of an element. @param {Node} node @returns {Promise<void> | void} */
export function childrenOf(node) {
  for (let at = /** @type {Node | null} */ (node); at; at = at.parentNode) if (at.nextSibling) return;
  if (document.readyState !== 'loading') return;
  return new Promise((resolve) =>
    document.addEventListener('DOMContentLoaded', () => resolve(), { once: true }),
  );
}

/** @param {string} url @param {AbortSignal} signal for when nobody waits any longer */
export async function fetchText(url, signal) {
  const response = await fetch(url, { signal }).catch(() => null);
  if (!response?.ok) throw broken('load_failed', { url, status: response?.status ?? 0 });
  const text = await response.text().catch(() => '');
  if (!text || /^\s*</.test(text)) throw broken('not_json', { url }); // most often a host's page for "not found"
  return text;
}

/** @param {string} code @param {Record<string, any>} detail @returns {Fault} */
export const fault = (code, detail) => ({ code, path: '', detail });

/** @param {string} code @param {Record<string, any>} detail @param {unknown} [cause] for the console */
export const broken = (code, detail, cause) =>
  Object.assign(new Error(code), { errors: [fault(code, detail)], cause });

/** @param {any} error @returns {Fault[]} */
export function faultsOf(error) {
  const cause = error?.errors ? error.cause : error;
  if (cause) console.error('[trade-off]', cause);
  return error?.errors ?? [fault('engine_failed', {})];
}
