// Pictures of every state, light and dark, in three widths, into build/screenshots/: to be looked at, not compared.
// `node tests/browser/screenshots.mjs [engine]`, Chromium by default.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { engines } from './engines/index.mjs';
import { Reader } from './reader.mjs';
import { root, startSite } from './site.mjs';
import { demo, drinks, walk, walkPages } from './walk.mjs';

const kWidths = [320, 600, 1200];
const wanted = process.argv[2] ?? 'chromium';
const engine = engines.find(({ name }) => name === wanted);
if (!engine) throw new Error(`No engine "${wanted}".`);

const folder = path.join(root, 'build/screenshots');
mkdirSync(folder, { recursive: true });
const server = await startSite(walkPages);
for (const scheme of /** @type {const} */ (['light', 'dark'])) {
  const browser = await engine.open({ scheme });
  const shoot = async (state) => {
    for (const width of kWidths) {
      await browser.resize(width, 800);
      await browser.screenshot(path.join(folder, `${state.replace(/\W+/g, '-')}-${scheme}-${width}.png`));
    }
    await browser.resize(1000, 800);
  };
  for await (const state of walk(browser, server.url, scheme)) await shoot(state);
  await browser.goto(`${server.url}/`);
  await new Reader(browser, drinks).drawn(demo.title);
  await shoot('demo');
  await browser.close();
}
await server.close();
console.log(folder);
