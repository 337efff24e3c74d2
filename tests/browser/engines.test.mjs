// The drivers themselves, on a small page without the widget: what the other tests rely on must hold first.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { startServer } from '../../scripts/serve.mjs';
import { findProgram } from './engines/common.mjs';
import { engines } from './engines/index.mjs';
import { watchFile } from './site.mjs';

const kElement = `
customElements.define('x-box', class extends HTMLElement {
  connectedCallback() {
    const root = this.attachShadow({ mode: 'open' });
    root.append(Object.assign(document.createElement('button'), { textContent: 'Press', onclick: () => this.count() }));
    root.append(document.createElement('slot'));
  }
  count() {
    this.dispatchEvent(new CustomEvent('trade-off-answer', { bubbles: true, composed: true, detail: { keys: ['a'], n: 1.5 } }));
  }
});
addEventListener('keydown', (event) => (window.keys ??= []).push([event.key, event.isTrusted]));`;

const kPolicy = "default-src 'none'; script-src 'self'; require-trusted-types-for 'script'";
const kPage =
  '<!doctype html><html lang="en"><title>Box</title><script src="/watch.js"></script><script src="/box.js"></script>';
const kOverrides = {
  '/watch.js': watchFile,
  '/box.js': { body: kElement },
  '/favicon.ico': { status: 204, body: '' },
  '/page.html': { body: `${kPage}<main><h1>Box</h1><x-box id="b"><p>fallback</p></x-box></main>` },
  '/bad.html': {
    body: `${kPage}<p style="color:red">red</p><script src="/fault.js"></script><script src="/none.js"></script>`,
  },
  '/fault.js': {
    body: `console.error('loud', 1); Promise.reject(new Error('left alone'));
      fetch('http://elsewhere.test/x').catch(() => {}); document.body.innerHTML = '<i>';`,
  },
  '/open.html': {
    body: '<!doctype html><title>Open</title><img src="http://elsewhere.test/x.png" alt=""><img src="/none.png">',
  },
};

for (const { name, open } of engines) {
  describe(`driver of ${name}`, () => {
    /** @type {Awaited<ReturnType<typeof startServer>>} */
    let server;
    /** @type {import('./engines/common.mjs').Browser} */
    let browser;
    before(async () => {
      server = await startServer({
        overrides: kOverrides,
        headers: (file) =>
          /** @type {Record<string, string>} */ (file === '/open.html' ? {} : { 'content-security-policy': kPolicy }),
      });
      browser = await open({ width: 900, height: 700 });
    });
    after(async () => {
      await browser?.close();
      await server?.close();
    });

    test('runs functions in the page, promises and arguments included', async () => {
      await browser.goto(`${server.url}/page.html`);
      assert.deepEqual(await browser.evaluate((a, b) => Promise.resolve({ sum: a + b, w: innerWidth }), 1, 2), {
        sum: 3,
        w: 900,
      });
      assert.equal(await browser.evaluate(() => undefined), null);
      await assert.rejects(() => browser.evaluate(() => Promise.reject(new Error('from the page'))), /from the page/);
    });

    test('keys are real: Tab moves into a shadow root, Enter and Space press', async () => {
      await browser.goto(`${server.url}/page.html`);
      await browser.press('Tab');
      assert.equal(
        await browser.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.textContent),
        'Press',
      );
      await browser.press('Enter', ' ', 'ArrowDown', 'q');
      const { events } = await browser.evaluate(() => window.watched);
      const event = {
        type: 'trade-off-answer',
        target: 'b',
        bubbles: true,
        composed: true,
        plain: true,
        detail: { keys: ['a'], n: 1.5 },
      };
      assert.deepEqual(events, [event, event]);
      const keys = ['Tab', 'Enter', ' ', 'ArrowDown', 'q'].map((key) => [key, true]);
      assert.deepEqual(await browser.evaluate(() => window.keys), keys);
    });

    test('Tab comes round to the start of the page', async () => {
      await browser.goto(`${server.url}/page.html`);
      const name = () => browser.evaluate(() => document.activeElement?.localName);
      for (let round = 0; round < 3; round++) {
        await browser.press('Tab');
        if ((await name()) === 'body') await browser.press('Tab'); // the browser's own controls are a stop of their own
        assert.equal(await name(), 'x-box');
      }
    });

    test('a clean page has no complaints', async () => {
      await browser.goto(`${server.url}/page.html`);
      assert.deepEqual(await browser.complaints(), []);
    });

    test('hears console errors, page errors, rejections, missing files and violations', async () => {
      await browser.goto(`${server.url}/bad.html`);
      const complaints = await browser.complaints();
      const has = (/** @type {string} */ kind, /** @type {RegExp} */ pattern) =>
        assert.ok(
          complaints.some((one) => one.kind === kind && pattern.test(one.text)),
          `${kind} ${pattern}: ${JSON.stringify(complaints)}`,
        );
      has('console', /loud/);
      has('error', /./);
      has('rejection', /left alone/);
      has('resource', /none\.js/);
      has('violation', /^style-src-attr/);
      has('violation', /^connect-src http:\/\/elsewhere\.test/);
      has('violation', /^require-trusted-types-for/);
      await new Promise((done) => setTimeout(done, 500)); // Firefox itself tells of a violation a little later
      await browser.goto(`${server.url}/page.html`);
      assert.deepEqual(await browser.complaints(), []);
    });

    test('knows what was requested, other hosts included', async () => {
      await browser.goto(`${server.url}/open.html`);
      const requested = await browser.requested();
      assert.ok(requested.includes(`${server.url}/open.html`), String(requested));
      assert.ok(requested.includes('http://elsewhere.test/x.png'), String(requested));
    });

    test('a file page may not fetch its sibling, as for a reader', async () => {
      await browser.goto(new URL('pages/file.html', import.meta.url).href);
      assert.equal(
        await browser.evaluate(() =>
          fetch('sibling.json').then(
            () => 'read',
            () => 'refused',
          ),
        ),
        'refused',
      );
    });

    test('resizes, and takes a picture', async () => {
      await browser.goto(`${server.url}/page.html`);
      await browser.resize(600, 500);
      assert.deepEqual(await browser.evaluate(() => [innerWidth, innerHeight]), [600, 500]);
      const folder = await mkdtemp(path.join(tmpdir(), 'shot-'));
      await browser.screenshot(path.join(folder, 'a.png'));
      assert.ok((await stat(path.join(folder, 'a.png'))).size > 1000);
      assert.equal((await readFile(path.join(folder, 'a.png'))).toString('latin1', 1, 4), 'PNG');
      await rm(folder, { recursive: true });
    });

    test('dark is dark', async () => {
      const dark = await open({ scheme: 'dark' });
      try {
        await dark.goto(`${server.url}/page.html`);
        assert.equal(await dark.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches), true);
        await browser.goto(`${server.url}/page.html`);
        assert.equal(await browser.evaluate(() => matchMedia('(prefers-color-scheme: light)').matches), true);
      } finally {
        await dark.close();
      }
    });
  });
}

test('a browser that is not there is an error with words', () => {
  assert.throws(
    () => findProgram('NO_SUCH_VARIABLE', ['no-such-browser']),
    /none of no-such-browser is installed.*NO_SUCH_VARIABLE/i,
  );
});
