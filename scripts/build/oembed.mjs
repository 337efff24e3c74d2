// Static oEmbed (oembed.com, type "rich"): one JSON file for each comparison, for hosts that turn a pasted URL into an
// iframe. It needs the site's URL, because other sites read the files.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A static file cannot obey maxwidth, so this is narrow enough for any column. */
const WIDTH = 600;
const HEIGHT = 720;

/** @param {string} text */
const escaped = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/**
 * @param {{title: string, by?: string}} comparison
 * @param {string} embed URL of embed.html
 * @param {string} src URL of the comparison
 */
export function oembed({ title, by }, embed, src) {
  const address = new URL(embed);
  address.searchParams.set('src', src);
  return {
    version: '1.0',
    type: 'rich',
    title,
    ...(by ? { author_name: by } : {}),
    width: WIDTH,
    height: HEIGHT,
    html: `<iframe src="${escaped(address.href)}" width="${WIDTH}" height="${HEIGHT}" title="${escaped(title)}" frameborder="0" style="max-width:100%"></iframe>`,
  };
}

/** @param {string} address URL of the JSON @param {string} title */
export const discoveryLink = (address, title) =>
  `<link rel="alternate" type="application/json+oembed" href="${escaped(address)}" title="${escaped(title)}">`;

/**
 * Writes the files for all comparisons in data/, with the URLs at which the checkout will be served, and prints the
 * link element for each post.
 * @param {string} root @param {string} dist @param {string} site
 */
export function writeOembed(root, dist, site) {
  mkdirSync(path.join(dist, 'oembed'), { recursive: true });
  for (const file of readdirSync(path.join(root, 'data')).filter(
    (name) => name.endsWith('.json') && !name.endsWith('.schema.json'),
  )) {
    const comparison = JSON.parse(readFileSync(path.join(root, 'data', file), 'utf8'));
    const said = oembed(comparison, new URL('dist/embed.html', site).href, new URL(`data/${file}`, site).href);
    writeFileSync(path.join(dist, 'oembed', file), `${JSON.stringify(said, null, 2)}\n`);
    console.log(discoveryLink(new URL(`dist/oembed/${file}`, site).href, comparison.title));
  }
}
