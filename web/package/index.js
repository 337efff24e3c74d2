/// <reference path="./tags.d.ts" preserve="true" />
// `import 'tradeoff'` in a bundle: defines <trade-off> in a page, and does nothing on a server, which has no custom
// elements.
import wordFiles from '#word-files';
import { define } from '../element/define.js';
import { TradeOff } from '../element/shell.js';

export { TradeOff };

/**
 * The modules that are loaded later. A bundler splits these imports into separate files.
 * @type {Record<string, () => Promise<unknown>>}
 */
const MODULES = {
  'tradeoff.element.js': () => import('#element'),
  'tradeoff.more.js': () => import('#deferred'),
  'tradeoff.engine.js': () => import('#engine'),
  'tradeoff.engine.nowasm.js': () => import('#engine-nowasm'),
  ...wordFiles,
};

if (globalThis.customElements) define((file) => MODULES[file]());
