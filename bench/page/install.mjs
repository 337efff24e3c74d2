// The peers, each at the version that was looked at, from npm into build/bench/peers: never a dependency of ours.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const peersFolder = fileURLToPath(new URL('../../build/bench/peers', import.meta.url));

export const versions = {
  lineupjs: '4.16.0',
  'survey-core': '2.5.38',
  'survey-js-ui': '2.5.38',
  '@pagefind/component-ui': '1.5.2',
  pagefind: '1.5.2',
  'lite-youtube-embed': '0.3.4',
  giscus: '1.6.0',
};

/** @param {string} name of a package */
function isInstalled(name) {
  const file = path.join(peersFolder, 'node_modules', name, 'package.json');
  return existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).version === versions[name];
}

/** Installs what is missing. */
export function installPeers() {
  if (Object.keys(versions).every(isInstalled)) return;
  mkdirSync(peersFolder, { recursive: true });
  const wanted = { name: 'peers', private: true, dependencies: versions };
  writeFileSync(path.join(peersFolder, 'package.json'), JSON.stringify(wanted, null, 1));
  console.error('Installing the peers ...');
  const { status, error } = spawnSync('npm', ['install', '--no-audit', '--no-fund'], { cwd: peersFolder, stdio: ['ignore', 2, 2] });
  if (error) throw error;
  if (status !== 0) throw new Error(`npm install in ${peersFolder} ended with ${status}.`);
}
