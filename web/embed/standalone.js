// Everything in one classic script: for pages on a disk, and for authors who want one file.
import { createWidget } from '../element/main.js';
import { define, insertAfter } from '../element/shell.js';
import { openDecision } from '../engine/standalone.js';

define();
// The element may be another script's: its class is the one place where both can meet.
/** @type {any} */ (customElements.get('trade-off')).provide({ createWidget, openDecision });
insertAfter(/** @type {HTMLScriptElement | null} */ (document.currentScript));
