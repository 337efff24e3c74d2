// Types for code that runs in test pages: widgets found by id, and globals that test scripts define.
import type { ReaderAnswers } from '../../web/element/contract.js';
import type { TradeOff } from '../../web/element/shell.js';
import type { Entry } from './engines/common.mjs';
import type { Comparison } from './reader.mjs';

/** A defined <trade-off> element. */
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
  /** whether the detail survives a JSON round trip */
  plain: boolean;
  detail: any;
}

/** What happened to the widgets in a page whose markup shadows DOM members. */
interface Seen {
  drawn: number;
  /** shadowed members of the document */
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
    watched: { problems: Entry[]; events: RecordedEvent[] };

    /** engine_counting.js: the number of open decisions */
    openDecisions(): number;

    /** injection.js */
    hit(): void;
    wasHit?: boolean;
    injected(text: string): any;
    traces(root: ShadowRoot): string[];
    inject(comparison: unknown, title: string): Promise<{ outcome: 'ready' | 'error'; wrong: string[]; alert: string }>;

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
    /** texts, or the name and text of a saved file */
    copied: any[];
    shareEvents: { detail: unknown; problems: Entry[] }[];
    gaveUp?: boolean;
    showSaveFilePicker?: SaveDialog;

    /** embedding.test.mjs */
    consoleLines: string[];

    /** engines.test.mjs */
    keys: [key: string, isTrusted: boolean][];
  }

  /** Controls how wasm_traps.js makes the engine's WebAssembly fail. */
  interface Traps {
    /** the number of calls into an instance before one traps; null: never */
    calls: number | null;
    /** the same for starting instances */
    starts: number | null;
    /** memory.grow fails */
    full: boolean;
    /** number of calls into instances that have trapped */
    stale: number;
    started: number;
  }
  var traps: Traps;
}
