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
  warnings: Fault[];
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
/** Importance of a criterion. A quick view has only the first four fields. */
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

/** The view, or a quick view, which lacks the optional fields. */
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
  /** until this has resolved, views may be quick views */
  complete(): Promise<void>;
  /** does the work of `view` for this reader in several tasks, in advance; leaves errors to `view` */
  prepare(reader: Reader): Promise<void>;
  close(): void;
}

export type ShareWay = 'link' | 'native' | 'markdown' | 'csv' | 'json' | 'print';
export type ExportFormat = 'markdown' | 'json' | 'csv';
