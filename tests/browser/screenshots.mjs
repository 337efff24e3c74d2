// Pictures of every state, light, dark and right to left, in three widths, into build/screenshots/: to be looked at, not compared.
// Chromium adds the demo's result on paper, and with Firefox in forced colours.
// `node tests/browser/screenshots.mjs [engine]`, Chromium and those of Firefox by default. `--readme` makes docs/screenshot.png instead.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { engines } from './engines/index.mjs';
import { Reader } from './reader.mjs';
import { root, startSite } from './site.mjs';
import { demo, walk, walkPages } from './walk.mjs';

const kWidths = [320, 600, 1200];
const kFolder = path.join(root, 'build/screenshots');

/** Someone for the README: eight of twelve answers, after which the result is settled and speaks for both sides. */
const kSomebody = {
  build: ['api'],
  language: ['js'],
  'ready-made': ['core'],
  security: ['defaults'],
  admin: ['later'],
  growth: ['small'],
  deadline: ['weeks'],
  clients: ['market'],
};

/** Where the README's picture begins above the widget, and how far it reaches, in CSS pixels. */
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

/** The demo, and somebody's result, in forced colours. @param {string} name of an engine that has them */
async function shootForced(name) {
  const server = await startSite({});
  for (const scheme of /** @type {const} */ (['light', 'dark'])) {
    const browser = await engineNamed(name).open({ scheme, forcedColors: true });
    const shoot = shooter(browser, `${name}-${scheme}`);
    const reader = new Reader(browser, demo);
    await browser.goto(`${server.url}/`);
    await reader.drawn();
    await shoot('forced demo');
    await showSomebody(browser, reader);
    await shoot('forced demo result');
    await browser.close();
  }
  await server.close();
}

/** The demo, and somebody's result. @param {import('./engines/common.mjs').Browser} browser @param {string} url @param {(state: string) => Promise<void>} shoot */
async function shootDemo(browser, url, shoot) {
  const reader = new Reader(browser, demo);
  await browser.goto(`${url}/`);
  await reader.drawn();
  await shoot('demo');
  await showSomebody(browser, reader);
  await shoot('demo result');
  const { page } = browser;
  if (browser.name !== 'chromium' || !page) return;
  const session = await page.createCDPSession();
  await session.send('Emulation.setEmulatedMedia', { media: 'print', features: [] });
  await shoot('demo result print');
}

/** @param {import('./engines/common.mjs').Browser} browser @param {Reader} reader */
async function showSomebody(browser, reader) {
  await browser.evaluate((answers) => Object.assign(document.querySelector('trade-off') ?? {}, { answers }), kSomebody);
  await reader.goTo('result');
  await browser.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).blur());
}

/** The demo as it is served, with somebody's result. */
async function shootReadme() {
  const file = path.join(root, 'docs/screenshot.png');
  const server = await startSite({});
  const browser = await engineNamed('chromium').open({ width: kPicture.width });
  const page = /** @type {import('puppeteer-core').Page} */ (browser.page);
  await page.setViewport({ ...kPicture, deviceScaleFactor: 1.5 });
  await browser.goto(`${server.url}/`);
  const reader = new Reader(browser, demo);
  await reader.drawn();
  await showSomebody(browser, reader);
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
