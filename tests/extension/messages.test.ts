// Who may call what, and in which shape: everything else is ignored.

import "./fake-browser.js";
import { expect, test } from "vitest";
import {
  answer,
  kBackgroundCalls,
  kPageCalls,
  listenerOf,
  roleOf,
  send,
} from "../../extension/src/messages.js";
import { kOwnId, kOwnRoot, next, sent } from "./fake-browser.js";

const page = { id: kOwnId, url: "https://news.example/story", frameId: 0, tab: { id: 7 } };
const panel = { id: kOwnId, url: `${kOwnRoot}panel.html` };

/** Only what the checks look at; the rest of a tab is of no matter here. */
function sender(parts: object): chrome.runtime.MessageSender {
  const made: chrome.runtime.MessageSender = {};
  return Object.assign(made, parts);
}

function receive(message: unknown, from: object) {
  const seen: unknown[] = [];
  const listener = listenerOf<{ open_link: unknown }>({
    open_link: answer(kBackgroundCalls.open_link, ({ href }) => {
      seen.push(href);
      return true;
    }),
  });
  return { taken: listener(message, sender(from), () => {}), seen };
}

const call = (data: unknown) => ({ to: "background", name: "open_link", data });

test("a page's proper call is answered", () => {
  expect(receive(call({ href: "https://a.example/" }), page)).toEqual({
    taken: true,
    seen: ["https://a.example/"],
  });
});

test("other senders, frames and extensions are ignored", () => {
  const proper = call({ href: "https://a.example/" });
  expect(receive(proper, { ...page, id: "other" }).taken).toBe(false);
  expect(receive(proper, { ...page, frameId: 3 }).taken).toBe(false);
  expect(receive(proper, { ...page, tab: undefined }).taken).toBe(false);
  expect(receive(proper, panel).taken).toBe(false); // only a page opens links through the background
});

test("other shapes and names are ignored", () => {
  for (const data of [null, "x", {}, { href: 1 }, { href: "x".repeat(5000) }]) {
    expect(receive(call(data), page)).toEqual({ taken: false, seen: [] });
  }
  expect(receive({ to: "page", name: "open_link", data: { href: "https://a.example/" } }, page).taken).toBe(
    false,
  );
  expect(receive({ to: "background", name: "__proto__", data: {} }, page).taken).toBe(false);
  expect(receive(undefined, page).taken).toBe(false);
});

test("a failing handler answers nothing, and says so to nobody else", async () => {
  const listener = listenerOf<{ stopped: unknown }>({
    stopped: answer(kBackgroundCalls.stopped, () => Promise.reject(new Error("expected by this test"))),
  });
  const reply = await new Promise((resolve) => {
    listener({ to: "background", name: "stopped", data: null }, sender(page), resolve);
  });
  expect(reply).toBeUndefined();
});

test("roles come from what the browser says, not from the message", () => {
  expect(roleOf(sender(page))).toBe("page");
  expect(roleOf(sender(panel))).toBe("own");
  expect(roleOf(sender({ ...page, url: `${kOwnRoot}panel.html?tab=7` }))).toBe("own");
  expect(roleOf(sender({ ...page, url: `https://news.example/?${kOwnRoot}panel.html` }))).toBe("page");
  expect(roleOf(sender({ id: "x", url: page.url }))).toBeNull();
});

test("sending wraps the data, and refuses an improper answer", async () => {
  next.answer = true;
  await expect(send(kBackgroundCalls.open_link, { href: "https://a.example/" })).resolves.toBe(true);
  expect(sent.at(-1)).toEqual(call({ href: "https://a.example/" }));
  next.answer = "yes";
  await expect(send(kBackgroundCalls.open_link, { href: "https://a.example/" })).rejects.toThrow(
    /background.open_link/,
  );
});

test("every call checks claims' names", () => {
  expect(kPageCalls.show.isAsk({ claim: "a12", focus: false })).toBe(true);
  expect(kPageCalls.show.isAsk({ claim: "a12; drop", focus: false })).toBe(false);
});

test("what a page says of itself has a length and a shape", () => {
  const note = { url: page.url, title: "Quay", foreign_frames: 0, cut: false };
  const isNote = kBackgroundCalls.noted.isAsk;
  expect(isNote(note)).toBe(true);
  const wrong = [
    { url: `${page.url}?${"q".repeat(4096)}` },
    { title: "t".repeat(4001) },
    { foreign_frames: 0.5 },
    { cut: "no" },
    { region: {} },
  ];
  for (const change of wrong) expect(isNote({ ...note, ...change }), JSON.stringify(change)).toBe(false);
});
