import { copyOf } from '../json.js';
import { formatInput } from '../share/fragment.js';
import { indexPage } from './index_page.js';
/** @import { Decision, Page, Reader, View } from '../element/contract.js' */
/** @import { UiState } from './ui.js' */
/** @import { PageIndex } from './index_page.js' */

/** What one widget shows: the open comparison, the reader's input, the engine's view of it, and the UI state. */
export class Store {
  /** @type {Decision | undefined} */ decision;
  /** @type {PageIndex | undefined} */ index;
  /** @type {View | undefined} */ view;
  /** @type {Reader} */ reader = { answers: {}, importance: {} };
  /** @type {{reader: Reader, ui: UiState} | null} the state that Undo restores */
  undoState = null;
  /** @type {UiState} */ ui = {
    tab: 'compare',
    question: '',
    visit: 0,
    history: [],
    returnTo: '',
    isAnswerMissing: false,
    undo: '',
    columns: 2,
    picked: [],
    openChooser: -1,
    hideAlike: false,
    printing: false,
    fillsWindow: false,
    renderedPieces: 0,
    renderedSections: 0,
    droppedCount: 0,
    shown: null,
  };

  get isRanked() {
    return !!this.view && this.view.verdict !== 'none_yet';
  }

  /** A copy for the page. */
  get answers() {
    return copyOf(this.reader.answers);
  }

  /** A copy for the page. */
  get importance() {
    return copyOf(this.reader.importance);
  }

  /** A copy of the view of docs/view.md; null while there is no ranking. */
  get result() {
    return this.isRanked ? copyOf(/** @type {View} */ (this.view), Infinity) : null;
  }

  /** Whether everything is rendered for print, or for the screen. @param {boolean} printing */
  isRendered(printing) {
    const { ui } = this;
    return ui.printing === printing && ui.renderedPieces === Infinity && ui.renderedSections === Infinity;
  }

  /** The input as text. */
  inputText() {
    return formatInput(/** @type {PageIndex} */ (this.index), this.reader);
  }

  /** Only for actions: these are triggered by rendered controls, so a view exists. */
  get now() {
    const { decision, index, view, ui, reader } = this;
    return /** @type {{page: Page, index: PageIndex, view: View, ui: UiState, reader: Reader}} */ ({
      page: decision?.page,
      index,
      view,
      ui,
      reader,
    });
  }

  /**
   * Replaces the comparison. The previous view and input stay until there is a new view.
   * @param {Decision} decision
   * @returns {string | null} the input as text if it was for an earlier version of this comparison
   */
  open(decision) {
    const previous = this.decision?.page.id === decision.page.id ? this.inputText() : null;
    this.close();
    this.decision = decision;
    this.index = indexPage(decision.page);
    return previous;
  }

  close() {
    this.decision?.close();
    this.decision = undefined;
  }

  /**
   * The engine's view of an input; null if no comparison is open.
   * @param {Reader} reader
   * @throws {Error} with `errors` if the input does not fit the comparison
   */
  evaluate(reader) {
    return this.decision?.view(reader) ?? null;
  }

  /**
   * Replaces the input by one that the engine has evaluated.
   * @param {Reader} reader
   * @param {View} view
   * @param {boolean} [canUndo]
   */
  setInput(reader, view, canUndo = false) {
    this.undoState = canUndo ? { reader: this.reader, ui: this.ui } : null;
    this.view = view;
    this.reader = reader;
  }

  /** @param {Partial<UiState>} change */
  setState(change) {
    this.ui = { ...this.ui, ...change };
  }
}
