import * as chromium from './chromium.mjs';
import * as firefox from './firefox.mjs';
import * as webkit from './webkit.mjs';

const kAll = { chromium, firefox, webkit };

/** The engines to test: those in the environment variable ENGINES ("chromium,webkit"), by default all. */
export const engines = Object.entries(kAll)
  .filter(([name]) => !process.env.ENGINES || process.env.ENGINES.split(',').includes(name))
  .map(([name, { open }]) => ({ name, open }));

if (engines.length === 0)
  throw new Error(`ENGINES is "${process.env.ENGINES}", but the engines are ${Object.keys(kAll).join(', ')}.`);
