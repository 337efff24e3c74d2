// The sha384 of what a page loads, in the form of an `integrity` attribute: inside the files that load others, and as a list.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** @param {Buffer} bytes */
export const integrityOf = (bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;

/** By name. @param {string} folder @param {RegExp} wanted @returns {Record<string, string>} */
export function hashesOf(folder, wanted) {
  const files = readdirSync(folder, { recursive: true }).map(String).filter((file) => wanted.test(file)).sort();
  return Object.fromEntries(files.map((file) => [file, integrityOf(readFileSync(path.join(folder, file)))]));
}

/** dist/integrity.json. @param {string} dist @param {string} version */
export function writeIntegrity(dist, version) {
  const files = hashesOf(dist, /^(locales\/)?[^/]+\.(js|wasm|html)$/);
  writeFileSync(path.join(dist, 'integrity.json'), `${JSON.stringify({ version, files }, null, 2)}\n`);
}
