// What the pages of these tests hold: the widgets that tests find by id, and what scripts of the tests put on the window.
import type { ReaderAnswers } from '../../web/element/contract.js';
import type { TradeOff } from '../../web/element/shell.js';
import type { Entry } from './engines/common.mjs';
import type { Comparison } from './reader.mjs';

/** A widget in a page that has loaded our script. */
type DrawnWidget = HTMLElement &
  Pick<TradeOff, 'answers' | 'importance' | 'comparison' | 'result' | 'src' | 'heading' | 'reset' | 'exportAs'> & {
    readonly shadowRoot: ShadowRoot;
  };

/** An event of a widget, as watch.js records it. */
interface RecordedEvent {
  type: string;
  /** id of the widget */
  target: string | undefined;
  bubbles: boolean;
  composed: boolean;
  /** the detail survives JSON unchanged */
  plain: boolean;
  detail: any;
}

/** What came of comparisons in a page whose markup shadows names. */
interface Seen {
  drawn: number;
  /** the browser's own members that the markup shadows */
  document: string[];
  form: string[];
  window: boolean;
  leaders: (string | null | undefined)[];
  /** addresses */
  scripts: string[];
  faults: string[];
}

interface SaveDialog {
  (options: { suggestedName: string }): Promise<{
    createWritable(): Promise<{ write(text: string): Promise<void>; close(): Promise<void> }>;
  }>;
}

declare global {
  interface Document {
    getElementById(id: 'w' | 'demo'): DrawnWidget;
  }

  interface WindowEventMap {
    'trade-off-ready': HTMLElementEventMap['trade-off-ready'];
    'trade-off-error': HTMLElementEventMap['trade-off-error'];
  }

  interface Window {
    /** watch.js */
    watched: { complaints: Entry[]; events: RecordedEvent[] };

    /** engine_counting.js: how many comparisons are open */
    openDecisions(): number;

    /** injection.js */
    hit(): void;
    wasHit?: boolean;
    injected(text: string): any;
    traces(root: ShadowRoot): string[];
    inject(comparison: unknown, title: string): Promise<{ came: 'ready' | 'error'; wrong: string[]; told: string }>;

    /** monkey.js */
    listening(): string[];
    makeAndRemove(count: number, src: string, answers: ReaderAnswers): Promise<void>;
    monkey(
      seed: number,
      comparison: Comparison,
    ): (count: number) => Promise<[act: string, reader: string, result: string | null][]>;
    act: ReturnType<Window['monkey']>;

    /** odd_values.js */
    oddValues(): Record<string, unknown>;
    unreadable(): Record<string, unknown>;
    wrong(): Record<string, unknown>;

    /** shadows.js */
    lookOn(count: number): Promise<Seen>;
    litHtmlVersions?: unknown;

    /** wasm_traps.js */
    traps: Traps;

    /** prototype_js.js */
    $(id: string): HTMLElement | null;

    /** share.test.mjs */
    before?: boolean;
    /** texts, or of a saved file its name and text */
    copied: any[];
    heard: { detail: unknown; complaints: Entry[] }[];
    gaveUp?: boolean;
    showSaveFilePicker?: SaveDialog;

    /** embedding.test.mjs */
    told: string[];

    /** engines.test.mjs */
    keys: [key: string, isTrusted: boolean][];
  }

  /** How wasm_traps.js makes the engine's wasm fail. */
  interface Traps {
    /** so many more calls into an instance go well, and the next one traps; null lets all go well */
    calls: number | null;
    /** the same for instances that start */
    starts: number | null;
    /** no memory can be had */
    full: boolean;
    /** calls into instances that have trapped */
    stale: number;
    started: number;
  }
  var traps: Traps;
}
