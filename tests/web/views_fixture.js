// A comparison in which every text is different, so that a test can check that each one is rendered.
import { Store } from '../../web/widget/store.js';
import { nothing } from 'lit-html';
import { indexPage } from '../../web/widget/index_page.js';
import { Localizer } from '../../web/views/localizer.js';
import { words } from './words.js';
/** @import { Page, View } from '../../web/element/contract.js' */
/** @import { RenderContext, UiState } from '../../web/widget/ui.js' */

/** @param {string} text @param {number[]} [sources] @param {number[]} [notes] */
const prose = (text, sources = [], notes = []) => ({ text, sources, notes });

/** @returns {Page} */
export const makePage = () => ({
  id: 'tea-vs-coffee',
  lang: 'en',
  title: 'Tea vs Coffee',
  summary: 'The summary.',
  updated: '2026-11-22',
  by: 'The taster',
  disclosure: 'The disclosure.',
  intro: [prose('The intro.', [1])],
  closing: [prose('The closing.')],
  sources: [
    {
      number: 1,
      id: 'a',
      title: 'Source A',
      url: 'https://a.example/',
      copy: 'https://copy.example/',
      date: '2026-08',
      seen: '2026-11-22',
      confidence: 'high',
    },
    { number: 2, id: 'b', title: 'Source B', confidence: 'low' },
  ],
  notes: [
    { id: 'n', verdict: 'disputed', text: 'The first note.', sources: [2] },
    { id: 'm', text: 'The second note.', sources: [] },
  ],
  options: [
    {
      id: 'tea',
      name: 'Tea',
      tagline: 'Tea tagline',
      url: 'https://tea.example/',
      about: [prose('About tea.')],
      facts: [{ label: 'Leaf', ...prose('Green or black.') }],
      usedBy: [{ name: 'The tea drinker', ...prose('Every afternoon.', [], [1]) }],
      pros: [{ ...prose('Tea calms.'), criterion: 'calm' }],
      cons: [prose('Tea stains.')],
      chooseIf: [prose('You like to sit down.')],
    },
    {
      id: 'coffee',
      name: 'Coffee',
      tagline: 'Coffee tagline',
      about: [prose('About coffee.')],
      facts: [],
      usedBy: [],
      pros: [prose('Coffee wakes.')],
      cons: [prose('Coffee jitters.')],
      chooseIf: [prose('You are in a hurry.')],
    },
  ],
  criteria: [
    {
      id: 'calm',
      name: 'Calm',
      help: 'What calm means.',
      importance: 1,
      scale: { min: 0, max: 10, better: 'higher' },
      advice: prose('The advice.'),
      ratings: {
        tea: {
          value: 9,
          level: 9,
          levelMin: 9,
          levelMax: 9,
          basis: 'documented',
          evidence: 'strong',
          ...prose('Tea is calm.', [1], [0]),
        },
        coffee: {
          value: 2,
          level: 2,
          levelMin: 2,
          levelMax: 2,
          basis: 'editorial',
          evidence: 'weak',
          ...prose('Coffee is not.'),
        },
      },
      features: [
        { name: 'Theanine', has: { tea: 'yes', coffee: 'no' }, sources: [2] },
        { name: 'Ritual', has: { tea: 'an old one' }, sources: [] },
      ],
    },
    {
      id: 'price',
      name: 'Price',
      importance: 2,
      scale: { min: 0, max: 5, better: 'lower', unit: 'euros' },
      ratings: {
        tea: { min: 1, max: 2, level: 7, levelMin: 6, levelMax: 8, basis: 'measured', ...prose('') },
      },
      features: [],
    },
  ],
  questions: [
    {
      id: 'time',
      text: 'How much time have you?',
      help: 'Be honest.',
      choose: 'one',
      answers: [
        {
          id: 'much',
          text: 'An hour',
          because: 'Tea takes time.',
          counts: ['calm', 'price'],
          prefers: [{ attribute: 'speed', anyOf: ['slow'], points: 3 }],
          requires: [],
        },
        {
          id: 'none',
          text: 'None',
          counts: [],
          prefers: [],
          requires: [{ attribute: 'quick', anyOf: [true], because: 'There is no time.' }],
        },
      ],
    },
    {
      id: 'place',
      text: 'Where do you drink it?',
      choose: 'many',
      answers: [
        { id: 'home', text: 'At home', counts: ['price'], prefers: [], requires: [] },
        { id: 'work', text: 'At work', counts: [], prefers: [], requires: [] },
      ],
    },
  ],
  presets: [{ id: 'monk', name: 'The monk', text: 'Sits all day.', answers: { time: ['much'] } }],
  audiences: [{ name: 'For students', ...prose('Both, in turn.') }],
  warnings: [],
});

/** The view before the first answer. @returns {View} */
export const newView = () => ({
  complete: false,
  verdict: 'none_yet',
  unmet: false,
  settled: false,
  next: 'time',
  counts: { questions: 2, answered: 0, skipped: 0, open: 2 },
  questions: [
    { id: 'time', state: 'open', answers: [] },
    { id: 'place', state: 'open', answers: [] },
  ],
  importance: [
    { criterion: 'calm', points: 1, share: 0.33, slider: false },
    { criterion: 'price', points: 2, share: 0.67, slider: false },
  ],
  ranking: [],
  leader: null,
  rival: null,
  lead: null,
  says: [],
});

/** The quickView after the answer "An hour": tea leads, and the result is settled. @returns {View} */
export const ledView = () => ({
  ...newView(),
  verdict: undefined,
  settled: true,
  next: 'place',
  counts: { questions: 2, answered: 1, skipped: 0, open: 1 },
  questions: [
    { id: 'time', state: 'answered', answers: ['much'] },
    { id: 'place', state: 'open', answers: [] },
  ],
  ranking: [
    {
      option: 'tea',
      rank: 1,
      tied: false,
      excluded: false,
      score: 8.1,
      low: 8,
      high: 9,
      fit: 0.81,
      fitLow: 0.7,
      fitHigh: 0.92,
      fails: [],
    },
    {
      option: 'coffee',
      rank: 2,
      tied: false,
      excluded: false,
      score: 4,
      low: 4,
      high: 4,
      fit: 0.4,
      fitLow: 0.4,
      fitHigh: 0.4,
      fails: [],
    },
  ],
  leader: 'tea',
  rival: 'coffee',
  lead: 4.1,
  says: [
    { code: 'leads', args: { option: 'tea', rival: 'coffee', points: 4.1 } },
    { code: 'settled', args: { open: 1 } },
  ],
});

/** The same as a whole view. @returns {View} */
export const wholeView = () => ({
  ...ledView(),
  complete: true,
  verdict: 'leaning',
  slider: { top: 20, step: 0.5 },
  importance: [
    {
      criterion: 'calm',
      points: 1,
      share: 0.33,
      slider: true,
      at: 0.05,
      less: 0.5,
      more: 1.5,
      track: [
        { option: 'coffee', from: 0, to: 0.4, start: 0, width: 0.02 },
        { option: 'tea', from: 0.4, to: 20, start: 0.02, width: 0.98 },
      ],
      stable: { from: 0.17, to: 1 },
    },
    {
      criterion: 'price',
      points: 2,
      share: 0.67,
      slider: false,
      at: 0.1,
      less: 1.5,
      more: null,
      track: [{ option: 'tea', from: 0, to: 20, start: 0, width: 1 }],
      stable: { from: 0, to: 1 },
    },
  ],
  reasons: {
    byAnswer: {
      parts: [
        { code: 'answer', args: { question: 'time', answer: 'much' }, option: 'tea', points: 5, width: 1 },
        { code: 'base', args: {}, option: 'coffee', points: -0.9, width: 0.18 },
      ],
      enough: 1,
    },
    byCriterion: {
      parts: [
        { code: 'criterion', args: { criterion: 'calm' }, option: 'tea', points: 5, width: 1 },
        { code: 'criterion', args: { criterion: 'price' }, option: 'coffee', points: -0.9, width: 0.18 },
      ],
      enough: 1,
    },
  },
  dominated: [],
  contributions: [
    {
      option: 'tea',
      parts: [
        { code: 'criterion', args: { criterion: 'calm' }, points: 5.1, start: 0, width: 0.51 },
        { code: 'bonus', args: { question: 'time', answer: 'much' }, points: 3, start: 0.51, width: 0.3 },
      ],
    },
    {
      option: 'coffee',
      parts: [{ code: 'criterion', args: { criterion: 'price' }, points: 4, start: 0, width: 0.4 }],
    },
  ],
  robustness: {
    draws: 4096,
    leads: [
      { option: 'tea', of100: 83, start: 0, width: 0.83 },
      { option: 'coffee', of100: 17, start: 0.83, width: 0.17 },
    ],
  },
  tipping: [
    { code: 'overtakes_below', args: { option: 'coffee', rival: 'tea', criterion: 'calm', factor: 0.4 } },
    { code: 'overtakes', args: { option: 'coffee', rival: 'tea', criterion: 'price', factor: 1.8 } },
    { code: 'overtakes', args: { option: 'coffee', rival: 'tea', criterion: 'calm', factor: 9 } },
  ],
  flips: [
    {
      option: 'coffee',
      changes: [{ question: 'time', answers: ['none'] }],
      says: [{ code: 'flip_other', args: { question: 'time', answer: 'none' } }],
    },
  ],
  opinions: {
    judging: 2,
    agreeing: 1,
    methods: [
      {
        method: 'weighted-product',
        agrees: false,
        abstains: { code: 'not_positive', args: { option: 'tea', criterion: 'price' } },
        ranking: [],
      },
      {
        method: 'topsis',
        agrees: true,
        abstains: null,
        ranking: [{ option: 'tea', rank: 1, tied: false, score: 0.741 }],
      },
      {
        method: 'promethee2',
        agrees: false,
        abstains: null,
        ranking: [{ option: 'coffee', rank: 1, tied: false, score: 0.2 }],
      },
    ],
  },
  says: [
    { code: 'leads', args: { option: 'tea', rival: 'coffee', points: 4.1 } },
    { code: 'robust', args: { option: 'tea', of100: 83 } },
    { code: 'settled', args: { open: 1 } },
  ],
});

/** @returns {UiState} */
export const newUiState = () => ({
  ...new Store().ui,
  question: 'time',
  history: ['time'],
  renderedPieces: Infinity,
  renderedSections: Infinity,
});

const none = () => {};

/** @param {Partial<RenderContext>} [change] @returns {RenderContext} */
export function makeContext(change = {}) {
  const page = change.page ?? makePage();
  const index = indexPage(page);
  return {
    page,
    index,
    view: newView(),
    ui: newUiState(),
    localizer: new Localizer(words, 'en', index),
    heading: 3,
    views: 'all',
    today: '2026-11-22',
    isLoadingMore: false,
    lang: nothing,
    actions: {
      show: none,
      choose: none,
      next: none,
      back: none,
      skip: none,
      change: none,
      reset: none,
      preset: none,
      undo: none,
      share: none,
      touch: none,
      pick: none,
      hideAlike: none,
      flip: none,
      setImportance: none,
      slide: none,
    },
    ...change,
  };
}
