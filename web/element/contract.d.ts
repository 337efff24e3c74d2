// The page and the view as docs/view.md describes them.

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
  /** by option id; nothing for an option of which it is not known */
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
  /** by option id; nothing for an option that is not rated */
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
  /** how many more it fails, where not all are listed */
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
/** What a criterion counts; all but the first four fields are missing in a glance. */
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

/** The view, or a glance: that lacks what is marked as optional here. */
export interface View {
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
  /** how many more there are, where not all are listed */
  moreFlips?: number;
  opinions?: Opinions | null;
  says: Sentence[];
}

export type ReaderAnswers = Record<string, string[]>;
export type Importance = Record<string, number>;

/** All that a reader says: chosen answers, and sliders set by hand. */
export interface Reader {
  answers: ReaderAnswers;
  importance: Importance;
}

export interface Decision {
  page: Page;
  view(reader: Reader): View;
  /** until it has been fulfilled, views may be glances */
  complete(): Promise<void>;
  close(): void;
}

/** What is on the reader's screen, beyond what the engine knows. */
export interface Screen {
  tab: 'compare' | 'decide' | 'result';
  /** the question at hand, "" before the first */
  question: string;
  /** names a group of radio buttons anew each time it comes: Chromium keeps one from the Tab key that comes back under its old name */
  visit: number;
  /** questions in the order they were shown */
  trail: string[];
  /** where a changed answer leads back to: a question, "result" or "" */
  back: string;
  /** "Next" was pressed without a choice */
  missing: boolean;
  /** what the reader can undo, in words; "" when there is nothing */
  undo: string;
  /** how many columns the table has room for */
  columns: number;
  /** options in the order of the columns in which the reader wants them */
  picked: string[];
  /** the column in which the reader may be about to choose; -1 for none */
  touched: number;
  /** rows of criteria on which the options shown are alike are left out */
  hideAlike: boolean;
  /** all views at once, for paper */
  printing: boolean;
  /** the result keeps a screen's height, so that what comes later moves nothing that is in sight */
  room: boolean;
  /** so many pieces of the table are drawn: its rows, then the folds below, then what the rows unfold; -1 before anything is */
  pieces: number;
  /** so many parts of what explains a result are drawn */
  parts: number;
  /** so many answers of a link, or of an earlier visit, are not in the comparison any more */
  dropped: number;
  /** what could not be copied, for the reader to copy by hand */
  shown: { how: ShareWay; text: string } | null;
}

export type ShareWay = 'link' | 'native' | 'markdown' | 'csv' | 'json' | 'print';
export type ExportFormat = 'markdown' | 'json' | 'csv';

/** What became of a way of sharing. */
export interface Shared {
  /** for the reader, "" where there is nothing to say */
  news: string;
  shown: Screen['shown'];
  /** of the event, null where the reader changed their mind */
  detail: { how: ShareWay; url?: string; text?: string } | null;
}

/** What nobody needs before the first ranked result, or while nothing is wrong. */
export interface More {
  words: Words;
  sheet: CSSStyleSheet;
  /** what stands below the ranking, and in how many parts */
  parts: number;
  result(scene: Scene): unknown;
  /** the bar of buttons at the foot of the result */
  shareBar(scene: Scene): unknown;
  share(how: ShareWay, scene: Scene, reader: Reader): Promise<Shared>;
  exportAs(format: ExportFormat, scene: Scene, reader: Reader): string;
  /** draws, and shows how ranks change */
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
  /** an option into a column; the two change places where it stands in another */
  /** the reader's hand is on the choice of a column */
  touch(column: number): void;
  pick(column: number, option: string): void;
  hideAlike(on: boolean): void;
  /** by its place in `view.flips` */
  flip(place: number): void;
  /** a slider to so many points, or back to what the answers give */
  setImportance(criterion: string, points: number | null, event: Event): void;
  /** a slider on its way there */
  slide(criterion: string, points: number, event: Event): void;
}

/** Everything that a view may draw from. */
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
  /** the rest of the result is on its way */
  expects: boolean;
  /** language of the author's texts where it is not the widget's, else lit's `nothing` */
  lang: string | symbol;
}
