import * as chromium from './chromium.mjs';
import * as firefox from './firefox.mjs';
import * as webkit from './webkit.mjs';

const kAll = { chromium, firefox, webkit };

/** The engines to test: all three, or those that ENGINES names ("chromium,webkit"). */
export const engines = Object.entries(kAll)
  .filter(([name]) => !process.env.ENGINES || process.env.ENGINES.split(',').includes(name))
  .map(([name, { open }]) => ({ name, open }));

if (engines.length === 0)
  throw new Error(`ENGINES is "${process.env.ENGINES}"; it knows ${Object.keys(kAll).join(', ')}.`);
