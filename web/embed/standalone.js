// Everything in one classic script: for `file:` pages, and for authors who want one file. Only the engine for browsers
// without WebAssembly is a separate file.
import words from '#words';
import { currentScript, folderOf } from '../dom.js';
import { createWidget } from '../widget/main.js';
import { deferred } from '../widget/deferred.js';
import { define } from '../element/define.js';
import { TradeOff } from '../element/shell.js';
import { openDecision } from '../engine/standalone.js';
import { loadScript } from './load_script.js';
import { insertAfter, upgradeMarked } from './upgrade_markup.js';

const script = currentScript();
const base = folderOf(script);

// The element may be defined by another script. Its class is the only place where the two can meet.
const element = /** @type {typeof TradeOff | undefined} */ (customElements.get('trade-off')) ?? TradeOff;
element.register({ ...words, createWidget, deferred, openDecision });
define((file) => loadScript(base + file), script?.dataset.part !== undefined);
insertAfter(script);
upgradeMarked();
