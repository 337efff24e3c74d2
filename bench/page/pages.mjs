// The pages to measure: for each peer the smallest fair page that does its job, in the same article; for us the same
// article with our comparison, and index.html with its whole article. Each page has the steps of its reader.
import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { asScriptContent } from '../../scripts/build/index_html.mjs';
import { peersFolder, versions } from './install.mjs';

/** @typedef {import('./recorder.js').Step} Step */
/**
 * @typedef {object} Page
 * @property {string} id
 * @property {string} name
 * @property {string} does what it shows and what its reader does
 * @property {Map<string, Buffer>} files by path below /id/; index.html is the page
 * @property {Set<string>} article paths that belong to the author, not to the widget
 * @property {Step[]} steps
 * @property {string} [slider] moved once there is a result
 */

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (/** @type {string} */ name) => readFileSync(path.join(root, name));
const kOurStyle = 'web/demo/article.css';
/** The author's files of every page. */
const kArticle = new Set(['index.html', 'post.css', kOurStyle]);

/** The files that pages load from dist/. */
function distFiles() {
  const dist = path.join(root, 'dist');
  if (!existsSync(path.join(dist, 'tradeoff.js')))
    throw new Error('dist/ is missing. Build it: scripts/demo --build-only');
  const names = readdirSync(dist).filter((name) => /\.(js|wasm)$/.test(name));
  return names.map((name) => /** @type {const} */ ([`dist/${name}`, read(`dist/${name}`)]));
}

const kSlider = 'trade-off >>> .sliders input[type=range]';

/** @type {Step[]} */
const kSteps = [
  { see: 'trade-off', act: 'scroll' },
  { see: 'trade-off >>> .compare', marks: ['visible'] },
  { see: 'trade-off >>> .invite button', act: 'click' },
  { see: 'trade-off >>> .choice input', marks: ['usable'], act: 'focus' },
  { see: 'trade-off >>> .choice input', act: 'click' },
  { see: 'trade-off >>> .tabs button:last-child', act: 'click' },
  { see: 'trade-off >>> .fits li', marks: ['result'] },
];

/** What an author may add to the head if the comparison is at the top of a post (docs/embed.md). */
const kPreloads = ['element', 'engine']
  .map((part) => `<link rel="modulepreload" href="dist/tradeoff.${part}.js">\n`)
  .join('');

/**
 * Our comparison in the same post as the peers. The page reserves space for it, as it does for LineUp, and contains the
 * comparison, as the peers' scripts contain their data.
 * @param {string} attributes
 * @param {string} [head]
 */
function post(attributes, head = '') {
  const json = asScriptContent(read('data/django-vs-express.json').toString());
  const body = `<trade-off ${attributes}style="display: block; min-height: 32rem"><script type="application/json">${json}</script></trade-off>`;
  const html = articleOf(body, []).replace(
    '</head>',
    () => `<script async src="dist/tradeoff.js"></script>\n${head}</head>`,
  );
  const files = new Map([['index.html', Buffer.from(html)], ['post.css', read('bench/page/post.css')], ...distFiles()]);
  return { files, article: kArticle, slider: kSlider };
}

/** @returns {Page} */
const ours = () => ({
  ...post(''),
  id: 'tradeoff',
  name: 'Tradeoff',
  does: 'table of two options by fourteen criteria, start, first answer, ranked result',
  steps: kSteps,
});

/** For authors who do not want a table. @returns {Page} */
const questions = () => ({
  ...post('view="decide" '),
  id: 'questions',
  name: 'Tradeoff, questions only',
  does: 'the same with `view="decide"`, which starts with the first question, like SurveyJS',
  steps: [
    { see: 'trade-off', act: 'scroll' },
    { see: 'trade-off >>> .choice input', marks: ['visible'] },
    ...kSteps.slice(3),
  ],
});

/** At the top of a post, where every reader loads its files. @returns {Page} */
const early = () => ({
  ...post('', kPreloads),
  id: 'early',
  name: 'Tradeoff, preloaded',
  does: 'the same, with two modulepreload links in the head of the post',
  steps: kSteps,
});

/** The whole article, loaded lazily. @returns {Page} */
function demo() {
  const html = read('index.html').toString();
  const lazy = html.replace('<trade-off loading="eager"', '<trade-off');
  if (lazy === html) throw new Error('index.html has changed: its element is not found.');
  const files = new Map([['index.html', Buffer.from(lazy)], [kOurStyle, read(kOurStyle)], ...distFiles()]);
  return {
    id: 'demo',
    name: 'Tradeoff in its article',
    does: 'index.html, where the fallback is a whole table: the same steps',
    files,
    article: kArticle,
    steps: kSteps,
    slider: kSlider,
  };
}

/**
 * The article around a peer: the text below it reveals layout shifts.
 * @param {string} body
 * @param {string[]} names of files
 */
function articleOf(body, names) {
  const below =
    'What stands below has to stay where it is while a reader is in the middle of it, whatever is loaded above. ';
  const tags = names.map((name) => {
    if (name.endsWith('.css')) return `<link rel="stylesheet" href="${name}">`;
    return name.endsWith('.js') ? `<script defer src="${name}"></script>` : '';
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A post</title>
<link rel="stylesheet" href="post.css">
${tags.join('')}
</head>
<body>
<div class="post">
<h1>A post</h1>
<p>Sooner or later every web project needs a server side, and some names turn up in nearly every discussion.</p>
${body}
<h2>How to read it</h2>
${`<p>${below.repeat(4)}</p>\n`.repeat(3)}</div>
</body>
</html>
`;
}

/**
 * @param {Pick<Page, 'id' | 'name' | 'does' | 'steps'> & {body: string, more?: Map<string, Buffer>}} peer
 * @returns {Promise<Page>}
 */
async function peer({ body, more = new Map(), ...page }) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`peers/${page.id}.js`, import.meta.url))],
    outdir: path.join(peersFolder, 'out'),
    nodePaths: [path.join(peersFolder, 'node_modules')],
    loader: { '.ttf': 'file' },
    bundle: true,
    minify: true,
    write: false,
    logLevel: 'error',
  });
  const built = outputFiles.map(
    ({ path: file, contents }) => /** @type {const} */ ([path.basename(file), Buffer.from(contents)]),
  );
  const html = articleOf(
    body,
    built.map(([name]) => name),
  );
  const files = new Map([
    ['index.html', Buffer.from(html)],
    ['post.css', read('bench/page/post.css')],
    ...built,
    ...more,
  ]);
  return { ...page, files, article: kArticle };
}

/** Three small pages, indexed with Pagefind's own program. */
function pagefindIndex() {
  const site = path.join(peersFolder, 'pagefind-site');
  const texts = {
    django: 'Django brings an admin and an ORM.',
    express: 'Express brings routes.',
    rails: 'Rails brings scaffolds.',
  };
  rmSync(site, { recursive: true, force: true });
  mkdirSync(site, { recursive: true });
  for (const [name, text] of Object.entries(texts)) {
    const html = `<!doctype html><html lang="en"><head><title>${name}</title></head><body><h1>${name}</h1><p>${text}</p></body></html>`;
    writeFileSync(path.join(site, `${name}.html`), html);
  }
  const program = path.join(peersFolder, 'node_modules/.bin/pagefind');
  execFileSync(program, ['--site', site, '--output-subdir', 'index', '--quiet']);
  const folder = path.join(site, 'index');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return /** @type {const} */ ([`index/${path.relative(folder, file)}`, readFileSync(file)]);
    }),
  );
}

const named = (/** @type {string[]} */ ...packages) => packages.map((name) => `${name} ${versions[name]}`).join(', ');

/** @returns {Promise<Page[]>} */
export async function makePages() {
  return [
    ours(),
    questions(),
    early(),
    demo(),
    await peer({
      id: 'lineup',
      name: 'LineUp',
      does: `${named('lineupjs')}: six options ranked by five weights, ranked at once`,
      body: '<div id="lineup" style="height: 26rem"></div>',
      steps: [
        { see: '#lineup', act: 'scroll' },
        { see: '#lineup .le-tr[data-index="5"]', marks: ['visible', 'usable', 'result'] },
      ],
    }),
    await peer({
      id: 'survey',
      name: 'SurveyJS',
      does: `${named('survey-core', 'survey-js-ui')}: a quiz of two pages, a calculated result`,
      body: '<div id="survey"></div>',
      steps: [
        { see: '#survey', act: 'scroll' },
        { see: '#survey input[type=radio]', marks: ['visible', 'usable'], act: 'focus' },
        { see: '#survey input[type=radio]', act: 'click' },
        { see: '#survey .sd-navigation__next-btn', act: 'click' },
        { see: '#survey [data-name=kind] input[type=radio]', act: 'click' },
        { see: '#survey .sd-navigation__complete-btn', act: 'click' },
        { see: '#survey .sd-completedpage h4', marks: ['result'] },
      ],
    }),
    await peer({
      id: 'pagefind',
      name: 'Pagefind',
      does: `${named('@pagefind/component-ui', 'pagefind')}: one search over three pages`,
      body: '<pagefind-config bundle-path="/pagefind/index/"></pagefind-config><pagefind-input></pagefind-input><pagefind-results></pagefind-results>',
      more: pagefindIndex(),
      steps: [
        { see: 'pagefind-input', act: 'scroll' },
        { see: 'pagefind-input input', marks: ['visible', 'usable'], act: 'focus' },
        { see: 'pagefind-input input', act: 'type', text: 'express' },
        { see: 'pagefind-results li a', marks: ['result'] },
      ],
    }),
    await peer({
      id: 'lite_youtube',
      name: 'lite-youtube',
      does: `${named('lite-youtube-embed')}: the placeholder of a video, without its picture`,
      body: '<lite-youtube videoid="ogfYd705cRs" playlabel="Play"></lite-youtube>',
      steps: [
        { see: 'lite-youtube', act: 'scroll' },
        { see: 'lite-youtube .lty-playbtn', marks: ['visible', 'usable'], act: 'focus' },
      ],
    }),
    await peer({
      id: 'giscus',
      name: 'giscus',
      does: `${named('giscus')}: the element with its frame, without the comments in it`,
      body: '<giscus-widget repo="owner/repo" repoid="1" mapping="specific" term="A post"></giscus-widget>',
      steps: [{ see: 'giscus-widget >>> iframe', marks: ['visible'] }],
    }),
  ];
}
