// node seeds.mjs FOLDER: writes FOLDER/{comparison,reader,view}/seeds/ from the vectors and the documents, and
// FOLDER/words, a dictionary of the words of the format.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const out = path.resolve(process.argv[2]);
const root = path.resolve(import.meta.dirname, '../..');
const vectors = path.join(root, 'tests/vectors');

/** @param {string} folder */
const filesIn = (folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => path.join(folder, file));
/** @param {string} file */
const json = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** @param {string} target @param {(string | Buffer)[]} seeds */
function write(target, seeds) {
  const folder = path.join(out, target, 'seeds');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  mkdirSync(path.join(out, target, 'corpus'), { recursive: true });
  for (const seed of seeds)
    writeFileSync(path.join(folder, createHash('sha256').update(seed).digest('hex').slice(0, 16)), seed);
}

const documents = ['good', 'bad'].flatMap((kind) => filesIn(path.join(root, 'tests/documents', kind)));
const cases = filesIn(vectors).flatMap((file) => {
  /** @type {{comparison: unknown, cases: {reader: unknown}[]}} */
  const { comparison, cases } = json(file);
  const document = typeof comparison === 'string' ? json(path.join(vectors, comparison)) : comparison;
  return cases.map(({ reader }) => ({ comparison: JSON.stringify(document), reader: JSON.stringify(reader) }));
});

/**
 * The comparison of the reader target.
 * @type {{questions: {id: string, answers: {id: string}[]}[], criteria: {id: string}[]}}
 */
const { questions, criteria } = json(path.join(root, 'tests/documents/good/everything.json'));
/** Reader inputs with its ids. */
const readers = [
  ...questions.flatMap(({ id, answers }) =>
    [[], [answers[0].id], [answers[0].id, 'gone'], answers.map((answer) => answer.id)].map((chosen) => ({
      answers: { [id]: chosen },
    })),
  ),
  ...[0, 2.5, 1e6, -1, 'x'].map((points) => ({
    importance: Object.fromEntries(criteria.map(({ id }) => [id, points])),
  })),
  {
    answers: Object.fromEntries(questions.map(({ id, answers }) => [id, [answers[0].id]])),
    importance: { [criteria[0].id]: 3 },
  },
].map((reader) => JSON.stringify(reader));

write('comparison', [
  ...documents.map((file) => readFileSync(file)),
  ...new Set(cases.map(({ comparison }) => comparison)),
]);
write('reader', ['', '{}', ...readers, ...cases.map(({ reader }) => reader)]);
write('view', [
  ...cases.map(({ comparison, reader }) => `${reader}\n${comparison}`),
  ...filesIn(path.join(root, 'tests/documents/good')).map((file) => `\n${JSON.stringify(json(file))}`),
]);

const schema = readFileSync(path.join(root, 'data/comparison.schema.json'), 'utf8');
const everything = readFileSync(path.join(root, 'tests/documents/good/everything.json'), 'utf8');
const words = new Set(`${schema}${everything}`.match(/"[A-Za-z][\w-]{1,20}"/g));
const escaped = [...words].map((word) => `"\\"${word.slice(1, -1)}\\""`);
writeFileSync(path.join(out, 'words'), `${escaped.join('\n')}\n`);
