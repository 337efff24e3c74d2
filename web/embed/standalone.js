// Everything in one classic script: for pages on a disk, and for authors who want one file.
import { createWidget } from '../element/main.js';
import { define } from '../element/shell.js';
import { openDecision } from '../engine/standalone.js';
import { insertAfter, upgradeMarked } from './doors.js';

const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
define(undefined, script?.dataset.part !== undefined);
// The element may be another script's: its class is the one place where both can meet.
/** @type {any} */ (customElements.get('trade-off')).provide({ createWidget, openDecision });
insertAfter(script);
upgradeMarked();
