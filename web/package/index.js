/// <reference path="./tags.d.ts" preserve="true" />
// `import 'tradeoff'` in a bundle: defines <trade-off> in a page, and does no harm on a server, where there is none.
import wordFiles from '#word-files';
import { TradeOff, define } from '../element/shell.js';

export { TradeOff };

/** The parts that come later. A bundler sees these imports and makes files of its own of them. @type {Record<string, () => Promise<unknown>>} */
const PARTS = {
  'tradeoff.element.js': () => import('#element'),
  'tradeoff.more.js': () => import('#more'),
  'tradeoff.engine.js': () => import('#engine'),
  'tradeoff.engine.nowasm.js': () => import('#twin'),
  ...wordFiles,
};

if (globalThis.customElements) define((file) => PARTS[file]());
