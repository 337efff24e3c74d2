import { nothing, render } from 'lit-html';
import { create } from '../dom.js';
import { yieldToMain } from '../timing.js';
import { widgetView } from '../views/widget_view.js';
import { Localizer } from '../views/localizer.js';
import { indexPage } from './index_page.js';
/** @import { RenderContext, UiState } from './ui.js' */

let isStarted = false;

/**
 * Renders a minimal comparison off-screen, once per page, while the CPU is idle: the first rendering of a template
 * accounts for half of a browser's work. It contains what is rendered first: the table and a question.
 * @param {Pick<RenderContext, 'localizer' | 'views'> & {words: import('./contract.js').Words, ui: UiState}} given
 */
export async function warmUpTemplates({ words, localizer, views, ui }) {
  if (isStarted) return;
  isStarted = true;
  const prose = { text: 'a a', sources: [1], notes: [0] };
  const name = { id: '', name: 'a', text: 'a', tagline: 'a' };
  const told = { ...name, ...prose, label: '' };
  const option = { ...name, about: [], facts: [], usedBy: [], pros: [told], cons: [], chooseIf: [told] };
  const rating = { ...prose, level: 1, evidence: /** @type {const} */ ('weak') };
  const scale = { min: 0, max: 9, better: /** @type {const} */ ('higher') };
  const criterion = {
    ...name,
    importance: 1,
    scale,
    advice: { ...prose, sources: [] },
    ratings: { '': rating },
    features: [],
  };
  const answer = { ...name, because: 'a', counts: [''], prefers: [], requires: [] };
  const question = { ...name, choose: /** @type {const} */ ('one'), answers: [answer, answer] };
  const page = {
    ...{
      id: '',
      lang: '',
      title: '',
      summary: 'a',
      updated: '2000',
      disclosure: 'a',
      intro: [],
      closing: [],
      sources: [],
    },
    ...{ notes: [told], options: [option, option], criteria: [criterion], questions: [question] },
    ...{ presets: [{ ...name, answers: {} }], audiences: [], warnings: [] },
  };
  const view = {
    verdict: 'none_yet',
    counts: {},
    questions: [{ ...name, state: 'open', answers: [] }],
    importance: [],
    ranking: [],
  };
  const index = indexPage(page);
  const context = {
    page,
    view,
    index,
    views,
    localizer: new Localizer(words, localizer.lang, index),
    actions: {},
    heading: 3,
    today: '',
    lang: nothing,
  };
  const box = create('div');
  for (const tab of ['compare', 'decide']) {
    await yieldToMain();
    render(
      widgetView(/** @type {any} */ ({ ...context, ui: { ...ui, tab, history: [''], renderedPieces: Infinity } })),
      box,
    );
  }
}
