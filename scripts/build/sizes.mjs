// The sizes of the files in dist/: raw, gzip -9 and brotli 11, as a host would send each file.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** @param {Buffer} bytes */
const brotliSize = (bytes) =>
  brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  }).length;

/** @param {string} dist */
export function measure(dist) {
  return readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = path.join(entry.parentPath ?? entry.path, entry.name);
      const bytes = readFileSync(file);
      return {
        file: path.relative(dist, file),
        raw: bytes.length,
        gzip: gzipSync(bytes, { level: 9 }).length,
        brotli: brotliSize(bytes),
      };
    })
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** @param {string} dist */
export function reportSizes(dist) {
  /** @param {[name: string, ...figures: (string | number)[]]} cells */
  const row = (...cells) =>
    console.log(
      cells[0].padEnd(28) +
        cells
          .slice(1)
          .map((c) => String(c).padStart(10))
          .join(''),
    );
  row('dist/', 'raw', 'gzip -9', 'brotli 11');
  for (const { file, raw, gzip, brotli } of measure(dist)) row(file, raw, gzip, brotli);
}
