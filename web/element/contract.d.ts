// The types of the page's modules. Those of page and view are generated from the JSON Schemas in data/.
import type {
  Abstention,
  AnswerPart,
  CriterionPart,
  FlipMessage,
  Page,
  ResultMessage,
  TippingMessage,
  View,
} from './contract_generated.js';

export * from './contract_generated.js';

export type Words = Record<string, (args?: Record<string, unknown>) => string>;

/** A message code of a view with its arguments. */
export type Sentence = ResultMessage | TippingMessage | FlipMessage | Abstention;
/** A part of the lead. */
export type Part = AnswerPart | CriterionPart;

export type ReaderAnswers = Record<string, string[]>;
export type Importance = Record<string, number>;

/** The input of a reader: chosen answers, and importance set by slider. */
export interface Reader {
  answers: ReaderAnswers;
  importance: Importance;
}

export interface Decision {
  page: Page;
  view(reader: Reader): View;
  /** until this has resolved, views may be glances */
  complete(): Promise<void>;
  close(): void;
}

/** UI state that the engine does not know. */
export interface Screen {
  tab: 'compare' | 'decide' | 'result';
  /** the current question, "" before the first */
  question: string;
  /**
   * makes the name of a radio group unique per visit: Chromium removes a group from the Tab order if it reappears with
   * the same name
   */
  visit: number;
  /** questions in the order in which they were shown */
  trail: string[];
  /** where to return after a changed answer: a question, "result" or "" */
  back: string;
  /** "Next" was pressed without a choice */
  missing: boolean;
  /** label of the change that can be undone; "" if there is none */
  undo: string;
  /** number of columns that fit */
  columns: number;
  /** option ids in the column order chosen by the reader */
  picked: string[];
  /** the column whose option the reader may be about to change; -1 for none */
  touched: number;
  /** hides criteria on which all displayed options are rated the same */
  hideAlike: boolean;
  /** renders all views, for printing */
  printing: boolean;
  /** the result has at least the height of the window, so that later content moves nothing visible */
  room: boolean;
  /**
   * number of rendered table pieces: first rows, then folds below the table, then row details; -1 before the first
   * rendering
   */
  pieces: number;
  /** number of rendered parts of the explanations */
  parts: number;
  /** number of answers from a link or an earlier visit that the comparison no longer has */
  dropped: number;
  /** text that could not be copied, shown to the reader for manual copying */
  shown: { how: ShareWay; text: string } | null;
}

export type ShareWay = 'link' | 'native' | 'markdown' | 'csv' | 'json' | 'print';
export type ExportFormat = 'markdown' | 'json' | 'csv';

/** Result of a share action. */
export interface Shared {
  /** announcement for the reader, "" if there is none */
  news: string;
  shown: Screen['shown'];
  /** detail of the event, null if the reader cancelled */
  detail: { how: ShareWay; url?: string; text?: string } | null;
}

/** What is needed only after the first ranked result, or for errors. */
export interface More {
  words: Words;
  sheet: CSSStyleSheet;
  /** number of parts of the content below the ranking */
  parts: number;
  result(scene: Scene): unknown;
  /** the row of buttons at the end of the result */
  shareBar(scene: Scene): unknown;
  share(how: ShareWay, scene: Scene, reader: Reader): Promise<Shared>;
  exportAs(format: ExportFormat, scene: Scene, reader: Reader): string;
  /** renders, and animates rank changes */
  moving(box: HTMLElement, draw: () => void): void;
}

export interface Actions {
  show(tab: Screen['tab']): void;
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
export interface Scene {
  page: Page;
  view: View;
  screen: Screen;
  act: Actions;
  say: import('../views/words.js').Say;
  index: import('./index_page.js').PageIndex;
  /** level of the widget's own heading, 2 to 6 */
  heading: number;
  /** the `view` attribute */
  views: 'all' | 'compare' | 'decide';
  /** YYYY-MM-DD */
  today: string;
  more?: More;
  /** the rest of the result is loading */
  expects: boolean;
  /** language of the author's texts if it differs from the widget's, else lit's `nothing` */
  lang: string | symbol;
}
