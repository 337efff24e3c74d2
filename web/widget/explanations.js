import { FRAME_MS, delay, yieldToMain } from '../timing.js';
/** @import { Reader, View } from '../element/contract.js' */
/** @import { Deferred, UiState } from './ui.js' */
/** @import { Store } from './store.js' */

/**
 * Milliseconds from a rendering to fetching the explanations: on the result tab, bar animations have ended by then; on
 * other tabs, the reader has stopped answering.
 */
const RESULT_EXPLAIN_DELAY_MS = 300;
const IDLE_EXPLAIN_DELAY_MS = 2000;

/** Maximum milliseconds of rendering explanations in one task; the next task follows one animation frame later. */
const EXPLAIN_TASK_MS = 10;

/**
 * What the explanations need from the widget.
 * @typedef {object} ExplanationsContext
 * @property {Store} store
 * @property {() => Promise<Deferred>} loadDeferred
 * @property {(reader: Reader) => View | null} evaluate null after an error, which it reports
 * @property {(change: Partial<UiState>) => void} setState renders
 * @property {() => void} onExplained all explanations are rendered
 * @property {(cause: unknown) => void} onError
 */

/**
 * The remaining modules of engine and views, and the view with explanations, which is rendered in several tasks.
 * @typedef {ReturnType<typeof makeExplanations>} Explanations
 */

/** @param {ExplanationsContext} context */
export function makeExplanations({ store, loadDeferred, evaluate, setState, onExplained, onError }) {
  /** @type {Deferred | undefined} */ let deferred;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ let timer;
  let gaveUp = false; // until the next action

  /** False for a view from before the engine was complete: it is still a quick view. */
  const isFullView = () => !!deferred && !!store.view?.complete;

  /** Some of the explanation is not rendered yet. */
  const hasUnrenderedSections = () => store.ui.renderedSections < (deferred?.sectionCount ?? 0);

  const loadModules = async () => void (deferred ??= await loadDeferred());

  const stop = () => clearTimeout(timer);

  /** Stops waiting for explanations until the next action. */
  const giveUp = () => {
    gaveUp = true;
    setState({});
    stop();
  };

  /**
   * Fetches the remaining modules of engine and views. The result works without them, and the next rendering tries
   * again.
   */
  const load = async () => {
    const { decision } = store;
    try {
      await Promise.all([decision?.complete(), loadModules()]);
    } catch (cause) {
      console.warn('[trade-off]', cause);
      return giveUp();
    }
    gaveUp = false;
    if (!decision || decision !== store.decision) return;
    await yieldToMain();
    if (!isFullView()) await decision.prepare(store.reader);
    if (decision !== store.decision) return;
    // an engine that was loaded whole has already given the full view
    const view = isFullView() ? store.view : evaluate(store.reader);
    if (!view) return giveUp();
    store.view = view;
    // sections per task: sections that are not visible take no time
    const count = store.ui.tab === 'result' ? 1 : Infinity;
    do {
      await delay(FRAME_MS); // a page that is rendered in steps stays responsive
      if (decision !== store.decision) return;
      const start = performance.now();
      do setState({ renderedSections: store.ui.renderedSections + count });
      while (hasUnrenderedSections() && performance.now() - start < EXPLAIN_TASK_MS);
    } while (hasUnrenderedSections());
    onExplained();
  };

  return {
    get deferred() {
      return deferred;
    },
    isFullView,
    isLoadingMore: () => !gaveUp && (!isFullView() || hasUnrenderedSections()),
    loadModules,
    load,
    stop,

    /** Schedules the explanations: after the animation of the result, or after a pause in the reader's input. */
    schedule() {
      stop();
      const isLooking = store.ui.tab === 'result';
      if (!(store.isRanked || isLooking) || isFullView()) return;
      timer = setTimeout(() => load().catch(onError), isLooking ? RESULT_EXPLAIN_DELAY_MS : IDLE_EXPLAIN_DELAY_MS);
    },
  };
}
