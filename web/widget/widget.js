import { render } from 'lit-html';
import { initialInput } from '../share/initial_input.js';
import { MAX_PIECES_AT_ONCE } from '../views/background.js';
import { errorBox } from '../views/error_box.js';
import { tabsOf } from '../views/head.js';
import { makeActions } from './actions.js';
import { makeAnnouncer } from './announcer.js';
import { columnCount } from './column_count.js';
import { addStyles, buildElements } from './elements.js';
import { makeExplanations } from './explanations.js';
import { loadMessages, printWarnings } from './fault_messages.js';
import { makeInputHandler } from './input_handler.js';
import { Locale } from './locale.js';
import { listenToPage } from './page_events.js';
import { makeProgressiveRendering } from './progressive_rendering.js';
import { makeRenderer } from './renderer.js';
import { makeReveal } from './reveal.js';
import { Store } from './store.js';
import { followTheme } from './theme.js';
import { warmUpTemplates } from './warm_up_templates.js';
/** @import { Decision, ExportFormat, Fault, Reader, Words } from '../element/contract.js' */
/** @import { TradeOff } from '../element/shell.js' */
/** @import { PageIndex } from './index_page.js' */
/** @import { Deferred, UiState } from './ui.js' */

/**
 * Renders one comparison into a shadow root and keeps its reader's input. The host controls its lifecycle.
 * @typedef {ReturnType<typeof makeWidget>} Widget
 */

/**
 * What all widgets of a page share.
 * @typedef {object} Shared
 * @property {Words} words the first half of the English messages
 * @property {CSSStyleSheet} sheet
 * @property {() => Promise<Deferred>} loadDeferred loads what is needed after the first ranked result
 * @property {(cause: unknown) => void} onError called when rendering fails in a later task
 */

/** @param {TradeOff} host @param {ShadowRoot} shadowRoot @param {Shared} shared */
export function makeWidget(host, shadowRoot, { words, sheet, loadDeferred, onError }) {
  addStyles(shadowRoot, sheet);
  const { root, content, liveRegion, colourProbe, showAllButton, widthSensor } = buildElements(shadowRoot);
  const updateTheme = followTheme(host, root, colourProbe);
  const store = new Store();
  const locale = new Locale(words);
  const { announce, focusHeading } = makeAnnouncer(liveRegion, content);

  const setState = (/** @type {Partial<UiState>} */ change) => {
    store.setState(change);
    renderer.render();
  };
  const emit = (/** @type {string} */ name, /** @type {unknown} */ detail) =>
    void host.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  const parts = { host, root, content, store, locale, announce, setState, emit, onError };

  const reveal = makeReveal(host, root, showAllButton, {
    before: updateTheme, // while the fallback is still there: reading a colour forces a layout
    after: () => pageEvents.observe(widthSensor),
  });
  const progress = makeProgressiveRendering({ ...parts, reveal });
  const input = makeInputHandler({
    ...parts,
    renderAnew: () => renderer.render(true),
    focus() {
      reveal.release();
      focusHeading();
    },
  });
  const explanations = makeExplanations({
    ...parts,
    async loadDeferred() {
      const deferred = await loadDeferred();
      Object.assign(words, deferred.words);
      addStyles(shadowRoot, deferred.sheet);
      return deferred;
    },
    evaluate: input.evaluate,
    onExplained: () => store.isRanked && emit('trade-off-result', store.result),
  });
  const actions = makeActions({
    ...parts,
    now: () => ({ ...store.now, localizer: locale.localizer, inOrder: input.inOrder() }),
    submit: input.submit,
    navigate: input.navigate,
    undoState: () => store.undoState,
    async share(how) {
      const context = renderer.context();
      const { deferred } = explanations;
      if (!context || !deferred) return;
      const { news, shown, detail } = await deferred.share(how, context, store.reader);
      setState({ shown });
      announce(news, 0, 'share-status');
      /** @type {HTMLInputElement | null} */ (shown && content.querySelector('[readonly]'))?.select();
      if (detail) emit('trade-off-share', detail);
    },
  });
  const renderer = makeRenderer({ ...parts, actions, explanations, progress });
  const pageEvents = listenToPage({
    onError,
    onPrint: (printing) =>
      store.isRendered(printing) || setState({ printing, renderedPieces: Infinity, renderedSections: Infinity }),
    onHashChange: input.applyLink,
    onResize() {
      updateTheme(); // if the widget was hidden, the page's colours may have changed meanwhile
      const columns = columnCount(root);
      if (columns !== store.ui.columns) setState({ columns });
    },
  });

  return {
    /**
     * Takes over an open decision and renders it. The first rendering takes the space of the content that `clear`
     * removes; `clear` is called once everything visible is rendered.
     * @param {Decision} decision
     * @param {Reader | null} reader input that the page has set
     * @param {(() => void) | null} clear removes the previous content; null if a comparison was rendered before
     * @returns {Fault[]} why the engine refused the initial input
     */
    open(decision, reader, clear) {
      const { page } = decision;
      const tabs = tabsOf({ page, views: host.view });
      const isFirst = root.hidden;
      const visibleRows = reveal.start(clear, tabs.includes('decide'));
      renderer.start();
      progress.start(visibleRows, () => queueMicrotask(() => emit('trade-off-ready', { id: page.id })));
      const previous = store.open(decision); // the same comparison again: keep the input
      const index = /** @type {PageIndex} */ (store.index);
      locale.setIndex(index);
      root.classList.remove('has-errors');
      const { droppedCount, linked, ...start } = reader
        ? { ...reader, droppedCount: 0, linked: false }
        : initialInput(page, index, host.resume === 'on', previous);
      store.setState({
        tab: linked ? 'result' : tabs[0],
        question: '',
        history: [],
        renderedPieces: isFirst ? -1 : MAX_PIECES_AT_ONCE,
        renderedSections: explanations.deferred ? Infinity : 0,
        printing: pageEvents.isPrinting(),
        columns: columnCount(host),
        picked: [],
      });
      const refused = input.start(start, droppedCount);
      printWarnings(locale, explanations, page.warnings);
      return refused;
    },

    /** Loads the messages of errors on demand, because mainly authors see them. @param {Fault[]} faults */
    loadMessages: (faults) => loadMessages(locale, explanations, faults),

    /**
     * Changes the messages, or falls back to English, and renders again.
     * @param {string} lang
     * @param {Words | void | false} messages
     */
    setLocale(lang, messages) {
      locale.set(lang, messages);
      const { localizer } = locale;
      showAllButton.textContent = localizer.message('ui.show_all');
      root.dir = localizer.message('ui.direction');
      root.lang = localizer.lang;
      localizer.date('2000-01-01'); // creating the first date format is slow: keep it out of the rendering task
      renderer.render();
      if (!store.decision)
        // rendering reports any error
        warmUpTemplates({ words: locale.words, localizer, views: host.view, ui: store.ui }).catch(() => {});
    },

    /** Renders errors instead of a comparison. @param {Fault[]} faults @param {HTMLElement} retryButton the retry button */
    showErrors(faults, retryButton) {
      progress.stop();
      reveal.release();
      store.close();
      store.view = undefined;
      root.classList.add('has-errors');
      updateTheme();
      root.hidden = false;
      render(errorBox(locale.localizer, faults, retryButton), content);
    },

    get retry() {
      return locale.localizer.message('ui.retry');
    },

    /** @param {Fault} fault */
    message: (fault) => locale.localizer.error(fault),

    /** Called after an attribute of the host has changed. @param {string} name */
    refresh(name) {
      if (name === 'theme') updateTheme();
      else renderer.render();
    },

    close() {
      reveal.release();
      pageEvents.stop();
      explanations.stop();
      progress.stop();
      store.close();
      colourProbe.remove();
      root.remove();
    },

    get answers() {
      return store.answers;
    },
    get importance() {
      return store.importance;
    },
    get result() {
      return store.result;
    },

    /** Removes the stored input, so that it does not outlive the page. */
    clearSavedInput() {
      if (store.decision) input.save('');
    },

    /** @param {ExportFormat} format */
    async exportAs(format) {
      if (!explanations.isFullView()) await explanations.load();
      const context = renderer.context();
      return context ? (explanations.deferred?.exportAs(format, context, store.reader) ?? '') : '';
    },

    /** Replaces the whole input. @param {Reader} reader the widget takes ownership @throws {Error} if it does not fit the comparison */
    setInput: (reader) => input.replace(reader),
  };
}
