// A comparison as in data/comparison.schema.json, limited to the fields that these tests use.

export type Prose = string | { text: string; sources?: string[]; notes?: string[] };

export interface Condition {
  attribute: string;
  anyOf: (string | boolean)[];
}

export interface Option {
  id: string;
  name: string;
  tagline?: string;
  url?: string;
  attributes?: Record<string, string | boolean | string[]>;
  pros?: Prose[];
  cons?: Prose[];
  chooseIf?: Prose[];
}

export interface Criterion {
  id: string;
  name: string;
  importance?: number;
  scale?: { min?: number; max?: number; better?: string; unit?: string };
  preference?: { type: string; q?: number; p?: number; s?: number };
}

export interface Rating {
  value?: number;
  min?: number;
  max?: number;
  text?: string;
  basis?: string;
  sources?: string[];
  notes?: string[];
}

export interface Answer {
  id: string;
  text: string;
  importance?: Record<string, number>;
  prefers?: (Condition & { points: number }) | (Condition & { points: number })[];
  requires?: (Condition & { because?: string }) | (Condition & { because?: string })[];
}

export interface Question {
  id: string;
  text: string;
  choose?: 'one' | 'many';
  answers: Answer[];
}

export interface ComparisonDocument {
  format: number;
  id: string;
  lang?: string;
  title: string;
  summary?: string;
  by?: string;
  disclosure?: string;
  updated?: string;
  options: Option[];
  criteria: Criterion[];
  /** by option and criterion */
  ratings: Record<string, Record<string, Rating>>;
  questions?: Question[];
  sources?: Record<string, { title: string; url?: string; copy?: string; date?: string; seen?: string }>;
  notes?: Record<string, { text: string; verdict?: string; sources?: string[] }>;
}

/** The input of a reader, for the command line. */
export interface Said {
  answers?: Record<string, string[]>;
  importance?: Record<string, number>;
}
