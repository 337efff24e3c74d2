import { measureSpace, visibleRowCount } from './measure_space.js';
import { reserveSpace } from './reserve_space.js';
/** @import { Space } from './measure_space.js' */

/**
 * Shows the widget in place of what the page had until then, once everything visible is rendered.
 * @typedef {ReturnType<typeof makeReveal>} Reveal
 */

/**
 * @param {HTMLElement} host
 * @param {HTMLElement} root hidden until then
 * @param {HTMLElement} showAllButton
 * @param {{before: () => void, after: () => void}} onShow
 */
export function makeReveal(host, root, showAllButton, onShow) {
  /** @type {(() => void) | null} */ let removeFallback = null;
  let show = (/** @type {boolean} */ _hasMore) => {};
  let releaseSpace = () => {};

  return {
    /**
     * @param {(() => void) | null} clear removes the previous content; null if a comparison was rendered before
     * @param {boolean} hasInvitation the first view invites to the questions
     * @returns {number} the number of rows that fill the reserved space
     */
    start(clear, hasInvitation) {
      const isFirst = root.hidden;
      removeFallback ??= clear;
      /** @type {Space | null} */
      let space = isFirst || !clear ? null : measureSpace(host, true);
      show = (hasMore) => {
        show = () => {};
        onShow.before();
        if (isFirst) space = measureSpace(host, false);
        removeFallback?.();
        removeFallback = null;
        root.hidden = false;
        if (space?.height || space?.growTo) releaseSpace = reserveSpace(host, root, showAllButton, space, hasMore);
        onShow.after();
      };
      return isFirst && clear ? visibleRowCount(host, hasInvitation ? 'invite' : 'compare') : Infinity;
    },

    /** Once per comparison. @param {boolean} hasMore whether there are more rows than are rendered, which are as many as fit */
    show: (hasMore) => show(hasMore),

    /** Releases the reserved space. */
    release: () => releaseSpace(),
  };
}
