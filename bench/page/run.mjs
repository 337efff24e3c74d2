#!/usr/bin/env node
// npm run bench: compares our page with its peers in Chromium, in one run.
// RUNS=9 makes 9 visits instead of 5; PAGES=survey,lineup measures ours and these peers.
import { mkdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { findProgram } from '../../tests/browser/engines/common.mjs';
import { installPeers } from './install.mjs';
import { profiles, visit } from './measure.mjs';
import { makePages } from './pages.mjs';
import { report } from './report.mjs';
import { startServer } from './server.mjs';

const kRuns = Number(process.env.RUNS ?? 5);
const results = fileURLToPath(new URL('../../build/bench/results', import.meta.url));

installPeers();
const wanted = process.env.PAGES?.split(',');
// ours is always included, as the base of the ratios
const pages = (await makePages()).filter(({ id }, place) => place === 0 || !wanted || wanted.includes(id));
const files = pages.flatMap(({ id, files: own }) =>
  [...own].map(([name, body]) => /** @type {const} */ ([`/${id}/${name}`, body])),
);
const server = await startServer(new Map(files));
const browser = await puppeteer.launch({
  headless: true,
  executablePath: findProgram('CHROMIUM', ['chromium', 'chromium-browser', 'google-chrome']),
  args: [
    '--no-sandbox', // may run as root, where the sandbox cannot start
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', // no requests to other hosts
  ],
});
try {
  const visits = [];
  // Visits the pages in turn, so that other load on the machine affects all of them.
  for (let run = 0; run <= kRuns; run++) {
    for (const profile of profiles) {
      for (const page of pages) {
        const seen = await visit(browser, server, page, profile);
        // the first round warms up the browser
        if (run > 0) visits.push({ page: page.id, profile: profile.id, run, ...seen });
      }
    }
    console.error(run > 0 ? `round ${run} of ${kRuns}` : 'warmed up');
  }
  mkdirSync(results, { recursive: true });
  const about = {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus()[0].model.trim()}, ${cpus().length} cores`,
    browser: await browser.version(),
    node: process.version,
    runs: kRuns,
  };
  console.log(report(results, about, pages, visits));
} finally {
  await browser.close();
  server.close();
}
