import { readFileSync } from 'node:fs';

/** The recorder as a file, for pages to load before anything else. */
export const watchFile = { body: readFileSync(new URL('watch.js', import.meta.url)) };
