/** @import { CriterionImportance, Scene } from '../element/contract.js' */

/** Points and share of a criterion. @param {Pick<Scene, 'say'>} scene @param {CriterionImportance} importance */
const importanceText = ({ say }, { points, share }) =>
  share === null
    ? say.word('ui.points', { points })
    : say.word('ui.points_of_all', { points, share: say.percent(share) });

/**
 * The same, and the current leader: the value text of a slider.
 * @param {Pick<Scene, 'say' | 'index' | 'view'>} scene
 * @param {CriterionImportance} importance
 */
export function sliderText(scene, importance) {
  const leader = scene.index.options.get(scene.view.leader ?? '');
  const points = importanceText(scene, importance);
  return leader ? scene.say.word('ui.points_lead', { points, option: leader.name }) : points;
}
