import { nothing } from 'lit-html';
import { certainty } from './more/certainty.js';
import { change } from './more/change.js';
import { chooseIf } from './more/choose_if.js';
import { pieces } from './more/pieces.js';
import { priorities } from './more/priorities.js';
import { reasons } from './more/reasons.js';
/** @import { Scene } from '../element/contract.js' */

/** Drawn one after the other; with the sliders comes all that stands below them. @type {((scene: Scene) => unknown)[]} */
const PARTS = [reasons, pieces, certainty, change, (scene) => [priorities(scene), chooseIf(scene)]];

export const parts = PARTS.length;

/** What stands below the ranking, once the whole view is there: a glance lacks what it draws from. @param {Scene} scene */
export function result(scene) {
  const { slider, verdict } = scene.view;
  if (!slider) return nothing;
  if (verdict === 'none_yet') return priorities(scene);
  return PARTS.slice(0, scene.screen.parts).map((part) => part(scene));
}
