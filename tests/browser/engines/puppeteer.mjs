// Chromium and Firefox, both through puppeteer-core: one over CDP, the other over WebDriver BiDi.
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
  let heard = []; // by the protocol: also what the browser itself writes to the console, which no script can see
  /** @type {string[]} */
  let asked = [];
  page.on('console', (message) => {
    if (message.type() === 'error') heard.push({ kind: 'console', text: message.text() });
  });
  page.on('pageerror', (error) => {
    heard.push({ kind: 'error', text: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  });
  page.on('request', (request) => {
    asked.push(request.url());
  });

  let hadFocus = false; // when the page was last asked, if no key has been pressed since
  /** @type {import('./common.mjs').Browser['evaluate']} */
  const evaluate = async (script, ...args) => {
    const call = `(async () => ({ text: await ${callSource(script, args)}, hasFocus: document.hasFocus() }))()`;
    const { text, hasFocus } = /** @type {{text: string, hasFocus: boolean}} */ (await page.evaluate(call));
    hadFocus = hasFocus;
    return JSON.parse(text);
  };
  const hasFocus = () => page.evaluate('document.hasFocus()');
  // From the last stop of a page Tab leads to the browser's own controls, and headless Firefox comes back from there to
  // that same stop for ever. A reader would begin at the top of the page, as after a click on its empty corner.
  const returnToPage = async () => {
    if (await hasFocus()) return;
    for (let tries = 0; tries < 5 && !(await hasFocus()); tries++) await page.keyboard.press('Tab');
    await page.evaluate('scrollTo(0, 0)');
    // Seldom a busy Firefox loses the focus for good, and neither a click nor a reload brings it back; another window does.
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
      heard = [];
      asked = [];
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
    async complaints() {
      const seen = await evaluate(() => window.watched?.complaints ?? []);
      return withoutFavicon([...seen, ...heard]);
    },
    requested: async () => [...asked],
    close: () => browser.close(),
  };
}
