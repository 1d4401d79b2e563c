// The engine's host in a worker: one page's failure never loses another page's result.
import "./fake-browser.js";
import { afterEach, expect, test, vi } from "vitest";
import { makeEngineHost } from "../../extension/src/engine/engine-host.js";

const workers: FakeWorker[] = [];

class FakeWorker extends EventTarget {
  readonly asked: { id: number; task: string; inputs: string[] }[] = [];
  is_ended = false;

  constructor() {
    super();
    workers.push(this);
  }
  postMessage(message: { id: number; task: string; inputs: string[] }) {
    this.asked.push(message);
  }
  terminate() {
    this.is_ended = true;
  }
  answer(data: unknown) {
    this.dispatchEvent(new MessageEvent("message", { data }));
  }
}

const reply = (text: string) => ({ status: 0, text });

function host() {
  workers.length = 0;
  vi.stubGlobal("Worker", FakeWorker);
  return makeEngineHost("moz-extension://x/");
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test("answers find their questions in any order", async () => {
  const engine = host();
  const first = engine.analyze("one");
  const second = engine.analyze("two");
  workers[0]?.answer({ id: 1, reply: reply("2") });
  workers[0]?.answer({ id: 0, reply: reply("1") });
  expect(await Promise.all([first, second])).toEqual([reply("1"), reply("2")]);
  expect(workers).toHaveLength(1);
});

test("the page that broke the engine fails; the other is asked again in a new one", async () => {
  const engine = host();
  const bad = engine.analyze("bad");
  const good = engine.analyze("good");
  workers[0]?.answer({ id: 0, failed: "trap" });
  await expect(bad).rejects.toThrow("trap");
  await vi.waitFor(() => expect(workers[1]?.asked.at(-1)?.inputs).toEqual(["good"]));
  workers[1]?.answer({ id: workers[1].asked.at(-1)?.id, reply: reply("fine") });
  expect(await good).toEqual(reply("fine"));
  expect(workers[0]?.is_ended).toBe(true);
});

test("only a page that is refined says so, and is asked again like any other", async () => {
  const engine = host();
  const first = engine.analyze("page");
  const refined = engine.refine("page");
  expect(workers[0]?.asked.map(({ task }) => task)).toEqual(["analyze", "refine"]);
  workers[0]?.answer({ id: 0, failed: "trap" });
  await expect(first).rejects.toThrow("trap");
  await vi.waitFor(() => expect(workers[1]?.asked.at(-1)?.task).toBe("refine"));
  workers[1]?.answer({ id: workers[1].asked.at(-1)?.id, reply: reply("better") });
  expect(await refined).toEqual(reply("better"));
});

test("each question goes to the worker as its task and texts", async () => {
  const engine = host();
  engine.warm();
  const asked = [engine.compare("a", "b"), engine.query("page", '{"spans":[[0,4]]}')];
  expect(workers[0]?.asked.map(({ task, inputs }) => [task, ...inputs])).toEqual([
    ["compare", "a", "b"],
    ["query", "page", '{"spans":[[0,4]]}'],
  ]);
  for (const id of [0, 1]) workers[0]?.answer({ id, reply: reply("done") });
  expect(await Promise.all(asked)).toEqual([reply("done"), reply("done")]);
});

test("an engine that hangs is ended", async () => {
  vi.useFakeTimers();
  const slow = host().analyze("slow");
  const failed = expect(slow).rejects.toThrow(/too long/);
  await vi.runAllTimersAsync();
  await failed;
  expect(workers[0]?.is_ended).toBe(true);
});

test("an answer of another shape is no answer", async () => {
  const engine = host();
  const asked = engine.analyze("x");
  workers[0]?.answer("nonsense");
  workers[0]?.answer({ id: 0, reply: { status: "0" } });
  await expect(asked).rejects.toThrow(/no reply/);
});
