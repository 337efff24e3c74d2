// What goes out and comes back: links, resuming after a reload, copies and exports; under the strict policy throughout.
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
    '<iframe sandbox="allow-scripts" src="/inside.html"></iframe><script src="/heard.js"></script>',
  ),
  '/inside.html': pageOf(drinksTag('w', 'loading="eager"') + '<script src="/speak.js"></script>'),
};

const overrides = {
  '/heard.js': { body: 'window.heard = []; addEventListener("message", ({ data }) => heard.push(data));' },
  // In a sandbox nobody else can reach the widget.
  '/speak.js': {
    body: `addEventListener('trade-off-ready', () => {
      w.answers = { when: ['evening'] };
      const button = (name) => [...w.shadowRoot.querySelectorAll('button')].find((one) => one.textContent === name);
      button(${JSON.stringify(words('ui.tab_result'))}).click();
      const share = () => {
        const link = button(${JSON.stringify(words('share.way_link'))});
        if (link) link.click();
        else setTimeout(share, 20); // it comes later
      };
      share();
    });
    addEventListener('trade-off-share', ({ detail }) => parent.postMessage({ detail, complaints: watched.complaints }, '*'));`,
  },
};

/** The strict policy; a sandbox is of no origin: it has to be allowed to load anything, and for some no address is its own. @param {string} file */
const headers = (file) =>
  /** @type {Record<string, string>} */ (
    file.endsWith('.html') && file !== '/inside.html'
      ? { 'content-security-policy': `${kStrictPolicy}; frame-src 'self'` }
      : { 'access-control-allow-origin': '*' }
  );

inEveryEngine('sharing', { pages, overrides, headers }, (bench) => {
  /** @type {import('./engines/common.mjs').Browser['evaluate']} */
  const evaluate = (script, ...args) => bench.browser.evaluate(script, ...args);

  /** As a new reader. @param {string} name @param {string} [hash] @param {typeof drinks} [comparison] */
  const arrive = async (name, hash = '', comparison = drinks) => {
    const reader = new Reader(bench.browser, comparison);
    await bench.browser.goto(`${bench.server.url}/post.css`); // else a new fragment alone would not load the page anew
    await bench.browser.goto(`${bench.server.url}/${name}.html${hash}`);
    await reader.drawn();
    return reader;
  };
  /** @param {Reader} reader */
  const reload = async (reader) => {
    await evaluate(() => void (setTimeout(() => location.reload()), (window.before = true)));
    const isAnew = () =>
      evaluate(() => !window.before && window.watched?.events.some(({ type }) => type === 'trade-off-ready'));
    await until('the page anew', () => isAnew().catch(() => false));
    await reader.drawn();
  };
  const said = (selector = 'trade-off') =>
    evaluate(
      (selector) => (({ answers, importance }) => ({ answers, importance }))(document.querySelector(selector)),
      selector,
    );
  const stored = () => evaluate(() => Object.entries({ ...sessionStorage, ...localStorage }));
  const shared = () => evaluate(() => window.watched.events.filter(({ type }) => type === 'trade-off-share'));
  const clean = async () => assert.deepEqual(await bench.browser.complaints(), []);
  /** @param {'takes' | 'refuses' | 'lacks'} what the clipboard does */
  const clipboard = (what) =>
    evaluate((what) => {
      window.copied = [];
      const writeText = (/** @type {string} */ text) =>
        what === 'takes' ? Promise.resolve(window.copied.push(text)) : Promise.reject(new Error());
      Object.defineProperty(navigator, 'clipboard', {
        configurable: true,
        value: what === 'lacks' ? undefined : { writeText },
      });
      delete window.showSaveFilePicker; // Chromium has it, and its dialog waits for a hand
    }, what);
  const copied = () => evaluate(() => window.copied);

  test('a link brings back random states, to the letter', async () => {
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
        const reader = await arrive(name, '#section-2', comparison);
        await clipboard('takes');
        await evaluate((id, said) => void Object.assign(document.getElementById(id) ?? {}, said), id, {
          answers,
          importance,
        });
        await reader.goTo('result');
        await reader.press(words('share.way_link'));
        await reader.see({ has: words('share.copied_link') });
        const [link] = await copied();
        assert.equal(link, await evaluate(() => location.href));
        assert.ok(link.includes(`#section-2&${comparison.id}=`), link);
        await arrive(name, new URL(link).hash, comparison);
        assert.deepEqual(await said(), { answers, importance }, link);
        if (seed <= 2) await reader.see({ role: 'heading', name: reader.headline(leaders(file, answers)) });
        await clean();
      }
    }
  });

  test('the link reads as people write it', async () => {
    const reader = await arrive('one', '#drinks=when.evening,free.,care.flavour+quick,~sleep.2.5');
    assert.deepEqual(await said(), {
      answers: { when: ['evening'], free: [], care: ['flavour', 'quick'] },
      importance: { sleep: 2.5 },
    });
    await reader.see({ role: 'region', name: words('ui.tab_result') });
    assert.deepEqual(await stored(), []);
    await clean();
  });

  test('sharing says so, makes no history, and touches the address only then', async () => {
    const reader = await arrive('one', '#a%20b&drinks=when.morning&c=%');
    const length = await evaluate(() => history.length);
    await reader.goTo('decide');
    await reader.answer('free', ['no']);
    await reader.goTo('result');
    assert.equal(await evaluate(() => location.hash), '#a%20b&drinks=when.morning&c=%');
    await clipboard('takes');
    await reader.press(words('share.way_link'));
    await until('the news', async () => (await shared()).length);
    const url = `${bench.server.url}/one.html#a%20b&c=%&drinks=when.morning,free.no`;
    const { target, bubbles, composed, plain, detail } = (await shared())[0];
    assert.deepEqual(
      { target, bubbles, composed, plain, detail },
      { target: 'w', bubbles: true, composed: true, plain: true, detail: { how: 'link', url } },
    );
    assert.equal(await evaluate(() => location.href), url);
    assert.equal(await evaluate(() => history.length), length);
    await clean();
  });

  test('what an edited comparison does not know is left out, and told once', async () => {
    const reader = await arrive('one', '#drinks=when.noon,free.no+yes,gone.x,~sleep.-1,care.flavour');
    assert.deepEqual(await said(), { answers: { free: ['no'], care: ['flavour'] }, importance: {} });
    const told = { has: words('ui.dropped', { count: 4 }) };
    await reader.see(told);
    await reader.goTo('decide');
    await reader.mark(drinks.questions[0], ['evening']);
    assert.deepEqual(await reader.find({ role: 'paragraph', ...told }), []);
    await clean();
  });

  test('a link opened on the page that is open already takes over, and can be undone', async () => {
    const reader = await arrive('one');
    await reader.goTo('decide');
    await reader.answer('when', ['evening']);
    await evaluate(() => void (location.hash = '#drinks=when.morning,free.no,gone.x'));
    await reader.seeLeader(leaders(kDrinks, { when: ['morning'], free: ['no'] }));
    await reader.see({ has: words('ui.dropped', { count: 1 }) });
    await reader.press(words('ui.undo'));
    assert.deepEqual((await said()).answers, { when: ['evening'] });
    await evaluate(() => void (location.hash = '#section-2'));
    await evaluate(() => new Promise((done) => setTimeout(done, 50)));
    assert.deepEqual((await said()).answers, { when: ['evening'] });
    await clean();
  });

  test('from a link, which leads to the result, the way to the table keeps the focus', async () => {
    const reader = await arrive('one', '#drinks=when.morning');
    await reader.seeLeader(leaders(kDrinks, { when: ['morning'] }));
    await reader.goTo('compare');
    await reader.see({ role: 'table' });
    assert.equal((await reader.focused())?.name, words('ui.tab_compare'));
    await clean();
  });

  test('a comparison told anew goes on from what was said, another from nothing, and neither tells of a fault', async () => {
    const reader = await arrive('one');
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
    assert.deepEqual((await said()).answers, { when: ['morning'] }, 'set by the page');
    await reader.drawn(renamed.title);
    await reader.goTo('decide');
    await reader.answer((await reader.question())?.id ?? '', []);
    const { answers } = await said();
    assert.equal(Object.keys(answers).length, 2);
    await change({ comparison: drinks });
    assert.deepEqual((await said()).answers, answers, 'set by the page, then by the reader');

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
    assert.deepEqual((await said()).answers, { free: ['no'] }, 'taken out and put back, then set');

    await change({ comparison: { ...drinks, id: 'others' } });
    assert.deepEqual(await said(), { answers: {}, importance: {} });
    await evaluate((given) => void Object.assign(document.getElementById('w'), given), {
      comparison: drinks,
      answers: { when: ['evening'] },
    });
    await reader.drawn();
    assert.deepEqual((await said()).answers, { when: ['evening'] }, 'set with the comparison');
    await clean();
  });

  test('what an element does not know is told by name, as soon as it is drawn', async () => {
    await arrive('one');
    const told = await evaluate(async () => {
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
    assert.deepEqual(told, [
      ['one_answer_only /answers/when', 'unknown_answer /answers/when/1'],
      ['unknown_question /answers/nope'],
    ]);
    assert.deepEqual((await said()).answers, {});
  });

  test('starting again goes before the link as well', async () => {
    const reader = await arrive('one', '#drinks=when.morning');
    await evaluate(() => document.getElementById('w').reset());
    await reload(reader);
    assert.deepEqual(await said(), { answers: {}, importance: {} });
    await evaluate(() => void (location.hash = ''));
    await reader.goTo('decide');
    await reader.answer('when', ['evening']);
    await reload(reader);
    assert.deepEqual((await said()).answers, { when: ['evening'] });
    await clean();
  });

  test('a broken address does no harm', async () => {
    for (const hash of ['#%', '#drinks=%E0%A4', '#drinks', '#drinks=', '#&&=&']) {
      await arrive('one', hash);
      assert.deepEqual(await said(), { answers: {}, importance: {} }, hash);
      await clean();
    }
  });

  test('two comparisons on one page share one address', async () => {
    const both = '#django-vs-express=build.api&drinks=when.morning';
    const reader = await arrive('two', both);
    await reader.drawn(demo.title);
    assert.deepEqual(
      [(await said('#w')).answers, (await said('#demo')).answers],
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
    await until('the bar', buttons);
    await until('the link', async () => (await copied()).length);
    assert.equal(await evaluate(() => location.hash), '#drinks=when.morning&django-vs-express=build.live');
    await clean();
  });

  test('answers resume after a reload; before the first one nothing is stored, and starting again forgets', async () => {
    const reader = await arrive('one');
    assert.deepEqual(await stored(), []);
    await reader.goTo('decide');
    await reader.answer('when', ['evening']);
    await reader.answer('free', []);
    assert.deepEqual(
      (await stored()).map(([key]) => key),
      ['trade-off:drinks:/one.html'],
    );
    await reload(reader);
    assert.deepEqual((await said()).answers, { when: ['evening'], free: [] });
    await reader.goTo('decide');
    await until('an open question', async () => ['care', 'hot'].includes((await reader.question())?.id ?? ''));
    await reader.press(words('ui.reset'));
    await until('nothing stored', async () => (await stored()).length === 0);
    await reload(reader);
    assert.deepEqual((await said()).answers, {});
    await clean();
  });

  test('the method reset() forgets as well', async () => {
    const reader = await arrive('one');
    await reader.goTo('decide');
    await reader.answer('when', ['evening']);
    await evaluate(() => document.getElementById('w').reset());
    assert.deepEqual([await stored(), (await said()).answers], [[], {}]);
  });

  test('the session is read up to the length of a link, and a longer text costs no time', async () => {
    const most = 2 ** 18;
    const keep = (/** @type {string} */ text) =>
      evaluate(
        (text) => sessionStorage.setItem('trade-off:drinks:/one.html', JSON.stringify({ text, link: null })),
        text,
      );
    const padded = (/** @type {number} */ length) => 'when.evening,'.padEnd(length, 'x,');
    const reader = await arrive('one');
    await keep(padded(most));
    await reload(reader);
    assert.deepEqual((await said()).answers, { when: ['evening'] });
    const many = `when.evening+${Array.from({ length: 3e5 }, (_, i) => i.toString(36)).join('+')}`;
    for (const text of [padded(most + 1), many]) {
      await keep(text);
      await reload(reader);
      assert.deepEqual((await said()).answers, {}, `${text.length} characters`);
    }
    await clean();
  });

  test('another page begins anew, and so does the same with resume="off"', async () => {
    const reader = await arrive('one');
    await reader.goTo('decide');
    await reader.answer('when', ['evening']);
    await evaluate(() => void (location.href = '/other.html'));
    await until('the other page', () => evaluate(() => location.pathname === '/other.html').catch(() => false));
    await reader.drawn();
    assert.deepEqual((await said()).answers, {});

    await arrive('forgetful');
    await reader.goTo('decide');
    await reader.answer('when', ['evening']);
    assert.deepEqual(await stored(), []);
    await reload(reader);
    assert.deepEqual((await said()).answers, {});
  });

  test('who has gone on from a link keeps their own answers after a reload', async () => {
    const reader = await arrive('one', '#drinks=when.morning');
    await reader.goTo('decide');
    await reader.answer('free', ['no']);
    await reload(reader);
    assert.deepEqual((await said()).answers, { when: ['morning'], free: ['no'] });
  });

  for (const what of /** @type {const} */ (['refuses', 'lacks'])) {
    test(`where the clipboard ${what}, the text stands in a field, selected`, async () => {
      const reader = await arrive('one', '#drinks=when.evening');
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
      await until('the record', async () => /^# Tea, coffee or water\n/.test(await selection()));
      await clean();
    });
  }

  test('each way of the bar does what it says', async () => {
    const reader = await arrive('one', '#drinks=when.evening');
    await clipboard('takes');
    await evaluate(() => {
      window.print = () => window.copied.push('printed');
      Object.defineProperty(navigator, 'share', {
        configurable: true,
        value: async (/** @type {ShareData} */ what) => void window.copied.push(what.url),
      });
      document.getElementById('w').heading = 4; // draws anew: now there is a share sheet
    });
    for (const key of ['share.way_native', 'share.way_markdown', 'share.way_csv', 'share.way_json', 'share.way_print'])
      await reader.press(words(key));
    const [native, markdown, csv, json, printed] = await until(
      'all five',
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
    await clean();
  });

  test('a table is saved where the browser has a dialog for it, and a change of mind is no news', async () => {
    const reader = await arrive('one', '#drinks=when.evening');
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
      document.getElementById('w').heading = 4; // draws anew
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
    await clean();
  });

  test('a sandbox forbids store, clipboard and history; the link is given all the same', async () => {
    await bench.browser.goto(`${bench.server.url}/sandbox.html`);
    const [{ detail, complaints }] = await until('news from inside', async () => {
      const heard = await evaluate(() => window.heard);
      return heard.length && heard;
    });
    assert.deepEqual(detail, { how: 'link', url: `${bench.server.url}/inside.html#drinks=when.evening` });
    assert.deepEqual(complaints, []);
  });

  test('paper has the result, the table and the sources, all unfolded, and nothing to press', async () => {
    const reader = await arrive('one', '#drinks=when.evening');
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
      'the screen as before',
      async () => (await reader.find({ role: 'region', name: words('ui.tab_compare') })).length === 0,
    );
    await clean();
  });

  test('paper is light on a dark page, and has all that the screen leaves out', async (context) => {
    if (!bench.browser.page || bench.engine !== 'chromium')
      return context.diagnostic('only Chromium can be asked for paper');
    await arrive('dark', '#drinks=when.evening');
    const ink = () =>
      evaluate(
        () =>
          getComputedStyle(/** @type {Element} */ (document.getElementById('w').shadowRoot.querySelector('.root')))
            .color,
      );
    assert.equal(await ink(), 'rgb(221, 221, 221)');
    await evaluate(() => void dispatchEvent(new Event('beforeprint')));
    await bench.browser.page.emulateMediaType('print');
    const paper = await ink();
    const table = await evaluate(() =>
      [...document.getElementById('w').shadowRoot.querySelectorAll('.compare tbody th, .compare .fold-body > *')].map(
        (one) => one.checkVisibility({ contentVisibilityAuto: true }),
      ),
    );
    await bench.browser.page.emulateMediaType();
    await evaluate(() => void dispatchEvent(new Event('afterprint')));
    assert.equal(paper, 'rgb(27, 31, 39)');
    assert.ok(table.length > 3 && table.every(Boolean), 'on the screen it may be left out, on paper nothing is');
  });

  test('on a disk the link is good, and answers resume', async () => {
    const reader = new Reader(bench.browser, demo);
    await bench.browser.goto(indexAddress('file', bench.engine, bench.server));
    await reader.drawn();
    await reader.goTo('decide');
    await reader.answer('build', ['api']);
    await reload(reader);
    assert.deepEqual((await said()).answers, { build: ['api'] });
    await reader.goTo('result');
    await clipboard('takes');
    await reader.press(words('share.way_link'));
    const [link] = await until('the link', async () => (await copied()).length && copied());
    assert.match(link, /^file:.*\/index\.html#django-vs-express=build\.api$/);
    await clean();
  });

  test('properties go before the link; attributes are properties', async () => {
    await arrive('one');
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
