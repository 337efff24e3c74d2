// The modules that are loaded later. All elements of the page share them; each is fetched once, on first use.
import { pause } from '../pause.js';
import { broken } from './load.js';
/** @import { Decision, More, Words } from './contract.js' */
/** @import { TradeOff } from './shell.js' */
/** @import { Widget } from './widget.js' */

/**
 * @typedef {((text: string) => Promise<Decision>) & {prepare(): void, receive?: (half: Promise<Response>) => void, stop?: () => void}} OpenDecision
 * @typedef {object} Parts
 * @property {(host: TradeOff, root: ShadowRoot, bringMore: () => Promise<More>, onBroken: (cause: unknown) => void) => Widget} createWidget
 * @property {More} more
 * @property {OpenDecision} openDecision
 * @property {OpenDecision} openTwin the engine without WebAssembly
 */

/** @type {Record<keyof Parts, string>} which file provides which module */
const FILES = {
  createWidget: 'tradeoff.element.js',
  more: 'tradeoff.more.js',
  openDecision: 'tradeoff.engine.js',
  openTwin: 'tradeoff.engine.nowasm.js',
};

// Objects without a prototype, because a page may have added anything to Object.prototype.
/** @type {Record<string, any>} modules by name, messages by language */
const here = Object.create(null);

/** @type {Record<string, Promise<any> | undefined>} */
let asked = Object.create(null);

/**
 * @type {(file: string, query: string) => Promise<unknown>} loads one of our files as a module, or lets it provide its
 *   exports
 */
let source;

/**
 * A retry uses another URL: some browsers remember a module that failed, and all remember one that is still loading.
 */
let tries = 0;

/** @param {typeof source} from */
export const comeFrom = (from) => void (source = from);

export { here as parts };

/** Registers modules. The first provider of a name wins. @param {Record<string, any>} found */
export const provide = (found) => void Object.assign(here, { ...found, ...here });

/** @template {keyof Parts} K @param {K} name @returns {Promise<Parts[K]>} */
export const part = (name) => (asked[name] ??= bring(name, FILES[name]));

/**
 * Resolves to undefined if the messages cannot be loaded; then English is used.
 * @param {string} language
 * @returns {Promise<Words | void>}
 */
export const wordsOf = (language) =>
  (asked[language] ??= bring(language, `locales/${language}.js`).catch((cause) => {
    asked[language] = Promise.resolve(); // the page is warned once
    console.warn('[trade-off]', cause);
  }));

/** @param {string} name @param {string} file */
async function bring(name, file) {
  try {
    if (!here[name]) provide(/** @type {object | undefined} */ (await source(file, tries ? `?${tries}` : '')) ?? {});
    if (!here[name]) throw new Error(`${file} has no ${name}`);
    return here[name];
  } catch (cause) {
    tries++;
    asked[name] = undefined; // the next element may try again
    throw broken('engine_failed', { file }, cause);
  }
}

/** Gives up pending loads, so that they are requested again. */
export function startOver() {
  tries++;
  asked = Object.create(null);
  here.openDecision?.stop?.();
}

/**
 * Starts the engine while the comparison is still loading.
 * @param {boolean} js without WebAssembly, even if it works
 */
export async function engine(js) {
  const asked = part(js || !(await (works ??= tryWasm().then(Boolean, () => false))) ? 'openTwin' : 'openDecision');
  whileWaiting().catch(() => {}); // a page may have removed any part of Intl
  const openDecision = await asked;
  openDecision.prepare();
  return openDecision;
}

/**
 * Everything has been requested and the CPU is idle. A browser's first Intl formats are slow, and the first use of any
 * part of Intl accounts for half of that.
 */
async function whileWaiting() {
  for (const Format of /** @type {(new () => unknown)[]} */ ([
    Intl.Collator,
    Intl.ListFormat,
    Intl.NumberFormat,
    Intl.DateTimeFormat,
  ])) {
    await pause();
    new Format();
  }
}

/** @type {Promise<boolean> | undefined} tested once: if a policy forbids it, each attempt causes a violation report */
let works;

/** Only an attempt tells: WebAssembly may be absent, forbidden by the page's policy, or present without a compiler. */
const tryWasm = async () => WebAssembly.instantiate(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)); // the empty module
