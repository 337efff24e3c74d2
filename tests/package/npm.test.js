// The npm package as a user gets it: packed, installed into an empty project, bundled, typed and used on a server.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { describeAttributes } from '../../scripts/build/attributes.mjs';
import { until } from '../browser/engines/common.mjs';
import { demo, makeProject, root, serveBuilt } from './project.mjs';

/**
 * @typedef {object} Described an attribute, event, member or property in custom-elements.json
 * @property {string} name
 * @property {string} description
 * @property {string} [kind]
 * @property {{text: string}} [type]
 * @property {string} [default]
 * @property {string} [fieldName]
 * @property {boolean} [readonly]
 *
 * @typedef {{tagName: string} & Record<'events' | 'attributes' | 'members' | 'cssProperties', Described[]>} Declaration
 */

/** @param {string} name */
const own = (name) => path.join(root, 'node_modules', name);
const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

/** @type {ReturnType<typeof makeProject>} */
let project;
/** @param {...string} parts */
const inProject = (...parts) => project.inProject(...parts);
/** @param {...string} args */
const node = (...args) => project.node(...args);
before(() => {
  project = makeProject();
  cpSync(path.join(root, 'tests/package/npm'), project.inProject(), { recursive: true });
});
after(() => project.remove());

test('the package is private, so it cannot be published by accident', () => assert.equal(manifest.private, true));

test('the package has the built files, licences and the schemas, no sources or tests, and no dependencies', () => {
  assert.deepEqual(
    project.packed.filter(
      (file) => !/^(dist\/|data\/\w+\.schema\.json$|LICENSE$|README\.md$|package\.json$)/.test(file),
    ),
    [],
  );
  for (const file of ['dist/tradeoff.js', 'dist/LICENSES.txt', 'LICENSE', 'data/view.schema.json'])
    assert.ok(project.packed.includes(file), file);
  assert.deepEqual(
    readdirSync(inProject('node_modules')).filter((name) => !name.startsWith('.')),
    ['tradeoff'],
  );
});

test('every path in package.json exists', () => {
  const { exports, types, customElements, unpkg, jsdelivr } = manifest;
  const paths = [
    ...Object.values(exports).flatMap((one) => (typeof one === 'string' ? one : Object.values(one))),
    types,
    customElements,
    unpkg,
    jsdelivr,
  ];
  for (const address of paths)
    if (!address.includes('*')) assert.ok(existsSync(inProject('node_modules/tradeoff', address)), address);
});

test('on a server the element can be imported, and the engine gives the same replies as the command line', () => {
  const replies = JSON.parse(node('server.mjs', demo));
  /** @param {string} command @param {...string} more */
  const cli = (command, ...more) =>
    JSON.parse(
      execFileSync(path.join(root, 'build/native/tradeoff'), [command, demo, ...more], {
        encoding: 'utf8',
        maxBuffer: 1 << 26,
      }),
    );
  assert.deepEqual(replies, {
    element: 'function',
    refused: true,
    page: cli('page').page,
    view: cli('view', '--answer', 'build=api').view,
  });
});

test('the types compile in a strict project, and wrong uses do not', () => {
  const config = {
    compilerOptions: {
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      skipLibCheck: false,
      noEmit: true,
      target: 'es2022',
      module: 'nodenext',
      lib: ['es2023', 'dom', 'dom.iterable'],
      types: [],
    },
    files: ['strict.ts'],
  };
  writeFileSync(inProject('tsconfig.json'), JSON.stringify(config));
  assert.equal(node(path.join(own('typescript'), 'bin/tsc'), '--project', '.'), '');
  writeFileSync(
    inProject('tsconfig.json'),
    JSON.stringify({
      ...config,
      compilerOptions: { ...config.compilerOptions, module: 'esnext', moduleResolution: 'bundler' },
    }),
  );
  assert.equal(node(path.join(own('typescript'), 'bin/tsc'), '--project', '.'), '');
});

test("custom-elements.json lists the element's attributes, members, events and custom properties", () => {
  /** @type {{modules: {path: string, declarations: Declaration[], exports: {kind: string, name: string}[]}[]}} */
  const {
    modules: [
      {
        path: file,
        declarations: [element],
        exports,
      },
    ],
  } = JSON.parse(readFileSync(inProject('node_modules/tradeoff', manifest.customElements), 'utf8'));
  assert.ok(existsSync(inProject('node_modules/tradeoff', file)));
  assert.equal(element.tagName, 'trade-off');
  assert.ok(exports.some(({ kind, name }) => kind === 'custom-element-definition' && name === 'trade-off'));
  const web = readdirSync(path.join(root, 'web'), { recursive: true }).map(String);
  const fired = web
    .filter((name) => /^(element|widget)\/.*\.js$/.test(name))
    .flatMap((name) => readFileSync(path.join(root, 'web', name), 'utf8').match(/(?<=')trade-off-[a-z]+(?=')/g) ?? []);
  assert.deepEqual(element.events.map(({ name }) => name).toSorted(), [...new Set(fired)].toSorted());
  for (const { name, description } of [...element.events, ...element.attributes, ...element.members])
    assert.ok(description, name);
  assert.deepEqual(
    element.attributes.map(({ name, description }) => [name, description]),
    describeAttributes().map(({ name, description }) => [name, description]),
  );
  const view = element.attributes.find(({ name }) => name === 'view');
  assert.deepEqual(
    [view?.type?.text, view?.default, view?.fieldName],
    ["'all' | 'compare' | 'decide'", "'all'", 'view'],
  );
  const member = (/** @type {string} */ name) => element.members.find((one) => one.name === name);
  assert.equal(member('heading')?.type?.text, 'number');
  assert.equal(member('result')?.readonly, true);
  assert.equal(member('reset')?.kind, 'method');
  assert.equal(member('connectedCallback'), undefined);
  assert.ok(
    element.cssProperties.some(({ name, default: value }) => name === '--trade-off-surface' && value === '#fff'),
  );
});

/** Opens a page that loads a bundle, and waits until the comparison is rendered. @param {string} folder */
async function assertRenders(folder) {
  const { browser, url, close } = await serveBuilt(folder);
  try {
    await browser.goto(`${url}/index.html`);
    const state = () => browser.evaluate(() => ({ ...document.body.dataset }));
    await until('the ready event or an error', async () => Object.keys(await state()).length);
    assert.deepEqual(await state(), { ready: 'true' });
    assert.deepEqual(await browser.problems(), []);
  } finally {
    await close();
  }
}

const kPage =
  '<!doctype html><meta charset="utf-8"><title>Bundled</title><body><script type="module" src="/page.js"></script>';

describe('bundled', () => {
  test('esbuild splits the bundle, and the page renders with a small first file', async () => {
    node(
      path.join(own('esbuild'), 'bin/esbuild'),
      'page.js',
      '--bundle',
      '--splitting',
      '--format=esm',
      '--minify',
      '--outdir=out',
      '--log-level=warning',
    );
    writeFileSync(inProject('out/index.html'), kPage);
    const size = readFileSync(inProject('out/page.js')).length;
    assert.ok(size < 12_000, `${size} bytes before the widget is near the viewport`);
    await assertRenders(inProject('out'));
  });

  // Only with TRADEOFF_FULL, because installing Vite takes long.
  if (process.env.TRADEOFF_FULL)
    test('Vite bundles the package, and the page renders', async (context) => {
      const vite = makeProject(path.join(root, 'tests/package/frameworks/vite'));
      context.after(vite.remove);
      cpSync(path.join(root, 'tests/package/npm/page.js'), vite.inProject('page.js'));
      writeFileSync(vite.inProject('index.html'), kPage);
      vite.node('node_modules/vite/bin/vite.js', 'build', '--outDir', 'vite', '--logLevel', 'warn');
      await assertRenders(vite.inProject('vite'));
    });
});

if (process.env.TRADEOFF_FULL) await import('./frameworks.mjs');
