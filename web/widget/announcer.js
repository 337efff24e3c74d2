/**
 * Tells the reader what has changed: in a live region, and by moving the focus.
 * @param {HTMLElement} region
 * @param {HTMLElement} content the box in which views are rendered
 */
export function makeAnnouncer(region, content) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */ let timer;
  return {
    /**
     * @param {string} text
     * @param {number} [wait] milliseconds without another announcement
     * @param {'visually-hidden' | 'alarm' | 'share-status'} [kind] visually-hidden: for screen readers only; otherwise visible to all
     */
    announce(text, wait = 0, kind = 'visually-hidden') {
      clearTimeout(timer);
      const tell = () => Object.assign(region, { textContent: text, className: kind });
      if (wait) timer = setTimeout(tell, wait);
      else tell();
    },

    /** Moves the focus to the heading of the new content. */
    focusHeading() {
      /** @type {HTMLElement | null} */ (content.querySelector('[tabindex="-1"]'))?.focus();
    },
  };
}
