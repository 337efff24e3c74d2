// Writes the medians of all visits as a table with ratios to ours, as JSON and as a chart.
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
  { id: 'bytesVisible', title: 'bytes until visible', format: bytes },
  { id: 'bytesResult', title: 'bytes until the result', format: bytes },
  { id: 'bytesAll', title: 'bytes in all', format: bytes },
  { id: 'requests', title: 'requests until the result', format: String },
  { id: 'visible', title: 'visible, ms', format: ms },
  { id: 'usable', title: 'usable, ms', format: ms },
  { id: 'result', title: 'result, ms', format: ms },
  { id: 'longTasks', title: 'long tasks, ms', format: ms },
  { id: 'shift', title: 'layout shift', format: (/** @type {number} */ x) => x.toFixed(3) },
  { id: 'slider', title: 'slider to paint, ms', format: ms },
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
  const text = [
    `${about.date}, ${about.browser}, Node ${about.node}, ${about.machine}; median of ${about.runs} visits.`,
    ...pages.map(({ name, does }) => `- ${name}: ${does}.`),
    ...medians.flatMap(({ profile, pages: rows }) => [
      `\n${profile.name}\n`,
      table(
        ['', ...columns.map(({ title }) => title)],
        rows.map(({ name, figures }) => [
          name,
          ...columns.map(({ id, format }) => (figures[id] === undefined ? '' : format(figures[id]))),
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
  writeFileSync(path.join(folder, 'page.md'), text + '\n');
  writeFileSync(path.join(folder, 'page.json'), JSON.stringify(full, null, 1) + '\n');
  writeFileSync(path.join(folder, 'page.svg'), chart(about, medians[medians.length - 1]));
  return text;
}

/**
 * No ratio if a page has no such figure, or if our own is displayed as zero.
 * @param {(typeof columns)[number]} column
 * @param {Figures} theirs
 * @param {Figures} own
 */
function ratio({ id, format }, { [id]: theirs }, { [id]: own }) {
  if (theirs === undefined || own === undefined || format(own) === format(0)) return '';
  return (theirs / own).toFixed(2);
}
