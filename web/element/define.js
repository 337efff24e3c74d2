import english from '../locales/en.json?shell';
import { setLoader } from './modules.js';
import { TradeOff } from './shell.js';

/** Globals that the element requires. */
const REQUIRED_GLOBALS = [
  'customElements',
  'HTMLElement',
  'addEventListener',
  'getComputedStyle',
  'setTimeout',
  'AbortController',
  'CSSStyleSheet',
  'CustomEvent',
  'IntersectionObserver',
  'MutationObserver',
  'WeakMap',
  'clearTimeout',
];

/**
 * Defines the element once per page. With several scripts the first one wins, whatever their versions, and the console
 * reports this once.
 * @param {(file: string, query: string) => Promise<unknown>} loader loads modules that are not registered
 * @param {boolean} [isPart] this script only registers modules for another one
 */
export function define(loader, isPart = false) {
  const { hasOwn } = /** @type {any} */ (Object);
  const missing =
    REQUIRED_GLOBALS.find((name) => !(/** @type {any} */ (globalThis)[name])) ?? (hasOwn ? '' : 'Object.hasOwn');
  if (missing) return console.error(`[trade-off] The comparison needs ${missing}.`);
  /** @type {any} */
  const before = customElements.get('trade-off');
  if (!before) {
    setLoader(loader);
    customElements.define('trade-off', TradeOff);
  } else if (!isPart && !before.again) {
    before.again = true;
    console.info('[trade-off]', english['ui.again']());
  }
}
