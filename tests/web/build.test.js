// Rules for the built files: nothing that a strict policy rejects, licences of all bundled code, and the demo's copy of
// the comparison equal to the file.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { measure } from '../../scripts/build/sizes.mjs';
import { minifyTemplates } from '../../web/wasm/size/templates.mjs';

const root = path.resolve(import.meta.dirname, '../..');
/** @param {string} file */
const read = (file) => readFileSync(path.join(root, file), 'utf8');
const dist = readdirSync(path.join(root, 'dist'));
/** Each language except English has a file in web/locales and a module here. */
const locales = readdirSync(path.join(root, 'web/locales'))
  .map((file) => `locales/${path.basename(file, '.json')}.js`)
  .filter((file) => file !== 'locales/en.js');
/** Whether the build used size tricks (web/wasm/size/README.md). */
const sizeTricks = process.env.TRADEOFF_SIZE_TRICKS !== 'OFF';
const scripts = readdirSync(path.join(root, 'dist'), { recursive: true })
  .map(String)
  .filter((f) => f.endsWith('.js'));

test('dist/ contains exactly the documented files', () => {
  const promised = [
    'LICENSES.txt',
    'embed.html',
    'integrity.json',
    'locales',
    'npm',
    'tradeoff.element.js',
    'tradeoff.embed.js',
    'tradeoff.engine.js',
    'tradeoff.engine.nowasm.js',
    'tradeoff.host.js',
    'tradeoff.js',
    'tradeoff.more.js',
    'tradeoff.more.wasm',
    'tradeoff.standalone.js',
    'tradeoff.wasm',
  ];
  assert.deepEqual(dist.toSorted(), promised);
});

for (const file of scripts) {
  test(`${file} evaluates no text and contacts no host or registry`, () => {
    const code = read(`dist/${file}`);
    assert.doesNotMatch(
      code,
      /new Function\b|\beval\s*\(|document\.write|document\.cookie|localStorage|new Worker|createObjectURL/,
    );
    // Emscripten 3.1.6 compares addresses with this prefix; nothing is ever loaded from it.
    assert.doesNotMatch(code.replace('"data:application/octet-stream;base64,"', ''), /["'`]data:/);
    const addresses = [...code.matchAll(/https?:\/\/[\w-][^"'`\s)]*/g)].map(([address]) => address);
    assert.deepEqual(
      [...new Set(addresses)].filter((a) => !a.startsWith('http://www.w3.org/')),
      [],
    );
  });
}

test('scripts that run at once start with the comment that requests eager compilation', () => {
  const hinted = scripts.filter((file) => read(`dist/${file}`).startsWith('//# allFunctionsCalledOnLoad\n'));
  assert.deepEqual(hinted.toSorted(), ['tradeoff.element.js', 'tradeoff.engine.js', 'tradeoff.js']);
});

test('templates have no white space at the ends of a box, and keep it between words', () => {
  const source =
    'html`<ul class="a ${kind}">\n  <li>${one} ${two}</li>\n  <li>\n    <b>a</b>\n    <i>b</i>\n  </li>\n</ul>`';
  assert.equal(
    minifyTemplates(source),
    'html`<ul class="a ${kind}"><li>${one} ${two}</li> <li><b>a</b> <i>b</i></li></ul>`',
  );
});

test('scripts that a page of another encoding can load as classic scripts are ASCII', () => {
  for (const file of ['tradeoff.standalone.js', 'tradeoff.engine.nowasm.js'])
    assert.doesNotMatch(read(`dist/${file}`), /[^\x00-\x7f]/, file);
});

test('the engine is split into two modules, and without size tricks the second is empty', () => {
  const { size } = statSync(path.join(root, 'dist/tradeoff.more.wasm'));
  if (sizeTricks) assert.ok(size > 1000);
  else assert.equal(size, 8);
});

test('only tradeoff.js loads other files', () => {
  for (const file of [
    'tradeoff.element.js',
    'tradeoff.engine.js',
    'tradeoff.engine.nowasm.js',
    'tradeoff.standalone.js',
    ...locales,
  ])
    // Emscripten has a message that ends in import", hence the excluded quote.
    assert.doesNotMatch(read(`dist/${file}`), /\bimport\s*(?:["'][^"')]|[{*(])|\}\s*from\s*["']/, file);
});

test('the deferred module uses only names that the element exports', async () => {
  const more = read('dist/tradeoff.more.js');
  assert.doesNotMatch(more, /\bimport\b/);
  const [, taken] = more.match(/\{([^}]*)\}=customElements\.get\("trade-off"\)\.modules/) ?? [];
  const given = new Set(
    [...read('dist/tradeoff.element.js').matchAll(/export\s*\{([^}]*)\}/g)].flatMap(([, names]) =>
      names.split(',').map((name) => name.split(' as ').at(-1)?.trim()),
    ),
  );
  for (const name of taken.split(',')) assert.ok(given.has(name.split(':')[0]), name);
});

test('each language is a small file of its own and part of the standalone file', () => {
  assert.deepEqual(
    readdirSync(path.join(root, 'dist/locales'))
      .map((file) => `locales/${file}`)
      .toSorted(),
    locales.toSorted(),
  );
  const sizes = measure(path.join(root, 'dist'));
  for (const file of locales) {
    const { brotli } = sizes.find((one) => one.file === file) ?? { brotli: Infinity };
    if (sizeTricks) assert.ok(brotli <= 12_000, `${file}: ${brotli} bytes`);
    const { 'ui.start': start } = JSON.parse(read(`web/${file.replace('.js', '.json')}`));
    const ascii = start.replaceAll(
      /[^\x00-\x7f]/g,
      (/** @type {string} */ letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
    assert.ok(
      read('dist/tradeoff.standalone.js')
        .toLowerCase()
        .replaceAll(/\\x([0-9a-f]{2})/g, '\\u00$1')
        .includes(ascii.toLowerCase()),
      file,
    );
  }
});

test('LICENSES.txt has the licences of all bundled code', () => {
  const text = read('dist/LICENSES.txt');
  for (const name of [
    'Tradeoff',
    'lit-html',
    '@messageformat/runtime',
    'nlohmann_json',
    'Emscripten',
    'musl',
    'libc++',
  ])
    assert.ok(text.includes(name), name);
});

test('index.html contains the whole data/django-vs-express.json', () => {
  const [, inPage] = read('index.html').match(/<script type="application\/json">([\s\S]*?)<\/script>/) ?? [];
  assert.deepEqual(JSON.parse(inPage), JSON.parse(read('data/django-vs-express.json')));
});

if (sizeTricks)
  test('tradeoff.js is at most 5,000 bytes after brotli', () => {
    const { brotli } = measure(path.join(root, 'dist')).find(({ file }) => file === 'tradeoff.js') ?? {
      brotli: Infinity,
    };
    assert.ok(brotli <= 5000, `${brotli} bytes`);
  });

test('integrity.json has the sha384 of every file that a page may load', () => {
  const { version, files } = JSON.parse(read('dist/integrity.json'));
  assert.equal(version, JSON.parse(read('package.json')).version);
  assert.deepEqual(
    Object.keys(files),
    [...dist, ...locales].filter((file) => /\.(js|wasm|html)$/.test(file)).toSorted(),
  );
  for (const [file, hash] of Object.entries(files))
    assert.equal(
      hash,
      `sha384-${createHash('sha384')
        .update(readFileSync(path.join(root, 'dist', file)))
        .digest('base64')}`,
      file,
    );
});

test('tradeoff.js contains the hashes of the files that it loads, and the engine those of its modules', () => {
  const hash = (/** @type {string} */ file) =>
    `sha256-${createHash('sha256')
      .update(readFileSync(path.join(root, 'dist', file)))
      .digest('base64')}`;
  const parts = [
    'tradeoff.element.js',
    'tradeoff.more.js',
    'tradeoff.engine.js',
    'tradeoff.engine.nowasm.js',
    'tradeoff.wasm',
    ...locales,
  ];
  for (const file of parts) assert.ok(read('dist/tradeoff.js').includes(hash(file)), file);
  for (const file of ['tradeoff.wasm', 'tradeoff.more.wasm'])
    assert.ok(read('dist/tradeoff.engine.js').includes(hash(file)), file);
});

test('package.json and CMakeLists.txt have the same version', () => {
  const version = JSON.parse(read('package.json')).version;
  assert.match(read('CMakeLists.txt'), new RegExp(`project\\(tradeoff VERSION ${version.replaceAll('.', '\\.')} `));
});
