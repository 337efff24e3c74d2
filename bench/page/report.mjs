// Medians of all visits as a table with ratios to ours, as JSON and as a chart.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { chart } from './chart.mjs';
import { median, profiles } from './measure.mjs';

const ms = (/** @type {number} */ x) => (x < 100 ? x.toFixed(1) : x.toFixed(0));
const bytes = (/** @type {number} */ x) => x.toLocaleString('en');

/**
 * @typedef {Record<string, number | undefined>} Figures medians by column id; undefined if a page has no such figure
 */

/** The columns of the report; in each, less is better. */
const columns = [
  { id: 'bytesVisible', title: 'bytes until visible', tell: bytes },
  { id: 'bytesResult', title: 'bytes until the result', tell: bytes },
  { id: 'bytesAll', title: 'bytes in all', tell: bytes },
  { id: 'requests', title: 'requests until the result', tell: String },
  { id: 'visible', title: 'visible, ms', tell: ms },
  { id: 'usable', title: 'usable, ms', tell: ms },
  { id: 'result', title: 'result, ms', tell: ms },
  { id: 'longTasks', title: 'long tasks, ms', tell: ms },
  { id: 'shift', title: 'layout shift', tell: (/** @type {number} */ x) => x.toFixed(3) },
  { id: 'slider', title: 'slider to paint, ms', tell: ms },
];

/** @param {Record<string, any>[]} visits @param {string} column */
function middle(visits, column) {
  const figures = visits.map((visit) => visit[column]).filter((figure) => figure !== undefined);
  return figures.length ? median(figures) : undefined;
}

/** @param {string[]} head @param {string[][]} rows */
function table(head, rows) {
  const line = (/** @type {string[]} */ row) => `| ${row.join(' | ')} |`;
  return [head, ['---', ...head.slice(1).map(() => '---:')], ...rows].map(line).join('\n');
}

/**
 * Writes page.md, page.json and page.svg. @returns {string} what page.md says
 * @param {string} folder
 * @param {{date: string, machine: string, browser: string, node: string, runs: number}} about
 * @param {import('./pages.mjs').Page[]} pages
 * @param {Record<string, any>[]} visits
 */
export function report(folder, about, pages, visits) {
  const medians = profiles.map((profile) => ({
    profile,
    pages: pages.map(({ id, name }) => {
      const own = visits.filter((visit) => visit.page === id && visit.profile === profile.id);
      return { id, name, figures: Object.fromEntries(columns.map((column) => [column.id, middle(own, column.id)])) };
    }),
  }));
  const told = [
    `${about.date}, ${about.browser}, Node ${about.node}, ${about.machine}; median of ${about.runs} visits.`,
    ...pages.map(({ name, does }) => `- ${name}: ${does}.`),
    ...medians.flatMap(({ profile, pages: rows }) => [
      `\n${profile.name}\n`,
      table(
        ['', ...columns.map(({ title }) => title)],
        rows.map(({ name, figures }) => [
          name,
          ...columns.map(({ id, tell }) => (figures[id] === undefined ? '' : tell(figures[id]))),
        ]),
      ),
      `\n${profile.name}, times ours\n`,
      table(
        ['', ...columns.map(({ title }) => title.replace(/, ms$/, ''))],
        rows
          .slice(1)
          .map(({ name, figures }) => [name, ...columns.map((column) => ratio(column, figures, rows[0].figures))]),
      ),
    ]),
  ].join('\n');
  const full = { ...about, pages: pages.map(({ id, name, does }) => ({ id, name, does })), profiles, medians, visits };
  writeFileSync(path.join(folder, 'page.md'), told + '\n');
  writeFileSync(path.join(folder, 'page.json'), JSON.stringify(full, null, 1) + '\n');
  writeFileSync(path.join(folder, 'page.svg'), chart(about, medians[medians.length - 1]));
  return told;
}

/**
 * No ratio if a page has no such figure, or if our own is displayed as zero.
 * @param {(typeof columns)[number]} column
 * @param {Figures} theirs
 * @param {Figures} own
 */
function ratio({ id, tell }, { [id]: theirs }, { [id]: own }) {
  if (theirs === undefined || own === undefined || tell(own) === tell(0)) return '';
  return (theirs / own).toFixed(2);
}
