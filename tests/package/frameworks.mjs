// React, Vue and Astro use <trade-off> as a plain element: the packed package is installed in a project of each
// framework, built and driven. npm.test.js imports these tests with TRADEOFF_FULL.
import assert from 'node:assert/strict';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { until } from '../browser/engines/common.mjs';
import { Reader } from '../browser/reader.mjs';
import { demo, makeProject, root, serveBuilt } from './project.mjs';

const comparison = JSON.parse(readFileSync(demo, 'utf8'));
const [first] = comparison.questions;
const kLevel = 2; // the heading level, which is a number property

/**
 * Makes a project with a framework's own page and removes it after the test.
 * @param {import('node:test').TestContext} context @param {string} name
 */
function projectOf(context, name) {
  const project = makeProject(path.join(root, 'tests/package/frameworks', name));
  context.after(project.remove);
  return project;
}

/** Gives the first answer of the first question. @param {Reader} reader */
async function answerFirst(reader) {
  await reader.goTo('decide');
  await reader.answer(first.id, [first.answers[0].id]);
}

/**
 * Drives a page of any framework, all with the same ids: sets properties and attributes, checks events, and replaces
 * the element.
 * @param {{browser: import('../browser/engines/common.mjs').Browser, url: string}} site
 * @param {string} page
 */
async function drive({ browser, url }, page) {
  const reader = new Reader(browser, comparison);
  await browser.goto(url + page);
  await reader.seeWidget();
  const state = () =>
    browser.evaluate(() => {
      const w = /** @type {any} */ (document.getElementById('w'));
      return { comparison: w.comparison?.id, heading: w.heading, view: w.view };
    });
  assert.deepEqual(await state(), { comparison: comparison.id, heading: kLevel, view: 'all' });
  await answerFirst(reader);
  /** @type {string[]} */
  const [announced, leader] = await until('the event', () =>
    browser.evaluate(() => {
      const { result } = /** @type {any} */ (document.getElementById('w'));
      const text = document.getElementById('leader')?.textContent;
      return text && [text, result.leader];
    }),
  );
  assert.equal(announced, leader);
  await browser.evaluate(() => document.getElementById('view')?.click());
  await until(
    'the view to change',
    async () => (await state()).view === 'compare' && (await reader.find({ role: 'table' })).length === 1,
  );
  await browser.evaluate(() => document.getElementById('swap')?.click());
  await until('the other element', () =>
    browser.evaluate(
      () =>
        !document.getElementById('w') && /** @type {any} */ (document.getElementById('s')).src === '/comparison.json',
    ),
  );
  await reader.seeWidget();
  assert.deepEqual(
    await browser.evaluate(() => /** @type {any} */ (document.getElementById('s')).answers),
    { [first.id]: [first.answers[0].id] },
    'from the session',
  );
  assert.deepEqual(await browser.problems(), []);
}

/** The file extension of each framework's server entry. */
const kFrameworks = { React: 'jsx', Vue: 'js' };

for (const [name, source] of Object.entries(kFrameworks)) {
  test(`${name}: the element works in a client-side page and in a server-rendered one`, async (context) => {
    const project = projectOf(context, name.toLowerCase());
    cpSync(demo, project.inProject('comparison.json'));
    const vite = (/** @type {string[]} */ ...args) =>
      project.node('node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn', ...args);
    vite('--outDir', 'out');
    vite('--outDir', 'server', '--ssr', `server.${source}`);
    const rendered = project.node('server/server.js');
    assert.match(rendered, /<trade-off id="w"[^>]*view="all"[^>]*>.*The fallback.*<\/trade-off>/);
    assert.doesNotMatch(rendered, /\[object/);
    const page = readFileSync(project.inProject('out/index.html'), 'utf8');
    writeFileSync(project.inProject('out/rendered.html'), page.replace('<div id="app">', `$&${rendered}`));
    const site = await serveBuilt(project.inProject('out'));
    try {
      await drive(site, '/index.html');
      await drive(site, '/rendered.html');
    } finally {
      await site.close();
    }
  });
}

test('Astro: the element works in a static build with client-side navigation and our component', async (context) => {
  const project = projectOf(context, 'astro');
  cpSync(path.join(root, 'examples/astro/TradeOff.astro'), project.inProject('src/TradeOff.astro'));
  cpSync(path.join(root, 'dist'), project.inProject('public/tradeoff'), { recursive: true });
  project.run('env', 'ASTRO_TELEMETRY_DISABLED=1', 'node_modules/.bin/astro', 'build');
  const site = await serveBuilt(project.inProject('dist'));
  const { browser, url } = site;
  const reader = new Reader(browser, comparison);
  try {
    await browser.goto(`${url}/other.html`);
    await reader.seeWidget();
    await browser.goto(`${url}/index.html`);
    await reader.seeWidget();
    await answerFirst(reader);
    await browser.evaluate(() => {
      Object.assign(window, { stays: true });
      document.getElementById('on')?.click();
    });
    await reader.see({ role: 'heading', name: 'Another page' });
    await reader.seeWidget();
    await browser.evaluate(() => history.back());
    await until('the first page', () => browser.evaluate(() => !!document.getElementById('w')));
    await reader.seeWidget();
    assert.deepEqual(await browser.evaluate(() => /** @type {any} */ (document.getElementById('w')).answers), {
      [first.id]: [first.answers[0].id],
    });
    assert.ok(
      await browser.evaluate(() => /** @type {any} */ (window).stays),
      'the pages were swapped without a page load',
    );
    assert.deepEqual(await browser.problems(), []);
  } finally {
    await site.close();
  }
});
