// The static server: scripts/demo serves the demo with it, the browser tests serve their pages and simulate failures
// with it. It serves only the files that a reader needs, and listens only on the loopback address.
import { createServer } from 'node:http';
import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {Record<string, string>} Headers
 * @typedef {object} Reply overrides the file
 * @property {number} [status] 200 by default
 * @property {string | Buffer} [body]
 * @property {Headers} [headers] replace the server's own
 * @property {number} [delay] milliseconds before the response
 * @property {'cut' | 'silent'} [breaks] after half of the body: closes the connection, or sends nothing more
 * @typedef {object} Served a request and its result
 * @property {string} path
 * @property {number} status
 * @property {number} bytes of the body, before compression
 * @typedef {object} Options
 * @property {string} [root] the checkout; by default the one that contains this file
 * @property {number} [port] 0 by default: any free port
 * @property {(path: string) => Headers} [headers] additional headers for a path, for example a policy
 * @property {Record<string, Reply | ((path: string) => Reply)>} [overrides] responses by path that replace the files
 */

export const kTypes = /** @type {Headers} */ ({
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.wasm': 'application/wasm', // browsers require exactly this type for streaming compilation
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
});

const kServed = [/^index\.html$/, /^favicon\.[a-z]+$/, /^(dist|data)\/.+/, /^web\/demo[^/]*(\/.+)?$/];
const kCheckout = fileURLToPath(new URL('..', import.meta.url));

/**
 * The path inside the checkout for a request, or null. Refuses dotfiles and paths outside the root.
 * @param {string} pathname still percent-encoded
 */
export function servedPath(pathname) {
  let wanted;
  try {
    wanted = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (/[\\\0]/.test(wanted)) return null;
  const inside = wanted === '/' ? 'index.html' : wanted.slice(1);
  const parts = inside.split('/');
  if (parts.some((part) => part === '' || part.startsWith('.'))) return null;
  return kServed.some((pattern) => pattern.test(inside)) ? inside : null;
}

/**
 * The content of a file, or null if there is none. A symbolic link that leads out of the root counts as missing.
 * @param {string} root
 * @param {string} pathname
 */
async function readServed(root, pathname) {
  const inside = servedPath(pathname);
  if (inside === null) return null;
  try {
    const real = await realpath(path.join(root, inside));
    if (!real.startsWith((await realpath(root)) + path.sep)) return null;
    return { body: await readFile(real), type: kTypes[path.extname(real)] ?? 'application/octet-stream' };
  } catch {
    return null; // missing, a folder, or not readable
  }
}

/**
 * @param {string} pathname
 * @param {Required<Pick<Options, 'root' | 'headers' | 'overrides'>>} options
 * @returns {Promise<{status: number, body: Buffer, headers: Headers, delay: number, breaks?: 'cut' | 'silent'}>}
 */
async function reply(pathname, { root, headers, overrides }) {
  const override = Object.hasOwn(overrides, pathname) ? overrides[pathname] : undefined;
  const said = typeof override === 'function' ? override(pathname) : override;
  const file = said?.body === undefined && (said?.status ?? 200) === 200 ? await readServed(root, pathname) : null;
  const type = file?.type ?? kTypes[path.extname(pathname)] ?? 'text/plain; charset=utf-8';
  const missing = !file && said?.body === undefined;
  return {
    status: said?.status ?? (missing ? 404 : 200),
    body: file?.body ?? Buffer.from(said?.body ?? 'Nothing here.\n'),
    headers: {
      'content-type': missing ? 'text/plain; charset=utf-8' : type,
      'cache-control': 'no-store', // the browser must not show an old build from its cache
      'x-content-type-options': 'nosniff',
      ...headers(pathname),
      ...said?.headers,
    },
    delay: said?.delay ?? 0,
    breaks: said?.breaks,
  };
}

/**
 * Serves the checkout on 127.0.0.1 until `close()`. `requests` lists all requests in order.
 * @param {Options} [options]
 */
export async function startServer({ root = kCheckout, port = 0, headers = () => ({}), overrides = {} } = {}) {
  /** @type {Served[]} */
  const requests = [];
  const server = createServer(async (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    const pathname = (request.url ?? '/').split(/[?#]/)[0];
    const { status, body, headers: sent, delay, breaks } = await reply(pathname, { root, headers, overrides });
    requests.push({ path: pathname, status, bytes: body.length });
    if (delay) await new Promise((resolve) => setTimeout(resolve, delay));
    response.writeHead(status, { ...sent, 'content-length': body.length });
    if (breaks)
      return void response.write(body.subarray(0, body.length >> 1), () => breaks === 'cut' && response.destroy());
    response.end(request.method === 'HEAD' ? undefined : body);
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(undefined));
  });
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    port: address.port,
    url: `http://127.0.0.1:${address.port}`,
    requests,
    /** @returns {Promise<void>} */
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** @param {string | undefined} text */
function portFrom(text) {
  const port = Number(text ?? 8000);
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port;
  console.error(`PORT must be a number from 0 to 65535, not "${text}".`);
  process.exit(2);
}

if (process.argv[1] && (await realpath(process.argv[1])) === (await realpath(fileURLToPath(import.meta.url)))) {
  const port = portFrom(process.env.PORT);
  try {
    const { url } = await startServer({ port });
    console.log(`The demo is at ${url}/ (Ctrl+C stops it)`);
  } catch (error) {
    const taken = /** @type {NodeJS.ErrnoException} */ (error).code === 'EADDRINUSE';
    console.error(taken ? `Port ${port} is in use. Choose another: PORT=8080 scripts/demo` : String(error));
    process.exit(1);
  }
}
