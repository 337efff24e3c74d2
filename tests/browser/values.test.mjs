// Property values that cannot be converted to JSON are reported as errors: no setter throws, and the rendering stays.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { until } from './engines/common.mjs';
import { inEveryEngine } from './every_engine.mjs';
import { Reader } from './reader.mjs';
import { fixture, kFallback, kStrictPolicy, pageOf } from './site.mjs';
import { drinks } from './walk.mjs';
import { words } from './words.mjs';

const kSrc = 'src="/documents/drinks.json" loading="eager"';
const kTwo = `<trade-off id="w" ${kSrc}>${kFallback}</trade-off><trade-off id="other" ${kSrc}></trade-off>`;
const pages = {
  '/two.html': pageOf(`${kTwo}<script src="/odd_values.js"></script>`),
  '/early.html': pageOf(`${kTwo}<script src="/odd_values.js"></script><script src="/early.js"></script>`),
};
const overrides = {
  '/odd_values.js': { body: readFileSync(new URL('odd_values.js', import.meta.url)) },
  // Set before the element is defined, the values are own properties, which it takes over.
  '/early.js': {
    body: `Object.assign(document.getElementById('w'), { answers: oddValues()['a function'], importance: oddValues()['a BigInt'] })`,
  },
};
const headers = (/** @type {string} */ file) =>
  /** @type {Record<string, string>} */ (file.endsWith('.html') ? { 'content-security-policy': kStrictPolicy } : {});

const [kOdd] = readFileSync(new URL('odd_values.js', import.meta.url), 'utf8').split('// Values of answers');
const kNames = [...kOdd.matchAll(/^ {4}'(.+?)':/gm)].map(([, name]) => name);

/** Limit in milliseconds for any setter, generous for a busy machine. */
const kLimitMs = 1500;

inEveryEngine('odd values', { pages, overrides, headers }, (bench) => {
  const uncaught = async () =>
    (await bench.browser.evaluate(() => window.watched.problems)).filter(
      ({ kind }) => kind === 'error' || kind === 'rejection',
    );
  const bothRendered = () =>
    until('both widgets', () =>
      bench.browser.evaluate(() =>
        [...document.querySelectorAll('trade-off')].every(({ shadowRoot }) => shadowRoot?.querySelector('.legend')),
      ),
    );
  const bothReady = () =>
    until('both widgets', () =>
      bench.browser.evaluate(
        () =>
          /** @type {any} */ (window).watched.events.filter((/** @type {any} */ { type }) => type === 'trade-off-ready')
            .length === 2,
      ),
    );
  for (const isAnswered of [false, true]) {
    test(`odd answers and importance ${isAnswered ? 'with a result' : 'before the first answer'} are reported, and change nothing`, async () => {
      await bench.browser.goto(`${bench.server.url}/two.html`);
      await bothRendered();
      const seen = await bench.browser.evaluate(async (answered) => {
        const [w, other] = ['w', 'other'].map((id) => /** @type {any} */ (document.getElementById(id)));
        if (answered)
          for (const one of [w, other])
            Object.assign(one, { answers: { when: ['morning'] }, importance: { sleep: 3 } });
        await Promise.all([w, other].map((one) => one.exportAs('json'))); // loads the deferred part of the engine, which adds to the result
        const { events } = window.watched;
        const state = () =>
          [w, other].map((one) =>
            JSON.stringify([
              one.answers,
              one.importance,
              one.result,
              one.shadowRoot.querySelectorAll('table, .row').length,
            ]),
          );
        const before = state();
        const found = [];
        for (const [name, value] of Object.entries(window.oddValues()))
          for (const property of ['answers', 'importance']) {
            const count = events.length;
            let threw = '';
            try {
              w[property] = value;
            } catch (error) {
              threw = String(error);
            }
            for (let tries = 0; tries < 500 && events.length === count; tries++)
              await new Promise((done) => setTimeout(done, 10));
            const reported = events
              .slice(count)
              .map((/** @type {any} */ { type, target, plain, detail }) => [
                type,
                target,
                plain,
                ...detail.errors.map((/** @type {any} */ one) => `${one.code}: ${one.message}`),
              ]);
            found.push({ name, property, threw, reported, stays: JSON.stringify(before) === JSON.stringify(state()) });
          }
        return found;
      }, isAnswered);
      assert.equal(seen.length, 2 * kNames.length);
      for (const { name, property, threw, reported, stays } of seen) {
        const sentence = words('error.value_not_json', { property });
        assert.deepEqual(
          { threw, reported, stays },
          { threw: '', reported: [['trade-off-error', 'w', true, `value_not_json: ${sentence}`]], stays: true },
          `${name} as ${property}`,
        );
      }
      const after = await bench.browser.evaluate(() => {
        const w = /** @type {any} */ (document.getElementById('w'));
        w.answers = { when: ['evening'] };
        return [w.answers, w.result.leader];
      });
      assert.deepEqual(after, [{ when: ['evening'] }, 'water'], 'the engine still works');
      assert.deepEqual(await uncaught(), []);
    });
  }

  for (const list of ['unreadable', 'wrong'])
    test(`answers and importance that are ${list} are reported before the deferred part is loaded, and the engine does not restart`, async () => {
      const faults = await bench.browser
        .goto(`${bench.server.url}/two.html`)
        .then(bothReady)
        .then(() =>
          bench.browser.evaluate(async (which) => {
            const [w, other] = ['w', 'other'].map((id) => /** @type {any} */ (document.getElementById(id)));
            let starts = 0;
            const { instantiate } = WebAssembly;
            WebAssembly.instantiate = (/** @type {any[]} */ ...given) => (
              starts++,
              /** @type {any} */ (instantiate)(...given)
            );
            const { events } = /** @type {any} */ (window).watched;
            const state = () =>
              [w, other].map((one) =>
                JSON.stringify([
                  one.answers,
                  one.importance,
                  one.result,
                  one.shadowRoot.querySelectorAll('table, .row').length,
                ]),
              );
            const before = state();
            const found = [];
            for (const [name, value] of Object.entries(/** @type {any} */ (window)[which]()))
              for (const property of ['answers', 'importance']) {
                const count = events.length;
                const start = performance.now();
                w[property] = value;
                const took = performance.now() - start;
                for (let tries = 0; tries < 500 && events.length === count; tries++)
                  await new Promise((done) => setTimeout(done, 10));
                const reported = events
                  .slice(count)
                  .flatMap((/** @type {any} */ { type, target, detail }) => [
                    type,
                    target,
                    ...new Set(detail.errors.map((/** @type {any} */ one) => one.code)),
                  ]);
                const messages = events
                  .slice(count)
                  .flatMap((/** @type {any} */ { detail }) =>
                    detail.errors.map((/** @type {any} */ one) => one.message),
                  );
                found.push({
                  what: `${name} as ${property}`,
                  reported,
                  messages,
                  took,
                  starts,
                  stays: JSON.stringify(before) === JSON.stringify(state()),
                });
              }
            for (const one of [w, other]) one.answers = { when: ['evening'] };
            found.push({
              what: 'the next answers',
              reported: [w.result.leader, other.result.leader],
              messages: [],
              took: 0,
              starts,
              stays: true,
            });
            return found;
          }, list),
        );
      const last = faults.pop() ?? assert.fail('no values tested');
      for (const { what, reported, messages, took, starts, stays } of faults) {
        const [type, target, ...codes] = reported;
        assert.deepEqual(
          { type, target, starts, stays },
          { type: 'trade-off-error', target: 'w', starts: 0, stays: true },
          what,
        );
        const property = what.split(' ').at(-1);
        if (list === 'unreadable')
          assert.deepEqual(
            [codes, messages],
            [['value_not_json'], [words('error.value_not_json', { property })]],
            what,
          );
        else
          for (const code of codes)
            assert.ok(
              !['engine_failed', 'value_not_json', 'document_too_large', 'too_deep', 'syntax'].includes(code),
              `${what}: ${code}`,
            );
        assert.ok(took < kLimitMs, `${what}: ${took} ms`);
      }
      assert.deepEqual(last.reported, ['water', 'water']);
      assert.equal(last.starts, 0);
      assert.deepEqual(await uncaught(), []);
    });

  test('an odd comparison shows an error and the fallback, and the next comparison works', async () => {
    await bench.browser.goto(`${bench.server.url}/two.html`);
    await bothRendered();
    const reader = new Reader(bench.browser, drinks);
    for (const name of kNames) {
      const seen = await bench.browser.evaluate(
        async (which, next) => {
          const [w, other] = ['w', 'other'].map((id) => /** @type {any} */ (document.getElementById(id)));
          other.answers = { when: ['morning'] };
          await other.exportAs('json');
          const before = JSON.stringify(other.result);
          const nextEvent = (/** @type {string} */ name) =>
            new Promise((done) =>
              w.addEventListener(name, (/** @type {CustomEvent} */ { detail }) => done(detail), { once: true }),
            );
          const error = nextEvent('trade-off-error');
          w.comparison = window.oddValues()[which];
          const { errors } = await error;
          const alert = w.shadowRoot.querySelector('[role=alert]').textContent;
          const fallback = !!w.shadowRoot.querySelector('slot');
          const ready = nextEvent('trade-off-ready');
          w.comparison = JSON.parse(next);
          await ready;
          other.answers = { when: ['morning'] };
          return {
            codes: errors.map((/** @type {any} */ one) => one.code),
            alert,
            fallback,
            stays: before === JSON.stringify(other.result),
          };
        },
        name,
        fixture('drinks.json'),
      );
      const { alert, ...rest } = seen;
      assert.deepEqual(rest, { codes: ['value_not_json'], fallback: true, stays: true }, name);
      assert.ok(alert.includes(words('error.value_not_json', { property: 'comparison' })), alert);
    }
    await reader.seeWidget();
    assert.deepEqual(await uncaught(), []);
  });

  test('an odd property set before the element is defined is reported, and the comparison is rendered', async () => {
    await bench.browser.goto(`${bench.server.url}/early.html`);
    await bothRendered();
    const seen = await bench.browser.evaluate(() => {
      const { answers, importance } = /** @type {any} */ (document.getElementById('w'));
      return [
        answers,
        importance,
        window.watched.events
          .filter(({ type }) => type === 'trade-off-error')
          .map(({ detail }) => detail.errors[0].code),
      ];
    });
    assert.deepEqual(seen, [{}, {}, ['value_not_json', 'value_not_json']]);
    assert.deepEqual(await uncaught(), []);
  });

  test('changing the object passed to or returned by `answers` has no effect', async () => {
    await bench.browser.goto(`${bench.server.url}/two.html`);
    const before = await bench.browser.evaluate(async () => {
      await customElements.whenDefined('trade-off');
      const w = /** @type {any} */ (document.getElementById('w'));
      const given = { when: ['morning'] };
      w.answers = given;
      given.when.push('x');
      w.answers.when = () => {};
      return w.answers;
    });
    assert.deepEqual(before, { when: ['morning'] });
    await bothRendered();
    assert.equal(
      await bench.browser.evaluate(() => /** @type {any} */ (document.getElementById('w')).result.leader),
      'coffee',
    );
  });
});
