// dist/integrity.json: the sha384 of every file that a page may load, in the form of an `integrity` attribute.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** @param {Buffer} bytes */
export const integrityOf = (bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;

/** @param {string} dist @param {string} version */
export function writeIntegrity(dist, version) {
  const files = readdirSync(dist, { recursive: true }).map(String).filter((file) => /^(locales\/)?[^/]+\.(js|wasm|html)$/.test(file)).sort();
  const hashes = Object.fromEntries(files.map((file) => [file, integrityOf(readFileSync(path.join(dist, file)))]));
  writeFileSync(path.join(dist, 'integrity.json'), `${JSON.stringify({ version, files: hashes }, null, 2)}\n`);
}
