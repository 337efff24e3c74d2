// Chromium over CDP and Firefox over WebDriver BiDi, both through puppeteer-core.
import puppeteer from 'puppeteer-core';
import { callSource, forgetSource, kTimeout, until, watchSource, withoutFavicon } from './common.mjs';

/**
 * @param {string} name
 * @param {import('puppeteer-core').LaunchOptions} launch
 * @param {import('./common.mjs').OpenOptions} options
 * @returns {Promise<import('./common.mjs').Browser>}
 */
export async function openWithPuppeteer(name, launch, { width = 1000, height = 800 }) {
  const browser = await puppeteer.launch({ headless: true, timeout: kTimeout, protocolTimeout: kTimeout, ...launch });
  const page = await browser.newPage();
  page.setDefaultTimeout(kTimeout);
  await page.setViewport({ width, height });
  await page.evaluateOnNewDocument(watchSource);

  /** @type {import('./common.mjs').Entry[]} */
  let logged = []; // from the protocol, which includes console messages of the browser itself that no script can observe
  /** @type {string[]} */
  let requestedUrls = [];
  page.on('console', (message) => {
    if (message.type() === 'error') logged.push({ kind: 'console', text: message.text() });
  });
  page.on('pageerror', (error) => {
    logged.push({ kind: 'error', text: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  });
  page.on('request', (request) => {
    requestedUrls.push(request.url());
  });

  let hadFocus = false; // at the last evaluate(), if no key was pressed since
  /** @type {import('./common.mjs').Browser['evaluate']} */
  const evaluate = async (script, ...args) => {
    const call = `(async () => ({ text: await ${callSource(script, args)}, hasFocus: document.hasFocus() }))()`;
    const { text, hasFocus } = /** @type {{text: string, hasFocus: boolean}} */ (await page.evaluate(call));
    hadFocus = hasFocus;
    return JSON.parse(text);
  };
  const hasFocus = () => page.evaluate('document.hasFocus()');
  // After the last tab stop of a page, Tab moves to the browser's own controls, and headless Firefox returns from there
  // to the same last stop forever. This continues at the top of the page instead, as for a reader.
  const returnToPage = async () => {
    if (await hasFocus()) return;
    for (let tries = 0; tries < 5 && !(await hasFocus()); tries++) await page.keyboard.press('Tab');
    await page.evaluate('scrollTo(0, 0)');
    // Rarely, a busy Firefox loses the focus, and neither a click nor a reload restores it; opening another window
    // does.
    await until('the page to have the focus', async () => {
      await page.mouse.click(1, 1);
      if (await hasFocus()) return true;
      const window = await browser.createBrowserContext();
      await (await window.newPage()).mouse.click(1, 1);
      await page.bringToFront();
      await window.close();
    });
  };
  return {
    name,
    version: await browser.version(),
    page,
    evaluate,
    async goto(url) {
      logged = [];
      requestedUrls = [];
      await page.evaluate(forgetSource);
      await page.goto(url, { waitUntil: 'load', timeout: kTimeout });
      await returnToPage();
    },
    async press(...keys) {
      for (const key of keys) {
        if (key === 'Tab' && !hadFocus) await returnToPage();
        hadFocus = false;
        await page.keyboard.press(/** @type {import('puppeteer-core').KeyInput} */ (key));
      }
    },
    resize: (newWidth, newHeight) => page.setViewport({ width: newWidth, height: newHeight }),
    async screenshot(file) {
      await page.screenshot({ path: /** @type {`${string}.png`} */ (file), fullPage: true });
    },
    async problems() {
      const seen = await evaluate(() => window.watched?.problems ?? []);
      return withoutFavicon([...seen, ...logged]);
    },
    requested: async () => [...requestedUrls],
    close: () => browser.close(),
  };
}
