import { MAX_JSON } from '../json.js';
import { loadError } from './load_error.js';

/** Bytes: with a byte order mark, and one more, so that the core refuses every longer body as too large. */
const MAX_BYTES = MAX_JSON + 4;

/** @param {string} url @param {AbortSignal} signal aborted when the result is no longer needed */
export async function fetchText(url, signal) {
  const response = await fetch(url, { signal }).catch(() => null);
  if (!response) throw unreachable(url);
  if (!response.ok) {
    response.body?.cancel();
    throw loadError('load_failed', { url, status: response.status });
  }
  const text = await textOf(response).catch(() => '');
  if (!text || /^\s*</.test(text)) throw loadError('not_json', { url }); // usually the host's "not found" page
  return text;
}

/** There was no response, or the browser blocks access to it. @param {string} url */
function unreachable(url) {
  const { location, origin } = globalThis;
  if (location?.protocol === 'file:') {
    if (!/^https?:/i.test(url)) return loadError('load_from_disk', { url });
  } else if (origin === 'null') return loadError('load_in_sandbox', { url }); // usually because a CORS header is missing
  return loadError('load_failed', { url, status: 0 });
}

/**
 * Like `response.text()`, but reads at most MAX_BYTES bytes: a body may have any size, or never end.
 * @param {Response} response
 */
async function textOf(response) {
  if (!response.body) return response.text();
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let left = MAX_BYTES; left > 0;) {
    const { value } = await reader.read();
    if (!value) break;
    text += decoder.decode(value.subarray(0, left), { stream: true });
    left -= value.length;
  }
  reader.cancel();
  return text + decoder.decode();
}
