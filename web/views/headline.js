/** @import { Option } from '../element/contract.js' */
/** @import { RenderContext } from '../widget/ui.js' */

/**
 * The result in one line: the text before the leader's name, the leader, and the text after it. Without a single
 * leader, the first text is all.
 * @param {Pick<RenderContext, 'view' | 'localizer' | 'index'>} context
 * @returns {[before: string, leader?: Option, after?: string]}
 */
export function headline({ view, localizer, index }) {
  const level = view.says.find((message) => message.code === 'level');
  if (level) {
    const names = level.args.options.map((id) => index.options.get(id)?.name ?? id);
    return [localizer.message('ui.level_between', { options: localizer.list(names) })];
  }
  const leader = index.options.get(view.leader ?? '');
  if (!leader) return [localizer.message('ui.tab_result')];
  const [before, after] = localizer.messageAround('ui.for_you', 'option');
  return [before, leader, after];
}
