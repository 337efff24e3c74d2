// The modules that are loaded later. All elements of the page share them; each is fetched once, on first use.
import { yieldToMain } from '../timing.js';
import { loadError } from './load_error.js';
/** @import { Decision, Words } from './contract.js' */
/** @import { Deferred } from '../widget/ui.js' */
/** @import { TradeOff } from './shell.js' */
/** @import { Widget } from '../widget/widget.js' */

/**
 * @typedef {((text: string) => Promise<Decision>) & {prepare(): void, receive?: (half: Promise<Response>) => void, stop?: () => void}} OpenDecision
 * @typedef {object} Modules
 * @property {(host: TradeOff, root: ShadowRoot, loadDeferred: () => Promise<Deferred>, onError: (cause: unknown) => void) => Widget} createWidget
 * @property {Deferred} deferred
 * @property {OpenDecision} openDecision
 * @property {OpenDecision} openDecisionJs the engine without WebAssembly
 */

/** @type {Record<keyof Modules, string>} which file provides which module */
const MODULE_FILES = {
  createWidget: 'tradeoff.element.js',
  deferred: 'tradeoff.more.js',
  openDecision: 'tradeoff.engine.js',
  openDecisionJs: 'tradeoff.engine.nowasm.js',
};

// Objects without a prototype, because a page may have added anything to Object.prototype.
/** @type {Record<string, any>} modules by name, messages by language */
const modules = Object.create(null);

/** @type {Record<string, Promise<any> | undefined>} */
let pending = Object.create(null);

/**
 * @type {(file: string, query: string) => Promise<unknown>} loads one of our files as a module, or lets it provide its
 *   exports
 */
let loader;

/**
 * A retry uses another URL: some browsers remember a module that failed, and all remember one that is still loading.
 */
let failures = 0;

/** @param {typeof loader} from */
export const setLoader = (from) => void (loader = from);

export { modules as parts };

/** Registers modules. The first provider of a name wins. @param {Record<string, any>} found */
export const register = (found) => void Object.assign(modules, { ...found, ...modules });

/** @template {keyof Modules} K @param {K} name @returns {Promise<Modules[K]>} */
export const moduleNamed = (name) => (pending[name] ??= loadModule(name, MODULE_FILES[name]));

/**
 * Resolves to undefined if the messages cannot be loaded; then English is used.
 * @param {string} language
 * @returns {Promise<Words | void>}
 */
export const messagesIn = (language) =>
  (pending[language] ??= loadModule(language, `locales/${language}.js`).catch((cause) => {
    pending[language] = Promise.resolve(); // the page is warned once
    console.warn('[trade-off]', cause);
  }));

/** @param {string} name @param {string} file */
async function loadModule(name, file) {
  try {
    if (!modules[name])
      register(/** @type {object | undefined} */ (await loader(file, failures ? `?${failures}` : '')) ?? {});
    if (!modules[name]) throw new Error(`${file} has no ${name}`);
    return modules[name];
  } catch (cause) {
    failures++;
    pending[name] = undefined; // the next element may try again
    throw loadError('engine_failed', { file }, cause);
  }
}

/** Gives up pending loads, so that they are requested again. */
export function abandonLoads() {
  failures++;
  pending = Object.create(null);
  modules.openDecision?.stop?.();
}

/**
 * Starts the engine while the comparison is still loading.
 * @param {boolean} js without WebAssembly, even if it works
 */
export async function startEngine(js) {
  const asked = moduleNamed(
    js || !(await (isWasmUsable ??= tryWasm().then(Boolean, () => false))) ? 'openDecisionJs' : 'openDecision',
  );
  warmUpIntl().catch(() => {}); // a page may have removed any part of Intl
  const openDecision = await asked;
  openDecision.prepare();
  return openDecision;
}

/**
 * Everything has been requested and the CPU is idle. A browser's first Intl formats are slow, and the first use of any
 * part of Intl accounts for half of that.
 */
async function warmUpIntl() {
  for (const Format of /** @type {(new () => unknown)[]} */ ([
    Intl.Collator,
    Intl.ListFormat,
    Intl.NumberFormat,
    Intl.DateTimeFormat,
  ])) {
    await yieldToMain();
    new Format();
  }
}

/** @type {Promise<boolean> | undefined} tested once: if a policy forbids it, each attempt causes a violation report */
let isWasmUsable;

/** Only an attempt tells: WebAssembly may be absent, forbidden by the page's policy, or present without a compiler. */
const tryWasm = async () => WebAssembly.instantiate(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)); // the empty module
