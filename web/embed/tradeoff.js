// The script tag: defines <trade-off>, loads the rest when a reader comes near.
import { define, insertAfter } from '../element/shell.js';

const script = /** @type {HTMLScriptElement | null} */ (document.currentScript); // null once this has run
define(new URL('.', script?.src || document.baseURI).href);
insertAfter(script);
