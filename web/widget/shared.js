// What tradeoff.more.js imports from tradeoff.element.js instead of bundling it again (scripts/build/shared.mjs).
export { _$LH, html, noChange, nothing, svg } from 'lit-html';
export * from '../json.js';
export * from '../share/is_old.js';
export * from '../share/fragment.js';
export * from '../views/bars.js';
export * from '../views/folded.js';
export * from '../views/heading.js';
export * from '../views/headline.js';
export * from '../views/icons.js';
export * from '../views/prose.js';
export * from '../views/importance.js';
export * from '../views/of_option.js';
