// The table and the folds below it are rendered in pieces, so that no document can make one long task.
import assert from 'node:assert/strict';
import test from 'node:test';
import { countPieces } from '../../web/views/background.js';
import { compare } from '../../web/views/compare.js';
import { makePage, makeContext, newUiState } from './views_fixture.js';
import { markup } from './views_text.js';

const kItems = 100;
/** More than the texts and notes of one piece: a piece ends with the text that reaches its weight, here 32 + 7. */
const kMostMarks = 40;

/** Marks each item, to count the rendered ones. */
const kMark = 'item';
/** @type {import('../../web/element/contract.js').Prose} */
const prose = { text: kMark, sources: [], notes: [] };
const noted = { ...prose, notes: Array.from({ length: 7 }, () => 0) };
/** @template {object} T @param {T} item */
const items = (item) => Array.from({ length: kItems }, (_, place) => ({ ...(place % 10 ? prose : noted), ...item }));

/** A page whose lists are all long. */
function longPage() {
  const page = makePage();
  const source = { ...page.sources[0], title: kMark, copy: undefined };
  page.notes = [{ ...page.notes[0], text: kMark, sources: [] }];
  page.intro = items({});
  page.closing = items({});
  page.audiences = items({ name: '' });
  page.sources = Array.from({ length: kItems }, (_, place) => ({ ...source, number: place + 1 }));
  for (const option of page.options) {
    for (const field of /** @type {const} */ (['about', 'pros', 'cons', 'chooseIf'])) option[field] = items({});
    option.facts = items({ label: '' });
    option.usedBy = items({ name: '' });
  }
  return page;
}

const page = longPage();
const contextOf = (/** @type {number} */ pieces) =>
  makeContext({ page, ui: { ...newUiState(), renderedPieces: pieces } });
const marks = (/** @type {number} */ pieces) => markup(compare(contextOf(pieces))).split(kMark).length - 1;

test('each piece of a long list adds a limited number of texts and notes', () => {
  const all = countPieces(contextOf(0));
  let before = marks(page.criteria.length);
  for (let pieces = page.criteria.length + 1; pieces <= all; pieces++) {
    const now = marks(pieces);
    assert.ok(now - before <= kMostMarks, `piece ${pieces} adds ${now - before}`);
    before = now;
  }
});

test('the pieces together are the whole page', () => {
  const all = countPieces(contextOf(0));
  const lists = 4 + page.options.length * 6; // intro, closing, audiences, sources
  assert.ok(marks(all) >= lists * kItems);
  assert.equal(markup(compare(contextOf(all))), markup(compare(contextOf(Infinity))));
  assert.notEqual(markup(compare(contextOf(all - 1))), markup(compare(contextOf(Infinity))));
});
