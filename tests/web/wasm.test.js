// Compares the page's engine with the native core: the same bytes for every vector, every document, good or bad, and
// every comparison in data/ with a few hundred random readers.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { after } from 'node:test';
import { limitDocuments } from '../../bench/page/limit_documents.mjs';
import { firstHalf, freshEngine, isSplit, shippedTwin, twinEngine, wholeEngine } from './engines.js';

/** @typedef {import('./engines.js').Engine} Engine */

const root = path.resolve(import.meta.dirname, '../..');
const native = process.env.TRADEOFF_REPLIES ?? path.join(root, 'build/native/tests/tradeoff_replies');
const randomDocuments = path.join(path.dirname(native), 'tradeoff_random_documents');
const scratch = mkdtempSync(path.join(tmpdir(), 'tradeoff-'));
after(() => rmSync(scratch, { recursive: true }));

/** @param {Buffer} document @param {string[]} readers */
function nativeReplies(document, readers) {
  const files = [path.join(scratch, 'comparison.json'), path.join(scratch, 'readers.jsonl')];
  writeFileSync(files[0], document);
  writeFileSync(files[1], readers.map((line) => `${line}\n`).join(''));
  return execFileSync(native, files, { maxBuffer: 1 << 28 })
    .toString('utf8')
    .trimEnd()
    .split('\n');
}

/** @param {Buffer} document @param {string[]} readers @param {Pick<Engine, 'Decision'>} [engine] */
function pageReplies(document, readers, engine = wholeEngine) {
  const decision = new engine.Decision(document); // bytes, so that invalid UTF-8 reaches the engine unchanged
  try {
    return [decision.page(), ...readers.flatMap((reader) => [decision.view(reader), decision.quickView(reader)])];
  } finally {
    decision.delete();
  }
}

/** @param {Buffer} document @param {string[]} readers @param {Pick<Engine, 'Decision'>} [engine] */
function compare(document, readers, engine = wholeEngine) {
  const expected = nativeReplies(document, readers);
  assert.equal(expected.length, 2 * readers.length + 1);
  const replies = pageReplies(document, readers, engine);
  assert.equal(replies.length, expected.length);
  replies.forEach((reply, i) => assert.equal(reply, expected[i], i ? readers[(i - 1) >> 1] : 'the page'));
}

/** @param {string} file */
const json = (file) => JSON.parse(readFileSync(file, 'utf8'));
/** @param {string} folder */
const list = (folder) =>
  readdirSync(path.join(root, folder), { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.json'))
    .map((file) => path.join(root, folder, file));

/** The vectors with readers. The comparison is in the file, or is a path relative to it. */
const vectors = list('tests/vectors').flatMap((file) => {
  const { name, comparison, cases } = json(file);
  if (!cases) return [];
  const document =
    typeof comparison === 'string'
      ? readFileSync(path.resolve(path.dirname(file), comparison))
      : Buffer.from(JSON.stringify(comparison));
  return [
    {
      name,
      document,
      readers: cases.map((/** @type {{reader?: object}} */ { reader }) => JSON.stringify(reader ?? {})),
    },
  ];
});

test('the engine gives the native replies for all vectors', async (t) => {
  for (const { name, document, readers } of vectors) await t.test(name, () => compare(document, readers));
});

test('the engine gives the native replies for all documents, good and bad', async (t) => {
  const files = list('tests/documents').filter((file) => path.basename(file) !== 'manifest.json');
  assert.ok(files.length > 50);
  for (const file of files)
    await t.test(path.basename(file), () => compare(readFileSync(file), ['', '{}', '{"importance":{"x":1}}']));
});

/** mulberry32, which gives the same readers in every run. @param {number} seed */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** @param {any} document @param {() => number} random */
function randomReader(document, random) {
  /** @type {Record<string, string[]>} */
  const answers = {};
  /** @type {Record<string, number>} */
  const importance = {};
  for (const question of document.questions ?? []) {
    const way = random();
    if (way < 0.3) continue;
    const ids = question.answers.map((/** @type {{id: string}} */ a) => a.id);
    if (way < 0.4) answers[question.id] = [];
    else if (question.choose === 'many') answers[question.id] = ids.filter(() => random() < 0.5);
    else answers[question.id] = [ids[Math.floor(random() * ids.length)]];
  }
  for (const criterion of document.criteria) if (random() < 0.1) importance[criterion.id] = random() * 10;
  return JSON.stringify({ answers, importance });
}

for (const file of list('data').filter((f) => !f.endsWith('.schema.json'))) {
  test(`${path.basename(file)} gives the native replies for 300 random readers`, () => {
    const random = generator(20261122);
    const document = json(file);
    const readers = Array.from({ length: 300 }, () => randomReader(document, random));
    compare(readFileSync(file), readers);
  });
}

test('without WebAssembly vectors, documents and random readers give the native replies', async () => {
  const twin = await twinEngine();
  for (const { document, readers } of vectors) compare(document, readers, twin);
  for (const file of list('tests/documents').filter((name) => path.basename(name) !== 'manifest.json'))
    compare(readFileSync(file), ['', '{}'], twin);
  const random = generator(7);
  for (const file of list('data').filter((f) => !f.endsWith('.schema.json')))
    compare(
      readFileSync(file),
      Array.from({ length: 40 }, () => randomReader(json(file), random)),
      twin,
    );
});

test('documents at each limit give the native replies in a fresh engine, whose memory grows', async (t) => {
  for (const { id, text } of limitDocuments()) {
    const [page, view, quickView] = nativeReplies(Buffer.from(text), ['{}']);
    await t.test(`${id} in WebAssembly`, async () => {
      const decision = new (await freshEngine()).Decision(text);
      assert.ok(decision.page() === page && decision.quickView('{}') === quickView && decision.view('{}') === view);
    });
    await t.test(`${id} without WebAssembly`, async () => {
      const decision = await (await shippedTwin())(text);
      const nobody = { answers: {}, importance: {} };
      const said = (/** @type {string} */ reply) => JSON.stringify(Object.values(JSON.parse(reply))[1]);
      assert.ok(JSON.stringify(decision.page) === said(page));
      assert.ok(JSON.stringify(decision.view(nobody)) === said(quickView));
      await decision.complete();
      assert.ok(JSON.stringify(decision.view(nobody)) === said(view));
    });
  }
});

test('page and view are prepared in parts, which change no byte', () => {
  const random = generator(13);
  const partsOf = (/** @type {() => string} */ prepare) => {
    let parts = 1;
    for (; JSON.parse(prepare()).more; parts++);
    return parts;
  };
  for (const file of list('data').filter((f) => !f.endsWith('.schema.json'))) {
    const text = readFileSync(file);
    const [parted, plain] = [new wholeEngine.Decision(text), new wholeEngine.Decision(text)];
    assert.equal(
      partsOf(() => parted.preparePage()),
      2,
    );
    assert.equal(parted.page(), plain.page());
    for (let i = 0; i < 20; i++) {
      const reader = randomReader(json(file), random);
      const parts = partsOf(() => parted.prepareView(reader));
      assert.ok(parts >= (JSON.parse(plain.quickView(reader)).view.verdict === 'none_yet' ? 2 : 9), String(parts));
      assert.equal(parted.view(reader), plain.view(reader));
    }
    parted.delete();
    plain.delete();
  }
});

test('the first module alone opens and gives quick views of every good comparison', async () => {
  const half = await firstHalf();
  const random = generator(11);
  const files = [...list('tests/documents/good'), ...list('data').filter((f) => !f.endsWith('.schema.json'))];
  for (const file of files) {
    const [document, decision] = [json(file), new half.Decision(readFileSync(file))];
    const whole = new wholeEngine.Decision(readFileSync(file));
    assert.equal(decision.page(), whole.page());
    for (const reader of ['{}', ...Array.from({ length: 40 }, () => randomReader(document, random))])
      assert.equal(decision.quickView(reader), whole.quickView(reader), `${file} ${reader}`);
    if (isSplit) assert.throws(() => decision.view('{}'), /the first half calls/);
    decision.delete();
    whole.delete();
  }
});

test('the first module alone reports the errors of a reader', async () => {
  const half = await firstHalf();
  let told = 0;
  for (const { document, readers } of vectors) {
    const whole = new wholeEngine.Decision(document);
    if (JSON.parse(whole.page()).ok) {
      const decision = new half.Decision(document);
      for (const reader of readers) {
        assert.equal(decision.quickView(reader), whole.quickView(reader), reader);
        told += JSON.parse(whole.quickView(reader)).ok ? 0 : 1;
      }
      decision.delete();
    }
    whole.delete();
  }
  assert.ok(told >= 7, String(told));
});

test('the first module alone reports unknown ids of any length', async () => {
  const half = await firstHalf();
  const ids = [
    'x'.repeat(81),
    '\u65e5'.repeat(27),
    `${'\u{1f642}'.repeat(30)}x`,
    `~/${'k'.repeat(5000)}`,
    '\n'.repeat(200),
  ];
  const document = readFileSync(path.join(root, 'tests/browser/documents/drinks.json'));
  const [decision, whole] = [new half.Decision(document), new wholeEngine.Decision(document)];
  for (const id of ids)
    for (const reader of [
      { answers: { when: [id] } },
      { answers: { [id]: [] } },
      { importance: { [id]: 1 } },
      { [id]: 1 },
    ]) {
      const reply = decision.quickView(JSON.stringify(reader));
      assert.equal(reply, whole.quickView(JSON.stringify(reader)));
      assert.match(JSON.parse(reply).errors[0].code, /^unknown_/);
    }
});

/**
 * FNV-1a, 32 bits, of the texts in order, each followed by a line feed, as in tests/core/random_document.cpp.
 * @param {string[]} texts
 */
function digestOf(texts) {
  let value = 2166136261;
  for (const byte of Buffer.from(texts.map((text) => `${text}\n`).join(''))) value = Math.imul(value ^ byte, 16777619);
  return value >>> 0;
}

/** @param {string} program @param {string[]} args */
const output = (program, ...args) => execFileSync(program, args, { maxBuffer: 1 << 28 }).toString('utf8');

test('a thousand random comparisons give the native replies', async (t) => {
  const expected = output(randomDocuments, '1000');
  const lines = expected.trimEnd().split('\n');
  assert.equal(lines.length, 1000);
  await t.test('the built engine gives the same page, view and quick view', () => {
    lines.forEach((line, i) => {
      const { document, readers, digest } = JSON.parse(line);
      if (digestOf(pageReplies(Buffer.from(document), readers)) === digest) return;
      compare(Buffer.from(document), readers); // shows the first difference
      assert.fail(`comparison ${i}: the digests differ, the replies do not`);
    });
  });
  await t.test('the first module alone gives page and quick view', async () => {
    const half = await firstHalf();
    for (const line of lines) {
      const { document, readers } = JSON.parse(line);
      const decision = new half.Decision(Buffer.from(document));
      decision.page();
      for (const reader of readers) decision.quickView(reader); // throws if that calls the second module
      decision.delete();
    }
  });
  await t.test('rank compiled to WebAssembly prints the same bytes', () => {
    const folder = path.join(root, 'build/wasm');
    const NODE_PATH = [process.env.NODE_PATH, '/usr/share/nodejs'].filter(Boolean).join(':'); // as in scripts/build.mjs
    const env = { ...process.env, NODE_PATH };
    execFileSync('cmake', ['--build', folder, '--target', 'tradeoff_random_documents'], { env, stdio: 'pipe' });
    assert.ok(output(process.execPath, path.join(folder, 'tradeoff_random_documents.cjs'), '1000') === expected);
  });
});

test('opening and closing a thousand comparisons does not grow the heap', () => {
  const document = readFileSync(path.join(root, 'data/django-vs-express.json'));
  const cycle = () => pageReplies(document, ['{"answers":{"build":["api"]}}']);
  for (let i = 0; i < 100; ++i) cycle();
  const before = wholeEngine.memory.buffer.byteLength;
  for (let i = 0; i < 900; ++i) cycle();
  assert.equal(wholeEngine.memory.buffer.byteLength, before);
});
