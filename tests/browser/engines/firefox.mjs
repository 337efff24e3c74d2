import { findProgram } from './common.mjs';
import { openWithPuppeteer } from './puppeteer.mjs';

/** @type {(options?: import('./common.mjs').OpenOptions) => Promise<import('./common.mjs').Browser>} */
export async function open(options = {}) {
  const executablePath = findProgram('FIREFOX', ['firefox-esr', 'firefox']);
  const extraPrefsFirefox = {
    // Puppeteer's profile turns this off, so file:// pages could read files that they cannot read in a default profile.
    'security.fileuri.strict_origin_policy': true,
    'layout.css.prefers-color-scheme.content-override': options.scheme === 'dark' ? 0 : 1,
    'browser.display.document_color_use': options.forcedColors ? 2 : 0,
    'javascript.options.wasm': !options.noWasm,
  };
  return openWithPuppeteer('firefox', { browser: 'firefox', executablePath, extraPrefsFirefox }, options);
}
