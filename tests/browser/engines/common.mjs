// Shared by the three drivers: finding a browser, waiting, and running a function in the page.
import { accessSync, constants, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * @typedef {object} OpenOptions
 * @property {'light' | 'dark'} [scheme] value of `prefers-color-scheme`; light by default
 * @property {boolean} [forcedColors] forced-colors mode; WebKit does not support it
 * @property {number} [width] of the viewport; 1000 by default
 * @property {number} [height] of the viewport; 800 by default
 * @property {boolean} [noWasm] disables WebAssembly
 *
 * @typedef {object} Entry an error or a violation in the page
 * @property {'console' | 'error' | 'rejection' | 'resource' | 'violation'} kind
 * @property {string} text
 *
 * @typedef {object} Browser one window of one engine
 * @property {string} name
 * @property {string} version
 * @property {(url: string) => Promise<void>} goto with an empty sessionStorage; resolves at the page's load event
 * @property {<Args extends unknown[], Result = any>(script: string | ((...args: Args) => Result), ...args: Args) => Promise<Awaited<Result>>} evaluate
 *   runs a function in the page and awaits its result; arguments and result are JSON
 * @property {(...keys: string[]) => Promise<void>} press trusted key events, one key after the other: 'Tab', 'ArrowDown', ' ', 'a'.
 *   Tab wraps around at the end of the page. No Shift+Tab: WebKitWebDriver sends it as an unknown key
 * @property {(width: number, height: number) => Promise<void>} resize
 * @property {(file: string) => Promise<void>} screenshot of the whole page, as PNG
 * @property {() => Promise<Entry[]>} problems since the last goto: console errors, page errors, failed resources, violations
 * @property {() => Promise<string[]>} requested the addresses requested since the last goto
 * @property {() => Promise<void>} close
 * @property {import('puppeteer-core').Page} [page] for what only one engine can do
 */

/** Milliseconds. Generous, because the machine may be busy; a passing test does not wait for it. */
export const kTimeout = Number(process.env.BROWSER_TIMEOUT ?? 60_000);

/** The source of tests/browser/watch.js as one expression. */
export const watchSource = readFileSync(new URL('../watch.js', import.meta.url), 'utf8')
  .trim()
  .replace(/;$/, '');

/**
 * The program in the environment variable `variable`, else the first of `names` (on the PATH, or absolute) that exists.
 * Throws if there is none: a missing browser fails the tests.
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
      : `None of ${names.join(', ')} is installed. Install it, or set ${variable} to its path.`,
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
 * Polls `ask` until its result is truthy, and returns that. `what` names the condition in the timeout error.
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
    if (Date.now() > end) throw new Error(`Timed out after ${timeout} ms waiting for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Clears the state of the previous visit. Access to sessionStorage may throw, for example in a sandbox. */
export const forgetSource = '(() => { try { sessionStorage.clear() } catch {} })()';

/**
 * Source of an expression that calls `script` with `args` and evaluates to a promise of its result as JSON text.
 * JSON in both directions hides how the three protocols differ in passing values.
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

/** Browsers request a favicon by themselves, whatever the page contains. @param {Entry[]} problems */
export const withoutFavicon = (problems) => problems.filter(({ text }) => !/\/favicon\.ico\b/.test(text));
