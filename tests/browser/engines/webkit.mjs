// WebKitGTK's MiniBrowser on its own X server, driven through plain W3C WebDriver requests.
import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { callSource, findProgram, forgetSource, kTimeout, until, watchSource, withoutFavicon } from './common.mjs';

const kKeys = /** @type {Record<string, string>} */ ({
  Tab: '\ue004',
  Enter: '\ue006',
  Escape: '\ue00c',
  End: '\ue010',
  Home: '\ue011',
  ArrowLeft: '\ue012',
  ArrowUp: '\ue013',
  ArrowRight: '\ue014',
  ArrowDown: '\ue015',
});

/** Where Debian and Fedora install MiniBrowser, on x86-64 and arm64. */
const kMiniBrowsers = ['x86_64-linux-gnu/', 'aarch64-linux-gnu/', ''].flatMap((folder) => [
  `/usr/lib/${folder}webkit2gtk-4.1/MiniBrowser`,
  `/usr/lib/${folder}webkitgtk-6.0/MiniBrowser`,
  `/usr/libexec/${folder}webkit2gtk-4.1/MiniBrowser`,
]);

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
process.on('exit', () => running.forEach(stop));

/**
 * Starts a program in its own process group, so that its children can be killed with it.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 */
function start(program, args, options) {
  const child = spawn(program, args, { detached: true, ...options });
  running.add(child);
  child.once('exit', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return child;
}

/** @param {import('node:child_process').ChildProcess} child */
function stop(child) {
  try {
    if (child.pid) process.kill(-child.pid, 'SIGKILL');
  } catch {
    // it has exited already
  }
}

/** Starts an X server that picks a free display number. @param {number} width @param {number} height */
async function startDisplay(width, height) {
  const screen = `${Math.max(width, 1280)}x${Math.max(height, 1024)}x24`;
  const args = ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp'];
  const child = start(findProgram('XVFB', ['Xvfb']), args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  let text = '';
  child.stdio[3]?.on('data', (bytes) => (text += bytes));
  await until('Xvfb to name its display', () => text.endsWith('\n') || child.exitCode !== null);
  if (child.exitCode !== null) throw new Error(`Xvfb ended with ${child.exitCode}.`);
  return { child, display: `:${text.trim()}` };
}

/**
 * A proxy that refuses and records every request, because WebKitWebDriver cannot list them.
 * Requests to loopback addresses bypass it.
 */
async function startRecordingProxy() {
  /** @type {string[]} */
  const recorded = [];
  const server = createServer((request, response) => {
    recorded.push(request.url ?? '');
    response.writeHead(502).end();
  });
  server.on('connect', (request, socket) => {
    recorded.push(`https://${request.url}`);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  server.unref();
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { wanted: recorded, url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

/** @param {number} port */
const accepts = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.end(() => resolve(true)));
    socket.once('error', () => resolve(false));
  });

/** A port that is free now. @returns {Promise<number>} */
const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });

/**
 * Sends WebDriver commands; throws the driver's message if one fails.
 * @param {string} base
 */
const client =
  (base) =>
  /** @param {string} method @param {string} path @param {object} [body] */
  async (method, path, body) => {
    const response = await fetch(base + path, {
      method,
      body: method === 'POST' ? JSON.stringify(body ?? {}) : undefined,
      signal: AbortSignal.timeout(kTimeout),
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`WebKitWebDriver ${path}: ${value?.error}: ${value?.message}`);
    return value;
  };

/** @param {string[]} keys */
const keyActions = (keys) =>
  keys.flatMap((key) => ['keyDown', 'keyUp'].map((type) => ({ type, value: kKeys[key] ?? key })));

/**
 * Starts the driver and a session.
 * @param {string} display @param {string} proxy @param {'light' | 'dark'} scheme @param {boolean} noWasm
 */
async function startSession(display, proxy, scheme, noWasm) {
  const port = await freePort();
  const child = start(findProgram('WEBKIT_DRIVER', ['WebKitWebDriver']), [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    // Never set WEBKIT_DISABLE_COMPOSITING_MODE or WEBKIT_DISABLE_DMABUF_RENDERER here: screenshots then hang.
    env: {
      ...process.env,
      DISPLAY: display,
      GTK_THEME: scheme === 'dark' ? 'Adwaita:dark' : 'Adwaita',
      ...(noWasm ? { JSC_useWasm: '0' } : {}),
    },
  });
  await until('WebKitWebDriver to listen', () => child.exitCode !== null || accepts(port));
  if (child.exitCode !== null) throw new Error(`WebKitWebDriver ended with ${child.exitCode}.`);
  const binary = findProgram('MINIBROWSER', ['MiniBrowser', ...kMiniBrowsers]);
  const args = ['--automation', `--proxy=${proxy}`, '--ignore-host=127.0.0.1', '--ignore-host=localhost'];
  const send = client(`http://127.0.0.1:${port}`);
  const alwaysMatch = {
    'webkitgtk:browserOptions': { binary, args },
    timeouts: { script: kTimeout, pageLoad: kTimeout },
  };
  const { sessionId, capabilities } = await send('POST', '/session', { capabilities: { alwaysMatch } });
  /** @param {string} method @param {string} path @param {object} [body] */
  const command = (method, path, body) => send(method, `/session/${sessionId}${path}`, body);
  return { child, command, version: `WebKitGTK/${capabilities.browserVersion}` };
}

/** @type {(options?: import('./common.mjs').OpenOptions) => Promise<import('./common.mjs').Browser>} */
export async function open({ scheme = 'light', width = 1000, height = 800, noWasm = false } = {}) {
  const { child: xvfb, display } = await startDisplay(width, height);
  const proxy = await startRecordingProxy();
  const { child: driver, command, version } = await startSession(display, proxy.url, scheme, noWasm);

  /** @type {import('./common.mjs').Browser['evaluate']} */
  const evaluate = async (script, ...args) => {
    const call = `${callSource(script, args)}.then((text) => done({ text }), (error) => done({ error: String(error) + '\\n' + error?.stack }))`;
    const { text, error } = await command('POST', '/execute/async', {
      script: `const done = arguments[0]; ${call};`,
      args: [],
    });
    if (error !== undefined) throw new Error(error);
    return JSON.parse(text);
  };
  /** @param {number} newWidth @param {number} newHeight the window has a toolbar, so one correction is needed */
  const resize = async (newWidth, newHeight) => {
    await command('POST', '/window/rect', { width: newWidth, height: newHeight });
    const inner = await evaluate(() => [innerWidth, innerHeight]);
    await command('POST', '/window/rect', { width: 2 * newWidth - inner[0], height: 2 * newHeight - inner[1] });
  };
  await resize(width, height);
  return {
    name: 'webkit',
    version,
    evaluate,
    resize,
    async goto(url) {
      proxy.wanted.length = 0;
      await evaluate(forgetSource);
      await command('POST', '/url', { url });
      // Misses errors during loading, so test pages load watch.js themselves, as their first script.
      await evaluate(watchSource);
    },
    async press(...keys) {
      await command('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions: keyActions(keys) }] });
    },
    async screenshot(file) {
      await writeFile(file, Buffer.from(await command('GET', '/screenshot'), 'base64'));
    },
    problems: async () => withoutFavicon(await evaluate(() => window.watched.problems)),
    async requested() {
      const loaded = await evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name));
      return [await evaluate(() => location.href), ...loaded, ...proxy.wanted];
    },
    async close() {
      await command('DELETE', '').catch(() => {}); // after a browser crash the session is gone already
      stop(driver);
      stop(xvfb);
      proxy.close();
    },
  };
}
