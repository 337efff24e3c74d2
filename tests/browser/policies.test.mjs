// Content Security Policies of host pages, combined with ways to embed and with engines: the view equals the command
// line's, without a violation. Every pair of policy and way runs in one engine; with TRADEOFF_FULL in all.
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
 * @property {(files: string) => string} header the policy of a page that loads our files from `files`
 * @property {string} [nonce]
 * @property {'js'} [engine]
 * @property {boolean} [elsewhere] our files are on another host
 * @property {number} [reports] number of violations allowed, caused by testing for WebAssembly
 * @property {boolean} [pageOnly] a static file cannot have this policy
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

/**
 * @type {Record<string, (tag: {src: string, attributes: string, engine: string, files: string}) => {head?: string,
 * body: string}>}
 */
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

/**
 * Runs in the page: sets the answers and returns the whole result, or null.
 * @param {import('./reader.mjs').Answers} answers
 */
async function resultFor(answers) {
  const element = /** @type {any} */ (document.querySelector('trade-off'));
  if (!element) return null;
  if (!element.result) element.answers = answers;
  await element.exportAs('json'); // loads the deferred part now
  return element.result?.flips && element.result;
}

/** Added to embed.html, so that the page can ask for the result of a cross-origin iframe. */
const kInside = `addEventListener('message', async ({ data, source }) => {
  if (data.answers) source.postMessage({ result: await (${resultFor})(data.answers), problems: watched.problems }, '*');
});`;
const framePage = readFileSync(path.join(root, 'dist/embed.html'), 'utf8').replace(
  '<title>',
  '<script src="/watch.js"></script><script src="/inside.js"></script><title>',
);

/**
 * The same for the comparison in the iframe, which replies once it is ready.
 * @param {import('./reader.mjs').Answers} answers
 */
const resultInIframe = (answers) =>
  new Promise((resolve) => {
    const onMessage = (/** @type {MessageEvent} */ { data }) => 'result' in data && finish(data);
    const finish = (/** @type {unknown} */ data) => (removeEventListener('message', onMessage), resolve(data));
    addEventListener('message', onMessage);
    setTimeout(finish, 1000, null);
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
/** Headers of a host that serves files to any page. */
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

/** The policy of the current page and of its iframe. */
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

inEveryEngine('policies and ways to embed', { overrides, headers }, (bench) => {
  const resultInPage = async () => ({ result: await bench.browser.evaluate(resultFor, kAnswers), problems: [] });
  for (const combination of kAll.filter(({ engine }) => process.env.TRADEOFF_FULL || engine === bench.engine)) {
    const { policy, door } = combination;
    test(`${policy}: ${door}`, async () => {
      current = kPolicies[policy];
      bench.server.requests.length = 0;
      await bench.browser.goto(bench.server.url + combination.page);
      const { result, problems } = await until('a result', async () => {
        const reply = await (door === 'frame' ? bench.browser.evaluate(resultInIframe, kAnswers) : resultInPage());
        return reply?.result && reply;
      });
      assert.deepEqual(result, view('tests/browser/documents/drinks.json', kAnswers));
      const { reports: allowed = 0, engine, elsewhere: isElsewhere } = current;
      const requested = (isElsewhere ? elsewhere : bench.server).requests.map((request) => request.path);
      assert.equal(requested.includes('/dist/tradeoff.engine.nowasm.js'), !!(allowed || engine));
      const violations = [...problems, ...(await bench.browser.problems())];
      const reports = violations.filter(({ kind }) => kind === 'violation');
      assert.ok(reports.length <= allowed, JSON.stringify(reports));
      for (const { text } of violations) assert.ok(allowed && /wasm|WebAssembly|script-src/i.test(text), text); // each is an event and a console message
    });
  }
});
