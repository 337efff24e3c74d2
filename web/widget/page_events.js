/**
 * What the widget does when the page is printed, another link is opened, or the width changes.
 * @typedef {object} PageEventHandlers
 * @property {(printing: boolean) => void} onPrint before and after printing; browsers may report each more than once
 * @property {() => void} onHashChange
 * @property {(cause: unknown) => void} onError
 * @property {() => void} onResize runs in a later task: changing observed sizes in the callback would cause a loop, which
 *   browsers report as an error
 */

/** Listens to the page. `stop` removes all listeners. @param {PageEventHandlers} handlers */
export function listenToPage({ onPrint, onHashChange, onResize, onError }) {
  const controller = new AbortController();
  const { signal } = controller;
  const printMedia = matchMedia('print');
  const resizeObserver = new ResizeObserver(() => setTimeout(onResize));
  const followLink = () => {
    try {
      onHashChange();
    } catch (cause) {
      onError(cause);
    }
  };
  printMedia.addEventListener('change', () => onPrint(printMedia.matches), { signal });
  addEventListener('beforeprint', () => onPrint(true), { signal });
  addEventListener('afterprint', () => onPrint(false), { signal });
  addEventListener('hashchange', followLink, { signal });
  signal.addEventListener('abort', () => resizeObserver.disconnect());
  return {
    isPrinting: () => printMedia.matches,
    /** @param {HTMLElement} sensor an element as wide as the widget */
    observe: (sensor) => resizeObserver.observe(sensor),
    stop: () => controller.abort(),
  };
}
