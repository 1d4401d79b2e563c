// A proxy on loopback that refuses everything and writes down what was asked for. The browsers send it all
// that is not for loopback itself, so whatever the extension would ask of the network stands in its list.
import { createServer } from "node:http";

/** Hosts that the browsers ask by themselves, whatever the switches say: updates, the time, their settings. The
 *  extension may ask none of them: its policy does not allow it to (a check of the suite). */
const kBrowsersOwn = new Set([
  "accounts.google.com",
  "android.clients.google.com",
  "clients2.google.com",
  "content-signature-2.cdn.mozilla.net",
  "firefox-settings-attachments.cdn.mozilla.net",
  "firefox.settings.services.mozilla.com",
  "mtalk.google.com",
  "redirector.gvt1.com",
  "update.googleapis.com",
  "www.google.com",
]);

export const browsersOwn = () => [...kBrowsersOwn];

const hostOf = (line) => line.replace(/^[A-Z]+ (?:https?:\/\/)?/, "").replace(/[:/].*$/s, "");

/** What nobody but pages or the extension can have asked for. */
export const notTheBrowsers = (asked) => asked.filter((line) => !kBrowsersOwn.has(hostOf(line)));

/** Resolves with {port, asked, close}; `asked` grows: "GET http://...", "CONNECT host:443". */
export async function startProxy() {
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(403, { "content-type": "text/plain" });
    response.end("nothing but loopback here\n");
  });
  server.on("connect", (request, socket) => {
    asked.push(`CONNECT ${request.url}`);
    socket.on("error", () => {});
    socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const close = () =>
    new Promise((done) => {
      server.close(done);
      server.closeAllConnections();
    });
  return { port: server.address().port, asked, close };
}
