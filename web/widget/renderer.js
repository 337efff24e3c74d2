import { nothing, render } from 'lit-html';
import { tabsOf } from '../views/head.js';
import { widgetView } from '../views/widget_view.js';
/** @import { TradeOff } from '../element/shell.js' */
/** @import { Explanations } from './explanations.js' */
/** @import { Locale } from './locale.js' */
/** @import { ProgressiveRendering } from './progressive_rendering.js' */
/** @import { Store } from './store.js' */
/** @import { Actions, RenderContext } from './ui.js' */

/**
 * @typedef {object} RendererParts
 * @property {TradeOff} host
 * @property {HTMLElement} content the box in which views are rendered
 * @property {Store} store
 * @property {Locale} locale
 * @property {Actions} actions
 * @property {Explanations} explanations
 * @property {ProgressiveRendering} progress
 * @property {(cause: unknown) => void} onError
 */

/** Renders the state of the store. @param {RendererParts} parts */
export function makeRenderer({ host, content, store, locale, actions, explanations, progress, onError }) {
  let hasFailed = false;

  /** @returns {RenderContext | null} null if there is nothing to render */
  const context = () => {
    const { view, index } = store;
    const page = store.decision?.page;
    if (!page || !view || !index) return null;
    const { heading, view: views } = host;
    const allowed = tabsOf({ page, views });
    const ui = allowed.includes(store.ui.tab) ? store.ui : { ...store.ui, tab: allowed[0] };
    const { localizer } = locale;
    return {
      page,
      view,
      ui,
      actions,
      localizer,
      index,
      heading,
      views,
      today: new Date().toISOString().slice(0, 10),
      deferred: explanations.deferred,
      isLoadingMore: explanations.isLoadingMore(),
      lang: page.lang === localizer.lang ? nothing : page.lang,
    };
  };

  const renderContent = () => {
    const { tab, fillsWindow } = store.ui;
    // An iframe that is resized to the height of its page would grow in a loop.
    store.setState({
      fillsWindow: tab === 'result' && parent === window && (fillsWindow || !explanations.isFullView()),
    });
    const current = context();
    if (!current) return;
    const { deferred } = explanations;
    const draw = () => render(widgetView(current), content);
    progress.render(current, () => (deferred ? deferred.animateRanking(content, draw) : draw()));
    explanations.schedule();
  };

  return {
    context,

    /** For another comparison. */
    start() {
      hasFailed = false;
    },

    /**
     * On an error, reports it and stops rendering until another comparison is opened.
     * @param {boolean} [anew] discards the existing DOM first
     */
    render(anew) {
      if (hasFailed) return;
      try {
        if (anew) render(nothing, content);
        renderContent();
      } catch (cause) {
        hasFailed = true;
        onError(cause);
      }
    },
  };
}
