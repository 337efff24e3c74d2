/** @import { CriterionImportance } from '../element/contract.js' */
/** @import { RenderContext } from '../widget/ui.js' */

/** Points and share of a criterion. @param {Pick<RenderContext, 'localizer'>} context @param {CriterionImportance} importance */
const importanceText = ({ localizer }, { points, share }) =>
  share === null
    ? localizer.message('ui.points', { points })
    : localizer.message('ui.points_of_all', { points, share: localizer.percent(share) });

/**
 * The same, and the current leader: the value text of a slider.
 * @param {Pick<RenderContext, 'localizer' | 'index' | 'view'>} context
 * @param {CriterionImportance} importance
 */
export function sliderText(context, importance) {
  const leader = context.index.options.get(context.view.leader ?? '');
  const points = importanceText(context, importance);
  return leader ? context.localizer.message('ui.points_lead', { points, option: leader.name }) : points;
}
