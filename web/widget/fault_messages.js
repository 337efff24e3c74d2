import { delay } from '../timing.js';
/** @import { Fault } from '../element/contract.js' */
/** @import { Explanations } from './explanations.js' */
/** @import { Locale } from './locale.js' */

/** Maximum milliseconds to wait for the messages of an error. */
const MESSAGES_TIMEOUT_MS = 3000;

/**
 * Loads the messages of errors or warnings on demand, because mainly authors see them. Waits a limited time.
 * @param {Locale} locale
 * @param {Explanations} explanations
 * @param {Fault[]} faults
 * @param {'error' | 'warning'} [kind]
 */
export async function loadMessages(locale, explanations, faults, kind = 'error') {
  if (faults.every(({ code }) => Object.hasOwn(locale.words, `${kind}.${code}`))) return;
  await Promise.race([explanations.loadModules().catch(() => {}), delay(MESSAGES_TIMEOUT_MS)]);
}

/**
 * Prints warnings for the author to the console, such as unknown fields.
 * @param {Locale} locale
 * @param {Explanations} explanations
 * @param {Fault[]} warnings
 */
export async function printWarnings(locale, explanations, warnings) {
  if (!warnings.length) return;
  await loadMessages(locale, explanations, warnings, 'warning');
  for (const warning of warnings) console.info('[trade-off]', warning.path, locale.localizer.error(warning, 'warning'));
}
