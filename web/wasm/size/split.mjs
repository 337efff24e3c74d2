// split.mjs WASM_SPLIT GLUE WASM FIRST MORE: cuts the engine in two. FIRST keeps every function that is called when good comparisons are
// opened, drawn and ranked at a glance; MORE has the rest (what explains a result, and what finds fault with a document), which
// the page fetches after the first ranked result. A call from FIRST to MORE goes through the table, where "later" stands until then.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { comparisonOf } from '../../../bench/page/limit_documents.mjs';

const [wasmSplit, glue, whole, first, more] = process.argv.slice(2);
const root = path.resolve(import.meta.dirname, '../../..');
const counting = `${whole}.counting`;
const profile = `${whole}.profile`;

execFileSync(wasmSplit, ['--instrument', '--enable-mutable-globals', whole, '-o', counting]);
writeFileSync(profile, await record());
execFileSync(wasmSplit, [
  '--enable-mutable-globals', whole, `--profile=${profile}`, '--export-prefix=+',
  '--import-namespace=first', '--placeholder-namespace=later', '-o1', first, '-o2', more,
]);

/** Opens, draws and glances at everything good that the tests have, as any reader might. */
async function record() {
  const plain = await start(whole);
  const counted = await start(counting);
  for (const { text, readers } of [...documents(), ...vectors(), ...crowds()]) {
    if (hasFaults(plain.engine, text)) continue; // what finds an author's slip may come later
    const decision = new counted.engine.Decision(text);
    decision.page();
    for (const reader of readers) decision.glance(reader);
    decision.delete();
  }
  const { exports } = counted;
  const memory = Object.values(exports).find((item) => item instanceof WebAssembly.Memory);
  const size = exports.__write_profile(0, 0);
  const at = memory.buffer.byteLength;
  memory.grow(Math.ceil(size / 65536));
  exports.__write_profile(at, size);
  return Buffer.from(memory.buffer, at, size);
}

/** @param {string} wasm */
async function start(wasm) {
  const { default: createEngine } = await import(pathToFileURL(glue).href);
  /** @type {any} */
  let exports;
  const engine = await createEngine({
    instantiateWasm(imports, done) {
      const instance = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(wasm)), imports);
      exports = instance.exports;
      done(instance);
      return exports;
    },
  });
  return { engine, exports };
}

/** @param {any} engine @param {string} text */
function hasFaults(engine, text) {
  const decision = new engine.Decision(text);
  const { ok, page } = JSON.parse(decision.page());
  decision.delete();
  return !ok || page.hints.length > 0;
}

/** Each document with readers who give one answer after another. */
function documents() {
  const folders = ['tests/documents/good', 'data'].map((folder) => path.join(root, folder));
  const files = folders.flatMap((folder) => list(folder)).filter((file) => !file.endsWith('.schema.json'));
  return files.map((file) => {
    const text = readFileSync(file, 'utf8');
    const { questions = [], criteria = [] } = JSON.parse(text);
    const readers = ['{}', JSON.stringify({ importance: { [criteria[0].id]: 3.5 } })];
    for (const pick of [0, -1]) {
      const answers = {};
      for (const { id, answers: choices } of questions) {
        answers[id] = [choices.at(pick).id];
        readers.push(JSON.stringify({ answers }));
      }
    }
    return { text, readers };
  });
}

/** The reference cases, also the readers with faults: a script of the host may make one at any time. */
function vectors() {
  return list(path.join(root, 'tests/vectors')).flatMap((file) => {
    const { comparison, cases = [] } = JSON.parse(readFileSync(file, 'utf8'));
    return comparison ? [{ text: JSON.stringify(comparison), readers: cases.map(({ reader }) => JSON.stringify(reader ?? {})) }] : [];
  });
}

/** Comparisons with more of everything than somebody would write by hand, and readers who set sliders to any number. */
function crowds() {
  const many = [
    { options: 40, criteria: 12, questions: 64, answers: 4, musts: 1 },
    { options: 70, criteria: 40, questions: 12, answers: 6, choose: 'many', musts: 2, ranges: true },
    { options: 3, criteria: 70, questions: 7, answers: 2 },
    { options: 300, criteria: 20, questions: 3, ranges: true, text: 400 },
  ];
  return many.map((size, place) => {
    const document = comparisonOf({ id: `crowd-${place}`, ...size });
    const readers = [0, 0.1 + 0.2, 1e-7, 1000 / 3, 1e6].map((points) => JSON.stringify({ importance: Object.fromEntries(document.criteria.map(({ id }) => [id, points])) }));
    for (let pick = 0; pick < size.questions; pick++) {
      const answers = Object.fromEntries(
        document.questions.slice(0, pick + 1).map(({ id, answers: choices, choose }, q) => {
          const chosen = choices.map((choice) => choice.id).filter((_, a) => (choose === 'many' ? (a + q) % 2 : a === (pick + q) % choices.length));
          return [id, pick % 5 ? chosen : []];
        }),
      );
      readers.push(JSON.stringify({ answers, importance: { [document.criteria[0].id]: pick / 7 } }));
    }
    return { text: JSON.stringify(document), readers };
  });
}

/** @param {string} folder */
function list(folder) {
  return readdirSync(folder).filter((file) => file.endsWith('.json')).sort().map((file) => path.join(folder, file));
}
