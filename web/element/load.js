import { delay, yieldToMain } from '../timing.js';
import { loadError } from './load_error.js';
import { moduleNamed, startEngine } from './modules.js';
import { readComparison } from './read_comparison.js';
/** @import { Decision } from './contract.js' */
/** @import { Modules } from './modules.js' */
/** @import { TradeOff } from './shell.js' */

/** Milliseconds until a timeout is reported. Loading continues after that. */
const LOAD_TIMEOUT_MS = 9000;

/**
 * What the element does during a load.
 * @typedef {object} LoadSteps
 * @property {() => void} reserveSpace called when the element's children are parsed
 * @property {(createWidget: Modules['createWidget']) => void} addWidget
 * @property {(lang?: string) => Promise<void>} updateLocale called with the comparison's language once it is known
 * @property {(decision: Decision) => void} open
 * @property {(error: unknown) => void} onError
 */

/**
 * Loads the widget, the engine and the comparison. An aborted load calls no further step but `updateLocale`.
 * @param {TradeOff} host
 * @param {AbortSignal} signal
 * @param {LoadSteps} steps
 */
export async function load(host, signal, { reserveSpace, addWidget, updateLocale, open, onError }) {
  let isLeaving = false;
  const onLeave = () => (isLeaving = true);
  // removed as soon as possible: the listener keeps some browsers from storing the page in the back/forward cache
  addEventListener('beforeunload', onLeave);
  addEventListener('pagehide', onLeave);
  const timeout = setTimeout(
    () => signal.aborted || onError(loadError('load_timeout', { seconds: LOAD_TIMEOUT_MS / 1000 })),
    LOAD_TIMEOUT_MS,
  );
  const widget = moduleNamed('createWidget').then(async (createWidget) => {
    await yieldToMain();
    if (signal.aborted) return;
    addWidget(createWidget);
    await yieldToMain();
    return updateLocale();
  });
  try {
    const [text, openDecision] = await Promise.all([
      readComparison(host, reserveSpace, signal),
      startEngine(host.engine === 'js'),
      widget,
    ]);
    const decision = await openDecision(text);
    await updateLocale(decision.page.lang);
    await yieldToMain(); // parse and render in separate tasks
    if (signal.aborted) decision.close();
    else open(decision);
  } catch (error) {
    await widget.catch(() => {}); // the widget has the error messages
    // leaving a page aborts its requests; the reader may still cancel the navigation
    if (isLeaving) await delay(LOAD_TIMEOUT_MS);
    if (!signal.aborted) onError(error);
  } finally {
    clearTimeout(timeout);
    removeEventListener('beforeunload', onLeave);
    removeEventListener('pagehide', onLeave);
  }
}
