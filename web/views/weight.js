/** @import { Scene, Weight } from '../element/contract.js' */

/** What a criterion counts. @param {Pick<Scene, 'say'>} scene @param {Weight} weight */
const weightText = ({ say }, { points, share }) =>
  share === null ? say.word('ui.points', { points }) : say.word('ui.weight', { points, share: say.percent(share) });

/** The same, and who leads with it: what a slider says of itself. @param {Pick<Scene, 'say' | 'index' | 'view'>} scene @param {Weight} weight */
export function sliderText(scene, weight) {
  const leader = scene.index.options.get(scene.view.leader ?? '');
  const text = weightText(scene, weight);
  return leader ? scene.say.word('ui.weight_leads', { weight: text, option: leader.name }) : text;
}
