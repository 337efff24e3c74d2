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
  /** until this has resolved, views may be quick views */
  complete(): Promise<void>;
  /** does the work of `view` for this reader in several tasks, in advance; leaves errors to `view` */
  prepare(reader: Reader): Promise<void>;
  close(): void;
}

export type ShareWay = 'link' | 'native' | 'markdown' | 'csv' | 'json' | 'print';
export type ExportFormat = 'markdown' | 'json' | 'csv';
