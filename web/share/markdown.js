// A decision record: what was compared and by whom, the reader's input, the result, and doubts about it.
import { headline } from '../views/headline.js';
import { escapeText, linkTarget } from './escape_markdown.js';
import { isOld } from './is_old.js';
/** @import { Part, Source } from '../element/contract.js' */
/** @import { RenderContext } from '../widget/ui.js' */

/**
 * A record has at most 40 times the size of its input plus 64 KiB (docs/view.md). So names and texts that many
 * sentences repeat are shortened in them: to this many characters of Markdown in all sentences together, but not below
 * 100 in each. Headings, rankings and answers have the full text.
 */
const MAX_REPEATED_CHARS = 2 ** 15;
const MIN_NAME_CHARS = 100;

/** A list of sentences ends after this many characters, but not before its first sentence; the others are counted. */
const MAX_LIST_CHARS = 10_000;

/** @param {RenderContext} context @param {string} url a link to this state */
export function markdown(context, url) {
  const { page, view, localizer, today } = context;
  const brief = withShortNames(context);
  return [
    `# ${escapeText(page.title)}`,
    paragraphs(origin(context)),
    page.disclosure &&
      escapeText(localizer.message('ui.named', { word: localizer.message('ui.disclosure'), name: page.disclosure })),
    view.verdict !== 'none_yet' && [`## ${escapeText(plainHeadline(context))}`, paragraphs(verdict(brief))],
    section(context, 'ui.fit_name', ranking(context)),
    answers(context),
    section(context, 'ui.importance', importance(context)),
    reasons(context, brief),
    section(context, 'share.doubts', doubts(brief)),
    page.sources.length > 0 && [
      `## ${escapeText(localizer.message('ui.all_sources', { count: page.sources.length }))}`,
      page.sources.map((one) => source(context, one)).join('\n'),
    ],
    `${escapeText(localizer.message('share.recorded', { date: localizer.date(today) }))} [${escapeText(localizer.message('share.state'))}](${linkTarget(url)})`,
  ]
    .flat()
    .filter(Boolean)
    .join('\n\n')
    .concat('\n');
}

/** The context with names and texts shortened to what its sentences may repeat. @param {RenderContext} context @returns {RenderContext} */
function withShortNames(context) {
  const { says, reasons, tipping = [], flips = [] } = context.view;
  const parts = reasons ? [...reasons.byCriterion.parts, ...reasons.byAnswer.parts] : [];
  const sentences = [...says, ...parts, ...tipping, ...flips.flatMap((flip) => flip.says)].length;
  const most = Math.max(MIN_NAME_CHARS, Math.floor(MAX_REPEATED_CHARS / sentences));
  const short = (/** @type {string} */ text) => {
    const length = escapeText(text).length;
    return length > most ? `${text.slice(0, (most * text.length) / length).replace(/[\ud800-\udbff]$/, '')}…` : text;
  };
  /** @template {{name: string}} T @param {Map<string, T>} items @returns {Map<string, T>} */
  const named = (items) => new Map([...items].map(([id, item]) => [id, { ...item, name: short(item.name) }]));
  const { options, criteria, questions } = context.index;
  const index = {
    ...context.index,
    options: named(options),
    criteria: named(criteria),
    questions: new Map(
      [...questions].map(([id, { text, answers, ...rest }]) => [
        id,
        { ...rest, text: short(text), answers: answers.map((answer) => ({ ...answer, text: short(answer.text) })) },
      ]),
    ),
  };
  return { ...context, index, localizer: context.localizer.withNames(index) };
}

/**
 * As many sentences as the limit allows, and the number of the others.
 * @param {RenderContext} context
 * @param {string[]} sentences
 * @param {number} [more] number of sentences that are not in the list
 */
function limited({ localizer }, sentences, more = 0) {
  let room = MAX_LIST_CHARS;
  const end = sentences.findIndex((one, place) => (room -= escapeText(one).length) < 0 && place > 0);
  const told = end < 0 ? sentences : sentences.slice(0, end);
  const left = sentences.length - told.length + more;
  return left ? [...told, localizer.message('ui.more_options', { count: left })] : told;
}

/** An empty text stays empty: "****" would be shown literally. @param {string} text */
const bold = (text) => escapeText(text) && `**${escapeText(text)}**`;

/** @param {string[]} sentences */
const paragraphs = (sentences) => sentences.map(escapeText).join('\n\n');

/** @param {RenderContext} context @param {string} title @param {string[]} items */
const section = ({ localizer }, title, items) =>
  items.length > 0 && [`## ${escapeText(localizer.message(title))}`, list(items)];

/** @param {string[]} items */
const list = (items) => items.map((item) => `- ${escapeText(item)}`).join('\n');

/** @param {RenderContext} context */
function origin({ page, localizer, today }) {
  const by = page.by ? localizer.message('ui.kicker_by', { by: page.by }) : localizer.message('ui.kicker');
  const line = page.updated ? `${by} · ${localizer.message('ui.updated', { date: localizer.date(page.updated) })}` : by;
  return [
    line,
    ...(isOld(page.updated, today) ? [localizer.message('ui.old')] : []),
    ...(page.summary ? [page.summary] : []),
  ];
}

/** @param {RenderContext} context @param {string | null} id */
const nameOf = ({ index }, id) => index.options.get(id ?? '')?.name ?? '';

/** @param {RenderContext} context */
function plainHeadline(context) {
  const [before, leader, after] = headline(context);
  return leader ? before + leader.name + after : before;
}

/** How clear the result is, if known, and the other messages of the result. @param {RenderContext} context */
const verdict = ({ view, localizer }) => [
  ...(view.verdict && view.rival && !view.ranking[0].tied ? [localizer.message(`ui.sure_${view.verdict}`)] : []),
  ...view.says.map((one) => localizer.sentence(one)),
];

/** @param {RenderContext} context */
const ranking = (context) =>
  context.view.ranking
    .filter(({ excluded }) => !excluded)
    .map(({ option, fit }) =>
      context.localizer.message('ui.named', {
        word: nameOf(context, option),
        name: fit === null ? context.localizer.message('ui.no_fit') : context.localizer.percent(fit),
      }),
    );

/** Every question, including open ones. @param {RenderContext} context */
function answers({ view, localizer, index }) {
  const lines = view.questions.map(({ id, state, answers: given }) => {
    const question = index.questions.get(id);
    const texts = question?.answers.filter((one) => given.includes(one.id)).map(({ text }) => text) ?? [];
    const reply = texts.length
      ? bold(localizer.list(texts))
      : escapeText(localizer.message(state === 'open' ? 'share.open' : 'ui.skipped'));
    return `- ${escapeText(question?.text ?? id)} ${reply}`;
  });
  return lines.length > 0 && [`## ${escapeText(localizer.message('ui.given'))}`, lines.join('\n')];
}

/** @param {RenderContext} context */
const importance = ({ view, localizer, index }) =>
  view.importance.map(({ criterion, points, share, slider }) => {
    const count = localizer.message('ui.points_share', {
      points,
      share: share === null ? '' : localizer.percent(share),
    });
    const name = slider ? `${count} · ${localizer.message('ui.by_hand')}` : count;
    return localizer.message('ui.named', { word: index.criteria.get(criterion)?.name, name });
  });

/**
 * What favours the leader, what favours its rival, and the effect of each answer.
 * @param {RenderContext} context
 * @param {RenderContext} brief the same context with short names
 */
function reasons(context, brief) {
  const { view, localizer } = brief;
  if (!view.reasons) return [];
  const { byCriterion, byAnswer } = view.reasons;
  const line = (/** @type {Part} */ part, whom = '') =>
    localizer.message('ui.named', { word: localizer.reason(part), name: `+${localizer.points(part.points)} ${whom}` });
  const sides = [view.leader, view.rival].flatMap((id) => {
    const option = nameOf(context, id);
    const parts = byCriterion.parts.filter((part) => part.option === id);
    const title = `## ${escapeText(localizer.message('ui.speaks_for', { option }))}`;
    return [title, list(parts.length ? parts.map((part) => line(part)) : [localizer.message('share.nothing')])];
  });
  const did = byAnswer.parts.map((part) =>
    line(part, localizer.message('ui.for', { option: nameOf(brief, part.option) })),
  );
  return [...sides, ...(section(context, 'ui.why_answers', did) || [])];
}

/** What would change the result, and which methods disagree; a quick view has none of it. @param {RenderContext} context */
function doubts(context) {
  const { localizer, view } = context;
  const flips = (view.flips ?? []).map(({ option, says }) =>
    localizer.message('share.flip', {
      option: nameOf(context, option),
      changes: localizer.list(says.map((one) => localizer.sentence(one))),
    }),
  );
  const { judging = 0, agreeing = 0 } = view.opinions ?? {};
  return [
    ...limited(
      context,
      (view.tipping ?? []).map((one) => localizer.sentence(one)),
    ),
    ...limited(context, flips, view.moreFlips),
    ...(judging ? [localizer.message('share.opinions', { count: judging, agreeing })] : []),
  ];
}

/** @param {RenderContext} context @param {Source} source */
function source({ localizer, today }, { number, title, url, copy, date, seen, confidence }) {
  const facts = [
    date && localizer.date(date),
    seen && localizer.message('ui.seen', { date: localizer.date(seen) }),
    isOld(seen ?? date, today) && localizer.message('ui.old_source'),
    confidence && localizer.message(`ui.confidence_${confidence}`),
  ]
    .filter((fact) => typeof fact === 'string' && fact)
    .map((fact) => escapeText(String(fact)));
  if (copy) facts.push(`[${escapeText(localizer.message('ui.copy'))}](${linkTarget(copy)})`);
  const name = url ? `[${escapeText(title)}](${linkTarget(url)})` : escapeText(title);
  return `${number}. ${[name, ...facts].join(' · ')}`;
}
