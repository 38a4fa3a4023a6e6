/** A small static server on 127.0.0.1, for the playground, the demo and the tests. */

import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";

/** @type {Record<string, string>} */
const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".htm": "text/html; charset=utf-8",
  ".xhtml": "application/xhtml+xml; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};

/**
 * @typedef {object} Page
 * @property {string | Buffer} body
 * @property {Record<string, string>} [headers]
 */

/**
 * @typedef {object} Server
 * @property {string} origin `http://127.0.0.1:PORT`
 * @property {Map<string, Page>} pages what to answer for a path, before any file is looked for
 * @property {string[]} requests every path asked for, with its query, in order
 * @property {() => Promise<void>} close
 */

/**
 * @param {object} [options]
 * @param {string} [options.folder] its files are served
 * @param {number} [options.port] any free one by default
 * @param {Record<string, string>} [options.headers] sent with every answer
 * @returns {Promise<Server>}
 */
export async function serve({ folder, port = 0, headers = {} } = {}) {
  /** @type {Map<string, Page>} */
  const pages = new Map();
  /** @type {string[]} */
  const requests = [];

  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? "/", "http://127.0.0.1");
    requests.push(pathname + search);
    const page = pages.get(pathname);
    if (page) {
      response.writeHead(200, { "Content-Type": typeOf(pathname), ...headers, ...page.headers }).end(page.body);
      return;
    }
    const file = folder && fileAt(folder, pathname);
    if (!file) {
      response.writeHead(404, { "Content-Type": "text/plain" }).end("not found");
      return;
    }
    response.writeHead(200, { "Content-Type": typeOf(file), ...headers });
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve, reject) =>
    server.once("error", reject).listen(port, "127.0.0.1", () => resolve(undefined)),
  );
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());

  return {
    origin: `http://127.0.0.1:${address.port}`,
    pages,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** @param {string} path */
const typeOf = (path) =>
  TYPES[extname(path).toLowerCase()] ?? (extname(path) ? "application/octet-stream" : "text/html; charset=utf-8");

/**
 * @param {string} folder
 * @param {string} pathname
 * @returns {string | undefined} the file meant, if it is one inside the folder
 */
function fileAt(folder, pathname) {
  let path;
  try {
    path = normalize(join(folder, decodeURIComponent(pathname)));
  } catch {
    return undefined;
  }
  if (path !== normalize(folder) && !path.startsWith(normalize(folder + sep))) return undefined;
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isDirectory()) return fileAt(folder, `${pathname.replace(/\/$/, "")}/index.html`);
  return stat?.isFile() ? path : undefined;
}
