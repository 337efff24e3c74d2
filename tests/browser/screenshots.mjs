// Screenshots of every state (light, dark, right to left) at three widths, into build/screenshots/, for review by eye.
// With Chromium also the demo's result in print, with Chromium and Firefox in forced colours.
// `node tests/browser/screenshots.mjs [engine]`: Chromium and Firefox's forced colours by default. `--readme` writes
// docs/screenshot.png.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { engines } from './engines/index.mjs';
import { Reader } from './reader.mjs';
import { root, startSite } from './site.mjs';
import { demo, walk, walkPages } from './walk.mjs';

const kWidths = [320, 600, 1200];
const kFolder = path.join(root, 'build/screenshots');

/**
 * The reader of the README's screenshot: after eight of twelve answers the result is settled and shows reasons for both
 * sides.
 */
const kReader = {
  build: ['api'],
  language: ['js'],
  'ready-made': ['core'],
  security: ['defaults'],
  admin: ['later'],
  growth: ['small'],
  deadline: ['weeks'],
  clients: ['market'],
};

/** The clip of the README's screenshot in CSS pixels: its start above the widget, and its size. */
const kAbove = 28;
const kPicture = { width: 784, height: 1058 };

/** @param {string} name */
function engineNamed(name) {
  const engine = engines.find((one) => one.name === name);
  if (!engine) throw new Error(`No engine "${name}".`);
  return engine;
}

/** @param {string} name of an engine */
async function shootAll(name) {
  const server = await startSite(walkPages);
  for (const scheme of /** @type {const} */ (['light', 'dark', 'rtl'])) {
    const browser = await engineNamed(name).open({ scheme: scheme === 'dark' ? 'dark' : 'light' });
    const shoot = shooter(browser, scheme);
    for await (const state of walk(browser, server.url, scheme)) await shoot(state);
    if (scheme !== 'rtl') await shootDemo(browser, server.url, shoot);
    await browser.close();
  }
  await server.close();
}

/** @param {import('./engines/common.mjs').Browser} browser @param {string} scheme */
function shooter(browser, scheme) {
  return async (/** @type {string} */ state) => {
    for (const width of kWidths) {
      await browser.resize(width, 800);
      await browser.screenshot(path.join(kFolder, `${state.replace(/\W+/g, '-')}-${scheme}-${width}.png`));
    }
    await browser.resize(1000, 800);
  };
}

/** The demo and its result in forced colours. @param {string} name of an engine that supports them */
async function shootForced(name) {
  const server = await startSite({});
  for (const scheme of /** @type {const} */ (['light', 'dark'])) {
    const browser = await engineNamed(name).open({ scheme, forcedColors: true });
    const shoot = shooter(browser, `${name}-${scheme}`);
    const reader = new Reader(browser, demo);
    await browser.goto(`${server.url}/`);
    await reader.seeWidget();
    await shoot('forced demo');
    await showResult(browser, reader);
    await shoot('forced demo result');
    await browser.close();
  }
  await server.close();
}

/**
 * The demo and its result.
 * @param {import('./engines/common.mjs').Browser} browser
 * @param {string} url
 * @param {(state: string) => Promise<void>} shoot
 */
async function shootDemo(browser, url, shoot) {
  const reader = new Reader(browser, demo);
  await browser.goto(`${url}/`);
  await reader.seeWidget();
  await shoot('demo');
  await showResult(browser, reader);
  await shoot('demo result');
  const { page } = browser;
  if (browser.name !== 'chromium' || !page) return;
  const session = await page.createCDPSession();
  await session.send('Emulation.setEmulatedMedia', { media: 'print', features: [] });
  await shoot('demo result print');
}

/** @param {import('./engines/common.mjs').Browser} browser @param {Reader} reader */
async function showResult(browser, reader) {
  await browser.evaluate((answers) => Object.assign(document.querySelector('trade-off') ?? {}, { answers }), kReader);
  await reader.goTo('result');
  await browser.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).blur());
}

/** Writes docs/screenshot.png: the demo's result. Returns its path. */
async function shootReadme() {
  const file = path.join(root, 'docs/screenshot.png');
  const server = await startSite({});
  const browser = await engineNamed('chromium').open({ width: kPicture.width });
  const page = /** @type {import('puppeteer-core').Page} */ (browser.page);
  await page.setViewport({ ...kPicture, deviceScaleFactor: 1.5 });
  await browser.goto(`${server.url}/`);
  const reader = new Reader(browser, demo);
  await reader.seeWidget();
  await showResult(browser, reader);
  const top = await browser.evaluate(
    () => /** @type {Element} */ (document.querySelector('trade-off')).getBoundingClientRect().top + scrollY,
  );
  await page.screenshot({ path: /** @type {`${string}.png`} */ (file), clip: { x: 0, y: top - kAbove, ...kPicture } });
  await browser.close();
  await server.close();
  return file;
}

const [wanted] = process.argv.slice(2);
if (wanted === '--readme') {
  console.log(await shootReadme());
} else {
  mkdirSync(kFolder, { recursive: true });
  await shootAll(wanted ?? 'chromium');
  for (const name of wanted ? [wanted] : ['chromium', 'firefox']) if (name !== 'webkit') await shootForced(name);
  console.log(kFolder);
}
