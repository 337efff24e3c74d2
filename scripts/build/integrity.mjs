// Hashes of the files that a page loads, as values of the `integrity` attribute: short hashes inside the files that
// load others, and a list for authors.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** @typedef {'sha256' | 'sha384'} Algorithm */

/** @param {Buffer} bytes @param {Algorithm} algorithm */
const integrityOf = (bytes, algorithm) => `${algorithm}-${createHash(algorithm).update(bytes).digest('base64')}`;

/** By name. @param {string} folder @param {RegExp} wanted @param {Algorithm} algorithm @returns {Record<string, string>} */
export function hashesOf(folder, wanted, algorithm) {
  const files = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => wanted.test(file))
    .sort();
  return Object.fromEntries(files.map((file) => [file, integrityOf(readFileSync(path.join(folder, file)), algorithm)]));
}

/** dist/integrity.json. @param {string} dist @param {string} version */
export function writeIntegrity(dist, version) {
  const files = hashesOf(dist, /^(locales\/)?[^/]+\.(js|wasm|html)$/, 'sha384');
  writeFileSync(path.join(dist, 'integrity.json'), `${JSON.stringify({ version, files }, null, 2)}\n`);
}
