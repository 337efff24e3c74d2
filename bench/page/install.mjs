// Installs the peers from npm into build/bench/peers, each with the version and the hash of peers/package-lock.json;
// they are never dependencies of ours. package.json replaces sass-embedded by a small package: LineUp lists it as
// optional, and nothing here needs it.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const peersFolder = fileURLToPath(new URL('../../build/bench/peers', import.meta.url));
const wanted = fileURLToPath(new URL('peers', import.meta.url));

/** @type {Record<string, string>} */
export const versions = JSON.parse(readFileSync(path.join(wanted, 'package.json'), 'utf8')).dependencies;

/** @param {string} name of a package */
function isInstalled(name) {
  const file = path.join(peersFolder, 'node_modules', name, 'package.json');
  return existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).version === versions[name];
}

/** Installs what is missing. */
export function installPeers() {
  if (Object.keys(versions).every(isInstalled)) return;
  mkdirSync(peersFolder, { recursive: true });
  for (const file of ['package.json', 'package-lock.json'])
    copyFileSync(path.join(wanted, file), path.join(peersFolder, file));
  console.error('Installing the peers ...');
  const { status, error } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: peersFolder,
    stdio: ['ignore', 2, 2],
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`npm ci in ${peersFolder} ended with ${status}.`);
}
