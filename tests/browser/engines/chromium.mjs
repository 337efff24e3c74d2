import { findProgram } from './common.mjs';
import { openWithPuppeteer } from './puppeteer.mjs';

const kArguments = [
  '--no-sandbox', // the tests may run as root, where the sandbox cannot start
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--force-color-profile=srgb',
  '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup', // saves a second of CPU time at startup
];

/** @type {(options?: import('./common.mjs').OpenOptions) => Promise<import('./common.mjs').Browser>} */
export async function open(options = {}) {
  const executablePath = findProgram('CHROMIUM', ['chromium', 'chromium-browser', 'google-chrome']);
  const args = options.noWasm ? [...kArguments, '--js-flags=--jitless'] : kArguments;
  const browser = await openWithPuppeteer('chromium', { executablePath, args }, options);
  const session = await browser.page?.createCDPSession(); // page.emulateMediaFeatures() does not support forced-colors
  const features = [
    { name: 'prefers-color-scheme', value: options.scheme ?? 'light' },
    { name: 'forced-colors', value: options.forcedColors ? 'active' : 'none' },
  ];
  await session?.send('Emulation.setEmulatedMedia', { features });
  return browser;
}
