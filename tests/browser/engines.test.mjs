// Tests of the browser drivers, on a small page without the widget.
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

    test('evaluate() passes arguments, awaits promises and reports errors', async () => {
      await browser.goto(`${server.url}/page.html`);
      assert.deepEqual(await browser.evaluate((a, b) => Promise.resolve({ sum: a + b, w: innerWidth }), 1, 2), {
        sum: 3,
        w: 900,
      });
      assert.equal(await browser.evaluate(() => undefined), null);
      await assert.rejects(() => browser.evaluate(() => Promise.reject(new Error('from the page'))), /from the page/);
    });

    test('press() sends trusted keys: Tab moves into a shadow root, Enter and Space press buttons', async () => {
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

    test('Tab wraps around to the start of the page', async () => {
      await browser.goto(`${server.url}/page.html`);
      const name = () => browser.evaluate(() => document.activeElement?.localName);
      for (let round = 0; round < 3; round++) {
        await browser.press('Tab');
        if ((await name()) === 'body') await browser.press('Tab'); // the browser's own controls may be one tab stop
        assert.equal(await name(), 'x-box');
      }
    });

    test('a clean page has no problems', async () => {
      await browser.goto(`${server.url}/page.html`);
      assert.deepEqual(await browser.problems(), []);
    });

    test('problems() reports console errors, page errors, rejections, missing files and violations', async () => {
      await browser.goto(`${server.url}/bad.html`);
      const problems = await browser.problems();
      const has = (/** @type {string} */ kind, /** @type {RegExp} */ pattern) =>
        assert.ok(
          problems.some((one) => one.kind === kind && pattern.test(one.text)),
          `${kind} ${pattern}: ${JSON.stringify(problems)}`,
        );
      has('console', /loud/);
      has('error', /./);
      has('rejection', /left alone/);
      has('resource', /none\.js/);
      has('violation', /^style-src-attr/);
      has('violation', /^connect-src http:\/\/elsewhere\.test/);
      has('violation', /^require-trusted-types-for/);
      await new Promise((done) => setTimeout(done, 500)); // Firefox reports a violation late
      await browser.goto(`${server.url}/page.html`);
      assert.deepEqual(await browser.problems(), []);
    });

    test('requested() lists every request, other hosts included', async () => {
      await browser.goto(`${server.url}/open.html`);
      const requested = await browser.requested();
      assert.ok(requested.includes(`${server.url}/open.html`), String(requested));
      assert.ok(requested.includes('http://elsewhere.test/x.png'), String(requested));
    });

    test('a file:// page may not fetch its sibling, as in a default profile', async () => {
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

    test('resizes, and takes a screenshot', async () => {
      await browser.goto(`${server.url}/page.html`);
      await browser.resize(600, 500);
      assert.deepEqual(await browser.evaluate(() => [innerWidth, innerHeight]), [600, 500]);
      const folder = await mkdtemp(path.join(tmpdir(), 'shot-'));
      await browser.screenshot(path.join(folder, 'a.png'));
      assert.ok((await stat(path.join(folder, 'a.png'))).size > 1000);
      assert.equal((await readFile(path.join(folder, 'a.png'))).toString('latin1', 1, 4), 'PNG');
      await rm(folder, { recursive: true });
    });

    test('the colour scheme can be set to dark', async () => {
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

test('a missing browser gives an error that names it', () => {
  assert.throws(
    () => findProgram('NO_SUCH_VARIABLE', ['no-such-browser']),
    /none of no-such-browser is installed.*NO_SUCH_VARIABLE/i,
  );
});
