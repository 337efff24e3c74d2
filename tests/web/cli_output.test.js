// The output of the command line, byte by byte: no input makes it control a terminal, and no lost output goes
// unreported.
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { manifest, pathOf } from '../documents/read.js';

const root = path.resolve(import.meta.dirname, '../..');
const cli = process.env.TRADEOFF_CLI ?? path.join(root, 'build/native/tradeoff');
const folder = mkdtempSync(path.join(tmpdir(), 'tradeoff-output-'));
after(() => rmSync(folder, { recursive: true }));

/** @param {string} name @param {unknown} content */
function write(name, content) {
  const file = path.join(folder, name);
  writeFileSync(file, Buffer.isBuffer(content) || typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

/** A document with this text in every field. @param {string} text */
const documentOf = (text, more = {}) => ({
  format: 1,
  id: 'small',
  title: text,
  summary: text,
  by: text,
  disclosure: text,
  options: ['a', 'b', 'c'].map((id) => ({
    id,
    name: text,
    attributes: id === 'c' ? {} : { [text]: text },
    pros: [{ text }],
  })),
  criteria: [{ id: 'x', name: text, scale: { min: 0, max: 3, unit: text } }],
  ratings: { a: { x: { value: 1, text } }, b: { x: { value: 2, sources: ['s'] } } },
  questions: [
    {
      id: 'q',
      text,
      answers: [
        { id: 'p', text, importance: { x: 1 } },
        { id: 'r', text, requires: { attribute: text, anyOf: [text], because: text } },
      ],
    },
    {
      id: 'm',
      text,
      answers: [
        { id: 's', text },
        { id: 't', text },
      ],
    },
  ],
  sources: { s: { title: text } },
  ...more,
});

/**
 * The kind of output of each command: text for a terminal, JSON for programs, documents for pages.
 * @type {[string, ...string[]][]}
 */
const commands = [
  ['text', 'check', 'FILE'],
  ['text', 'rank', 'FILE'],
  ['text', 'rank', 'FILE', '--answer', 'q=p'],
  ['text', 'rank', 'FILE', '--answer', 'q=r'],
  ['text', 'rank', 'FILE', '--method', 'topsis'],
  ['text', 'rank', 'FILE', '--method', 'weighted-product'],
  ['json', 'rank', 'FILE', '--answer', 'q=p', '--json'],
  ['json', 'view', 'FILE', '--answer', 'q=p'],
  ['json', 'page', 'FILE'],
  ['document', 'render', 'FILE', '--format', 'html', '--json-ld'],
  ['document', 'render', 'FILE', '--format', 'markdown'],
];

/** Characters that control a terminal or that it cannot display. */
const UNSAFE =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\ufff9-\ufffb]/u;

/**
 * Checks that the bytes are valid UTF-8 and that every character is harmless.
 * @param {Buffer} bytes @param {string} kind @param {string} what
 */
function assertHarmless(bytes, kind, what) {
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  const found = (kind === 'document' ? /(?!\n)\p{Cc}|[\u2028\u2029]/u : UNSAFE).exec(text.replaceAll('\n', ''));
  assert.equal(
    found,
    null,
    `${what}: U+${found?.[0].codePointAt(0)?.toString(16)} in ${JSON.stringify(text.slice(Math.max(0, (found?.index ?? 0) - 40), (found?.index ?? 0) + 40))}`,
  );
}

/** @param {string} kind @param {string[]} words */
function runHarmless(kind, words, input = '') {
  const { error, status, signal, stdout, stderr } = spawnSync(cli, words, { input, maxBuffer: 1 << 28 });
  if (error) throw error;
  assert.equal(signal, null);
  assertHarmless(stdout, kind, `stdout of ${JSON.stringify(words)}`);
  assertHarmless(stderr, 'text', `stderr of ${JSON.stringify(words)}`);
  return { status, stdout: stdout.toString(), stderr: stderr.toString() };
}

/** All unsafe characters, in texts that the format accepts: each between letters, at most 4,000 bytes per text. */
function unsafeTexts() {
  const texts = [''];
  for (let code = 0; code < 0x110000; code++) {
    if (code >= 0xd800 && code < 0xe000) continue;
    const char = String.fromCodePoint(code);
    if (!UNSAFE.test(char)) continue;
    if (Buffer.byteLength(texts.at(-1) + char) > 3990) texts.push('');
    texts[texts.length - 1] += `${char}x`;
  }
  return texts;
}

test('no command prints a control, bidirectional or invisible character of a document to a terminal', () => {
  const texts = unsafeTexts();
  assert.ok(texts.join('').length > 8000);
  for (const [i, text] of texts.entries()) {
    const good = write(`good${i}.json`, documentOf(text));
    for (const [kind, ...words] of commands) {
      const { status, stdout, stderr } = runHarmless(
        kind,
        words.map((word) => (word === 'FILE' ? good : word)),
      );
      assert.equal(status, 0, stderr);
      if (kind !== 'json') continue;
      const reply = JSON.parse(stdout);
      if (reply.page) assert.equal(reply.page.title, text, 'the JSON reads back as the author wrote it');
    }
    // In places that errors and warnings quote.
    const faulty = [
      { [text]: 1 },
      { id: text },
      { lang: text },
      { questions: [{ id: text, text, answers: [] }] },
      { ratings: { [text]: {} } },
      { updated: text },
      { sources: { [text]: { title: 'x', url: text } } },
    ];
    for (const [k, more] of faulty.entries()) {
      const bad = write(`bad${i}.${k}.json`, documentOf('x', more));
      for (const [kind, ...words] of commands)
        runHarmless(
          kind,
          words.map((word) => (word === 'FILE' ? bad : word)),
        );
    }
  }
});

/** Positions on a command line where an error quotes the word. @type {string[][]} */
const positions = [
  ['WORD'],
  ['check', 'WORD'],
  ['check', 'FILE', 'WORD'],
  ['check', '--', 'WORD'],
  ['rank', 'FILE', 'WORD'],
  ['view', 'FILE', 'WORD'],
  ['page', 'FILE', 'WORD'],
  ['render', 'FILE', 'WORD', '--format', 'html'],
  ['rank', 'FILE', '--WORD'],
  ['rank', 'FILE', '--WORD=WORD'],
  ['rank', 'FILE', '--answer', 'WORD'],
  ['rank', 'FILE', '--answer=WORD=WORD'],
  ['rank', 'FILE', '--answer', 'q=WORD'],
  ['rank', 'FILE', '--answer', 'q=p', '--answer', 'q=WORD'],
  ['rank', 'FILE', '--answer', 'WORD=p', '--answer', 'WORD=p'],
  ['view', 'FILE', '--answer', 'WORD=p'],
  ['view', 'FILE', '--answer', 'q=p+WORD'],
  ['rank', 'FILE', '--importance', 'WORD'],
  ['rank', 'FILE', '--importance', 'WORD=1'],
  ['rank', 'FILE', '--importance', 'x=WORD'],
  ['rank', 'FILE', '--importance', 'WORD=1', '--importance', 'WORD=2'],
  ['rank', 'FILE', '--method', 'WORD'],
  ['render', 'FILE', '--format', 'WORD'],
  ['render', 'FILE', '--format', 'html', '--heading', 'WORD'],
  ['page', 'FILE', '--answer', 'WORD=p'],
  ['WORD', '--json'],
  ['WORD', '--answer', 'q=p'],
];

test('no such character of the command line or of a file name is printed to a terminal', () => {
  const file = write('plain.json', documentOf('x'));
  for (const text of unsafeTexts()) {
    const word = text.replaceAll('\0', '');
    for (const position of positions) {
      const { status, stderr } = runHarmless(
        'text',
        position.map((one) => one.replaceAll('WORD', word).replaceAll('FILE', file)),
      );
      assert.ok(status === 1 || status === 2, JSON.stringify(position));
      assert.notEqual(stderr, '');
    }
  }
  for (const word of ['\u009b31m', '\u202e', '\u{e0041}']) {
    const named = write(`${word}.json`, documentOf('x', { unknown: 1 }));
    for (const [kind, ...words] of commands)
      runHarmless(
        kind,
        words.map((one) => (one === 'FILE' ? named : one)),
      );
  }
});

/** Invalid or barely valid UTF-8. Never NUL, an apostrophe or a line end, which would end a word of the shell. */
function randomBytes() {
  const bytes = [
    0x80, 0x9b, 0x9d, 0xbf, 0xc0, 0xc1, 0xc2, 0xe0, 0xe2, 0xed, 0xef, 0xf0, 0xf4, 0xf5, 0xff, 0x1b, 0x7f, 0x41, 0x20,
    0x8f, 0xa0,
  ];
  let seed = 20261124;
  const below = (/** @type {number} */ n) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
  const random = Array.from({ length: 40 }, () =>
    Buffer.from(Array.from({ length: 1 + below(12) }, () => bytes[below(bytes.length)])),
  );
  const known = [
    'c328',
    'a0a1',
    'e28028',
    'e28228',
    'f0289080',
    'c080',
    'e080af',
    'f08080af',
    'eda080',
    'edb080',
    'f4908080',
    'f8888080',
    'fe',
    'ff',
    'c2',
    'e280',
    'e280ae',
    'f09f98',
    'efbfbf',
    'efbbbf',
    'c29b',
    '9b',
  ];
  return [...known.map((hex) => Buffer.from(hex, 'hex')), ...random];
}

/**
 * Runs the command through the shell with words of any bytes except NUL and an apostrophe.
 * @param {(string | Buffer)[]} words
 */
function runBytes(words) {
  const quoted = words.flatMap((word) => [Buffer.from(" '"), Buffer.from(word), Buffer.from("'")]);
  const script = write('run.sh', Buffer.concat([Buffer.from(`exec '${cli}'`), ...quoted]));
  return spawnSync('sh', [script], { maxBuffer: 1 << 26, env: { ...process.env, LC_ALL: 'C' } });
}

test('each byte that is not UTF-8 is printed as one U+FFFD, and valid UTF-8 is unchanged', () => {
  const cases = {
    c3a9: 'é',
    e0a080: '\u0800',
    f09f9880: '😀',
    f48fbfbd: '\u{10fffd}',
    c328: '?(',
    e080af: '???',
    c0af: '??',
    f08080af: '????',
    eda080: '???',
    f4908080: '????',
    f09f98: '???',
    e28241: '??A',
    ff: '?',
  };
  for (const [hex, told] of Object.entries(cases))
    assert.equal(
      runBytes([Buffer.from(hex, 'hex')])
        .stderr.toString()
        .split('\n')[0],
      `tradeoff: there is no command "${told.replaceAll('?', '\ufffd')}"`,
      hex,
    );
});

test('bytes that are not UTF-8 are printed as U+FFFD, from the command line, file names and documents', () => {
  const file = write('plain.json', documentOf('x'));
  for (const bytes of randomBytes()) {
    for (const position of positions) {
      const words = position.map((one) => {
        const parts = one.replaceAll('FILE', file).split('WORD');
        return Buffer.concat(parts.flatMap((part, i) => (i ? [bytes, Buffer.from(part)] : [Buffer.from(part)])));
      });
      const { status, stdout, stderr } = runBytes(words);
      const what = `${position} with ${bytes.toString('hex')}`;
      assert.ok(status === 1 || status === 2, what);
      assertHarmless(stdout, 'text', what);
      assertHarmless(stderr, 'text', what);
    }
    const document = JSON.stringify(documentOf('TEXT', { TEXT: 1 }))
      .split('TEXT')
      .flatMap((part, i) => (i ? [bytes, Buffer.from(part)] : [Buffer.from(part)]));
    for (const [kind, ...words] of commands)
      runHarmless(
        kind,
        words.map((one) => (one === 'FILE' ? '-' : one)),
        /** @type {any} */ (Buffer.concat(document)),
      );
  }
});

test('joiners and variation selectors stay where scripts and emoji need them, and soft hyphens are left out', () => {
  const title = (/** @type {string} */ text) =>
    spawnSync(cli, ['rank', '-'], {
      encoding: 'utf8',
      input: JSON.stringify(documentOf('x', { title: text })),
    }).stdout.split('\n')[0];
  for (const text of [
    'می\u200cخواهم',
    'क्\u200dष',
    '👨\u200d👩\u200d👧',
    '❤\ufe0f',
    '❤\ufe0f\u200d🔥',
    'Ünïcödé',
    'e\u0301',
    'a\u00a0b',
    '日本語',
  ])
    assert.equal(title(text), text);
  assert.equal(title('Ver\u00adfüg\u00adbar'), 'Verfügbar');
  for (const [text, expected] of [
    ['a\u200db', 'a\ufffdb'],
    ['\u200cا', '\ufffdا'],
    ['ا\u200c\u200c\u200cب', 'ا\u200c\ufffd\ufffdب'],
    ['❤\ufe0f\ufe0f', '❤\ufe0f\ufffd'],
    ['a\ufe0f', 'a\ufffd'],
    ['\u3000\u200d', '\u3000\ufffd'],
    ['\u2029\u200d', ' \ufffd'],
    ['\u202e\u200d', '\ufffd\ufffd'],
  ])
    assert.equal(title(text), expected);
});

// `script` of util-linux runs a command in a terminal of its own.
if (existsSync('/usr/bin/script'))
  test('a rendered document is made harmless for a terminal and unchanged for a pipe', () => {
    for (const [i, text] of unsafeTexts().entries()) {
      const url = `https://a.example/\u2028${i}\u202e`;
      const file = write(`shown${i}.json`, documentOf(text, { sources: { s: { title: text, url } } }));
      for (const format of ['html', 'markdown']) {
        const words = ['render', file, '--format', format, ...(format === 'html' ? ['--json-ld'] : [])];
        const piped = runHarmless('document', words).stdout;
        const { status, stdout } = spawnSync(
          'script',
          ['-qec', [cli, ...words].map((word) => `'${word}'`).join(' '), '/dev/null'],
          { maxBuffer: 1 << 28 },
        );
        assert.equal(status, 0);
        const shown = stdout.toString().replaceAll('\r\n', '\n');
        assertHarmless(Buffer.from(shown), 'text', `${format} in a terminal`);
        assert.equal(shown.split('\n').length, piped.split('\n').length);
        assert.ok(
          piped.includes('\u202e') && !piped.includes('\u2028'),
          'a file keeps bidirectional controls, but no line ends',
        );
      }
    }
  });

const small = write('small.json', documentOf('x', { unused: 1 }));
const hinted = write('hinted.json', documentOf('x')); // c has no attribute
const long = 'word '.repeat(800);
const big = write(
  'big.json',
  documentOf(long, {
    criteria: Array.from({ length: 40 }, (_, i) => ({ id: `c${i}`, name: long })),
    ratings: {},
    questions: [
      {
        id: 'q',
        text: long,
        answers: [
          { id: 'p', text: long, importance: { c1: 1 } },
          { id: 'r', text: long },
        ],
      },
      { id: 'm', text: long, answers: [{ id: 's', text: long }] },
    ],
  }),
);

/** Each command with short and with long output. */
const told = [
  ['--help'],
  ['--version'],
  ...[hinted, big].flatMap((file) =>
    commands
      .map(([, ...words]) => words.map((word) => (word === 'FILE' ? file : word)))
      .filter((words) => !(file === big && words.includes('q=r'))),
  ),
];

/**
 * Runs the command in a shell script that redirects the streams.
 * @param {string} script in which "$@" is the command @param {string[]} words
 */
const shell = (script, words, options = {}) =>
  spawnSync('sh', ['-c', script, 'sh', cli, ...words], { encoding: 'utf8', maxBuffer: 1 << 26, ...options });

test('each of these commands has output and exits with 0', () => {
  const sizes = told.map((words) => {
    const { status, stdout } = spawnSync(cli, words, { maxBuffer: 1 << 26 });
    assert.equal(status, 0, `${words}`);
    assert.ok(stdout.length > 0, `${words}`);
    return stdout.length;
  });
  assert.ok(Math.min(...sizes) < 20 && Math.max(...sizes) > 200_000, `${sizes}`);
});

// On Linux, /dev/full is a disk that is always full.
if (existsSync('/dev/full'))
  test('a full disk gives a message on stderr and exit code 1', () => {
    for (const words of told) {
      const { status, stderr } = shell('exec "$@" >/dev/full', words);
      assert.equal(
        stderr,
        'tradeoff: the output could not be written completely: No space left on device\n',
        `${words}`,
      );
      assert.equal(status, 1, `${words}`);
    }
  });

test('a closed standard output gives a message on stderr and exit code 1', () => {
  for (const words of told) {
    const { status, stderr } = shell('exec "$@" >&-', words);
    assert.match(stderr, /^tradeoff: the output could not be written completely: .+\n$/, `${words}`);
    assert.equal(status, 1, `${words}`);
  }
});

test('a closed pipe gives no message and a nonzero exit code, also if SIGPIPE is ignored', () => {
  // A named pipe, opened for writing while a reader exists that is then closed, has no reader when the command starts.
  const pipe = path.join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  for (const trap of ['', 'trap "" PIPE; '])
    for (const words of told) {
      const { stderr } = shell(`${trap}exec 3<>${pipe} 4>${pipe} 3<&-; "$@" >&4 4>&-; echo "exit $?" >&2`, words);
      assert.match(stderr, trap ? /^exit 1\n$/ : /^exit (1|141)\n$/, `${trap}${words}`);
    }
});

test('piping into head -n 1 reports no error', () => {
  for (const words of told) {
    const { stdout, stderr } = shell('"$@" | head -n 1', words);
    assert.equal(stderr, '', `${words}`);
    assert.equal(stdout.split('\n').length, 2);
  }
});

test('a command without output ignores a closed standard output', () => {
  const silent = pathOf('good', /** @type {any} */ (manifest.good.find(({ warnings }) => !warnings.length)).file);
  assert.equal(spawnSync(cli, ['check', silent], { encoding: 'utf8' }).stdout, '');
  const { status, stderr } = shell('exec "$@" >&-', ['check', silent]);
  assert.equal(stderr, '');
  assert.equal(status, 0);
});

test('an error keeps its exit code if its message cannot be written', () => {
  for (const lost of [
    '2>&-',
    '>&- 2>&-',
    ...(existsSync('/dev/full') ? ['2>/dev/full', '>/dev/full 2>/dev/full'] : []),
  ]) {
    assert.equal(shell(`exec "$@" ${lost}`, ['check', small]).status, 1, lost);
    assert.equal(shell(`exec "$@" ${lost}`, ['check', path.join(folder, 'absent.json')]).status, 1, lost);
    assert.equal(shell(`exec "$@" ${lost}`, ['magic']).status, 2, lost);
    assert.equal(shell(`exec "$@" ${lost}`, ['rank', hinted, '--answer', 'q=z']).status, 2, lost);
  }
});

test('an unreadable file gives the reason and exit code 1', () => {
  const unreadable = [
    [folder, 'Is a directory'],
    [path.join(folder, 'absent.json'), 'No such file or directory'],
    [path.join(hinted, 'x'), 'Not a directory'],
    ...(existsSync('/proc/self/mem') ? [['/proc/self/mem', 'Input/output error']] : []),
  ];
  for (const [file, reason] of unreadable)
    for (const [, ...words] of commands) {
      const { status, stdout, stderr } = spawnSync(
        cli,
        words.map((word) => (word === 'FILE' ? file : word)),
        { encoding: 'utf8' },
      );
      assert.equal(stderr, `${file}: cannot be read: ${reason}\n`);
      assert.equal(stdout, '');
      assert.equal(status, 1);
    }
  const closed = shell('exec "$@" <&-', ['check', '-']);
  assert.match(closed.stderr, /^-: cannot be read: .+\n$/);
  assert.equal(closed.status, 1);
});

test('a read that fails in the middle gives the reason, exit code 1 and no other output', async () => {
  const server = createServer((socket) => {
    socket.write(`${JSON.stringify(documentOf('x'))}\n`);
    setTimeout(() => socket.resetAndDestroy(), 200);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const socket = connect(/** @type {any} */ (server.address()).port, '127.0.0.1');
  await new Promise((resolve) => socket.once('connect', resolve));
  const child = spawn(cli, ['check', '-'], { stdio: [socket, 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (data) => (stdout += data));
  child.stderr.on('data', (data) => (stderr += data));
  const status = await new Promise((resolve) => child.once('close', resolve));
  socket.destroy();
  server.close();
  assert.equal(stderr, '-: cannot be read: Connection reset by peer\n');
  assert.equal(stdout, '');
  assert.equal(status, 1);
});
