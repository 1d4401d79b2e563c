// The engine's host in Chromium's service worker: texts of our own warm it, and never keep a page waiting.
import "./fake-browser.js";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { makeEngineHost } from "../../extension/src/engine/engine-host.js";

const asked = vi.hoisted((): string[] => []);
const reply = vi.hoisted(() => (text: string) => {
  asked.push(text);
  return { status: 0, text };
});
vi.mock("../../extension/src/engine/engine-files.js", () => ({
  bootPackagedEngine: async () => ({ analyze: reply, compare: reply, query: reply, refine: reply }),
}));

beforeEach(() => {
  vi.useFakeTimers();
  asked.length = 0;
});
afterEach(() => vi.useRealTimers());

test("without a page all of our texts are read", async () => {
  makeEngineHost("").warm();
  await vi.runAllTimersAsync();
  expect(asked.length).toBeGreaterThan(1);
});

test("a page that asks while the engine warms up waits for one text at most", async () => {
  const host = makeEngineHost("");
  host.warm();
  while (asked.length === 0) await null;
  await host.analyze("page");
  await vi.runAllTimersAsync();
  expect(asked.slice(1)).toEqual(["page"]); // and no more of ours
});
