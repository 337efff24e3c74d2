// TypeScript declarations for <trade-off> in a page.
import type { Fault, Importance, ReaderAnswers, ShareWay, View } from '../element/contract.js';
import type { TradeOff } from '../element/shell.js';

declare global {
  interface HTMLElementTagNameMap {
    'trade-off': TradeOff;
  }
  interface HTMLElementEventMap {
    'trade-off-ready': CustomEvent<{ id: string }>;
    'trade-off-answer': CustomEvent<{ question: string | null; answers: string[]; all: ReaderAnswers }>;
    'trade-off-importance': CustomEvent<{ criterion: string | null; points: number | null; all: Importance }>;
    'trade-off-result': CustomEvent<View>;
    'trade-off-share': CustomEvent<{ how: ShareWay; url?: string; text?: string }>;
    'trade-off-error': CustomEvent<{ errors: (Fault & { message: string })[] }>;
  }
}
