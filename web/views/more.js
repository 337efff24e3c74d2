import { nothing } from 'lit-html';
import { certainty } from './more/certainty.js';
import { change } from './more/change.js';
import { chooseIf } from './more/choose_if.js';
import { pieces } from './more/pieces.js';
import { priorities } from './more/priorities.js';
import { reasons } from './more/reasons.js';
/** @import { Scene } from '../element/contract.js' */

/**
 * Rendered one after another; the last part contains everything below the sliders, too.
 * @type {((scene: Scene) => unknown)[]}
 */
const PARTS = [reasons, pieces, certainty, change, (scene) => [priorities(scene), chooseIf(scene)]];

export const parts = PARTS.length;

/** What is below the ranking. It needs the whole view: a quick view lacks its data. @param {Scene} scene */
export function result(scene) {
  const { slider, verdict } = scene.view;
  if (!slider) return nothing;
  if (verdict === 'none_yet') return priorities(scene);
  return PARTS.slice(0, scene.screen.parts).map((part) => part(scene));
}
