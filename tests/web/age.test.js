import assert from 'node:assert/strict';
import test from 'node:test';
import { isOld } from '../../web/share/is_old.js';
import { head } from '../../web/views/head.js';
import { source } from '../../web/views/prose.js';
import { makePage, makeContext } from './views_fixture.js';
import { textOf } from './views_text.js';
import { texts } from './words.js';

const kToday = '2026-11-22';

test('a date is old from twelve months and a day on', () => {
  for (const date of ['2025-11-21', '2025-10', '2024', '1999-12-31']) assert.ok(isOld(date, kToday), date);
  for (const date of ['2025-11-22', '2026-11-22', '2030-01-01', undefined]) assert.ok(!isOld(date, kToday), date);
  assert.ok(isOld('2023-02-28', '2024-02-29'));
  assert.ok(!isOld('2023-03-01', '2024-02-29'));
});

test('a month or a year counts by its last day', () => {
  assert.ok(!isOld('2025-11', kToday));
  assert.ok(!isOld('2025', kToday));
  assert.ok(!isOld('2025', '2026-01-01'));
});

test('the head states the age of an old comparison only', () => {
  const old = textOf(head(makeContext({ page: { ...makePage(), updated: '2025-03' } })));
  assert.ok(old.includes(texts['ui.old']), old);
  assert.ok(!textOf(head(makeContext())).includes(texts['ui.old']));
  assert.ok(!textOf(head(makeContext({ page: { ...makePage(), updated: undefined } }))).includes(texts['ui.old']));
});

test("a source's age counts from the day it was last seen, otherwise from its own date", () => {
  const told = (/** @type {object} */ dates) =>
    textOf(source(makeContext(), { number: 1, id: 'a', title: 'A', ...dates })).includes(texts['ui.old_source']);
  assert.ok(told({ date: '2020' }));
  assert.ok(told({ date: '2020', seen: '2025-11-01' }));
  assert.ok(!told({ date: '2020', seen: '2026-08-01' }));
  assert.ok(!told({ date: '2026' }));
  assert.ok(!told({}));
});
