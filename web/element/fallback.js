import english from '../locales/en.json?shell';
import { create } from '../dom.js';
import { hostSheet } from './host_styles.js';
/** @import { Fault } from './contract.js' */
/** @import { Widget } from '../widget/widget.js' */

/** Prototype.js has a `remove` that throws for a node without a parent. @param {HTMLElement} node */
const remove = (node) => node.parentNode && node.remove();

/**
 * What the shadow root shows when there is no widget: the element's own content or reserved space, and above it an
 * alert if loading has failed.
 * @param {ShadowRoot} root
 * @param {() => void} onRetry
 */
export function makeFallback(root, onRetry) {
  const host = /** @type {HTMLElement} */ (root.host);
  const slot = create('slot');
  const placeholder = create('div', { className: 'reserve' });
  const strut = create('div', { className: 'strut' });
  const retryButton = create('button', { className: 'link' });
  const alert = create('p');

  alert.setAttribute('role', 'alert');
  alert.dataset.nosnippet = '';
  root.adoptedStyleSheets = [hostSheet()];
  root.append(slot);
  slot.append(placeholder); // if the element is empty, the space is reserved from the start
  placeholder.append(strut);
  retryButton.onclick = () => {
    retryButton.append(' …');
    onRetry();
  };

  return {
    /** Reserves space if the element's content displays nothing: white space, or the comparison as JSON. */
    reserveSpace() {
      if (host.getClientRects().length && !host.offsetHeight) root.append(placeholder);
    },

    releaseSpace: () => remove(placeholder),

    /** Shows the element's content again. */
    show: () => root.append(slot),

    /** Makes room for the widget. */
    clear() {
      [slot, placeholder, alert].forEach(remove);
      root.append(strut);
    },

    /** If the retry button has the focus, the widget's first button gets it. */
    passFocus() {
      if (root.activeElement === retryButton)
        host.addEventListener('trade-off-ready', () => root.querySelector('button')?.focus(), { once: true });
    },

    /**
     * Shows errors above the element's content, which stays.
     * @param {Fault[]} errors
     * @param {Widget | undefined} widget
     * @returns {boolean} whether the widget shows them; otherwise a plain alert says only that something failed
     */
    showErrors(errors, widget) {
      remove(placeholder);
      root.append(slot, strut);
      retryButton.textContent = widget?.retry ?? english['ui.retry']();
      remove(alert);
      try {
        widget?.showErrors(errors, retryButton);
        if (widget) return true;
      } catch (cause) {
        console.error('[trade-off]', cause);
      }
      alert.replaceChildren(`${english['ui.fault']()} `, retryButton);
      root.prepend(alert);
      return false;
    },
  };
}
