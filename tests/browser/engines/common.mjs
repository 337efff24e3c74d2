// What the three drivers share: finding a browser, waiting, and running a function in the page.
import { accessSync, constants, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * @typedef {object} OpenOptions
 * @property {'light' | 'dark'} [scheme] what `prefers-color-scheme` says; light by default
 * @property {boolean} [forcedColors] the reader's own few colours in place of the page's; not in WebKit, which has no such thing
 * @property {number} [width] of the viewport; 1000 by default
 * @property {number} [height] of the viewport; 800 by default
 * @property {boolean} [noWasm] as where WebAssembly is switched off
 *
 * @typedef {object} Entry something the page complained about
 * @property {'console' | 'error' | 'rejection' | 'resource' | 'violation'} kind
 * @property {string} text
 *
 * @typedef {object} Browser one window of one engine
 * @property {string} name
 * @property {string} version
 * @property {(url: string) => Promise<void>} goto as a new reader, with nothing in the session's store; resolves at the page's load event
 * @property {<Args extends unknown[], Result = any>(script: string | ((...args: Args) => Result), ...args: Args) => Promise<Awaited<Result>>} evaluate
 *   runs a function in the page and waits for its promise; arguments and result are JSON
 * @property {(...keys: string[]) => Promise<void>} press real key events, one key after the other: 'Tab', 'ArrowDown', ' ', 'a'.
 *   Tab comes round from the end of the page to its start. No Shift+Tab: WebKitWebDriver makes an unknown key of it
 * @property {(width: number, height: number) => Promise<void>} resize
 * @property {(file: string) => Promise<void>} screenshot of the whole page, as PNG
 * @property {() => Promise<Entry[]>} complaints since the last goto: console errors, page errors, failed resources, violations
 * @property {() => Promise<string[]>} requested the addresses asked for since the last goto
 * @property {() => Promise<void>} close
 * @property {import('puppeteer-core').Page} [page] for what only one engine can do
 */

/** This machine may be busy with a build: waiting long costs nothing where all is well. */
export const kTimeout = Number(process.env.BROWSER_TIMEOUT ?? 60_000);

/** The recorder, tests/browser/watch.js, as one expression. */
export const watchSource = readFileSync(new URL('../watch.js', import.meta.url), 'utf8')
  .trim()
  .replace(/;$/, '');

/**
 * The program that `variable` names, else the first of `names` on the PATH or at an absolute place.
 * Throws where there is none: a missing browser fails the tests, it does not skip them.
 * @param {string} variable
 * @param {string[]} names
 */
export function findProgram(variable, names) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const candidates = process.env[variable]
    ? [process.env[variable]]
    : names.flatMap((name) => (path.isAbsolute(name) ? [name] : folders.map((folder) => path.join(folder, name))));
  const found = candidates.find(isExecutable);
  if (found) return found;
  throw new Error(
    process.env[variable]
      ? `${variable} is "${process.env[variable]}", which cannot be run.`
      : `None of ${names.join(', ')} is installed. Install it, or set ${variable} to its place.`,
  );
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Asks until the answer is truthy, and returns it. `what` is for the person who reads the failure.
 * @template T
 * @param {string} what
 * @param {() => Promise<T> | T} ask
 * @param {number} [timeout]
 * @returns {Promise<Exclude<T, false | 0 | '' | null | undefined>>}
 */
export async function until(what, ask, timeout = kTimeout) {
  const end = Date.now() + timeout;
  for (;;) {
    const answer = await ask();
    if (answer) return /** @type {any} */ (answer);
    if (Date.now() > end) throw new Error(`Waited ${timeout} ms in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Each goto brings a new reader: what the last one said here is forgotten. A page may forbid the store. */
export const forgetSource = '(() => { try { sessionStorage.clear() } catch {} })()';

/**
 * Source of an expression that calls `script` with `args` and gives a promise of its result as JSON text.
 * Text both ways makes the three protocols, each with its own idea of values, behave alike.
 * @param {Function | string} script
 * @param {unknown[]} args
 */
export function callSource(script, args) {
  const call =
    typeof script === 'string'
      ? script
      : `(${script})(${args.map((arg) => JSON.stringify(arg) ?? 'undefined').join(',')})`;
  return `(async () => JSON.stringify(await (${call})) ?? 'null')()`;
}

/** A browser asks for a favicon by itself; no page can help what becomes of that. @param {Entry[]} complaints */
export const withoutFavicon = (complaints) => complaints.filter(({ text }) => !/\/favicon\.ico\b/.test(text));
