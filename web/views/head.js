import { html, nothing } from 'lit-html';
import { isOld } from '../share/age.js';
import { colour } from './bars.js';
import { heading } from './heading.js';
/** @import { Scene, Screen } from '../element/contract.js' */

/** With more options than this, the head names the first ones and counts the rest. */
const NAMED = 5;

/** Title, age, sources and the options. @param {Scene} scene */
export function head(scene) {
  const { page, say } = scene;
  const named = page.options.length > NAMED ? page.options.slice(0, NAMED - 1) : page.options;
  const rest = page.options.length - named.length;
  return html`<header class="head" part="head">
    <p class="kicker">${kicker(scene).join(' \u00b7 ')}</p>
    ${isOld(page.updated, scene.today) ? html`<p class="old">${say.word('ui.old')}</p>` : nothing}
    ${heading(scene, 0, html`<span lang=${scene.lang}>${page.title}</span>`, { kind: 'title' })}
    <ul class="sides">
      ${named.map((option) => html`<li class=${colour(scene, option.id)} lang=${scene.lang}><b>${option.name}</b> ${option.tagline ? html`<span class="hush">${option.tagline}</span>` : nothing}</li>`)}
      ${rest ? html`<li class="hush">${say.word('ui.more_options', { count: rest })}</li>` : nothing}
    </ul>
  </header>`;
}

/** @param {Scene} scene */
function kicker({ page, say }) {
  return [
    page.by ? say.word('ui.kicker_by', { by: page.by }) : say.word('ui.kicker'),
    page.updated && say.word('ui.updated', { date: say.date(page.updated) }),
    page.sources.length && say.word('ui.source_count', { count: page.sources.length }),
  ].filter(Boolean);
}

/**
 * The views that the author allows and for which the comparison has content.
 * @param {Pick<Scene, 'page' | 'views'>} scene
 * @returns {Screen['tab'][]}
 */
export function tabsOf({ page, views }) {
  if (views === 'compare') return ['compare'];
  if (!page.questions.length) return views === 'decide' ? ['result'] : ['compare', 'result'];
  return views === 'decide' ? ['decide', 'result'] : ['compare', 'decide', 'result'];
}

/** The switch between the views. @param {Scene} scene */
export function tabs(scene) {
  const shown = tabsOf(scene);
  if (shown.length === 1) return nothing;
  const { say, act, screen } = scene;
  return html`<nav class="tabs" part="tabs" aria-label=${say.word('ui.views')}>
    ${shown.map((tab) => html`<button type="button" aria-current=${tab === screen.tab ? 'true' : nothing} @click=${() => act.show(tab)}>${say.word(`ui.tab_${tab}`)}</button>`)}
  </nav>`;
}
