// Policies of host pages, times ways into a page, times engines: the command line's view, and not one violation. Every pair of
// them each time; all combinations with TRADEOFF_FULL.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { view } from './command_line.mjs';
import { until } from './engines/common.mjs';
import { inEveryEngine } from './every_engine.mjs';
import { fixture, kFallback, pageOf, root, startSite } from './site.mjs';

/**
 * @typedef {object} Policy
 * @property {(files: string) => string} header for a page whose files of ours come from `files`
 * @property {string} [nonce]
 * @property {'js'} [engine]
 * @property {boolean} [elsewhere] our files come from another host
 * @property {number} [reports] so many violations may be reported, of trying whether there is WebAssembly
 * @property {boolean} [pageOnly] a static file cannot be sent with it
 * @property {Record<string, string>} [besides] other headers of the page
 */

const kWasm = "'wasm-unsafe-eval'";
const only = (/** @type {string} */ scripts, files = '') =>
  `default-src 'none'; script-src ${scripts}; style-src 'self'; connect-src 'self' ${files}; frame-src 'self' ${files}`;

/** @type {Record<string, Policy>} */
const kPolicies = {
  none: { header: () => '' },
  strict: { header: () => only(`'self' ${kWasm}`) },
  'strict, no WebAssembly': { header: () => only("'self'"), reports: 1 },
  'strict, no WebAssembly, engine="js"': { header: () => only("'self'"), engine: 'js' },
  'nonce with strict-dynamic': {
    header: () => only(`'nonce-a1b2' 'strict-dynamic' ${kWasm}`),
    nonce: 'a1b2',
    pageOnly: true,
  },
  'Trusted Types': {
    header: () =>
      `${only(`'self' ${kWasm}`)}; require-trusted-types-for 'script'; trusted-types lit-html 'allow-duplicates'`,
  },
  sandbox: { header: () => 'sandbox allow-scripts' },
  'require-corp, files elsewhere': {
    header: () => '',
    elsewhere: true,
    besides: { 'cross-origin-embedder-policy': 'require-corp' },
  },
  'files elsewhere': { header: (files) => only(`'self' ${files} ${kWasm}`, files), elsewhere: true, pageOnly: true },
};

const kSrc = '/documents/drinks.json';

/** @type {Record<string, (tag: {src: string, attributes: string, engine: string, files: string}) => {head?: string, body: string}>} */
const kDoors = {
  'script tag': ({ src, attributes, engine }) => ({
    head: '',
    body: `<script async src="${src}"${attributes} data-src="${kSrc}" data-id="w"${engine && ` data-${engine}`}></script>`,
  }),
  'element with src': ({ engine }) => ({ body: `<trade-off id="w" src="${kSrc}" ${engine}>${kFallback}</trade-off>` }),
  'element with JSON': ({ engine }) => ({
    body: `<trade-off id="w" ${engine}><script type="application/json">${fixture('drinks.json')}</script></trade-off>`,
  }),
  'marked box': ({ engine }) => ({
    body: `<div data-trade-off="${kSrc}" ${engine && `data-${engine}`}>${kFallback}</div>`,
  }),
  frame: ({ engine, files }) => ({
    head: '',
    body: `<iframe title="Drinks" height="500" src="${files}/dist/embed.html?src=${kSrc}&amp;${engine.replaceAll('"', '')}"></iframe>`,
  }),
};

/** Says something to the comparison of a page; gives its whole result, or null. @param {import('./reader.mjs').Answers} answers */
async function saidTo(answers) {
  const element = /** @type {any} */ (document.querySelector('trade-off'));
  if (!element) return null;
  if (!element.result) element.answers = answers;
  await element.exportAs('json'); // has the rest come at once
  return element.result?.flips && element.result;
}

/** What stands in the frame besides, for what is around it to ask: a frame may be of another origin. */
const kInside = `addEventListener('message', async ({ data, source }) => {
  if (data.answers) source.postMessage({ result: await (${saidTo})(data.answers), complaints: watched.complaints }, '*');
});`;
const framePage = readFileSync(path.join(root, 'dist/embed.html'), 'utf8').replace(
  '<title>',
  '<script src="/watch.js"></script><script src="/inside.js"></script><title>',
);

/** The same to the comparison in the frame: once it has come, it replies. @param {import('./reader.mjs').Answers} answers */
const saidInFrame = (answers) =>
  new Promise((resolve) => {
    const hear = (/** @type {MessageEvent} */ { data }) => 'result' in data && tell(data);
    const tell = (/** @type {unknown} */ data) => (removeEventListener('message', hear), resolve(data));
    addEventListener('message', hear);
    setTimeout(tell, 1000, null);
    document.querySelector('iframe')?.contentWindow?.postMessage({ answers }, '*');
  });

const kEngines = ['chromium', 'firefox', 'webkit'];
const kAnswers = { when: ['morning'] };
const kAll = Object.keys(kPolicies).flatMap((policy, row) =>
  Object.keys(kDoors).map((door, column) => ({
    policy,
    door,
    engine: kEngines[(row + column) % kEngines.length],
    page: `/${row}-${column}.html`,
  })),
);

/** @type {import('./site.mjs').Server} */
let elsewhere;
const common = { '/inside.js': { body: kInside }, '/dist/embed.html': { body: framePage } };
const kAnybody = { 'access-control-allow-origin': '*' };
/** As a host of files for all kinds of pages sends them. */
const kShared = {
  ...kAnybody,
  'cross-origin-resource-policy': 'cross-origin',
  'cross-origin-embedder-policy': 'require-corp',
};
before(async () => {
  elsewhere = await startSite({}, { overrides: common, headers: () => kShared });
});
after(() => elsewhere.close());

/** @param {{policy: string, door: string}} combination */
function page({ policy, door }) {
  const { nonce, engine, elsewhere: isElsewhere } = kPolicies[policy];
  const files = isElsewhere ? elsewhere.url : '';
  const src = `${files}/dist/tradeoff.js`;
  const attributes = isElsewhere ? ' crossorigin="anonymous"' : '';
  const { head = `<script async src="${src}"${attributes}></script>`, body } = kDoors[door]({
    src,
    attributes,
    engine: engine ? `engine="${engine}"` : '',
    files,
  });
  const html = pageOf(body, { head });
  return nonce ? html.replaceAll('<script', `<script nonce="${nonce}"`) : html;
}

/** The policy of the page at hand, and of the frame in it. */
let current = kPolicies.none;
const overrides = { ...common, ...Object.fromEntries(kAll.map((one) => [one.page, () => ({ body: page(one) })])) };

/** @param {string} file */
const headers = (file) => {
  const policy =
    file.endsWith('.html') && !(file.startsWith('/dist/') && current.pageOnly) ? current.header(elsewhere.url) : '';
  return /** @type {Record<string, string>} */ ({
    ...kAnybody,
    ...current.besides,
    ...(policy && { 'content-security-policy': policy }),
  });
};

inEveryEngine('policies and doors', { overrides, headers }, (bench) => {
  const said = async () => ({ result: await bench.browser.evaluate(saidTo, kAnswers), complaints: [] });
  for (const combination of kAll.filter(({ engine }) => process.env.TRADEOFF_FULL || engine === bench.engine)) {
    const { policy, door } = combination;
    test(`${policy}: ${door}`, async () => {
      current = kPolicies[policy];
      bench.server.requests.length = 0;
      await bench.browser.goto(bench.server.url + combination.page);
      const { result, complaints } = await until('a result', async () => {
        const reply = await (door === 'frame' ? bench.browser.evaluate(saidInFrame, kAnswers) : said());
        return reply?.result && reply;
      });
      assert.deepEqual(result, view('tests/browser/documents/drinks.json', kAnswers));
      const { reports: allowed = 0, engine, elsewhere: isElsewhere } = current;
      const asked = (isElsewhere ? elsewhere : bench.server).requests.map((request) => request.path);
      assert.equal(asked.includes('/dist/tradeoff.engine.nowasm.js'), !!(allowed || engine));
      const violations = [...complaints, ...(await bench.browser.complaints())];
      const reports = violations.filter(({ kind }) => kind === 'violation');
      assert.ok(reports.length <= allowed, JSON.stringify(reports));
      for (const { text } of violations) assert.ok(allowed && /wasm|WebAssembly|script-src/i.test(text), text); // an event, and a line in the console
    });
  }
});
