import { html, nothing } from 'lit-html';
import { isOld } from '../share/is_old.js';
import { colour } from './bars.js';
import { heading } from './heading.js';
/** @import { RenderContext, UiState } from '../widget/ui.js' */

/** With more options than this, the head names the first ones and counts the rest. */
const MAX_NAMED_OPTIONS = 5;

/** Title, age, sources and the options. @param {RenderContext} context */
export function head(context) {
  const { page, localizer } = context;
  const named = page.options.length > MAX_NAMED_OPTIONS ? page.options.slice(0, MAX_NAMED_OPTIONS - 1) : page.options;
  const rest = page.options.length - named.length;
  return html`<header class="head" part="head">
    <p class="kicker">${kicker(context).join(' \u00b7 ')}</p>
    ${isOld(page.updated, context.today) ? html`<p class="old">${localizer.message('ui.old')}</p>` : nothing}
    ${heading(context, 0, html`<span lang=${context.lang}>${page.title}</span>`, { kind: 'title' })}
    <ul class="option-names">
      ${named.map((option) => html`<li class=${colour(context, option.id)} lang=${context.lang}><b>${option.name}</b> ${option.tagline ? html`<span class="muted">${option.tagline}</span>` : nothing}</li>`)}
      ${rest ? html`<li class="muted">${localizer.message('ui.more_options', { count: rest })}</li>` : nothing}
    </ul>
  </header>`;
}

/** @param {RenderContext} context */
function kicker({ page, localizer }) {
  return [
    page.by ? localizer.message('ui.kicker_by', { by: page.by }) : localizer.message('ui.kicker'),
    page.updated && localizer.message('ui.updated', { date: localizer.date(page.updated) }),
    page.sources.length && localizer.message('ui.source_count', { count: page.sources.length }),
  ].filter(Boolean);
}

/**
 * The views that the author allows and for which the comparison has content.
 * @param {Pick<RenderContext, 'page' | 'views'>} context
 * @returns {UiState['tab'][]}
 */
export function tabsOf({ page, views }) {
  if (views === 'compare') return ['compare'];
  if (!page.questions.length) return views === 'decide' ? ['result'] : ['compare', 'result'];
  return views === 'decide' ? ['decide', 'result'] : ['compare', 'decide', 'result'];
}

/** The switch between the views. @param {RenderContext} context */
export function tabs(context) {
  const shown = tabsOf(context);
  if (shown.length === 1) return nothing;
  const { localizer, actions, ui } = context;
  return html`<nav class="tabs" part="tabs" aria-label=${localizer.message('ui.views')}>
    ${shown.map((tab) => html`<button type="button" aria-current=${tab === ui.tab ? 'true' : nothing} @click=${() => actions.show(tab)}>${localizer.message(`ui.tab_${tab}`)}</button>`)}
  </nav>`;
}
