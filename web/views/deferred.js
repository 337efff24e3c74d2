import { nothing } from 'lit-html';
import { certainty } from './deferred/certainty.js';
import { sensitivity } from './deferred/sensitivity.js';
import { chooseIf } from './deferred/choose_if.js';
import { contributions } from './deferred/contributions.js';
import { importanceSliders } from './deferred/importance_sliders.js';
import { reasons } from './deferred/reasons.js';
/** @import { RenderContext } from '../widget/ui.js' */

/**
 * Rendered one after another; the last part contains everything below the sliders, too.
 * @type {((context: RenderContext) => unknown)[]}
 */
const SECTIONS = [
  reasons,
  contributions,
  certainty,
  sensitivity,
  (context) => [importanceSliders(context), chooseIf(context)],
];

export const sectionCount = SECTIONS.length;

/** What is below the ranking. It needs the whole view: a quick view lacks its data. @param {RenderContext} context */
export function result(context) {
  const { slider, verdict } = context.view;
  if (!slider) return nothing;
  if (verdict === 'none_yet') return importanceSliders(context);
  return SECTIONS.slice(0, context.ui.renderedSections).map((section) => section(context));
}
