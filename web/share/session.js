import { toJson } from '../json.js';
import { MAX_PART } from './fragment.js';

// The one thing that is ever stored: what the reader said, for this page in this tab. A browser may forbid even that.

/** @param {string} id of a comparison */
const keyOf = (id) => `trade-off:${id}:${location.pathname}`;

/** @param {string} id @param {string} text what was said; "" is kept only where it goes before a link @param {string | null} link what the address said then */
export function remember(id, text, link) {
  try {
    if (text || link) sessionStorage.setItem(keyOf(id), toJson({ text, link }));
    else sessionStorage.removeItem(keyOf(id));
  } catch {} // then it does not outlive the page
}

/** Nothing where the text is longer than one that is read from a link. @param {string} id @returns {{text: string, link: string | null} | null} */
export function recall(id) {
  try {
    const saved = JSON.parse(sessionStorage.getItem(keyOf(id)) ?? 'null');
    return typeof saved?.text === 'string' && saved.text.length <= MAX_PART ? saved : null;
  } catch {
    return null;
  }
}
