// A decision record: what was compared and by whom, the reader's input, the result, and doubts about it.
import { isOld } from './age.js';
/** @import { Part, Scene, Source } from '../element/contract.js' */

/**
 * A record has at most 40 times the size of its input plus 64 KiB (docs/view.md). So names and texts that many
 * sentences repeat are shortened in them: to this many characters of Markdown in all sentences together, but not below
 * 100 in each. Headings, rankings and answers have the full text.
 */
const MOST_REPEATED = 2 ** 15;
const LEAST_NAME = 100;

/** A list of sentences ends after this many characters, but not before its first sentence; the others are counted. */
const MOST_TOLD = 10_000;

/** @param {Scene} scene @param {string} url a link to this state */
export function markdown(scene, url) {
  const { page, view, say, today } = scene;
  const brief = withShortNames(scene);
  return [
    `# ${plain(page.title)}`,
    paragraphs(origin(scene)),
    page.disclosure && plain(say.word('ui.named', { word: say.word('ui.disclosure'), name: page.disclosure })),
    view.verdict !== 'none_yet' && [`## ${plain(headline(scene))}`, paragraphs(verdict(brief))],
    section(scene, 'ui.fit_name', ranking(scene)),
    answers(scene),
    section(scene, 'ui.importance', importance(scene)),
    reasons(scene, brief),
    section(scene, 'share.doubts', doubts(brief)),
    page.sources.length > 0 && [
      `## ${plain(say.word('ui.all_sources', { count: page.sources.length }))}`,
      page.sources.map((one) => source(scene, one)).join('\n'),
    ],
    `${plain(say.word('share.recorded', { date: say.date(today) }))} [${plain(say.word('share.state'))}](${address(url)})`,
  ]
    .flat()
    .filter(Boolean)
    .join('\n\n')
    .concat('\n');
}

/** Characters that are markup in any position. */
const MARKS = '\\*_[]<>|~${}';
/** Characters that are markup at the start of a line, and in runs. */
const RUNS = '-+=';

/**
 * Escapes a text so that it is never markup, in one line: controls and line ends become spaces, white space at its ends
 * is removed, and each run of spaces becomes one. The rules are those of core/cli/render_markdown.cpp, which lists the
 * supported Markdown dialects.
 * @param {string} text
 */
export const plain = (text) =>
  text
    .replace(/[\p{Cc}\u2028\u2029 ]+/gu, ' ')
    .replace(/[\p{Cs}\p{Noncharacter_Code_Point}]/gu, '\ufffd')
    .trim()
    .replace(/[^A-Za-z\d\s]/g, escapedAt)
    .replace(/^(\d+)([.)])(?= |$)/, '$1\\$2') // an ordered list
    .replace(/www\./gi, (word) => `${word.slice(0, 3)}\\.`)
    .replace(/^(?:i(?=mport )|e(?=xport ))/, (letter) => `&#${letter.charCodeAt(0)};`); // MDX would run such a line

/** @param {string} char @param {number} idx @param {string} line */
function escapedAt(char, idx, line) {
  const before = line[idx - 1] ?? ' ';
  const after = line[idx + 1] ?? ' ';
  const endsWord = after === ' ';
  if (char === '&' && /[#\w]/.test(after)) return '&amp;';
  if (/[`^]/.test(char) || (char === '@' && before !== ' ' && !endsWord)) return `&#${char.charCodeAt(0)};`;
  if (char === '%' && (/[{%]/.test(before) || after === '%')) return '&#37;';
  const marks =
    MARKS.includes(char) ||
    (char === '#' && (' {'.includes(before) || idx === line.length - 1)) ||
    (char === ':' && (!idx || !endsWord)) ||
    (char === '!' && !idx && after === '!') ||
    (RUNS.includes(char) && (RUNS.includes(before) || RUNS.includes(after) || (!idx && endsWord)));
  return marks ? `\\${char}` : char;
}

/** The scene with names and texts shortened to what its sentences may repeat. @param {Scene} scene @returns {Scene} */
function withShortNames(scene) {
  const { says, reasons, tipping = [], flips = [] } = scene.view;
  const parts = reasons ? [...reasons.byCriterion.parts, ...reasons.byAnswer.parts] : [];
  const sentences = [...says, ...parts, ...tipping, ...flips.flatMap((flip) => flip.says)].length;
  const most = Math.max(LEAST_NAME, Math.floor(MOST_REPEATED / sentences));
  const short = (/** @type {string} */ text) => {
    const length = plain(text).length;
    return length > most ? `${text.slice(0, (most * text.length) / length).replace(/[\ud800-\udbff]$/, '')}…` : text;
  };
  /** @template {{name: string}} T @param {Map<string, T>} items @returns {Map<string, T>} */
  const named = (items) => new Map([...items].map(([id, item]) => [id, { ...item, name: short(item.name) }]));
  const { options, criteria, questions } = scene.index;
  const index = {
    ...scene.index,
    options: named(options),
    criteria: named(criteria),
    questions: new Map(
      [...questions].map(([id, { text, answers, ...rest }]) => [
        id,
        { ...rest, text: short(text), answers: answers.map((answer) => ({ ...answer, text: short(answer.text) })) },
      ]),
    ),
  };
  return { ...scene, index, say: scene.say.with(index) };
}

/**
 * As many sentences as the limit allows, and the number of the others.
 * @param {Scene} scene
 * @param {string[]} sentences
 * @param {number} [more] number of sentences that are not in the list
 */
function few({ say }, sentences, more = 0) {
  let room = MOST_TOLD;
  const end = sentences.findIndex((one, place) => (room -= plain(one).length) < 0 && place > 0);
  const told = end < 0 ? sentences : sentences.slice(0, end);
  const left = sentences.length - told.length + more;
  return left ? [...told, say.word('ui.more_options', { count: left })] : told;
}

/** An empty text stays empty: "****" would be shown literally. @param {string} text */
const bold = (text) => plain(text) && `**${plain(text)}**`;

/** A URL in angle brackets may contain any brackets except these; braces are template syntax. @param {string} url */
export const address = (url) =>
  `<${url.replace(/[<>\\{}\s\p{Noncharacter_Code_Point}]/gu, encodeURIComponent).replace(/&(?=#?\w+;)/g, '&amp;')}>`;

/** @param {string[]} sentences */
const paragraphs = (sentences) => sentences.map(plain).join('\n\n');

/** @param {Scene} scene @param {string} title @param {string[]} items */
const section = ({ say }, title, items) => items.length > 0 && [`## ${plain(say.word(title))}`, list(items)];

/** @param {string[]} items */
const list = (items) => items.map((item) => `- ${plain(item)}`).join('\n');

/** @param {Scene} scene */
function origin({ page, say, today }) {
  const by = page.by ? say.word('ui.kicker_by', { by: page.by }) : say.word('ui.kicker');
  const line = page.updated ? `${by} · ${say.word('ui.updated', { date: say.date(page.updated) })}` : by;
  return [line, ...(isOld(page.updated, today) ? [say.word('ui.old')] : []), ...(page.summary ? [page.summary] : [])];
}

/** @param {Scene} scene @param {string | null} id */
const nameOf = ({ index }, id) => index.options.get(id ?? '')?.name ?? '';

/** @param {Scene} scene */
function headline(scene) {
  const { view, say } = scene;
  const level = view.says.find((message) => message.code === 'level');
  if (!level) return say.word('ui.for_you', { option: nameOf(scene, view.leader) });
  const names = level.args.options.map((id) => nameOf(scene, id));
  return say.word('ui.level_between', { options: say.list(names) });
}

/** How clear the result is, if known, and the other messages of the result. @param {Scene} scene */
const verdict = ({ view, say }) => [
  ...(view.verdict && view.rival && !view.ranking[0].tied ? [say.word(`ui.sure_${view.verdict}`)] : []),
  ...view.says.map((one) => say.sentence(one)),
];

/** @param {Scene} scene */
const ranking = (scene) =>
  scene.view.ranking
    .filter(({ excluded }) => !excluded)
    .map(({ option, fit }) =>
      scene.say.word('ui.named', {
        word: nameOf(scene, option),
        name: fit === null ? scene.say.word('ui.no_fit') : scene.say.percent(fit),
      }),
    );

/** Every question, including open ones. @param {Scene} scene */
function answers({ view, say, index }) {
  const lines = view.questions.map(({ id, state, answers: given }) => {
    const question = index.questions.get(id);
    const texts = question?.answers.filter((one) => given.includes(one.id)).map(({ text }) => text) ?? [];
    const reply = texts.length
      ? bold(say.list(texts))
      : plain(say.word(state === 'open' ? 'share.open' : 'ui.skipped'));
    return `- ${plain(question?.text ?? id)} ${reply}`;
  });
  return lines.length > 0 && [`## ${plain(say.word('ui.given'))}`, lines.join('\n')];
}

/** @param {Scene} scene */
const importance = ({ view, say, index }) =>
  view.importance.map(({ criterion, points, share, slider }) => {
    const count = say.word('ui.points_share', { points, share: share === null ? '' : say.percent(share) });
    const name = slider ? `${count} · ${say.word('ui.by_hand')}` : count;
    return say.word('ui.named', { word: index.criteria.get(criterion)?.name, name });
  });

/**
 * What favours the leader, what favours its rival, and the effect of each answer.
 * @param {Scene} scene
 * @param {Scene} brief the same scene with short names
 */
function reasons(scene, brief) {
  const { view, say } = brief;
  if (!view.reasons) return [];
  const { byCriterion, byAnswer } = view.reasons;
  const line = (/** @type {Part} */ part, whom = '') =>
    say.word('ui.named', { word: say.part(part), name: `+${say.points(part.points)} ${whom}` });
  const sides = [view.leader, view.rival].flatMap((id) => {
    const option = nameOf(scene, id);
    const parts = byCriterion.parts.filter((part) => part.option === id);
    const title = `## ${plain(say.word('ui.speaks_for', { option }))}`;
    return [title, list(parts.length ? parts.map((part) => line(part)) : [say.word('share.nothing')])];
  });
  const did = byAnswer.parts.map((part) => line(part, say.word('ui.for', { option: nameOf(brief, part.option) })));
  return [...sides, ...(section(scene, 'ui.why_answers', did) || [])];
}

/** What would change the result, and which methods disagree; a glance has none of it. @param {Scene} scene */
function doubts(scene) {
  const { say, view } = scene;
  const flips = (view.flips ?? []).map(({ option, says }) =>
    say.word('share.flip', { option: nameOf(scene, option), changes: say.list(says.map((one) => say.sentence(one))) }),
  );
  const { judging = 0, agreeing = 0 } = view.opinions ?? {};
  return [
    ...few(
      scene,
      (view.tipping ?? []).map((one) => say.sentence(one)),
    ),
    ...few(scene, flips, view.moreFlips),
    ...(judging ? [say.word('share.opinions', { count: judging, agreeing })] : []),
  ];
}

/** @param {Scene} scene @param {Source} source */
function source({ say, today }, { number, title, url, copy, date, seen, confidence }) {
  const facts = [
    date && say.date(date),
    seen && say.word('ui.seen', { date: say.date(seen) }),
    isOld(seen ?? date, today) && say.word('ui.old_source'),
    confidence && say.word(`ui.confidence_${confidence}`),
  ]
    .filter((fact) => typeof fact === 'string' && fact)
    .map((fact) => plain(String(fact)));
  if (copy) facts.push(`[${plain(say.word('ui.copy'))}](${address(copy)})`);
  const name = url ? `[${plain(title)}](${address(url)})` : plain(title);
  return `${number}. ${[name, ...facts].join(' · ')}`;
}
