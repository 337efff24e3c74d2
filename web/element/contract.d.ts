// The types of page and view; docs/view.md describes them.

export type Words = Record<string, (args?: Record<string, unknown>) => string>;

export interface Fault {
  code: string;
  path: string;
  detail: Record<string, any>;
}
export interface Sentence {
  code: string;
  args: Record<string, any>;
}
export interface Prose {
  text: string;
  sources: number[];
  notes: number[];
}
export interface Source {
  number: number;
  id: string;
  title: string;
  url?: string;
  copy?: string;
  date?: string;
  seen?: string;
  confidence?: string;
}
export interface Note {
  id: string;
  verdict?: string;
  text: string;
  sources: number[];
}
export interface Option {
  id: string;
  name: string;
  tagline?: string;
  url?: string;
  about: Prose[];
  facts: (Prose & { label: string })[];
  usedBy: (Prose & { name: string })[];
  pros: (Prose & { criterion?: string })[];
  cons: (Prose & { criterion?: string })[];
  chooseIf: Prose[];
}
export interface Rating extends Prose {
  value?: number;
  min?: number;
  max?: number;
  level?: number;
  levelMin?: number;
  levelMax?: number;
  basis?: string;
  evidence?: string;
}
export interface Feature {
  name: string;
  /** by option id; no entry if it is unknown for an option */
  has: Record<string, string>;
  sources: number[];
}
export interface Criterion {
  id: string;
  name: string;
  help?: string;
  importance: number;
  scale: { min: number; max: number; better: string; unit?: string };
  advice?: Prose;
  /** by option id; no entry if an option is not rated */
  ratings: Record<string, Rating>;
  features: Feature[];
}
export interface AttributeTest {
  attribute: string;
  anyOf: (string | boolean)[];
}
export interface Answer {
  id: string;
  text: string;
  because?: string;
  counts: string[];
  prefers: (AttributeTest & { points: number })[];
  requires: (AttributeTest & { because?: string })[];
}
export interface Question {
  id: string;
  text: string;
  help?: string;
  choose: 'one' | 'many';
  answers: Answer[];
}
export interface Page {
  id: string;
  lang: string;
  title: string;
  summary?: string;
  updated?: string;
  by?: string;
  disclosure?: string;
  intro: Prose[];
  closing: Prose[];
  sources: Source[];
  notes: Note[];
  options: Option[];
  criteria: Criterion[];
  questions: Question[];
  presets: { id: string; name: string; text?: string; answers: Record<string, string[]> }[];
  audiences: (Prose & { name: string })[];
  hints: Fault[];
}

export interface Ranked {
  option: string;
  rank: number;
  tied: boolean;
  excluded: boolean;
  score: number;
  low: number;
  high: number;
  fit: number | null;
  fitLow: number | null;
  fitHigh: number | null;
  fails: { question: string; answer: string; must: number }[];
  /** number of further failed requirements that are not listed */
  moreFails?: number;
}
export interface Part extends Sentence {
  option: string;
  points: number;
  width: number;
}
export interface Reasons {
  parts: Part[];
  enough: number;
}
/** Importance of a criterion. A glance has only the first four fields. */
export interface CriterionImportance {
  criterion: string;
  points: number;
  share: number | null;
  slider: boolean;
  at?: number;
  less?: number | null;
  more?: number | null;
  track?: { option: string; from: number; to: number; start: number; width: number }[];
  stable?: { from: number; to: number } | null;
}
export interface Contribution {
  option: string;
  parts: (Sentence & { points: number; start: number; width: number })[];
}
export interface Robustness {
  draws: number;
  leads: { option: string; of100: number; start: number; width: number }[];
}
export interface Flip {
  option: string;
  changes: { question: string; answers: string[] }[];
  says: Sentence[];
}
export interface Method {
  method: string;
  agrees: boolean;
  abstains: Sentence | null;
  ranking: { option: string; rank: number; tied: boolean; score: number }[];
}
export interface Opinions {
  judging: number;
  agreeing: number;
  methods: Method[];
}

/** The view, or a glance, which lacks the optional fields. */
export interface View {
  /** false for a glance */
  complete: boolean;
  verdict?: 'none_yet' | 'clear' | 'leaning' | 'toss_up';
  unmet: boolean;
  settled: boolean;
  next: string | null;
  counts: { questions: number; answered: number; skipped: number; open: number };
  questions: { id: string; state: 'open' | 'answered' | 'skipped'; answers: string[] }[];
  slider?: { top: number; step: number };
  importance: CriterionImportance[];
  ranking: Ranked[];
  leader: string | null;
  rival: string | null;
  lead: number | null;
  reasons?: null | { byAnswer: Reasons; byCriterion: Reasons };
  contributions?: Contribution[];
  dominated?: { option: string; by: string }[];
  robustness?: Robustness | null;
  tipping?: Sentence[];
  flips?: Flip[];
  /** number of further flips that are not listed */
  moreFlips?: number;
  opinions?: Opinions | null;
  says: Sentence[];
}

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
