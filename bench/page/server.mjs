// Serves files from memory with maximum brotli compression, as a static host would; optionally over an emulated slow
// connection. The server emulates it, not the browser, so that requests of workers are slow, too.
import { createServer } from 'node:http';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { brotliCompressSync, constants } from 'node:zlib';
import { kTypes } from '../../scripts/serve.mjs';

/** Size of a chunk on a slow connection: at 200 kB/s, it takes a fiftieth of a second. */
const kPart = 4096;

/**
 * @typedef {{latency: number, rate: number}} Line milliseconds before each response; bytes per second of all responses
 *   together
 * @typedef {{path: string, at: number, bytes: number}} SentFile `at` is a Date.now() value; bytes as sent, without headers
 */

/** @param {string} name @param {Buffer} raw */
function compressed(name, raw) {
  const small = brotliCompressSync(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } });
  const type = kTypes[path.extname(name)] ?? 'application/octet-stream';
  const headers = { 'content-type': type, 'cache-control': 'max-age=600' };
  return small.length < raw.length
    ? { body: small, headers: { ...headers, 'content-encoding': 'br' } }
    : { body: raw, headers };
}

/**
 * @param {Map<string, Buffer>} files by path
 */
export async function startServer(files) {
  const ready = new Map([...files].map(([name, raw]) => [name, compressed(name, raw)]));
  /** @type {SentFile[]} */
  let requests = [];
  /** @type {Line | null} */
  let line = null;
  let free = 0; // when the connection has sent all pending data

  /** @param {import('node:http').ServerResponse} response @param {Buffer} body @param {Line} line */
  const send = async (response, body, { rate }) => {
    for (let from = 0; from < body.length && !response.destroyed; from += kPart) {
      const part = body.subarray(from, from + kPart);
      free = Math.max(free, Date.now()) + (part.length / rate) * 1000;
      await pause(free - Date.now());
      response.write(part);
    }
    response.end();
  };

  const server = createServer(async (request, response) => {
    const name = (request.url ?? '/').split(/[?#]/)[0];
    const file = ready.get(name);
    requests.push({ path: name, at: Date.now(), bytes: file?.body.length ?? 0 });
    if (line) await pause(line.latency);
    if (!file) return response.writeHead(404).end();
    response.writeHead(200, { ...file.headers, 'content-length': file.body.length });
    if (line) await send(response, file.body, line);
    else response.end(file.body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  return {
    url: `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`,
    /** Starts a new visit over this connection, or an unlimited one. @param {Line | null} wanted */
    begin(wanted) {
      requests = [];
      line = wanted;
      free = 0;
    },
    /** The requests of the visit. */
    requests: () => [...requests],
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
