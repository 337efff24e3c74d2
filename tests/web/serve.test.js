import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { servedPath, startServer } from '../../scripts/serve.mjs';

const kSelf = /** @type {Record<string, string>} */ ({ 'content-security-policy': "default-src 'self'" });
const kNone = /** @type {Record<string, string>} */ ({});

/** @type {string} */
let root;
/** @type {Awaited<ReturnType<typeof startServer>>} */
let server;

before(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'serve-'));
  for (const folder of ['dist/locales', 'data', 'web/demo', 'web/engine', 'core']) {
    await mkdir(path.join(root, folder), { recursive: true });
  }
  const files = {
    'index.html': '<!doctype html>',
    'favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'package.json': 'secret',
    'dist/a.js': 'let a;',
    'dist/a.wasm': '\0asm',
    'dist/.hidden': 'secret',
    'data/a b.json': '{}',
    'web/demo.css': 'p{}',
    'web/demo/more.css': 'p{}',
    'web/engine/load.js': 'secret',
    'core/secret.txt': 'secret',
  };
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(path.join(root, name), text)));
  await symlink(path.join(root, 'core/secret.txt'), path.join(root, 'dist/inside.txt'));
  await symlink('/etc/hostname', path.join(root, 'dist/outside.txt'));
  server = await startServer({
    root,
    headers: (name) => (name === '/' ? kSelf : kNone),
    overrides: {
      '/page.html': { body: '<p>made up' },
      '/gone.json': { status: 404, body: 'no' },
      '/data/broken.json': { body: '<p>not JSON', headers: { 'content-type': 'text/html' } },
      '/dist/a.js': { headers: { 'x-extra': '1' } },
      '/counted.json': (name) => ({ body: name }),
    },
  });
});

after(async () => {
  await server.close();
  await rm(root, { recursive: true });
});

/**
 * Sends the path unchanged, because fetch and URL would normalize `..`.
 * @param {string} target @param {string} [method]
 */
const raw = (target, method = 'GET') =>
  new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(server.port, '127.0.0.1', () => socket.write(`${method} ${target} HTTP/1.0\r\n\r\n`));
    socket.on('data', (bytes) => (text += bytes)).on('end', () => resolve(text));
    socket.on('error', reject);
  });

const kTypes = {
  '/': 'text/html; charset=utf-8',
  '/index.html': 'text/html; charset=utf-8',
  '/favicon.svg': 'image/svg+xml',
  '/dist/a.js': 'text/javascript; charset=utf-8',
  '/dist/a.wasm': 'application/wasm',
  '/data/a%20b.json?x=1': 'application/json; charset=utf-8',
  '/web/demo.css': 'text/css; charset=utf-8',
  '/web/demo/more.css': 'text/css; charset=utf-8',
};

for (const [name, type] of Object.entries(kTypes)) {
  test(`${name} is served as ${type}`, async () => {
    const response = await fetch(server.url + name);
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('content-type'), type);
  });
}

const kRefused = [
  '/package.json',
  '/core/secret.txt',
  '/web/engine/load.js',
  '/dist/.hidden',
  '/dist/outside.txt',
  '/dist/nothing.js',
  '/dist',
  '/dist/',
  '/dist/locales',
  '/dist/../package.json',
  '/dist/%2e%2e/package.json',
  '/dist/..%2fpackage.json',
  '/dist/..%5cpackage.json',
  '/..//etc/hostname',
  '//etc/hostname',
  '/dist//a.wasm',
  '/%00',
  '/%zz',
  '/.git/config',
  '/__proto__',
];

for (const name of kRefused) {
  test(`${name} is not served`, async () => {
    const text = await raw(name);
    assert.match(text, /^HTTP\/1\.1 404 /);
    assert.doesNotMatch(text, /secret/);
  });
}

test('a symbolic link inside the root is followed', async () => {
  assert.equal(await (await fetch(server.url + '/dist/inside.txt')).text(), 'secret');
});

test('only GET and HEAD are allowed, and HEAD has no body', async () => {
  assert.match(await raw('/index.html', 'POST'), /^HTTP\/1\.1 405 /);
  assert.match(await raw('/index.html', 'HEAD'), /^HTTP\/1\.1 200 [^]*content-length: 15\r\n[^]*\r\n\r\n$/i);
});

test('the policy is sent with the configured pages only', async () => {
  assert.equal((await fetch(server.url)).headers.get('content-security-policy'), "default-src 'self'");
  assert.equal((await fetch(server.url + '/web/demo.css')).headers.get('content-security-policy'), null);
});

test('overrides take precedence over files', async () => {
  const page = await fetch(server.url + '/page.html');
  assert.deepEqual(
    [page.status, page.headers.get('content-type'), await page.text()],
    [200, kTypes['/'], '<p>made up'],
  );
  assert.equal((await fetch(server.url + '/gone.json')).status, 404);
  assert.equal((await fetch(server.url + '/data/broken.json')).headers.get('content-type'), 'text/html');
  assert.equal(await (await fetch(server.url + '/counted.json')).text(), '/counted.json');
  const file = await fetch(server.url + '/dist/a.js'); // an override with headers only keeps the file
  assert.deepEqual([file.headers.get('x-extra'), await file.text()], ['1', 'let a;']);
});

test('requests are recorded', async () => {
  server.requests.length = 0;
  await fetch(server.url + '/dist/a.wasm?v=1');
  await fetch(server.url + '/none');
  assert.deepEqual(server.requests, [
    { path: '/dist/a.wasm', status: 200, bytes: 4 },
    { path: '/none', status: 404, bytes: 14 },
  ]);
});

test('paths are checked before the disk is read', () => {
  assert.equal(servedPath('/'), 'index.html');
  assert.equal(servedPath('/web/demo/a/b.css'), 'web/demo/a/b.css');
  assert.equal(servedPath('/web/demos.css'), 'web/demos.css');
  assert.equal(servedPath('/index.html/'), null);
  assert.equal(servedPath('/indexXhtml'), null);
  assert.equal(servedPath('/data'), null);
});

/** @param {string} port */
const runServer = (port) =>
  spawn(process.execPath, [fileURLToPath(new URL('../../scripts/serve.mjs', import.meta.url))], {
    env: { ...process.env, PORT: port },
  });

test('the script prints its address and serves', async () => {
  const child = runServer('0');
  try {
    const line = await new Promise((resolve) => child.stdout.once('data', (bytes) => resolve(String(bytes))));
    const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(line)?.[0] ?? '';
    assert.equal((await fetch(url + 'package.json')).status, 404);
  } finally {
    child.kill();
  }
});

for (const [port, code, says] of /** @type {[() => string, number, RegExp][]} */ ([
  [() => String(server.port), 1, /Port \d+ is in use.*PORT=/],
  [() => 'eighty', 2, /PORT must be a number/],
])) {
  test(`a port that cannot be used gives exit code ${code} and a message`, async () => {
    const child = runServer(port());
    let text = '';
    child.stderr.on('data', (bytes) => (text += bytes));
    assert.equal(await new Promise((resolve) => child.on('close', resolve)), code);
    assert.match(text, says);
  });
}
