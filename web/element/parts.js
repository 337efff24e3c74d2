// The parts that come later, shared by all elements of the page: each is fetched once, by whoever needs it first.
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
 * @property {OpenDecision} openTwin the same without WebAssembly
 */

/** @type {Record<keyof Parts, string>} which file brings which part */
const FILES = {
  createWidget: 'tradeoff.element.js',
  more: 'tradeoff.more.js',
  openDecision: 'tradeoff.engine.js',
  openTwin: 'tradeoff.engine.nowasm.js',
};

// Without a prototype, for a page may have put anything on that of all objects.
/** @type {Record<string, any>} parts by name, words by language */
const here = Object.create(null);

/** @type {Record<string, Promise<any> | undefined>} */
let asked = Object.create(null);

/** @type {(file: string, query: string) => Promise<unknown>} gives a file of ours as a module, or has it provide its parts */
let source;

/** What is asked for again takes another address: some browsers remember a module that failed, and all one that is still to come. */
let tries = 0;

/** @param {typeof source} from */
export const comeFrom = (from) => void (source = from);

export { here as parts };

/** The first to bring a part stays. @param {Record<string, any>} found */
export const provide = (found) => void Object.assign(here, { ...found, ...here });

/** @template {keyof Parts} K @param {K} name @returns {Promise<Parts[K]>} */
export const part = (name) => (asked[name] ??= bring(name, FILES[name]));

/** Nothing where they do not come: then English has to do. @param {string} language @returns {Promise<Words | void>} */
export const wordsOf = (language) =>
  (asked[language] ??= bring(language, `locales/${language}.js`).catch((cause) => {
    asked[language] = Promise.resolve(); // the page is told once
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

/** Nobody waits any longer for what has not come. */
export function startOver() {
  tries++;
  asked = Object.create(null);
  here.openDecision?.stop?.();
}

/** The engine gets ready while the comparison is still on its way. @param {boolean} js without WebAssembly, whether it works or not */
export async function engine(js) {
  const asked = part(js || !(await (works ??= tryWasm().then(Boolean, () => false))) ? 'openTwin' : 'openDecision');
  whileWaiting().catch(() => {}); // a page may lack any of it
  const openDecision = await asked;
  openDecision.prepare();
  return openDecision;
}

/** All has been asked for, and there is nothing else to do. A browser's first formats take long, and half of that any part of Intl. */
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

/** @type {Promise<boolean> | undefined} asked once: where a policy forbids it, each try is a report */
let works;

/** Only trying tells: WebAssembly may be absent, forbidden by the page's policy, or there without a compiler. */
const tryWasm = async () => WebAssembly.instantiate(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)); // the empty module
