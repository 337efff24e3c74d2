// The demo by keyboard, served over HTTP and opened from disk.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leaders, randomAnswers } from './command_line.mjs';
import { inEveryEngine, isFor } from './every_engine.mjs';
import { Reader } from './reader.mjs';
import { indexAddress, watchedIndexPage } from './site.mjs';
import { demo } from './walk.mjs';

const kFile = 'data/django-vs-express.json';

/** Three readers with random but reproducible answers to every question, who do not all get the same leader. */
function someReaders() {
  /** @type {{seed: number, answers: import('./reader.mjs').Answers, expected: string[]}[]} */
  const readers = [];
  for (let seed = 1; readers.length < 3 && seed < 1000; seed++) {
    const answers = randomAnswers(demo, seed);
    const expected = leaders(kFile, answers);
    const isNew = !readers.some((reader) => reader.expected.join() === expected.join());
    if (readers.length < 2 || isNew || new Set(readers.map((reader) => reader.expected.join())).size > 1) {
      readers.push({ seed, answers, expected });
    }
  }
  assert.ok(new Set(readers.map(({ expected }) => expected.join())).size > 1, 'the readers differ');
  return readers;
}

for (const how of /** @type {const} */ (['http', 'file'])) {
  inEveryEngine(`index.html over ${how}`, { pages: watchedIndexPage() }, (bench) => {
    test('answers by keyboard give the leader that the command line computes', async () => {
      const address = indexAddress(how, bench.engine, bench.server);
      const readers = someReaders();
      // Opening from disk changes how files load, not the questions: one reader suffices, all with TRADEOFF_FULL.
      const some = how === 'file' ? readers.filter((_, number) => isFor(bench.engine, number)) : readers;
      for (const { seed, answers, expected } of some) {
        const reader = new Reader(bench.browser, demo);
        await bench.browser.goto(address);
        await reader.seeWidget();
        assert.doesNotMatch(await reader.text(), /scripts\/demo/, 'the message for an unbuilt demo is gone');
        await reader.goTo('decide');
        const asked = await reader.answerAll(answers);
        assert.equal(asked.length, demo.questions.length, `questions asked of reader ${seed}`);
        await reader.seeLeader(expected);
        assert.deepEqual(await bench.browser.problems(), [], `reader ${seed}`);
      }
    });

    test('requests nothing from other hosts and stores nothing', async () => {
      const loaded = (await bench.browser.requested()).filter((address) => /^[a-z]+:\/\//.test(address));
      const own = how === 'http' ? `${bench.server.url}/` : 'file:///';
      assert.deepEqual(
        loaded.filter((address) => !address.startsWith(own)),
        [],
      );
      const kept = await bench.browser.evaluate(() => ({ cookie: document.cookie, stored: { ...localStorage } }));
      assert.deepEqual(kept, { cookie: '', stored: {} });
    });

    test('loads the standalone file once when opened from disk, and never over HTTP', async () => {
      const all = await bench.browser.evaluate(() => document.querySelectorAll('script[src*="standalone"]').length);
      assert.equal(all, how === 'file' ? 1 : 0);
    });
  });
}

inEveryEngine('the demo on a phone', { pages: watchedIndexPage(), only: 'chromium' }, (bench) => {
  test('does not overflow horizontally at any width and font size', async () => {
    const reader = new Reader(bench.browser, demo);
    for (const [width, fontSize] of [
      [320, 16],
      [360, 16],
      [320, 32],
    ]) {
      await bench.browser.resize(width, 800);
      await bench.browser.goto(`${bench.server.url}/index.html`);
      await bench.browser.evaluate((size) => document.body.style.setProperty('font-size', `${size}px`), fontSize);
      await reader.seeWidget();
      await reader.goTo('decide');
      await reader.goTo('compare');
      await bench.browser.evaluate(() => dispatchEvent(new Event('beforeprint'))); // renders everything
      await reader.see({ role: 'table' });
      assert.equal(
        await bench.browser.evaluate(() => document.documentElement.scrollWidth),
        width,
        `font size ${fontSize} px`,
      );
    }
  });
});
