// Serves the sample news site (this folder) on a loopback port of the system's choice.
// Used by the browser tests and by build-scripts/run; `node tests/site/server.mjs` serves it until stopped.
// Interface: startSite(options) -> {url, close}. No cookies, no redirects, no state: the same request always
// gets the same bytes. Content security policies come from policies.json, one entry a page.

import { createReadStream, readFileSync } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const kRoot = fileURLToPath(new URL(".", import.meta.url));

const kTypes = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".pdf": "application/pdf",
  ".txt": "text/plain; charset=utf-8",
};

/** Starts the site.
 * @param {{port?: number, extra?: Record<string, string>, policies?: Record<string, string>}} [options]
 *   port: 0 (the default) lets the system choose. extra: more pages, from URL path prefix to a file or folder.
 *   policies: content security policies by URL path, added to those of policies.json.
 * @returns {Promise<{url: string, close: () => Promise<void>}>} url is "http://127.0.0.1:PORT/"; close() also ends
 *   open connections. Rejects when the port cannot be had. */
export async function startSite({ port = 0, extra = {}, policies = {} } = {}) {
  const all_policies = { ...JSON.parse(readFileSync(join(kRoot, "policies.json"), "utf8")), ...policies };
  const server = createServer((request, response) => {
    answer(request, response, { extra, policies: all_policies }).catch(() =>
      refuse(response, 500, "the file could not be read"),
    );
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(request, response, site) {
  response.sendDate = false;
  if (request.method !== "GET" && request.method !== "HEAD")
    return refuse(response, 405, "only GET and HEAD are served");
  const path = decodedPath(request.url);
  const file = path === null ? null : await fileOf(path, site.extra);
  if (file === null) return refuse(response, 404, "there is no such page on the sample site");
  response.writeHead(200, headersOf(path, file, site.policies));
  if (request.method === "HEAD") return response.end();
  createReadStream(file.path)
    .on("error", () => response.destroy())
    .pipe(response);
}

function headersOf(path, file, policies) {
  const headers = {
    "content-type": kTypes[extname(file.path).toLowerCase()] ?? "application/octet-stream",
    "content-length": file.size,
    "cache-control": "no-cache", // not "no-store": Firefox keeps no such page for the way back
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
  };
  const policy = policies[path];
  return policy === undefined ? headers : { ...headers, "content-security-policy": policy };
}

/** The path of a request without its query, a folder's path completed with index.html; null when it is malformed. */
function decodedPath(url) {
  try {
    const path = decodeURIComponent(new URL(url, "http://127.0.0.1").pathname);
    if (path.includes("\0") || path.includes("\\") || path.split("/").includes("..")) return null;
    return path.endsWith("/") ? `${path}index.html` : path;
  } catch {
    return null;
  }
}

async function fileOf(path, extra) {
  for (const [prefix, target] of Object.entries(extra)) {
    if (path === prefix) return regularFile(target, target);
    if (prefix.endsWith("/") && path.startsWith(prefix))
      return regularFile(join(target, path.slice(prefix.length)), target);
  }
  return regularFile(join(kRoot, path), kRoot);
}

/** The file with its size, or null when it is none or a symbolic link leads out of `root`. */
async function regularFile(path, root) {
  try {
    const [real, real_root, info] = await Promise.all([realpath(path), realpath(root), stat(path)]);
    const inside =
      real === real_root || real.startsWith(real_root.endsWith(sep) ? real_root : real_root + sep);
    return inside && info.isFile() ? { path: real, size: info.size } : null;
  } catch {
    return null;
  }
}

function refuse(response, status, reason) {
  if (response.headersSent) return response.destroy();
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" });
  response.end(`${status}: ${reason}\n`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const site = await startSite({ port: Number(process.env.PORT ?? 0) });
  console.log(`sample site: ${site.url}`);
}
