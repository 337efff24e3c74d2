// Contrast of the default colours, computed from the style sheet (WCAG 2.2, 1.4.3 and 1.4.11).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { luminance } from '../../web/widget/theme.js';

const css = readFileSync(new URL('../../web/styles/base.css', import.meta.url), 'utf8');

/** @param {string} selector */
const block = (selector) => css.slice(css.indexOf(`${selector} {`)).split('}')[0];

/**
 * Custom properties of a theme, by name: the value or, for a public property, its default.
 * @param {string[]} selectors @returns {Record<string, string>}
 */
const properties = (selectors) =>
  Object.fromEntries(
    selectors.flatMap((selector) =>
      [...block(selector).matchAll(/--([\w-]+): (?:var\(--trade-off-[\w-]+, )?(.+?)\)?;/g)].map(([, name, value]) => [
        name,
        value,
      ]),
    ),
  );

/** @param {string} hex */
const channels = (hex) =>
  hex.length === 4
    ? [...hex.slice(1)].map((c) => parseInt(c + c, 16))
    : [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));

/** @param {string} one @param {number} share @param {string} other */
const mix = (one, share, other) => channels(one).map((part, i) => part * share + channels(other)[i] * (1 - share));

/** @param {number[]} a @param {number[]} b */
function contrast(a, b) {
  const [low, high] = [a, b].map((colour) => luminance(`rgb(${colour.join(' ')})`)).sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

/** The share of ink in a mixed colour. @param {string} value */
const inkShare = (value) => Number(/var\(--ink\) ([\d.]+)%/.exec(value)?.[1]) / 100;

for (const [theme, selectors] of Object.entries({
  light: ['.root'],
  dark: ['.root', ".root[data-theme='dark']"],
})) {
  const all = properties(selectors);
  const { ink, surface } = all;
  const tint = mix(ink, inkShare(all.tint), surface);
  const raised = mix(ink, inkShare(all.line), surface); // the background of an open source number

  test(`${theme}: text has enough contrast on each background`, () => {
    const texts = { ink: channels(ink), muted: mix(ink, inkShare(all.muted), surface) };
    for (const [name, colour] of Object.entries(texts))
      for (const ground of [channels(surface), tint])
        assert.ok(contrast(colour, ground) >= 4.5, `${name} ${contrast(colour, ground)}`);
    assert.ok(contrast(texts.ink, raised) >= 4.5);
    for (const tone of ['good', 'warn'])
      assert.ok(contrast(channels(all[tone]), mix(all[tone], 0.09, surface)) >= 4.5, tone);
  });

  test(`${theme}: each option's colour has enough contrast for text`, () => {
    for (const number of [1, 2, 3, 4, 5, 6]) {
      const colour = channels(all[`colour-${number}`]);
      assert.ok(contrast(colour, channels(surface)) >= 4.5, `colour-${number} ${contrast(colour, channels(surface))}`);
    }
  });

  test(`${theme}: borders of controls have enough contrast`, () => {
    assert.ok(contrast(mix(ink, inkShare(all.edge), surface), channels(surface)) >= 3);
  });
}
