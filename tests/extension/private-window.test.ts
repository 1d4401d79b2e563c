// What a private window leaves behind: its own tab's record, and nothing for "Elsewhere".
import "./fake-browser.js";
import { beforeEach, expect, test, vi } from "vitest";
import { analyzePage } from "../../extension/src/background/analyze-page.js";
import { readArticle, readSeen, readTab } from "../../extension/src/background/store.js";
import { session } from "./fake-browser.js";
import { kAnalysis, kRequest } from "./samples.js";

const page = { url: "https://news.example/a", title: "A", foreign_frames: 0, cut: false };
const reply = { status: 0, text: JSON.stringify(kAnalysis) };
const answer = async () => reply;
const engine = { warm() {}, analyze: answer, compare: answer, refine: answer };

beforeEach(() => session.items.clear());

test.each([
  { private_window: true, left: 0 },
  { private_window: false, left: 1 },
])("private $private_window: $left pages for Elsewhere", async ({ private_window, left }) => {
  await analyzePage(engine, { tab: 3, request: kRequest, page, private_window });
  await vi.waitFor(async () => expect((await readTab(3))?.state).toBe("read"));
  await new Promise((done) => setTimeout(done, 0)); // what follows the record has happened by now
  expect(await readSeen()).toHaveLength(left);
  expect((await readArticle(page.url)) === null).toBe(private_window);
});
