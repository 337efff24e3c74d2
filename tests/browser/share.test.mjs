// Links, resuming after a reload, copying and exports, all under the strict policy.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leaders, randomAnswers } from './command_line.mjs';
import { until } from './engines/common.mjs';
import { inEveryEngine } from './every_engine.mjs';
import { Reader } from './reader.mjs';
import { indexAddress, kFallback, kStrictPolicy, pageOf } from './site.mjs';
import { demo, drinks } from './walk.mjs';
import { words } from './words.mjs';

const kDrinks = 'tests/browser/documents/drinks.json';
const kDemo = 'data/django-vs-express.json';
/** @param {string} id @param {string} [attributes] */
const drinksTag = (id, attributes = '') =>
  `<trade-off id="${id}" src="/documents/drinks.json" ${attributes}>${kFallback}</trade-off>`;
const demoTag = `<trade-off id="demo" src="/${kDemo}" loading="eager">${kFallback}</trade-off>`;

const pages = {
  '/one.html': pageOf(drinksTag('w')),
  '/other.html': pageOf(drinksTag('w')),
  '/dark.html': pageOf(drinksTag('w')).replace('<html ', '<html class="dark" '),
  '/two.html': pageOf(drinksTag('w', 'loading="eager"') + demoTag),
  '/demo.html': pageOf(demoTag),
  '/forgetful.html': pageOf(drinksTag('w', 'resume="off"')),
  '/sandbox.html': pageOf(
    '<iframe sandbox="allow-scripts" src="/inside.html"></iframe><script src="/record.js"></script>',
  ),
  '/inside.html': pageOf(drinksTag('w', 'loading="eager"') + '<script src="/speak.js"></script>'),
};

const overrides = {
  '/record.js': { body: 'window.shareEvents = []; addEventListener("message", ({ data }) => shareEvents.push(data));' },
  // Only a script inside the sandbox can reach the widget.
  '/speak.js': {
    body: `addEventListener('trade-off-ready', () => {
      w.answers = { when: ['evening'] };
      const button = (name) => [...w.shadowRoot.querySelectorAll('button')].find((one) => one.textContent === name);
      button(${JSON.stringify(words('ui.tab_result'))}).click();
      const share = () => {
        const link = button(${JSON.stringify(words('share.way_link'))});
        if (link) link.click();
        else setTimeout(share, 20); // deferred
      };
      share();
    });
    addEventListener('trade-off-share', ({ detail }) => parent.postMessage({ detail, problems: watched.problems }, '*'));`,
  },
};

/**
 * The strict policy, except for the sandboxed page: its origin is opaque, so 'self' may match nothing and every file
 * needs CORS.
 * @param {string} file
 */
const headers = (file) =>
  /** @type {Record<string, string>} */ (
    file.endsWith('.html') && file !== '/inside.html'
      ? { 'content-security-policy': `${kStrictPolicy}; frame-src 'self'` }
      : { 'access-control-allow-origin': '*' }
  );

inEveryEngine('sharing', { pages, overrides, headers }, (bench) => {
  /** @type {import('./engines/common.mjs').Browser['evaluate']} */
  const evaluate = (script, ...args) => bench.browser.evaluate(script, ...args);

  /**
   * Opens a page with an empty session and waits for its widget.
   * @param {string} name
   * @param {string} [hash]
   * @param {typeof drinks} [comparison]
   */
  const openPage = async (name, hash = '', comparison = drinks) => {
    const reader = new Reader(bench.browser, comparison);
    await bench.browser.goto(`${bench.server.url}/post.css`); // leaves the page first, because a change of the fragment alone does not reload it
    await bench.browser.goto(`${bench.server.url}/${name}.html${hash}`);
    await reader.seeWidget();
    return reader;
  };
  /** @param {Reader} reader */
  const reload = async (reader) => {
    await evaluate(() => void (setTimeout(() => location.reload()), (window.before = true)));
    const isReloaded = () =>
      evaluate(() => !window.before && window.watched?.events.some(({ type }) => type === 'trade-off-ready'));
    await until('the reload', () => isReloaded().catch(() => false));
    await reader.seeWidget();
  };
  const input = (selector = 'trade-off') =>
    evaluate(
      (selector) => (({ answers, importance }) => ({ answers, importance }))(document.querySelector(selector)),
      selector,
    );
  const stored = () => evaluate(() => Object.entries({ ...sessionStorage, ...localStorage }));
  const shared = () => evaluate(() => window.watched.events.filter(({ type }) => type === 'trade-off-share'));
  const assertNoProblems = async () => assert.deepEqual(await bench.browser.problems(), []);
  /** @param {'takes' | 'refuses' | 'lacks'} what the clipboard's behaviour */
  const clipboard = (what) =>
    evaluate((what) => {
      window.copied = [];
      const writeText = (/** @type {string} */ text) =>
        what === 'takes' ? Promise.resolve(window.copied.push(text)) : Promise.reject(new Error());
      Object.defineProperty(navigator, 'clipboard', {
        configurable: true,
        value: what === 'lacks' ? undefined : { writeText },
      });
      delete window.showSaveFilePicker; // Chromium would open a dialog that nobody closes
    }, what);
  const copied = () => evaluate(() => window.copied);

  test('a link restores random states exactly', async () => {
    for (const { name, file, id, comparison } of [
      { name: 'one', file: kDrinks, id: 'w', comparison: drinks },
      { name: 'demo', file: kDemo, id: 'demo', comparison: demo },
    ]) {
      for (const seed of [1, 2, 3, 4].filter(
        (one) => process.env.TRADEOFF_FULL || bench.engine === 'chromium' || one % 2 === 0,
      )) {
        const answers = randomAnswers(comparison, seed);
        for (const { id: question } of comparison.questions.filter((_, i) => (i + seed) % 5 === 0))
          answers[question] = [];
        if (seed % 2) delete answers[comparison.questions[seed].id];
        const importance = seed > 2 ? { [comparison.criteria[0].id]: seed / 3, [comparison.criteria[1].id]: 0 } : {};
        const reader = await openPage(name, '#section-2', comparison);
        await clipboard('takes');
        await evaluate((id, given) => void Object.assign(document.getElementById(id) ?? {}, given), id, {
          answers,
          importance,
        });
        await reader.goTo('result');
        await reader.press(words('share.way_link'));
        await reader.see({ has: words('share.copied_link') });
        const [link] = await copied();
        assert.equal(link, await evaluate(() => location.href));
        assert.ok(link.includes(`#section-2&${comparison.id}=`), link);
        await openPage(name, new URL(link).hash, comparison);
        assert.deepEqual(await input(), { answers, importance }, link);
        if (seed <= 2) await reader.see({ role: 'heading', name: reader.headline(leaders(file, answers)) });
        await assertNoProblems();
      }
    }
  });

  test('a hand-written link is read', async () => {
    const reader = await openPage('one', '#drinks=when.evening,free.,care.flavour+quick,~sleep.2.5');
    assert.deepEqual(await input(), {
      answers: { when: ['evening'], free: [], care: ['flavour', 'quick'] },
      importance: { sleep: 2.5 },
    });
    await reader.see({ role: 'region', name: words('ui.tab_result') });
    assert.deepEqual(await stored(), []);
    await assertNoProblems();
  });

  test('sharing dispatches an event, adds no history entry, and only then changes the address', async () => {
    const reader = await openPage('one', '#a%20b&drinks=when.morning&c=%');
    const length = await evaluate(() => history.length);
    await reader.goTo('decide');
    await reader.answer('free', ['no']);
    await reader.goTo('result');
    assert.equal(await evaluate(() => location.hash), '#a%20b&drinks=when.morning&c=%');
    await clipboard('takes');
    await reader.press(words('share.way_link'));
    await until('the share event', async () => (await shared()).length);
    const url = `${bench.server.url}/one.html#a%20b&c=%&drinks=when.morning,free.no`;
    const { target, bubbles, composed, plain, detail } = (await shared())[0];
    assert.deepEqual(
      { target, bubbles, composed, plain, detail },
      { target: 'w', bubbles: true, composed: true, plain: true, detail: { how: 'link', url } },
    );
    assert.equal(await evaluate(() => location.href), url);
    assert.equal(await evaluate(() => history.length), length);
    await assertNoProblems();
  });

  test('parts of a link unknown to the comparison are dropped and reported once', async () => {
    const reader = await openPage('one', '#drinks=when.noon,free.no+yes,gone.x,~sleep.-1,care.flavour');
    assert.deepEqual(await input(), { answers: { free: ['no'], care: ['flavour'] }, importance: {} });
    const notice = { has: words('ui.dropped', { count: 4 }) };
    await reader.see(notice);
    await reader.goTo('decide');
    await reader.select(drinks.questions[0], ['evening']);
    assert.deepEqual(await reader.find({ role: 'paragraph', ...notice }), []);
    await assertNoProblems();
  });

  test('a link opened on the same page replaces the answers, and can be undone', async () => {
    const reader = await openPage('one');
    await reader.goTo('decide');
    await reader.answer('when', ['evening']);
    await evaluate(() => void (location.hash = '#drinks=when.morning,free.no,gone.x'));
    await reader.seeLeader(leaders(kDrinks, { when: ['morning'], free: ['no'] }));
    await reader.see({ has: words('ui.dropped', { count: 1 }) });
    await reader.press(words('ui.undo'));
    assert.deepEqual((await input()).answers, { when: ['evening'] });
    await evaluate(() => void (location.hash = '#section-2'));
    await evaluate(() => new Promise((done) => setTimeout(done, 50)));
    assert.deepEqual((await input()).answers, { when: ['evening'] });
    await assertNoProblems();
  });

  test('after a link opens the result, going to the table keeps the focus', async () => {
    const reader = await openPage('one', '#drinks=when.morning');
    await reader.seeLeader(leaders(kDrinks, { when: ['morning'] }));
    await reader.goTo('compare');
    await reader.see({ role: 'table' });
    assert.equal((await reader.focused())?.name, words('ui.tab_compare'));
    await assertNoProblems();
  });

  test('replacing the comparison keeps the answers if its id is the same, drops them otherwise, and reports no error', async () => {
    const reader = await openPage('one');
    await evaluate(() => void (document.getElementById('w').answers = { when: ['morning'] }));
    /** @param {object} how */
    const change = (how) =>
      evaluate(async (given) => {
        const widget = document.getElementById('w');
        const ready = new Promise((done) => widget.addEventListener('trade-off-ready', done, { once: true }));
        Object.assign(widget, given);
        await ready;
      }, how);
    const renamed = { ...drinks, title: 'Drinks, told anew' };
    await change({ comparison: renamed });
    assert.deepEqual((await input()).answers, { when: ['morning'] }, 'set by the page');
    await reader.seeWidget(renamed.title);
    await reader.goTo('decide');
    await reader.answer((await reader.question())?.id ?? '', []);
    const { answers } = await input();
    assert.equal(Object.keys(answers).length, 2);
    await change({ comparison: drinks });
    assert.deepEqual((await input()).answers, answers, 'set by the page, then by the reader');

    await evaluate(() => {
      const widget = document.getElementById('w');
      const parent = /** @type {Element} */ (widget.parentElement);
      widget.remove();
      return new Promise((done) => {
        widget.addEventListener('trade-off-ready', done, { once: true });
        setTimeout(() => parent.append(widget));
      }).then(() => (widget.answers = { free: ['no'] }));
    });
    await change({ comparison: renamed });
    assert.deepEqual((await input()).answers, { free: ['no'] }, 'removed, inserted again, then set');

    await change({ comparison: { ...drinks, id: 'others' } });
    assert.deepEqual(await input(), { answers: {}, importance: {} });
    await evaluate((given) => void Object.assign(document.getElementById('w'), given), {
      comparison: drinks,
      answers: { when: ['evening'] },
    });
    await reader.seeWidget();
    assert.deepEqual((await input()).answers, { when: ['evening'] }, 'set with the comparison');
    await assertNoProblems();
  });

  test('invalid answers set on a new element are reported by path', async () => {
    await openPage('one');
    const errors = await evaluate(async () => {
      const parts = ['when', 'nope'].map((question) => {
        const widget = document.createElement('trade-off');
        Object.assign(widget, {
          loading: 'eager',
          src: '/documents/drinks.json',
          answers: { [question]: ['morning', 'nope'] },
        });
        return new Promise((done) => {
          widget.addEventListener(
            'trade-off-error',
            ({ detail }) => done(detail.errors.map(({ code, path }) => `${code} ${path}`)),
            { once: true },
          );
          document.body.append(widget);
        });
      });
      return Promise.all(parts);
    });
    assert.deepEqual(errors, [
      ['one_answer_only /answers/when', 'unknown_answer /answers/when/1'],
      ['unknown_question /answers/nope'],
    ]);
    assert.deepEqual((await input()).answers, {});
  });

  test('after reset() the link of the page no longer applies', async () => {
    const reader = await openPage('one', '#drinks=when.morning');
    await evaluate(() => document.getElementById('w').reset());
    await reload(reader);
    assert.deepEqual(await input(), { answers: {}, importance: {} });
    await evaluate(() => void (location.hash = ''));
    await reader.goTo('decide');
    await reader.answer('when', ['evening']);
    await reload(reader);
    assert.deepEqual((await input()).answers, { when: ['evening'] });
    await assertNoProblems();
  });

  test('an invalid fragment is ignored', async () => {
    for (const hash of ['#%', '#drinks=%E0%A4', '#drinks', '#drinks=', '#&&=&']) {
      await openPage('one', hash);
      assert.deepEqual(await input(), { answers: {}, importance: {} }, hash);
      await assertNoProblems();
    }
  });

  test('two comparisons on one page share one address', async () => {
    const both = '#django-vs-express=build.api&drinks=when.morning';
    const reader = await openPage('two', both);
    await reader.seeWidget(demo.title);
    assert.deepEqual(
      [(await input('#w')).answers, (await input('#demo')).answers],
      [{ when: ['morning'] }, { build: ['api'] }],
    );
    await clipboard('takes');
    await evaluate(() => void (document.getElementById('demo').answers = { build: ['live'] }));
    const buttons = () =>
      evaluate((name) => {
        const [button] = [...document.getElementById('demo').shadowRoot.querySelectorAll('button')].filter(
          (one) => one.textContent.trim() === name,
        );
        button?.click();
        return !!button;
      }, words('share.way_link'));
    await until('the share bar', buttons);
    await until('the link', async () => (await copied()).length);
    assert.equal(await evaluate(() => location.hash), '#drinks=when.morning&django-vs-express=build.live');
    await assertNoProblems();
  });

  test('answers resume after a reload; nothing is stored before the first one, and Start again deletes them', async () => {
    const reader = await openPage('one');
    assert.deepEqual(await stored(), []);
    await reader.goTo('decide');
    await reader.answer('when', ['evening']);
    await reader.answer('free', []);
    assert.deepEqual(
      (await stored()).map(([key]) => key),
      ['trade-off:drinks:/one.html'],
    );
    await reload(reader);
    assert.deepEqual((await input()).answers, { when: ['evening'], free: [] });
    await reader.goTo('decide');
    await until('an open question', async () => ['care', 'hot'].includes((await reader.question())?.id ?? ''));
    await reader.press(words('ui.reset'));
    await until('nothing stored', async () => (await stored()).length === 0);
    await reload(reader);
    assert.deepEqual((await input()).answers, {});
    await assertNoProblems();
  });

  test('reset() deletes the stored answers', async () => {
    const reader = await openPage('one');
    await reader.goTo('decide');
    await reader.answer('when', ['evening']);
    await evaluate(() => document.getElementById('w').reset());
    assert.deepEqual([await stored(), (await input()).answers], [[], {}]);
  });

  test('a stored session is read up to the maximum length of a link, and a longer one is ignored', async () => {
    const most = 2 ** 18;
    const store = (/** @type {string} */ text) =>
      evaluate(
        (text) => sessionStorage.setItem('trade-off:drinks:/one.html', JSON.stringify({ text, link: null })),
        text,
      );
    const padded = (/** @type {number} */ length) => 'when.evening,'.padEnd(length, 'x,');
    const reader = await openPage('one');
    await store(padded(most));
    await reload(reader);
    assert.deepEqual((await input()).answers, { when: ['evening'] });
    const many = `when.evening+${Array.from({ length: 3e5 }, (_, i) => i.toString(36)).join('+')}`;
    for (const text of [padded(most + 1), many]) {
      await store(text);
      await reload(reader);
      assert.deepEqual((await input()).answers, {}, `${text.length} characters`);
    }
    await assertNoProblems();
  });

  test('another page starts without answers, and so does resume="off" after a reload', async () => {
    const reader = await openPage('one');
    await reader.goTo('decide');
    await reader.answer('when', ['evening']);
    await evaluate(() => void (location.href = '/other.html'));
    await until('the other page', () => evaluate(() => location.pathname === '/other.html').catch(() => false));
    await reader.seeWidget();
    assert.deepEqual((await input()).answers, {});

    await openPage('forgetful');
    await reader.goTo('decide');
    await reader.answer('when', ['evening']);
    assert.deepEqual(await stored(), []);
    await reload(reader);
    assert.deepEqual((await input()).answers, {});
  });

  test('answers given after opening a link are kept on reload', async () => {
    const reader = await openPage('one', '#drinks=when.morning');
    await reader.goTo('decide');
    await reader.answer('free', ['no']);
    await reload(reader);
    assert.deepEqual((await input()).answers, { when: ['morning'], free: ['no'] });
  });

  for (const what of /** @type {const} */ (['refuses', 'lacks'])) {
    test(`if the clipboard ${what === 'lacks' ? 'is missing' : 'refuses'}, the text is shown in a field, selected`, async () => {
      const reader = await openPage('one', '#drinks=when.evening');
      await clipboard(what);
      await reader.press(words('share.way_link'));
      await reader.see({ role: 'textbox', name: words('share.by_hand') });
      const selection = () =>
        evaluate(() => {
          const field = /** @type {HTMLTextAreaElement | null} */ (
            document.getElementById('w').shadowRoot.activeElement
          );
          return field?.readOnly ? field.value.slice(field.selectionStart, field.selectionEnd) : '';
        });
      assert.equal(await selection(), `${bench.server.url}/one.html#drinks=when.evening`);
      await reader.press(words('share.way_markdown'));
      await until('the Markdown record', async () => /^# Tea, coffee or water\n/.test(await selection()));
      await assertNoProblems();
    });
  }

  test('each button of the share bar works', async () => {
    const reader = await openPage('one', '#drinks=when.evening');
    await clipboard('takes');
    await evaluate(() => {
      window.print = () => window.copied.push('printed');
      Object.defineProperty(navigator, 'share', {
        configurable: true,
        value: async (/** @type {ShareData} */ what) => void window.copied.push(what.url),
      });
      document.getElementById('w').heading = 4; // renders again, now with navigator.share
    });
    for (const key of ['share.way_native', 'share.way_markdown', 'share.way_csv', 'share.way_json', 'share.way_print'])
      await reader.press(words(key));
    const [native, markdown, csv, json, printed] = await until(
      'all five outputs',
      async () => (await copied()).length === 5 && copied(),
    );
    assert.equal(native, `${bench.server.url}/one.html#drinks=when.evening`);
    assert.match(
      markdown,
      /^# Tea, coffee or water\n[^]*Disclosure: Made up for the tests\.[^]*When do you drink it\? \*\*In the evening\*\*/,
    );
    assert.match(csv, /^Criterion,Unit,Tea,/);
    assert.equal(JSON.parse(json).comparison, 'drinks');
    assert.equal(printed, 'printed');
    assert.deepEqual(
      await evaluate(() =>
        Promise.all(
          /** @type {const} */ (['markdown', 'csv', 'json']).map((how) => document.getElementById('w').exportAs(how)),
        ),
      ),
      [markdown, csv, json],
    );
    assert.deepEqual(
      (await shared()).map(({ detail }) => detail.how),
      ['native', 'markdown', 'csv', 'json', 'print'],
    );
    await assertNoProblems();
  });

  test('saves files through the dialog of the browser, and cancelling dispatches no event', async () => {
    const reader = await openPage('one', '#drinks=when.evening');
    await clipboard('takes');
    await evaluate(() => {
      /** @type {string[]} */
      const written = [];
      window.showSaveFilePicker = async ({ suggestedName }) => {
        if (window.gaveUp) throw new DOMException('', 'AbortError');
        return {
          createWritable: async () => ({
            write: async (text) => void written.push(text),
            close: async () => void window.copied.push([suggestedName, ...written]),
          }),
        };
      };
      document.getElementById('w').heading = 4; // renders again
    });
    await reader.press(words('share.save_csv'));
    await reader.see({ has: words('share.saved') });
    const [[name, text]] = await copied();
    assert.deepEqual([name, text.slice(0, 10)], ['drinks.csv', '\ufeffCriterion']);
    await evaluate(() => void (window.gaveUp = true));
    await reader.press(words('share.save_json'));
    await evaluate(() => new Promise((done) => setTimeout(done, 50)));
    assert.equal((await shared()).length, 1);
    assert.deepEqual((await copied()).length, 1);
    await assertNoProblems();
  });

  test('in a sandbox without storage, clipboard and history the link is still created', async () => {
    await bench.browser.goto(`${bench.server.url}/sandbox.html`);
    const [{ detail, problems }] = await until('the share event from the iframe', async () => {
      const events = await evaluate(() => window.shareEvents);
      return events.length && events;
    });
    assert.deepEqual(detail, { how: 'link', url: `${bench.server.url}/inside.html#drinks=when.evening` });
    assert.deepEqual(problems, []);
  });

  test('print has the result, the table and the sources, all unfolded, and no buttons', async () => {
    const reader = await openPage('one', '#drinks=when.evening');
    await evaluate(() => void dispatchEvent(new Event('beforeprint')));
    await reader.see({ role: 'region', name: words('ui.tab_compare') });
    assert.deepEqual(
      await evaluate(() =>
        [...document.getElementById('w').shadowRoot.querySelectorAll('details:not([open])')].map(
          (one) => one.textContent,
        ),
      ),
      [],
    );
    for (const has of [
      'Almanac of drinks',
      'What people say',
      words('ui.old_source'),
      'Made up for the tests.',
      'Comes in many kinds.',
    ])
      await reader.see({ has });
    await reader.see({ role: 'heading', name: reader.headline(leaders(kDrinks, { when: ['evening'] })) });
    assert.deepEqual(await reader.find({ role: 'button', name: words('share.way_link') }), []);
    await evaluate(() => void dispatchEvent(new Event('afterprint')));
    await until(
      'the screen view',
      async () => (await reader.find({ role: 'region', name: words('ui.tab_compare') })).length === 0,
    );
    await assertNoProblems();
  });

  test('print is light on a dark page, and renders content that the screen skips', async (context) => {
    if (!bench.browser.page || bench.engine !== 'chromium')
      return context.diagnostic('only Chromium can emulate print');
    await openPage('dark', '#drinks=when.evening');
    const textColour = () =>
      evaluate(
        () =>
          getComputedStyle(/** @type {Element} */ (document.getElementById('w').shadowRoot.querySelector('.root')))
            .color,
      );
    assert.equal(await textColour(), 'rgb(221, 221, 221)');
    await evaluate(() => void dispatchEvent(new Event('beforeprint')));
    await bench.browser.page.emulateMediaType('print');
    const paper = await textColour();
    const table = await evaluate(() =>
      [...document.getElementById('w').shadowRoot.querySelectorAll('.compare tbody th, .compare .fold-body > *')].map(
        (one) => one.checkVisibility({ contentVisibilityAuto: true }),
      ),
    );
    await bench.browser.page.emulateMediaType();
    await evaluate(() => void dispatchEvent(new Event('afterprint')));
    assert.equal(paper, 'rgb(27, 31, 39)');
    assert.ok(table.length > 3 && table.every(Boolean), 'print skips no content');
  });

  test('in a page opened from disk links work and answers resume', async () => {
    const reader = new Reader(bench.browser, demo);
    await bench.browser.goto(indexAddress('file', bench.engine, bench.server));
    await reader.seeWidget();
    await reader.goTo('decide');
    await reader.answer('build', ['api']);
    await reload(reader);
    assert.deepEqual((await input()).answers, { build: ['api'] });
    await reader.goTo('result');
    await clipboard('takes');
    await reader.press(words('share.way_link'));
    const [link] = await until('the link', async () => (await copied()).length && copied());
    assert.match(link, /^file:.*\/index\.html#django-vs-express=build\.api$/);
    await assertNoProblems();
  });

  test('properties take precedence over the link, and reflect attributes', async () => {
    await openPage('one');
    const seen = await evaluate(async () => {
      location.hash = '#drinks=when.morning';
      const made = document.createElement('trade-off');
      Object.assign(made, { answers: { when: ['evening'] }, src: '/documents/drinks.json', loading: 'eager' });
      const before = await made.exportAs('json');
      document.body.append(made);
      await new Promise((done) => made.addEventListener('trade-off-ready', done));
      const defaults = [made.ask, made.resume, made.engine];
      Object.assign(made, { ask: 'author', resume: 'off', engine: 'js' });
      const attributes = ['ask', 'resume', 'engine'].map((name) => made.getAttribute(name));
      made.setAttribute('ask', 'nonsense');
      return { answers: made.answers, before, defaults, attributes, nonsense: made.ask };
    });
    assert.deepEqual(seen, {
      answers: { when: ['evening'] },
      before: '',
      defaults: ['adaptive', 'on', 'auto'],
      attributes: ['author', 'off', 'js'],
      nonsense: 'adaptive',
    });
  });
});
