// Pinning tradeoff.js by its hash also pins the files it loads: an altered file is refused, and the page keeps what it
// had.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { until } from './engines/common.mjs';
import { inEveryEngine } from './every_engine.mjs';
import { Reader } from './reader.mjs';
import { kFallback, pageOf, root } from './site.mjs';
import { drinks } from './walk.mjs';
import { words } from './words.mjs';

/** @type {{files: Record<string, string>}} */
const { files } = JSON.parse(readFileSync(path.join(root, 'dist/integrity.json'), 'utf8'));
const kLoaded = Object.keys(files).filter((file) =>
  /^locales\/|^tradeoff\.(js|wasm|(element|more|engine|engine\.nowasm)\.js|more\.wasm)$/.test(file),
);
const kNeeded = ['tradeoff.element.js', 'tradeoff.engine.js', 'tradeoff.wasm', 'tradeoff.engine.nowasm.js'];
const kLater = ['tradeoff.more.js', 'tradeoff.more.wasm'];
const kWords = 'locales/de.js';
const kScript = 'tradeoff.js';

/** The file with harmless extra bytes, so that it behaves the same but has another hash. @param {string} file */
const altered = (file) =>
  Buffer.concat([readFileSync(path.join(root, 'dist', file)), Buffer.from(file.endsWith('.wasm') ? [0, 1, 0] : '\n')]);

/**
 * Serves all files from their own folder, so that no browser cache shares them between tests. `file` is served altered.
 * @param {string} folder
 * @param {string} [file]
 */
const served = (folder, file) =>
  Object.fromEntries(
    kLoaded.map((name) => [
      `/${folder}/${name}`,
      { body: name === file ? altered(name) : readFileSync(path.join(root, 'dist', name)) },
    ]),
  );

/** @param {string} folder @param {string} attributes */
const page = (folder, attributes, integrity = ` integrity="${files[kScript]}"`) =>
  pageOf(`<trade-off id="w" src="/documents/drinks.json" ${attributes}>${kFallback}</trade-off>`, {
    head: `<script async${integrity} src="/${folder}/${kScript}"></script>`,
  });

const folderOf = (/** @type {string} */ file) => `altered-${file.replaceAll(/\W/g, '-')}`;
const attributesFor = (/** @type {string} */ file) =>
  file.includes('nowasm') ? 'engine="js"' : file === kWords ? 'lang="de"' : 'lang="en"';
const kAltered = [kScript, ...kNeeded, ...kLater, kWords];
const pages = {
  '/good.html': page('good', 'lang="de"'),
  '/good-js.html': page('good-js', 'engine="js"'),
  '/free.html': page('free', '', ''),
  ...Object.fromEntries(kAltered.map((file) => [`/${folderOf(file)}.html`, page(folderOf(file), attributesFor(file))])),
};
const overrides = {
  ...served('good'),
  ...served('good-js'),
  ...served('free', 'tradeoff.element.js'),
  ...Object.assign({}, ...kAltered.map((file) => served(folderOf(file), file))),
};
const headers = (/** @type {string} */ file) =>
  /** @type {Record<string, string>} */ (file in overrides ? { 'cache-control': 'max-age=600' } : {});

inEveryEngine('integrity', { pages, overrides, headers }, (bench) => {
  /** @param {string} name @param {string} [lang] */
  const openPage = async (name, lang) => {
    bench.server.requests.length = 0;
    await bench.browser.goto(`${bench.server.url}/${name}.html`);
    return new Reader(bench.browser, drinks, lang);
  };

  for (const [name, lang] of /** @type {const} */ ([
    ['good', 'de'],
    ['good-js', 'en'],
  ])) {
    test(`with a hash in the tag, all files load: ${name}`, async () => {
      const reader = await openPage(name, lang);
      await assertShowsResult(reader);
      assert.deepEqual(await bench.browser.problems(), []);
      const requested = bench.server.requests
        .map((request) => request.path)
        .filter((file) => file.startsWith(`/${name}/`));
      assert.ok(requested.length >= 4, String(requested));
      // WebKit may request a file again after checking its hash; the others import the checked response.
      if (bench.engine !== 'webkit') assert.deepEqual(requested.toSorted(), [...new Set(requested)].toSorted());
    });
  }

  for (const file of kNeeded) {
    test(`an altered ${file} is refused`, async () => {
      const reader = await openPage(folderOf(file));
      await reader.see({ role: 'alert' });
      assert.deepEqual(await reader.find({ role: 'table' }), []);
      await assertFallback(reader, 1);
    });
  }

  for (const file of kLater) {
    test(`an altered ${file} is refused, and the result stays`, async () => {
      const reader = await openPage(folderOf(file));
      await reader.seeWidget();
      await reader.goTo('decide');
      await reader.answer('when', ['morning']);
      await reader.press(words('ui.tab_result'));
      await reader.see({ role: 'heading', name: reader.headline(['coffee']) });
      await until('the request for the file', () =>
        bench.server.requests.some((request) => request.path.endsWith(`/${file}`)),
      );
      const isWhole = await bench.browser.evaluate(async () => {
        const element = /** @type {any} */ (document.getElementById('w'));
        await element.exportAs('json'); // retries the deferred files
        return 'robustness' in element.result;
      });
      assert.equal(isWhole, false);
    });
  }

  test('an altered locale is refused, and English is used', async () => {
    const reader = await openPage(folderOf(kWords));
    await assertShowsResult(reader);
  });

  test('an altered tradeoff.js does not run, and the fallback stays', async () => {
    const reader = await openPage(folderOf(kScript));
    await until('the request for the script', () =>
      bench.server.requests.some((request) => request.path.endsWith(`/${kScript}`)),
    );
    assert.equal(await bench.browser.evaluate(() => !!customElements.get('trade-off')), false);
    await assertFallback(reader, 1);
  });

  test('without a hash in the tag, scripts are not checked', async () => {
    await (await openPage('free')).seeWidget();
  });
});

/** @param {Reader} reader */
async function assertShowsResult(reader) {
  await reader.seeWidget();
  await reader.goTo('decide');
  await reader.answer('when', ['morning']);
  await reader.goTo('result');
  await reader.seeLeader(['coffee']);
  await assertFallback(reader, 0);
}

/** @param {Reader} reader @param {number} count */
async function assertFallback(reader, count) {
  assert.equal((await reader.find({ has: 'The same as a plain table.', role: 'paragraph' })).length, count);
}
