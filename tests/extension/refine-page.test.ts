// A page's second reading: kept behind the first one, and nowhere once the tab has moved on.
import "./fake-browser.js";
import { beforeEach, expect, test, vi } from "vitest";
import { analyzePage, forgetReading, refinePage } from "../../extension/src/background/analyze-page.js";
import { readTab } from "../../extension/src/background/store.js";
import { session } from "./fake-browser.js";
import { kAnalysis, kRequest } from "./samples.js";

const page = { url: "https://news.example/a", title: "A", foreign_frames: 0, cut: false };
const reading = { tab: 5, request: kRequest, page, private_window: true };
const refined = { ...kAnalysis, engine: { ...kAnalysis.engine, model: "refiner 1" } };
const reply = (analysis: unknown) => async () => ({ status: 0, text: JSON.stringify(analysis) });
const engine = { analyze: reply(kAnalysis), refine: reply(refined) };

const modelOf = async (tab: number) => {
  const record = await readTab(tab);
  return record?.state === "read" ? record.analysis.engine.model : null;
};

beforeEach(() => session.items.clear());

test("asked for at once, it is still kept after the first reading", async () => {
  await analyzePage(engine, reading);
  const reply = await refinePage(engine, reading);
  expect(reply.ok && reply.analysis.engine.model).toBe("refiner 1");
  await vi.waitFor(async () => expect(await modelOf(5)).toBe("refiner 1"));
});

test("when it fails, the first reading stays", async () => {
  await analyzePage(engine, reading);
  const log = vi.spyOn(console, "error").mockImplementation(() => {});
  const broken = { ...engine, refine: () => Promise.reject(new Error("expected by this test")) };
  expect(await refinePage(broken, reading)).toEqual({ ok: false, obstacle: "engine_failed" });
  log.mockRestore();
  await vi.waitFor(async () => expect(await modelOf(5)).toBe(kAnalysis.engine.model));
});

test("a tab that was left in between gets no record", async () => {
  await analyzePage(engine, reading);
  await vi.waitFor(async () => expect(await modelOf(5)).toBe(kAnalysis.engine.model));
  await forgetReading(5);
  expect((await refinePage(engine, reading)).ok).toBe(true);
  await new Promise((done) => setTimeout(done, 0));
  expect(await readTab(5)).toBeNull();
});

test("an analysis that the browser has no room for is kept without its reasons", async () => {
  const attributions = kAnalysis.attributions.map((claim) => ({
    ...claim,
    reasons: [{ field: "mark", rule: "some_rule", spans: [] }],
  }));
  const analyze = reply({ ...kAnalysis, attributions });
  const set = session.set;
  const full = vi.spyOn(session, "set").mockImplementation((items) => {
    if (JSON.stringify(items).includes("some_rule")) throw new Error("QUOTA_BYTES quota exceeded");
    return set(items);
  });
  await analyzePage({ analyze }, reading);
  await vi.waitFor(async () => expect(await modelOf(5)).toBe(kAnalysis.engine.model));
  full.mockRestore();
  const record = await readTab(5);
  expect(record?.state === "read" && record.analysis.attributions.map(({ reasons }) => reasons)).toEqual(
    kAnalysis.attributions.map(() => []),
  );
});

/** An engine that answers when it is told to. */
function slow(name: "analyze" | "refine") {
  let answer = () => {};
  const asked = new Promise<void>((done) => {
    answer = done;
  });
  return { engine: { ...engine, [name]: () => asked.then(engine[name]) }, answer };
}

test("forgotten while the first reading is on its way, it is not kept", async () => {
  const { engine: waiting, answer } = slow("analyze");
  const reply = analyzePage(waiting, reading);
  await forgetReading(5);
  answer();
  expect((await reply).ok).toBe(true);
  await new Promise((done) => setTimeout(done, 0));
  expect(await readTab(5)).toBeNull();
});

test("forgotten while a result is being kept, it does not come back", async () => {
  await analyzePage(engine, reading);
  await forgetReading(5);
  await new Promise((done) => setTimeout(done, 0));
  expect(await readTab(5)).toBeNull();
});

test("forgotten while the second reading is on its way, it is not kept", async () => {
  await analyzePage(engine, reading);
  const { engine: waiting, answer } = slow("refine");
  const reply = refinePage(waiting, reading);
  await forgetReading(5);
  answer();
  await reply;
  await new Promise((done) => setTimeout(done, 0));
  expect(await readTab(5)).toBeNull();
});
