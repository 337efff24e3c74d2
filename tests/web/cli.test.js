// The exact behaviour of the command line: exit codes, the use of stdout and stderr, and the shapes of the JSON.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';

/**
 * @typedef {import('./document.js').ComparisonDocument} ComparisonDocument
 * @typedef {import('./document.js').Option} Option
 * @typedef {import('./document.js').Criterion} Criterion
 * @typedef {{option: string, score: number, fit: number | null, excluded: boolean}} Row of `rank --json`
 */

const root = path.resolve(import.meta.dirname, '../..');
const cli = process.env.TRADEOFF_CLI ?? path.join(root, 'build/native/tradeoff');
const demo = path.join(root, 'data/django-vs-express.json');

/** @type {string} */
let folder;
before(() => (folder = mkdtempSync(path.join(tmpdir(), 'tradeoff-'))));
after(() => rmSync(folder, { recursive: true }));

/** Runs the command. Fails if it does not exist. @param {...string} words */
function run(...words) {
  const { error, status, stdout, stderr } = spawnSync(cli, words, { encoding: 'utf8' });
  if (error) throw error;
  return { status, stdout, stderr, lines: stdout.split('\n').slice(0, -1), faults: stderr.split('\n').slice(0, -1) };
}

/** @param {string} input @param {...string} words */
function runWithInput(input, ...words) {
  return spawnSync(cli, words, { encoding: 'utf8', input });
}

/** @param {string} name @param {unknown} content */
function write(name, content) {
  const file = path.join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

/** @param {object} [more] @returns {ComparisonDocument} */
const small = (more) => ({
  format: 1,
  id: 'small',
  title: 'Small',
  options: [
    { id: 'a', name: 'Alpha', attributes: { kind: 'one' } },
    { id: 'b', name: 'Beta', attributes: { kind: ['two'] } },
    { id: 'c', name: 'Gamma' },
  ],
  criteria: [
    { id: 'x', name: 'X', scale: { min: 0, max: 3 } },
    { id: 'y', name: 'Y', scale: { min: 0, max: 10 } },
  ],
  ratings: {
    a: { x: { value: 1 }, y: { value: 9 } },
    b: { x: { value: 2 }, y: { value: 5 } },
    c: { x: { value: 3 }, y: { value: 1 } },
  },
  questions: [
    {
      id: 'q',
      text: 'Which?',
      answers: [
        { id: 'p', text: 'P', importance: { x: 1 } },
        { id: 'r', text: 'R', importance: { y: 1 } },
      ],
    },
    {
      id: 'm',
      text: 'What?',
      choose: 'many',
      answers: [
        { id: 's', text: 'S', importance: { y: 2 } },
        { id: 't', text: 'T', requires: { attribute: 'kind', anyOf: ['two'], because: 'only two will do' } },
        { id: 'u', text: 'U', requires: { attribute: 'kind', anyOf: ['none'] } },
      ],
    },
  ],
  ...more,
});

const idOf = (/** @type {{id: string}} */ { id }) => id;
const optionOf = (/** @type {{option: string}} */ { option }) => option;

/** @param {...string} words */
function usageError(...words) {
  const { status, stdout, stderr } = run(...words);
  assert.equal(status, 2, `${words.join(' ')}: ${stderr}`);
  assert.equal(stdout, '');
  assert.match(stderr, /^(tradeoff: .+\n)+usage: tradeoff check FILE/);
  return stderr.split('\n')[0];
}

test('check prints only warnings for a good document', () => {
  const file = write('good.json', small());
  const { status, lines, stderr } = run('check', file);
  assert.equal(status, 0);
  assert.equal(stderr, '');
  assert.ok(lines.length > 0); // c has no "kind"
  for (const line of lines) assert.match(line, /^warning: .*good\.json: (\/\S*|\(document\)): \S.*\S$/);
});

test('check prints every error on stderr, one line each with its path', () => {
  const document = small({ surprise: 1 });
  Object.assign(document.criteria[0].scale ?? {}, { min: 'low' });
  document.ratings.a.z = { value: 1 };
  const file = write('bad.json', document);
  const { status, stdout, faults } = run('check', file);
  assert.equal(status, 1);
  assert.equal(stdout, '');
  const places = faults.map((line) => {
    assert.ok(line.startsWith(`${file}: `), line);
    return line.slice(file.length + 2).split(': ')[0];
  });
  assert.deepEqual(places.toSorted(), ['/criteria/0/scale/min', '/ratings/a/z', '/surprise']);
});

test('check reports line and column of a syntax error, and the document as its path', () => {
  const file = write('syntax.json', '{\n  "format": 1,\n  "id" "x"\n}');
  const { status, faults } = run('check', file);
  assert.equal(status, 1);
  assert.equal(faults.length, 1);
  assert.ok(faults[0].startsWith(`${file}: (document): `), faults[0]);
  assert.match(faults[0], /line 3, column \d+/);
});

test('check of several files exits with 1 if one is bad, and checks the others too', () => {
  const good = write('one.json', small());
  const bad = write('two.json', small({ format: 'x' }));
  const { status, stdout, faults } = run('check', bad, good, path.join(folder, 'absent.json'));
  assert.equal(status, 1);
  assert.ok(stdout.includes(`warning: ${good}: `));
  assert.ok(faults.some((line) => line.startsWith(`${bad}: /format: `)));
  assert.ok(faults.some((line) => line.startsWith(`${path.join(folder, 'absent.json')}: `)));
});

test("check prints an author's text on one line and without control characters", () => {
  const { status, faults } = run('check', write('control.json', small({ 'a\nb\u001b[31m': 1 })));
  assert.equal(status, 1);
  assert.equal(faults.length, 1);
  assert.doesNotMatch(faults[0], /[\u0000-\u001f]/);
});

test('a file without an end is rejected as too large', () => {
  for (const command of [['check'], ['rank'], ['view'], ['page'], ['render', '--format', 'html']]) {
    const { error, status, stderr } = spawnSync(cli, [...command, '/dev/zero'], { encoding: 'utf8', timeout: 10_000 });
    assert.equal(error, undefined, command[0]);
    assert.equal(status, 1, command[0]);
    assert.match(stderr, /larger than 2097152 bytes/, command[0]);
  }
  const { status, stderr } = runWithInput(' '.repeat(2 ** 24), 'check', '-');
  assert.deepEqual([status, /larger than 2097152 bytes/.test(stderr)], [1, true]);
});

test('a missing file, a folder and an empty file are errors', () => {
  for (const command of ['check', 'rank', 'view', 'page']) {
    const absent = path.join(folder, 'absent.json');
    const { status, stdout, faults } = run(command, absent);
    assert.equal(status, 1, command);
    assert.equal(stdout, '');
    assert.equal(faults.length, 1);
    assert.ok(faults[0].startsWith(`${absent}: `));
    assert.equal(run(command, folder).status, 1);
    assert.equal(run(command, write('empty.json', '')).status, 1);
  }
});

test('the file name - means standard input', () => {
  assert.equal(runWithInput(JSON.stringify(small()), 'check', '-').status, 0);
  assert.equal(
    JSON.parse(runWithInput(JSON.stringify(small()), 'rank', '-', '--answer', 'q=p', '--json').stdout).method,
    'additive',
  );
});

test('rank --json has an empty ranking before the first answer', () => {
  const file = write('r.json', small());
  for (const words of [[], ['--answer', 'q='], ['--answer', 'q=', '--answer', 'm=']]) {
    const { status, stdout } = run('rank', file, '--json', ...words);
    assert.equal(status, 0);
    const reply = JSON.parse(stdout);
    assert.equal(reply.verdict, 'none_yet');
    assert.deepEqual(reply.ranking, []);
    assert.equal(reply.settled, false);
    assert.equal(reply.unmet, false);
  }
});

test('rank --json lists every option in full precision', () => {
  const { status, stdout } = run('rank', write('r.json', small()), '--answer', 'q=p', '--json');
  assert.equal(status, 0);
  const reply = JSON.parse(stdout);
  assert.equal(reply.method, 'additive');
  assert.notEqual(reply.verdict, 'none_yet');
  // The importance of x is 2, of y 1: 2/3 + 0.9, 4/3 + 0.5, 2 + 0.1, of 3 points
  /** @type {[option: string, score: number][]} */
  const expected = [
    ['c', 2.1],
    ['b', 4 / 3 + 0.5],
    ['a', 2 / 3 + 0.9],
  ];
  assert.deepEqual(
    reply.ranking.map(optionOf),
    expected.map(([id]) => id),
  );
  for (const [i, [, score]] of expected.entries()) {
    assert.deepEqual(Object.keys(reply.ranking[i]), ['option', 'score', 'fit', 'excluded']);
    assert.ok(Math.abs(reply.ranking[i].score - score) < 1e-15);
    assert.ok(Math.abs(reply.ranking[i].fit - score / 3) < 1e-15);
    assert.equal(reply.ranking[i].excluded, false);
  }
  assert.match(stdout, /"score":2\.1,/); // the shortest text that parses to the same number
});

test('rank --json lists the options that a must-have rules out last, in document order', () => {
  const reply = JSON.parse(run('rank', write('r.json', small()), '--json', '--answer', 'm=s+t').stdout);
  assert.deepEqual(
    reply.ranking.map((/** @type {Row} */ r) => [r.option, r.excluded]),
    [
      ['b', false],
      ['a', true],
      ['c', true],
    ],
  );
  assert.ok(reply.ranking.every((/** @type {Row} */ r) => r.score > 0 && r.fit !== null && r.fit > 0));
  assert.equal(reply.unmet, false);
});

test('rank --json rules out no option if every option fails a must-have', () => {
  const reply = JSON.parse(run('rank', write('r.json', small()), '--json', '--answer', 'm=t+u').stdout);
  assert.equal(reply.unmet, true);
  assert.ok(reply.ranking.every((/** @type {Row} */ r) => !r.excluded));
});

test('rank names the unmet must-haves once for each option if every option fails one', () => {
  const requires = ['one', 'none'].map((kind) => ({ attribute: 'kind', anyOf: [kind, 'other'] }));
  const file = write(
    'r.json',
    small({
      questions: [
        {
          id: 'm',
          text: 'What?',
          answers: [
            { id: 't', text: 'T', requires: [...requires, ...requires] },
            { id: 'n', text: 'N' },
          ],
        },
      ],
    }),
  );
  const { status, stdout } = run('rank', file, '--answer', 'm=t');
  assert.equal(status, 0);
  const told = stdout.split('\n').filter((line) => line.includes('What? T'));
  for (const name of ['Alpha', 'Beta', 'Gamma'])
    assert.equal(told.filter((line) => line.includes(name)).length, 1, name);
  assert.equal(told.length, 3);
});

test('rank --json lets sliders replace importance, accepts a single slider, and has fit null without importance', () => {
  const file = write('r.json', small());
  const one = JSON.parse(run('rank', file, '--json', '--answer', 'q=p', '--importance', 'x=0').stdout);
  assert.deepEqual(
    one.ranking.map((/** @type {Row} */ r) => r.score),
    [0.9, 0.5, 0.1],
  );
  assert.equal(JSON.parse(run('rank', file, '--json', '--importance', 'y=0.25').stdout).ranking.length, 3);
  const none = JSON.parse(run('rank', file, '--json', '--importance', 'x=0', '--importance', 'y=0').stdout);
  assert.deepEqual(
    none.ranking,
    ['a', 'b', 'c'].map((option) => ({ option, score: 0, fit: null, excluded: false })),
  );
});

test('rank --json is settled when no open question can change the leader', () => {
  const file = write('r.json', small());
  const settled = (/** @type {string[]} */ ...words) =>
    JSON.parse(run('rank', file, '--json', ...words).stdout).settled;
  assert.equal(settled('--answer', 'q=p', '--answer', 'm='), true);
  assert.equal(settled('--answer', 'q=p'), false);
});

test('importance accepts plain numbers', () => {
  const file = write('r.json', small());
  const score = (/** @type {string} */ x) =>
    JSON.parse(run('rank', file, '--json', '--importance', `x=${x}`, '--importance', 'y=0').stdout).ranking[0].score;
  for (const [text, value] of /** @type {[string, number][]} */ ([
    ['0.1', 0.1],
    ['1e3', 1000],
    ['1000000', 1e6],
    ['2.50', 2.5],
    ['007', 7],
    ['1e-7', 1e-7],
    ['1E+3', 1000],
    ['0', 0],
  ])) {
    assert.equal(score(text), value, text);
  }
});

test('rank prints a table, the leader and the reasons', () => {
  const file = write('r.json', small());
  const { status, stdout } = run('rank', file, '--answer', 'q=p', '--answer', 'm=');
  assert.equal(status, 0);
  assert.match(stdout, /^Small\n/);
  assert.match(stdout, /1 {2}Gamma {2}2\.1 points/);
  assert.match(stdout, /Gamma leads Beta by 0\.3 points\./);
  assert.match(stdout, /No question is open\./);
  assert.match(run('rank', file).stdout, /No ranking before the first answer/);
  assert.match(run('rank', file, '--answer', 'm=t').stdout, /Alpha .*set aside: only two will do/);
});

test('view prints the view that the widget renders', () => {
  const { status, stdout } = run('view', demo, '--answer', 'build=api', '--importance', 'performance=5');
  assert.equal(status, 0);
  assert.ok(stdout.endsWith('}\n'));
  /** @type {{ok: boolean, view: import('../../web/element/contract.js').View}} */
  const { ok, view } = JSON.parse(stdout);
  assert.equal(ok, true);
  assert.deepEqual(
    view.questions.find((q) => q.id === 'build'),
    { id: 'build', state: 'answered', answers: ['api'] },
  );
  const { points, slider, less, more } =
    view.importance.find((i) => i.criterion === 'performance') ?? assert.fail('no such criterion');
  const { step } = view.slider ?? assert.fail('no sliders');
  assert.deepEqual([points, slider, less, more], [5, true, 5 - step, 5 + step]);
  assert.ok(view.robustness && view.opinions && view.tipping?.length, 'the whole view, not the quick view');
  assert.equal(view.ranking[0].option, view.leader);
});

test('page prints the checked content in document order', () => {
  const { status, stdout } = run('page', demo);
  assert.equal(status, 0);
  /** @type {{ok: boolean, page: import('../../web/element/contract.js').Page}} */
  const { ok, page } = JSON.parse(stdout);
  const document = JSON.parse(readFileSync(demo, 'utf8'));
  assert.equal(ok, true);
  assert.equal(page.title, document.title);
  for (const list of /** @type {const} */ (['options', 'criteria', 'questions']))
    assert.deepEqual(page[list].map(idOf), document[list].map(idOf));
  assert.deepEqual(
    page.sources.map((s) => s.number),
    page.sources.map((_, i) => i + 1),
  );
  assert.deepEqual(page.sources.map(idOf).toSorted(), Object.keys(document.sources).toSorted());
});

test('view and page of a bad document print the reply on stdout and the errors on stderr, and exit with 1', () => {
  const file = write('bad.json', small({ title: 3 }));
  for (const command of ['view', 'page']) {
    const { status, stdout, faults } = run(command, file);
    assert.equal(status, 1);
    const reply = JSON.parse(stdout);
    assert.equal(reply.ok, false);
    assert.equal(reply.errors[0].path, '/title');
    assert.equal(faults.length, reply.errors.length);
    assert.ok(faults[0].startsWith(`${file}: /title: `));
  }
  assert.equal(JSON.parse(run('page', write('empty.json', '')).stdout).ok, false);
});

test('an unknown field is an error for check and rank, but not for view and page', () => {
  const file = write('new.json', small({ brandNew: true }));
  assert.equal(run('check', file).status, 1);
  assert.equal(run('rank', file).status, 1);
  assert.equal(run('view', file).status, 0);
  assert.equal(run('page', file).status, 0);
  assert.equal(run('check', write('own.json', small({ 'x-own': true }))).status, 0);
});

test('rank of a bad document prints the errors of check', () => {
  const file = write('bad.json', small({ title: 3 }));
  const { status, stdout, stderr } = run('rank', file, '--json');
  assert.equal(status, 1);
  assert.equal(stdout, '');
  assert.equal(stderr, run('check', file).stderr);
});

test('a wrong command line gives exit code 2, a message and the usage', () => {
  const file = write('r.json', small());
  for (const command of ['rank', 'view']) {
    assert.match(usageError(command, file, '--answer', 'qq=p'), /"qq"/);
    assert.match(usageError(command, file, '--answer', 'q=x'), /"x"/);
    assert.match(usageError(command, file, '--answer', 'q=p+r'), /one answer/);
    assert.match(usageError(command, file, '--answer', 'm=s+s'), /twice/);
    assert.match(usageError(command, file, '--answer', 'q=p', '--answer', 'q=r'), /twice/);
    assert.match(usageError(command, file, '--answer', 'q=p', '--answer', 'q='), /twice/);
    assert.match(usageError(command, file, '--importance', 'z=1'), /"z"/);
    assert.match(usageError(command, file, '--importance', 'x=1', '--importance', 'x=2'), /twice/);
    usageError(command, file, '--answer', 'q=p+');
    usageError(command, file, '--answer', 'q');
    usageError(command, file, '--answer', '=p');
    usageError(command, file, '--importance', 'x');
    usageError(command, file, '--answer');
    usageError(command, file, file);
    usageError(command);
    for (const bad of [
      '',
      '-1',
      'inf',
      'Infinity',
      'nan',
      'NaN',
      '0x10',
      '1e999',
      '1000001',
      '1 ',
      ' 1',
      '1,5',
      '1x',
      '--1',
      'e5',
      '.',
      '+',
      '1e',
      '.5',
      '5.',
      '+5',
      '-0',
      '-',
      '1.e3',
      '1e+',
      '1e1.5',
      '1.2.3',
      '1e400',
    ])
      usageError(command, file, '--importance', `x=${bad}`);
  }
  assert.equal(
    usageError('rank', file, '--answer', 'a/b=c'),
    'tradeoff: --answer a/b: There is no question with the id "a/b". Did you mean "q"?',
  );
  assert.match(usageError('rank', file, '--importance', '~1~0/~=1'), /^tradeoff: --importance ~1~0\/~: /);
  assert.equal(
    usageError('--json', 'rank', file),
    'tradeoff: --json stands before the command: write the command first',
  );
  assert.equal(
    usageError('--answer', 'q=p', 'rank', file),
    'tradeoff: --answer stands before the command: write the command first',
  );
  for (const [command, option] of [
    ['rank', '--answer'],
    ['view', '--importance'],
    ['rank', '--method'],
    ['render', '--format'],
    ['render', '--heading'],
  ])
    for (const words of [[`${option}=`], [option, ''], [option]])
      assert.equal(usageError(command, file, ...words), `tradeoff: ${option} needs a value`);
  assert.equal(
    usageError('rank', file, '--answer', '=p'),
    'tradeoff: --answer =p: write QUESTION=ANSWER, or QUESTION= to skip it',
  );
  assert.equal(usageError('rank', file, '--importance', '=1'), 'tradeoff: --importance =1: write CRITERION=POINTS');
  usageError();
  usageError('check');
  usageError('page', file, '--answer', 'q=p');
  usageError('check', file, '--json');
  usageError('rank', file, '--verbose');
  usageError('rank', file, '--json=yes');
  usageError('rank', file, '--method', 'magic');
  usageError('order', file);
});

test('a wrong command line is reported before the document is read, and an unknown id after it', () => {
  const absent = path.join(folder, 'absent.json');
  assert.equal(run('rank', absent, '--importance', 'x=-1').status, 2);
  assert.equal(run('rank', absent, '--answer', 'q=p').status, 1);
});

test('--help and --version print help and version', () => {
  assert.match(run('--help').stdout, /tradeoff check FILE[^]*--importance C=X[^]*Exit code/);
  assert.equal(run('rank', '--help').status, 0);
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  assert.equal(run('--version').stdout, `tradeoff ${version}\n`);
});

/**
 * Calculates the scores again in the most direct way.
 * @param {ComparisonDocument} document
 * @param {Record<string, string[]>} answers
 * @param {Record<string, number>} sliders
 */
function plainScores(document, answers, sliders) {
  const chosen = Object.entries(answers).flatMap(([id, ids]) =>
    (document.questions?.find((q) => q.id === id)?.answers ?? assert.fail(id)).filter((a) => ids.includes(a.id)),
  );
  /** @template T @param {T | T[] | undefined} x @returns {T[]} */
  const listed = (x) => (x === undefined ? [] : Array.isArray(x) ? x : [x]);
  /** @param {Option} option @param {import('./document.js').Condition} condition */
  const has = (option, { attribute, anyOf }) => listed(option.attributes?.[attribute]).some((v) => anyOf.includes(v));
  const points = (/** @type {Criterion} */ c) =>
    sliders[c.id] ?? chosen.reduce((sum, a) => sum + (a.importance?.[c.id] ?? 0), c.importance ?? 1);
  /** @param {Option} option @param {Criterion} c */
  const value = (option, c) => {
    /** @param {import('./document.js').Rating | undefined} r @returns {number[]} */
    const ends = (r) =>
      r?.value !== undefined ? [r.value, r.value] : r?.min !== undefined && r.max !== undefined ? [r.min, r.max] : [];
    const all = document.options.flatMap((o) => ends(document.ratings[o.id]?.[c.id]));
    const min = c.scale?.min ?? Math.min(...all);
    const max = c.scale?.max ?? Math.max(...all);
    const mine = ends(document.ratings[option.id]?.[c.id]);
    if (!mine.length || !(max > min)) return 0.5;
    const v = mine
      .map((r) => Math.min(1, Math.max(0, (r - min) / (max - min))))
      .map((x) => (c.scale?.better === 'lower' ? 1 - x : x));
    return (v[0] + v[1]) / 2;
  };
  const score = (/** @type {Option} */ o) =>
    document.criteria.reduce((sum, c) => sum + points(c) * value(o, c), 0) +
    chosen.flatMap((a) => listed(a.prefers)).reduce((sum, p) => sum + (has(o, p) ? p.points : 0), 0);
  const inPlay =
    document.criteria.reduce((sum, c) => sum + points(c), 0) +
    chosen.flatMap((a) => listed(a.prefers)).reduce((sum, p) => sum + p.points, 0);
  return new Map(document.options.map((o) => [o.id, { score: score(o), fit: score(o) / inPlay }]));
}

test("the demo's scores and fits are plain sums for many readers", () => {
  /** @type {ComparisonDocument & {questions: import('./document.js').Question[]}} */
  const document = JSON.parse(readFileSync(demo, 'utf8'));
  let seed = 12345;
  const below = (/** @type {number} */ n) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
  for (let round = 0; round < 40; ++round) {
    const answers = Object.fromEntries(
      document.questions.filter(() => below(3) > 0).map((q) => [q.id, [q.answers[below(q.answers.length)].id]]),
    );
    const sliders = Object.fromEntries(
      document.criteria.filter(() => below(7) === 0).map((c) => [c.id, below(40) / 4]),
    );
    const words = [
      ...Object.entries(answers).flatMap(([q, a]) => ['--answer', `${q}=${a.join('+')}`]),
      ...Object.entries(sliders).flatMap(([c, x]) => ['--importance', `${c}=${x}`]),
    ];
    if (!words.length) continue;
    const reply = JSON.parse(run('rank', demo, '--json', ...words).stdout);
    const plain = plainScores(document, answers, sliders);
    assert.equal(reply.ranking.length, plain.size);
    for (const { option, score, fit } of reply.ranking) {
      const expected = plain.get(option) ?? assert.fail(option);
      assert.ok(Math.abs(score - expected.score) < 1e-12, `${option} ${score}`);
      assert.ok(Math.abs(fit - expected.fit) < 1e-12);
    }
    const view = JSON.parse(run('view', demo, ...words).stdout).view;
    assert.deepEqual(view.ranking.map(optionOf), reply.ranking.map(optionOf));
    assert.equal(view.settled, reply.settled);
  }
});
