import { toJson } from '../json.js';
import { MAX_PART } from './fragment.js';

// The only thing that is ever stored: the reader's input, for this page in this tab. A browser may forbid even that.

/** @param {string} id of a comparison */
const keyOf = (id) => `trade-off:${id}:${location.pathname}`;

/**
 * @param {string} id
 * @param {string} text the input; "" is stored only if it must override a link
 * @param {string | null} link this comparison's part of the URL at that time
 */
export function saveInput(id, text, link) {
  try {
    if (text || link) sessionStorage.setItem(keyOf(id), toJson({ text, link }));
    else sessionStorage.removeItem(keyOf(id));
  } catch {} // then it does not survive a reload
}

/**
 * Null if the text is longer than what is read from a link.
 * @param {string} id
 * @returns {{text: string, link: string | null} | null}
 */
export function savedInput(id) {
  try {
    const saved = JSON.parse(sessionStorage.getItem(keyOf(id)) ?? 'null');
    return typeof saved?.text === 'string' && saved.text.length <= MAX_PART ? saved : null;
  } catch {
    return null;
  }
}
