// Static oEmbed: what a consumer may rely on (oembed.com, 2.3), with all values escaped.
import assert from 'node:assert/strict';
import test from 'node:test';
import { parseFragment } from 'parse5';
import { discoveryLink, oembed } from '../../scripts/build/oembed.mjs';

/** The single element of the HTML, with its attributes. @param {string} html @returns {Record<string, string>} */
const attributes = (html) => {
  /** @type {import('parse5').ParserError[]} */
  const errors = [];
  const [element, ...more] = parseFragment(html, { onParseError: (error) => errors.push(error) }).childNodes;
  assert.deepEqual([errors, more], [[], []]);
  assert.ok('tagName' in element);
  return { tag: element.tagName, ...Object.fromEntries(element.attrs.map(({ name, value }) => [name, value])) };
};

const title = 'A "better" <b> & \'b\'';

test('the response is one plain iframe of the site, with all fields that type "rich" requires', () => {
  const said = oembed(
    { title, by: 'Us' },
    'https://blog.example/tradeoff/embed.html',
    'https://blog.example/x.json?a=1&b=2',
  );
  assert.deepEqual(
    { ...said, html: '' },
    { version: '1.0', type: 'rich', title, author_name: 'Us', width: 600, height: 720, html: '' },
  );
  const frame = attributes(said.html);
  assert.equal(frame.tag, 'iframe');
  assert.equal(frame.title, title);
  assert.deepEqual([frame.width, frame.height], ['600', '720']);
  assert.equal(frame.sandbox, undefined, 'a sandbox would have to allow popups for the links');
  const address = new URL(frame.src);
  assert.equal(address.origin + address.pathname, 'https://blog.example/tradeoff/embed.html');
  assert.deepEqual([...address.searchParams], [['src', 'https://blog.example/x.json?a=1&b=2']]);
});

test('the discovery link has the address and the title', () => {
  assert.deepEqual(attributes(discoveryLink('https://blog.example/o.json?x&y', title)), {
    tag: 'link',
    rel: 'alternate',
    type: 'application/json+oembed',
    href: 'https://blog.example/o.json?x&y',
    title,
  });
});
