// Everything in one classic script: for pages on a disk, and for authors who want one file.
import { createWidget } from '../element/main.js';
import { define, insertAfter } from '../element/shell.js';
import { openDecision } from '../engine/standalone.js';

const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
if (!customElements.get('trade-off')) define(new URL('.', script?.src || document.baseURI).href);
/** @type {any} */ (customElements.get('trade-off')).provide({ createWidget, openDecision });
insertAfter(script);
