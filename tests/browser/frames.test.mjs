// embed.html in an iframe: it loads comparisons of its own origin only, links open outside it, and only our page sets
// its height.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { until } from './engines/common.mjs';
import { inEveryEngine } from './every_engine.mjs';
import { Reader } from './reader.mjs';
import { fixture, kFallback, pageOf, root, startSite } from './site.mjs';
import { drinks } from './walk.mjs';
import { words } from './words.mjs';

const kDocument = '/documents/drinks.json';
const example = (/** @type {string} */ name) => readFileSync(path.join(root, 'examples', name), 'utf8');
const kExampleSandbox = / (sandbox="[^"]*")/.exec(example('frame_sandbox.html'))?.[1] ?? assert.fail('no sandbox');
const kNoOrigin = kExampleSandbox.replace(' allow-same-origin', '');
/** Sandbox attributes: none, that of our examples, the same with an opaque origin, and scripts only. */
const kSandboxes = {
  'without a sandbox': '',
  'in the sandbox of the examples': kExampleSandbox,
  'in a sandbox without an origin': kNoOrigin,
  'in a sandbox without popups': 'sandbox="allow-scripts"',
};
const frame = (sandbox = '', more = '') =>
  `<iframe id="frame" title="Drinks" width="700" height="500" src="/dist/embed.html?src=/links.json" ${sandbox} ${more}></iframe>`;
const kHost = '<script src="/dist/tradeoff.host.js"></script>';

/** Added to embed.html: evaluates code that the test posts, because a test cannot reach into a sandboxed iframe. */
const kInside = `addEventListener('message', async ({ data, source }) => {
  if (!data.run) return;
  let result;
  try { result = await (0, eval)('(' + data.run + ')()'); } catch (error) { result = String(error); }
  source.postMessage({ ran: data.id, result }, '*');
});`;
const kInsideTag = '<script src="/inside.js"></script>';
const embedPage = readFileSync(path.join(root, 'dist/embed.html'), 'utf8').replace('<title>', `${kInsideTag}<title>`);

/**
 * A page that tries to set the iframe's height: it repeatedly sends all messages that our page sends, with and without
 * a port.
 */
const kThief = `<!doctype html><title>Thief</title>${kInsideTag}<script src="/thief.js"></script>`;
const kThiefScript = `
const heights = [777, 1, 1e9, NaN, Infinity, '9', [9], {}, null];
const again = () => {
  for (const height of heights) {
    const { port1, port2 } = new MessageChannel();
    for (const transfer of [[], [port2]]) {
      try { parent.postMessage({ type: 'trade-off-height', height }, '*', transfer); } catch {}
    }
    port1.postMessage({ type: 'trade-off-height', height });
  }
};
setInterval(again, 20);
addEventListener('message', again);
again();`;

/** The target of a link: reports to the server how it was opened, and closes itself. */
const kExternal = `<!doctype html><title>External</title><script src="/external.js"></script>`;
const kExternalScript =
  "fetch('/opened/' + [opener ? 'opener' : 'alone', parent === window ? 'outside' : 'inside', origin === 'null' ? 'sandboxed' : 'free']).then(() => close());";

/** @type {import('./site.mjs').Server} */
let elsewhere;
/** The author's host, which sends none of the headers of the test server. @type {import('./site.mjs').Server} */
let author;
/** An example with its addresses replaced. @param {string} name @param {string} [host] */
const framed = (name, host = '') =>
  example(name)
    .replaceAll(/(?:https:\/\/files\.example)?\/tradeoff\//g, `${host}/dist/`)
    .replace('/posts/django-vs-express.json', kDocument)
    .replace('<iframe', '<iframe id="frame"');
/** Third-party pages that embed iframes of the author's host. @type {Record<string, () => string>} */
const kVisitors = {
  '/visitor.html': () => pageOf(framed('frame_sandbox.html', author.url), { head: '' }),
  '/no-origin.html': () =>
    pageOf(framed('frame_sandbox.html', author.url).replace(kExampleSandbox, kNoOrigin), { head: '' }),
  '/no-modals.html': () => pageOf(framed('frame_sandbox.html', author.url).replace(' allow-modals', ''), { head: '' }),
  '/missing.html': () => pageOf(framed('frame.html').replace(kDocument, '/none.json'), { head: '' }),
};
const kCors = { 'access-control-allow-origin': '*' };

/** @param {string} location */
const redirect = (location) => ({ status: 302, body: '', headers: { location } });

/** Delay of embed.html in milliseconds. */
let embedDelay = 0;

const inside = { '/dist/embed.html': () => ({ body: embedPage, delay: embedDelay }), '/inside.js': { body: kInside } };
const overrides = {
  ...inside,
  '/thief.js': { body: kThiefScript },
  ...Object.fromEntries(Object.entries(kVisitors).map(([name, page]) => [name, () => ({ body: page() })])),
  '/links.json': () => ({
    body: JSON.stringify({
      ...drinks,
      options: drinks.options.map((option) => ({ ...option, url: `${elsewhere.url}/external.html?option` })),
      sources: Object.fromEntries(
        Object.keys(JSON.parse(fixture('drinks.json')).sources).map((id) => [
          id,
          { title: id, url: `${elsewhere.url}/external.html?source` },
        ]),
      ),
    }),
  }),
  '/boxed.css': { body: 'iframe{box-sizing:border-box;border:7px solid}' },
  '/moved.json': redirect(kDocument),
  '/moved-twice.json': redirect('/moved.json'),
  '/leaves.json': () => redirect(`${elsewhere.url}/drinks.json`),
  '/leaves-later.json': redirect('/leaves.json'),
  '/comes-back.json': () => redirect(`${elsewhere.url}/back.json`),
};

const pages = {
  '/plain.html': pageOf(frame(), { head: kHost }),
  '/src.html': pageOf(`<trade-off id="w" loading="eager">${kFallback}</trade-off>`),
  ...Object.fromEntries(
    Object.values(kSandboxes).map((sandbox, i) => [`/frame-${i}.html`, pageOf(frame(sandbox), { head: kHost })]),
  ),
  '/late.html': pageOf(frame(kNoOrigin)),
  '/low.html': pageOf(frame().replace('height="500"', 'height="200"'), { head: kHost }),
  '/boxed.html': pageOf(`<link rel="stylesheet" href="/boxed.css">${frame()}`, { head: kHost }),
  '/several.html': pageOf(
    frame('sandbox="allow-scripts"') + frame('sandbox="allow-scripts"').replace('id="frame"', 'id="other"'),
    { head: kHost },
  ),
};

let sandboxed = false;
/** @param {string} file */
const headers = (file) =>
  /** @type {Record<string, string>} */ ({
    ...kCors,
    ...(sandboxed && file === '/dist/embed.html' && { 'content-security-policy': 'sandbox allow-scripts' }),
  });

before(async () => {
  author = await startSite({ '/post.html': pageOf(framed('frame.html'), { head: '' }) }, { overrides: inside });
  elsewhere = await startSite(
    {},
    {
      headers: () => kCors,
      overrides: {
        '/drinks.json': { body: fixture('drinks.json') },
        '/back.json': () => ({ ...redirect(`${back}${kDocument}`) }),
        '/external.html': { body: kExternal, headers: { 'x-frame-options': 'DENY' } },
        '/external.js': { body: kExternalScript },
        '/thief.html': { body: kThief },
        '/thief.js': { body: kThiefScript },
        '/inside.js': { body: kInside },
      },
    },
  );
});
after(() => Promise.all([author.close(), elsewhere.close()]));
/** The origin that a redirect of the other host returns to. */
let back = '';

inEveryEngine('iframes', { pages, overrides, headers }, (bench) => {
  /** @type {import('./engines/common.mjs').Browser['evaluate']} */
  const evaluate = (...given) => bench.browser.evaluate(...given);
  const assertNoProblems = async () => assert.deepEqual(await bench.browser.problems(), []);

  const paths = (/** @type {import('./site.mjs').Server} */ server) => server.requests.map((request) => request.path);

  for (const isSandboxed of [false, true])
    test(`embed.html follows redirects to its own origin only${isSandboxed ? ', in a sandbox too' : ''}`, async () => {
      sandboxed = isSandboxed;
      back = bench.server.url;
      try {
        const reader = new Reader(bench.browser, drinks);
        const show = (/** @type {string} */ src) =>
          bench.browser.goto(`${bench.server.url}/dist/embed.html?src=${encodeURIComponent(src)}`);
        for (const src of [
          '/moved.json',
          '/moved-twice.json',
          `${bench.server.url}/moved.json`,
          '//HOST/moved.json',
          '\\\\HOST\\moved.json',
        ]) {
          await show(src.replace('HOST', new URL(bench.server.url).host));
          await reader.seeWidget();
        }
        for (const src of ['/leaves.json', '/leaves-later.json', '/comes-back.json']) {
          elsewhere.requests.length = 0;
          await show(src);
          await reader.see({ role: 'alert' });
          assert.deepEqual(await reader.find({ role: 'table' }), [], src);
          assert.deepEqual(paths(elsewhere), [], `${src} sends no request to the other host`);
        }
      } finally {
        sandboxed = false;
      }
    });

  test('embed.html refuses addresses outside its origin, and shows an error', async () => {
    const reader = new Reader(bench.browser, drinks);
    const { host } = new URL(bench.server.url);
    const foreign = [
      `${elsewhere.url}/drinks.json`,
      `//${new URL(elsewhere.url).host}/drinks.json`,
      `\\\\${new URL(elsewhere.url).host}\\drinks.json`,
      `http:\\\\${new URL(elsewhere.url).host}/drinks.json`,
    ];
    const odd = [
      'http://',
      'http://[',
      'javascript:alert(1)',
      'data:application/json,{}',
      `blob:${bench.server.url}/1`,
      `http://${host}@${new URL(elsewhere.url).host}/drinks.json`,
      `ftp://${host}/drinks.json`,
      '',
    ];
    for (const src of [...foreign, ...odd]) {
      elsewhere.requests.length = 0;
      await bench.browser.goto(`${bench.server.url}/dist/embed.html?src=${encodeURIComponent(src)}`);
      await reader.see({ role: 'alert' });
      // The script refuses it, before the page's policy would block the request.
      const message = words('error.nothing_given');
      await until('the error message', () =>
        evaluate(
          (/** @type {string} */ text) => document.querySelector('trade-off')?.shadowRoot?.textContent?.includes(text),
          message,
        ),
      );
      assert.deepEqual(paths(elsewhere), [], src);
      assert.deepEqual(await reader.find({ role: 'table' }), [], src);
    }
  });

  test('an element in the page loads comparisons from any host, through redirects too', async () => {
    const reader = new Reader(bench.browser, drinks);
    await bench.browser.goto(`${bench.server.url}/src.html`);
    await evaluate(() => void document.getElementById('w')?.setAttribute('src', '/leaves-later.json'));
    await reader.seeWidget();
  });

  /**
   * Runs a function in an iframe of the page; retries until the iframe responds.
   * @param {Function} act without arguments
   * @param {string} [id]
   */
  const inFrame = (act, id = 'frame') =>
    until(`a reply from ${id}`, async () => {
      const reply = await evaluate(
        (/** @type {string} */ run, /** @type {string} */ name) =>
          new Promise((resolve) => {
            const { contentWindow } = /** @type {HTMLIFrameElement} */ (document.getElementById(name));
            const call = Math.random();
            const onMessage = (/** @type {MessageEvent} */ { data, source }) =>
              source === contentWindow && data?.ran === call && done({ result: data.result });
            const done = (/** @type {unknown} */ found) => (removeEventListener('message', onMessage), resolve(found));
            addEventListener('message', onMessage);
            setTimeout(done, 1000, null);
            contentWindow?.postMessage({ run, id: call }, '*');
          }),
        String(act),
        id,
      );
      return reply;
    }).then(({ result }) => result);

  const renderedIn = (id = 'frame') =>
    until('the table in the iframe', () =>
      inFrame(() => document.querySelector('trade-off')?.shadowRoot?.querySelector('.legend') && 1, id),
    );
  const heightOf = (id = 'frame') =>
    evaluate((/** @type {string} */ name) => document.getElementById(name)?.style.height ?? '', id);
  /** Presses "show all", once it is there. @param {string} [id] */
  const grow = (id = 'frame') =>
    until('the button', () =>
      inFrame(() => {
        const button = /** @type {HTMLElement | null | undefined} */ (
          document.querySelector('trade-off')?.shadowRoot?.querySelector('.has-show-all .show-all')
        );
        button?.click();
        return !!button;
      }, id),
    );
  const shrink = (id = 'frame') =>
    inFrame(() => /** @type {any} */ (document.querySelector('trade-off')).style.setProperty('display', 'none'), id);
  const later = (ms = 300) => new Promise((resolve) => setTimeout(resolve, ms));
  /** The iframe's height once it is stable. @param {string} id @param {() => unknown} [isReady] */
  const restingHeight = (id, isReady = () => true) =>
    until('a stable height', async () => {
      const height = await heightOf(id);
      const isThere = !!(await isReady());
      await later(700);
      return isThere && (await heightOf(id)) === height && height;
    });
  const wholeHeight = (id = 'frame') => restingHeight(id, async () => parseInt((await heightOf(id)) || '0') > 500);
  const resultHeight = () =>
    restingHeight('frame', () =>
      inFrame(
        () =>
          !!(/** @type {any} */ (document.querySelector('trade-off')).shadowRoot.querySelector('input[type=range]')),
      ),
    );
  /**
   * Opens a page, shows everything and waits until its iframe has grown to its content. Returns the height.
   * @param {string} page
   * @param {string} [id]
   */
  const openAndGrow = async (page, id) => {
    await bench.browser.goto(bench.server.url + page);
    await renderedIn(id);
    await grow(id);
    return wholeHeight(id);
  };
  /** Navigates the iframe to a foreign page that sends heights. @param {string} [id] */
  const navigateToThief = async (id) => {
    elsewhere.requests.length = 0;
    await evaluate(
      (/** @type {string} */ run, /** @type {string} */ name) =>
        /** @type {HTMLIFrameElement} */ (document.getElementById(name)).contentWindow?.postMessage({ run }, '*'),
      `() => { location.href = '${elsewhere.url}/thief.html' }`,
      id ?? 'frame',
    );
    await until('the other page', () => inFrame(() => document.title === 'Thief' && 1, id));
    await later();
  };

  Object.entries(kSandboxes).forEach(([what, sandbox], i) => {
    test(`an iframe ${what} gets the height of our page, and keeps it when it navigates to another`, async () => {
      const height = await openAndGrow(`/frame-${i}.html`);
      await navigateToThief();
      assert.equal(await heightOf(), height);
    });

    test(`an iframe ${what}: changing the fragment of its src loads nothing and does not reset trust`, async () => {
      await openAndGrow(`/frame-${i}.html`);
      await evaluate(() => {
        const frame = /** @type {HTMLIFrameElement} */ (document.getElementById('frame'));
        frame.src += '#drinks=when.morning';
      });
      const height = await resultHeight();
      await navigateToThief();
      assert.equal(await heightOf(), height);
    });

    test(`an iframe ${what} can set its height again after its src is set to our page`, async () => {
      await openAndGrow(`/frame-${i}.html`);
      await navigateToThief();
      await evaluate(() => {
        const frame = /** @type {HTMLIFrameElement} */ (document.getElementById('frame'));
        frame.src = 'about:blank';
      });
      await later();
      await evaluate(() => {
        const frame = /** @type {HTMLIFrameElement} */ (document.getElementById('frame'));
        frame.style.height = '500px';
        frame.src = '/dist/embed.html?src=/documents/drinks.json';
      });
      await renderedIn();
      await grow();
      const height = await wholeHeight();
      assert.ok(!/20000/.test(height), height);
      await navigateToThief();
      assert.equal(await heightOf(), height);
    });

    const hasOrigin = !sandbox || sandbox.includes('allow-same-origin'); // then a srcdoc has the origin of the host
    for (const shown of hasOrigin ? ['src'] : ['src', 'srcdoc'])
      test(`an iframe ${what}: a foreign page cannot set the height after the host replaces its ${shown} by our page`, async () => {
        await openAndGrow(`/frame-${i}.html`);
        if (shown === 'src') await navigateToThief();
        else {
          await evaluate((/** @type {string} */ thief) => {
            const frame = /** @type {HTMLIFrameElement} */ (document.getElementById('frame'));
            frame.srcdoc = thief;
          }, kThief);
          await until('the other page', () => inFrame(() => document.title === 'Thief' && 1));
        }
        embedDelay = 1000; // the foreign page runs until then
        try {
          const heights = await evaluate(async (/** @type {string} */ attribute) => {
            const frame = /** @type {HTMLIFrameElement} */ (document.getElementById('frame'));
            frame.style.height = '500px';
            if (attribute === 'src') frame.src = '/dist/embed.html?src=/links.json&view=compare';
            else frame.removeAttribute('srcdoc');
            const seen = new Set();
            for (let tries = 0; tries < 80; tries++) {
              await new Promise((done) => setTimeout(done, 10));
              seen.add(frame.style.height);
            }
            return [...seen];
          }, shown);
          assert.deepEqual(heights, ['500px']);
        } finally {
          embedDelay = 0;
        }
        await renderedIn();
        await grow();
        await wholeHeight();
        await shrink();
        await until('a height of our page', async () => (await heightOf()) === '100px');
      });

    test(`links in an iframe ${what} do not navigate it`, async () => {
      await bench.browser.goto(`${bench.server.url}/frame-${i}.html`);
      await renderedIn();
      await grow();
      for (const kind of ['option', 'source']) {
        elsewhere.requests.length = 0;
        // WebKit lets a sandboxed iframe take the focus only after user input.
        await until(`the link of the ${kind}`, async () => {
          const isFocused = await inFrame(
            new Function(`
              const root = document.querySelector('trade-off').shadowRoot;
              for (const folded of root.querySelectorAll('details')) folded.open = true;
              const link = [...root.querySelectorAll('a[href]')].find((one) => one.href.endsWith('?${kind}'));
              link?.focus();
              return document.hasFocus() && !!link && root.activeElement === link;
            `),
          );
          if (!isFocused) await bench.browser.press('Tab');
          return isFocused;
        });
        await bench.browser.press('Enter');
        const openings = () => paths(elsewhere).filter((file) => file.startsWith('/opened/'));
        if (sandbox === 'sandbox="allow-scripts"') {
          await later(1000);
          assert.deepEqual(paths(elsewhere), []);
        } else
          assert.deepEqual(
            await until('the page', () => openings().length && openings()),
            ['/opened/alone,outside,free'],
            kind,
          );
        assert.ok(
          await inFrame(() => !!document.querySelector('trade-off')?.shadowRoot?.querySelector('table')),
          'the comparison is still shown',
        );
      }
    });
  });

  /** Calls print(), as the share bar does. Resolves to whether the browser starts to print. */
  const startsPrinting = () =>
    inFrame(
      () =>
        new Promise((resolve) => {
          addEventListener('beforeprint', () => resolve(true));
          print();
          setTimeout(resolve, 500, false);
        }),
    );

  test('the example iframe works on a host that sends no special headers', async () => {
    await bench.browser.goto(`${author.url}/post.html`);
    await renderedIn();
    assert.equal(await restingHeight('frame', heightOf), '700px');
    await grow();
    assert.ok(parseInt(await wholeHeight()) > 700);
    await assertNoProblems();
  });

  test('the sandboxed example iframe works with a host that sends no special headers', async () => {
    await bench.browser.goto(`${bench.server.url}/visitor.html`);
    await renderedIn();
    await grow();
    const height = await restingHeight('frame', async () => parseInt((await heightOf()) || '0') > 700);
    await navigateToThief();
    assert.equal(await heightOf(), height);
    await assertNoProblems();
  });

  if (bench.engine === 'chromium')
    test('the example iframes may copy and print; without allow-modals, print() is ignored', async () => {
      const mayCopy = () => inFrame(() => /** @type {any} */ (document).featurePolicy.allowsFeature('clipboard-write'));
      for (const page of [`${author.url}/post.html`, `${bench.server.url}/visitor.html`]) {
        await bench.browser.goto(page);
        await renderedIn();
        assert.equal(await mayCopy(), true, page);
        assert.equal(await startsPrinting(), true, page);
      }
      const ignored = async () => JSON.stringify(await bench.browser.problems()).includes('allow-modals');
      assert.equal(await ignored(), false);
      await bench.browser.goto(`${bench.server.url}/no-modals.html`);
      await renderedIn();
      assert.equal(await startsPrinting(), false);
      assert.equal(await ignored(), true);
    });

  for (const [page, expectedText] of /** @type {const} */ ([
    ['/no-origin.html', () => words('error.load_in_sandbox', { url: author.url + kDocument })],
    ['/missing.html', () => words('error.load_failed', { url: `${bench.server.url}/none.json`, status: 404 })],
  ]))
    test(`an iframe whose comparison fails to load shows the error and keeps its height: ${page}`, async () => {
      await bench.browser.goto(bench.server.url + page);
      const text = await until('the error', () =>
        inFrame(() => document.querySelector('trade-off')?.shadowRoot?.querySelector('[role=alert]')?.textContent),
      );
      assert.ok(text.includes(expectedText()), text);
      assert.equal(await restingHeight('frame', heightOf), '700px');
    });

  test('an iframe lower than 20em grows to 20em', async () => {
    await bench.browser.goto(`${bench.server.url}/low.html`);
    await renderedIn();
    assert.equal(await restingHeight('frame', heightOf), '320px');
  });

  test('an iframe with border-box sizing is as tall as its content', async () => {
    await bench.browser.goto(`${bench.server.url}/boxed.html`);
    await renderedIn();
    await later();
    const sizes = () => inFrame(() => [innerHeight, Math.ceil(document.body.getBoundingClientRect().height)]);
    assert.deepEqual(await sizes(), [486, 486]);
    assert.equal(await heightOf(), '500px');
    await grow();
    await restingHeight('frame', async () => parseInt((await heightOf()) || '0') > 500);
    const [inner, body] = await sizes();
    assert.equal(inner, body);
  });

  test('a same-origin iframe can set its height after it reloads itself', async () => {
    await openAndGrow('/plain.html');
    await evaluate(() => {
      const frame = /** @type {HTMLIFrameElement} */ (document.getElementById('frame'));
      frame.style.height = '';
      frame.contentWindow?.location.reload();
    });
    await until('a height', heightOf);
  });

  test('a host script that loads after the iframe still gets its height', async () => {
    await bench.browser.goto(`${bench.server.url}/late.html`);
    await renderedIn();
    await grow();
    await later();
    assert.equal(await heightOf(), '');
    await evaluate(
      () =>
        void document.head.append(Object.assign(document.createElement('script'), { src: '/dist/tradeoff.host.js' })),
    );
    const height = await wholeHeight();
    await shrink();
    await until('a change', async () => (await heightOf()) !== height);
    const last = await heightOf();
    await navigateToThief();
    assert.equal(await heightOf(), last);
  });

  test('each of several iframes has its own height, also when added or moved later', async () => {
    const height = await openAndGrow('/several.html', 'other');
    assert.ok(parseInt(await heightOf()) <= 500);
    await navigateToThief();
    assert.equal(await heightOf('other'), height);
    assert.ok(parseInt(await heightOf()) <= 500);
    await evaluate(() => {
      const frame = /** @type {HTMLIFrameElement} */ (document.getElementById('other'));
      const added = /** @type {HTMLIFrameElement} */ (frame.cloneNode());
      added.id = 'added';
      added.loading = 'lazy';
      added.style.height = '';
      document.querySelector('main')?.prepend(added);
      frame.style.height = '';
      document.querySelector('main')?.append(frame); // loads again
    });
    for (const id of ['added', 'other']) {
      await evaluate((/** @type {string} */ name) => document.getElementById(name)?.scrollIntoView(), id);
      await renderedIn(id);
      await grow(id);
      assert.equal(await wholeHeight(id), height, id);
    }
    await assertNoProblems();
  });
});
