// An empty project outside the repository, with the package installed as a user would install it.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { open } from '../browser/engines/chromium.mjs';
import { startServer } from '../../scripts/serve.mjs';

export const root = path.resolve(import.meta.dirname, '../..');
export const demo = path.join(root, 'data/django-vs-express.json');

/**
 * Packs and installs the package. `packed` lists the files of the package.
 * @param {string} [template] a folder with package.json and package-lock.json, copied and installed first
 */
export function makeProject(template) {
  const folder = mkdtempSync(path.join(tmpdir(), 'tradeoff-npm-'));
  const inProject = (/** @type {string[]} */ ...parts) => path.join(folder, ...parts);
  const run = (/** @type {string} */ command, /** @type {string[]} */ ...args) =>
    execFileSync(command, args, {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 1 << 26,
    });
  const [pack] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  );
  if (template) {
    cpSync(template, folder, { recursive: true });
    run('npm', 'ci', '--no-audit', '--no-fund');
  } else writeFileSync(inProject('package.json'), '{"private": true, "type": "module"}');
  run('npm', 'install', '--offline', '--no-save', '--no-audit', '--no-fund', inProject(pack.filename));
  return {
    inProject,
    run,
    node: (/** @type {string[]} */ ...args) => run(process.execPath, ...args),
    /** @type {string[]} */
    packed: pack.files.map((/** @type {{path: string}} */ file) => file.path),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** Serves a built folder and the comparison to a browser. @param {string} folder */
export async function serveBuilt(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const overrides = Object.fromEntries(
    files.map((entry) => {
      const file = path.join(entry.parentPath ?? entry.path, entry.name);
      return [`/${path.relative(folder, file)}`, { body: readFileSync(file) }];
    }),
  );
  const server = await startServer({
    overrides: {
      '/comparison.json': { body: readFileSync(demo) },
      '/favicon.ico': { status: 204, body: '' },
      ...overrides,
    },
  });
  const browser = await open();
  const close = async () => {
    await browser.close();
    await server.close();
  };
  return { url: server.url, browser, close };
}
