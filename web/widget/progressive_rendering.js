import { FRAME_MS, delay, yieldToMain } from '../timing.js';
import { MAX_PIECES_AT_ONCE, countPieces } from '../views/background.js';
import { MAX_OPEN_FOLDS } from './reserve_space.js';
/** @import { RenderContext, UiState } from './ui.js' */
/** @import { Reveal } from './reveal.js' */

/** Minimum number of pieces by which the table grows in each task, unless they take longer than GROWTH_MS. */
const MIN_PIECES_PER_TASK = 8;

/** Milliseconds of rendering table pieces in one task, estimated from the last ones. */
const GROWTH_MS = 40;

/** If at most this many rows fill the space, they are rendered in one task with the part above them. */
const MAX_ROWS_WITH_HEAD = 4;

/**
 * Milliseconds from the first paint to rendering what is not visible yet: on a slow machine, the reader may act first.
 */
const HIDDEN_RENDER_DELAY_MS = 150;

/**
 * Renders the table in pieces, each in a task of its own. The first paint, too, has its own task.
 * @typedef {ReturnType<typeof makeProgressiveRendering>} ProgressiveRendering
 */

/**
 * @param {object} context
 * @param {HTMLElement} context.root hidden until the first paint
 * @param {Reveal} context.reveal
 * @param {(change: Partial<UiState>) => void} context.setState renders
 * @param {(cause: unknown) => void} context.onError
 */
export function makeProgressiveRendering({ root, reveal, setState, onError }) {
  let visibleRows = Infinity;
  let onReady = () => {};
  let renderMs = 0; // milliseconds spent on rendering so far
  let lastId = 0; // counts renderings; pending work of an earlier one is cancelled
  let affordablePieces = Infinity; // number of table pieces that take GROWTH_MS to render

  return {
    /**
     * For another comparison.
     * @param {number} rows the number of rows that the first paint needs
     * @param {() => void} act called once, when all visible rows are rendered
     */
    start(rows, act) {
      visibleRows = rows;
      onReady = act;
    },

    /** Cancels pending work. */
    stop() {
      lastId++;
    },

    /**
     * Renders, and then the remaining pieces in later tasks.
     * @param {RenderContext} context
     * @param {() => void} draw
     */
    render(context, draw) {
      const { tab, renderedPieces, printing } = context.ui;
      const isPending = root.hidden;
      const start = performance.now();
      // only parse in the first task; rendering happens in the next one
      if (!isPending || renderedPieces >= 0) draw();
      renderMs += performance.now() - start;

      const renderId = ++lastId;
      const after = async (/** @type {number} */ time, /** @type {() => void} */ act) => {
        await (time ? delay(time) : yieldToMain());
        try {
          if (renderId === lastId) act();
        } catch (cause) {
          onError(cause);
        }
      };
      const end = tab === 'compare' ? countPieces(context) : 0; // only the table is rendered in pieces
      const whole = Math.min(context.page.criteria.length + MAX_OPEN_FOLDS, MAX_PIECES_AT_ONCE, end);
      const inSight = isPending ? Math.min(whole, visibleRows) : whole;
      // If rendering the other rows would take longer than one animation frame, estimated from the rows so far, the
      // first paint does not wait for them.
      const others = (renderMs * (whole - renderedPieces)) / (renderedPieces + 1); // the part above the rows counts as one row
      const isEnough = renderedPieces >= whole || (renderedPieces >= inSight && others > FRAME_MS);
      const continueIn = (/** @type {number} */ time) => {
        if (renderedPieces >= end) return;
        const more = Math.min(renderedPieces * 0.25 + MIN_PIECES_PER_TASK, Math.ceil(affordablePieces));
        const next = renderedPieces < 0 && inSight > MAX_ROWS_WITH_HEAD ? 0 : renderedPieces + more;
        const limit = renderedPieces < inSight ? inSight : renderedPieces < whole ? whole : end;
        const reached = Math.min(next, limit);
        after(time, () => {
          const begin = performance.now();
          setState({ renderedPieces: reached });
          affordablePieces = ((reached - renderedPieces) * GROWTH_MS) / (performance.now() - begin);
        });
      };
      const show = (/** @type {number} */ rest) => {
        reveal.show(renderedPieces < whole);
        if (renderedPieces >= whole) {
          onReady();
          onReady = () => {};
        }
        continueIn(rest);
      };
      if (!isEnough) continueIn(0);
      else if (isPending && !printing) after(0, () => show(HIDDEN_RENDER_DELAY_MS));
      else show(0);
    },
  };
}
