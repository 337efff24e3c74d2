// The demo as a reader meets it: served, and opened from the disk by a double click; with the keyboard only.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leaders, randomAnswers } from './command_line.mjs';
import { inEveryEngine, isFor } from './every_engine.mjs';
import { Reader } from './reader.mjs';
import { indexAddress, watchedIndexPage } from './site.mjs';
import { demo } from './walk.mjs';

const kFile = 'data/django-vs-express.json';

/** Three readers who answer everything, by chance but always the same, and do not all end at the same option. */
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
    test('answers by keyboard lead to the option that the command line names', async () => {
      const address = indexAddress(how, bench.engine, bench.server);
      const readers = someReaders();
      // The disk changes how files come, not what is asked: one reader will do, and all with TRADEOFF_FULL.
      const some = how === 'file' ? readers.filter((_, number) => isFor(bench.engine, number)) : readers;
      for (const { seed, answers, expected } of some) {
        const reader = new Reader(bench.browser, demo);
        await bench.browser.goto(address);
        await reader.drawn();
        assert.doesNotMatch(await reader.text(), /scripts\/demo/, 'what is said before it is built');
        await reader.goTo('decide');
        const asked = await reader.answerAll(answers);
        assert.equal(asked.length, demo.questions.length, `questions asked of reader ${seed}`);
        await reader.seeLeader(expected);
        assert.deepEqual(await bench.browser.complaints(), [], `reader ${seed}`);
      }
    });

    test('nothing but this page is asked for, and nothing is kept', async () => {
      const loaded = (await bench.browser.requested()).filter((address) => /^[a-z]+:\/\//.test(address));
      const own = how === 'http' ? `${bench.server.url}/` : 'file:///';
      assert.deepEqual(
        loaded.filter((address) => !address.startsWith(own)),
        [],
      );
      const kept = await bench.browser.evaluate(() => ({ cookie: document.cookie, stored: { ...localStorage } }));
      assert.deepEqual(kept, { cookie: '', stored: {} });
    });

    test('the file that brings everything is used on a disk only, and once', async () => {
      const all = await bench.browser.evaluate(() => document.querySelectorAll('script[src*="standalone"]').length);
      assert.equal(all, how === 'file' ? 1 : 0);
    });
  });
}

inEveryEngine('the demo on a phone', { pages: watchedIndexPage(), only: 'chromium' }, (bench) => {
  test('is no wider than the screen, whatever its size and that of the letters', async () => {
    const reader = new Reader(bench.browser, demo);
    for (const [width, letters] of [
      [320, 16],
      [360, 16],
      [320, 32],
    ]) {
      await bench.browser.resize(width, 800);
      await bench.browser.goto(`${bench.server.url}/index.html`);
      await bench.browser.evaluate((size) => document.body.style.setProperty('font-size', `${size}px`), letters);
      await reader.drawn();
      await reader.goTo('decide');
      await reader.goTo('compare');
      await bench.browser.evaluate(() => dispatchEvent(new Event('beforeprint'))); // all there is
      await reader.see({ role: 'table' });
      assert.equal(
        await bench.browser.evaluate(() => document.documentElement.scrollWidth),
        width,
        `letters of ${letters} px`,
      );
    }
  });
});
