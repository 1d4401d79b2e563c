// Plays the replies of replies.mjs on a loopback port of the system's choice: /NAME gives that reply.
// Interface: startReplay() -> {url, asked, close}; `asked` lists the requests as {name, headers}.
import { createServer } from "node:http";
import { kReplies } from "./replies.mjs";

function play(request, response, asked) {
  const name = new URL(request.url, "http://127.0.0.1").pathname.slice(1);
  asked.push({ name, headers: request.headers });
  const reply = kReplies[name] ?? { code: 404, headers: {}, body: "" };
  response.writeHead(reply.code, reply.headers);
  if (typeof reply.body === "function") reply.body(response);
  else response.end(reply.body);
}

export async function startReplay() {
  const asked = [];
  const server = createServer((request, response) => play(request, response, asked));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
