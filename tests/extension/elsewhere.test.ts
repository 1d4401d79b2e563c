// Which pages are offered as sharing a claim's names and numbers, and what the store keeps of them.

import "./fake-browser.js";
import { beforeEach, expect, test } from "vitest";
import {
  readArticle,
  readSeen,
  readTab,
  rememberSeen,
  writeTab,
} from "../../extension/src/background/store.js";
import {
  findElsewhere,
  isSeenPage,
  type SeenPage,
  seenClaim,
  seenPage,
} from "../../extension/src/coverage/elsewhere.js";
import { session } from "./fake-browser.js";
import { attribution, kAnalysis, kRequest, kText } from "./samples.js";

const claim = (names: string[], numbers: string[] = [], quote = "q") => ({ names, numbers, quote });
const page = (url: string, ...claims: ReturnType<typeof claim>[]): SeenPage => ({
  url,
  title: url,
  order: 0,
  claims,
});
const urlsFor = (own: ReturnType<typeof claim>, ...pages: SeenPage[]) =>
  findElsewhere(own, "https://own.example/", pages).map(({ url }) => url);

beforeEach(() => {
  session.items.clear();
  session.quota = Number.POSITIVE_INFINITY;
});

test("a claim is known by its speaker, places, capitalised names and numbers", () => {
  const [officer, ruiz] = kAnalysis.attributions.map((one) => seenClaim(kAnalysis, kText, one));
  expect(officer).toEqual({ quote: "Two boats sank off Fort Hale", names: ["fort hale"], numbers: ["2"] });
  expect(ruiz?.names).toContain("ana ruiz");
});

test("one shared name is not enough, two names or a name and a number are", () => {
  const own = claim(["fort hale", "ana ruiz"], ["2"]);
  expect(urlsFor(own, page("a", claim(["fort hale"])))).toEqual([]);
  expect(urlsFor(own, page("a", claim(["fort hale", "ana ruiz"])))).toEqual(["a"]);
  expect(urlsFor(own, page("a", claim(["fort hale"], ["2"])))).toEqual(["a"]);
  expect(urlsFor(own, page("a", claim([], ["2"])))).toEqual([]);
});

test("names that hold each other count as one, by whole words", () => {
  const own = claim(["ana ruiz", "fort hale"]);
  expect(urlsFor(own, page("a", claim(["ruiz", "hale"])))).toEqual(["a"]);
  expect(urlsFor(own, page("a", claim(["rui", "hal"])))).toEqual([]);
});

test("the own page is never offered; the page that shares most comes first", () => {
  const own = claim(["a b", "c d", "e f"]);
  const pages = [page("https://own.example/", own), page("two", claim(["a b", "c d"])), page("three", own)];
  expect(urlsFor(own, ...pages)).toEqual(["three", "two"]);
});

test("an analysis becomes an entry that the store accepts again", async () => {
  await rememberSeen(seenPage("https://a.example/", "A", kAnalysis, kText), kRequest);
  await rememberSeen(seenPage("https://b.example/", "B", kAnalysis, kText), kRequest);
  const pages = await readSeen();
  expect(pages.map(({ title }) => title)).toEqual(["A", "B"]);
  expect(pages.every(isSeenPage)).toBe(true);
});

test("a very long claim is kept short", () => {
  const long = `${"Word ".repeat(100)}.`;
  const kept = seenClaim(kAnalysis, long, attribution({ content: [[0, long.length]] }));
  expect(kept.quote.length).toBeLessThanOrEqual(240);
});

test("a full storage drops old pages, never a tab's own record", async () => {
  await rememberSeen(seenPage("https://a.example/", "A", kAnalysis, kText), kRequest);
  session.quota = 1;
  await writeTab(3, { state: "reading", page: null });
  expect(await readTab(3)).toEqual({ state: "reading", page: null });
  expect(await readSeen()).toEqual([]);
  expect(await readArticle("https://a.example/")).toBeNull();
});

test("a page's article is kept beside its entry", async () => {
  await rememberSeen(seenPage("https://a.example/", "A", kAnalysis, kText), kRequest);
  expect(await readArticle("https://a.example/")).toEqual(kRequest);
  expect(await readArticle("https://b.example/")).toBeNull();
});

test("a record of another shape is no record", async () => {
  session.items.set("tab:4", { state: "read", text: 5 });
  expect(await readTab(4)).toBeNull();
});
