// The types between the parts of the page's code: UI state, actions, and what views render from. contract.d.ts has the types
// of page and view.
import type { ExportFormat, Page, Reader, ShareWay, View, Words } from '../element/contract.js';

/** UI state that the engine does not know. */
export interface UiState {
  tab: 'compare' | 'decide' | 'result';
  /** the current question, "" before the first */
  question: string;
  /**
   * makes the name of a radio group unique per visit: Chromium removes a group from the Tab order if it reappears with
   * the same name
   */
  visit: number;
  /** questions in the order in which they were shown */
  history: string[];
  /** where to return after a changed answer: a question, "result" or "" */
  returnTo: string;
  /** "Next" was pressed without a choice */
  isAnswerMissing: boolean;
  /** label of the change that can be undone; "" if there is none */
  undo: string;
  /** number of columns that fit */
  columns: number;
  /** option ids in the column order chosen by the reader */
  picked: string[];
  /** the column whose option the reader may be about to change; -1 for none */
  openChooser: number;
  /** hides criteria on which all displayed options are rated the same */
  hideAlike: boolean;
  /** renders all views, for printing */
  printing: boolean;
  /** the result has at least the height of the window, so that later content moves nothing visible */
  fillsWindow: boolean;
  /**
   * number of rendered table pieces: first rows, then folds below the table, then row details; -1 before the first
   * rendering
   */
  renderedPieces: number;
  /** number of rendered sections of the explanations */
  renderedSections: number;
  /** number of answers from a link or an earlier visit that the comparison no longer has */
  droppedCount: number;
  /** text that could not be copied, shown to the reader for manual copying */
  shown: { how: ShareWay; text: string } | null;
}

/** Result of a share action. */
export interface ShareOutcome {
  /** announcement for the reader, "" if there is none */
  news: string;
  shown: UiState['shown'];
  /** detail of the event, null if the reader cancelled */
  detail: { how: ShareWay; url?: string; text?: string } | null;
}

/** What is needed only after the first ranked result, or for errors. */
export interface Deferred {
  words: Words;
  sheet: CSSStyleSheet;
  /** number of sections of the content below the ranking */
  sectionCount: number;
  result(scene: RenderContext): unknown;
  /** the row of buttons at the end of the result */
  shareBar(scene: RenderContext): unknown;
  share(how: ShareWay, scene: RenderContext, reader: Reader): Promise<ShareOutcome>;
  exportAs(format: ExportFormat, scene: RenderContext, reader: Reader): string;
  /** renders, and animates rank changes */
  animateRanking(box: HTMLElement, draw: () => void): void;
}

export interface Actions {
  show(tab: UiState['tab']): void;
  choose(answer: string, on: boolean): void;
  next(): void;
  back(): void;
  skip(): void;
  change(question: string): void;
  reset(): void;
  preset(id: string): void;
  undo(): void;
  share(how: ShareWay): void;
  /** the reader touched the chooser of a column */
  touch(column: number): void;
  /** shows an option in a column; if another column has it, the two are swapped */
  pick(column: number, option: string): void;
  hideAlike(on: boolean): void;
  /** by index in `view.flips` */
  flip(place: number): void;
  /** sets the importance of a criterion; null resets it to what the answers give */
  setImportance(criterion: string, points: number | null, event: Event): void;
  /** sets it while the slider moves */
  slide(criterion: string, points: number, event: Event): void;
}

/** Everything that views render from. */
export interface RenderContext {
  page: Page;
  view: View;
  ui: UiState;
  actions: Actions;
  localizer: import('../views/localizer.js').Localizer;
  index: import('./index_page.js').PageIndex;
  /** level of the widget's own heading, 2 to 6 */
  heading: number;
  /** the `view` attribute */
  views: 'all' | 'compare' | 'decide';
  /** YYYY-MM-DD */
  today: string;
  deferred?: Deferred;
  /** the rest of the result is loading */
  isLoadingMore: boolean;
  /** language of the author's texts if it differs from the widget's, else lit's `nothing` */
  lang: string | symbol;
}
