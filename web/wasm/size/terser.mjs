// esbuild plugin: minifies the output of esbuild again with terser.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { minify } from 'terser';

/** Keeps the banner, although it is a comment. @returns {import('esbuild').Plugin} */
export const terser = () => ({
  name: 'terser',
  setup(build) {
    const { format, charset, banner } = build.initialOptions;
    build.initialOptions.write = false;
    build.onEnd(async ({ outputFiles = [] }) => {
      for (const file of outputFiles) {
        const { code = '' } = await minify(file.text, {
          module: format === 'esm',
          ecma: 2020,
          compress: { passes: 3 },
          format: { comments: false, ascii_only: charset !== 'utf8' },
        });
        await mkdir(path.dirname(file.path), { recursive: true });
        await writeFile(file.path, [banner?.js, code].filter(Boolean).join('\n'));
      }
    });
  },
});
