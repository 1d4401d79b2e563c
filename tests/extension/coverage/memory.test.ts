// Remembered pages in the database: kept, found, renewed, aged out, deleted; and what they survive.
import "../fake-browser.js";
import "fake-indexeddb/auto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { findElsewhere, seenClaim } from "../../../extension/src/coverage/elsewhere.js";
import { type Database, kSteps, openDatabase } from "../../../extension/src/coverage/memory/database.js";
import {
  type Entry,
  entryOf,
  kAlgorithm,
  openEntry,
  type Reading,
} from "../../../extension/src/coverage/memory/entry.js";
import {
  ageOut,
  forgetAll,
  forgetSite,
  kLongestKept,
  remember,
  rememberAll,
  rememberedArticle,
  renew,
  searchMemory,
  sitesOf,
  versionsOf,
} from "../../../extension/src/coverage/memory/memory.js";
import { recallPages } from "../../../extension/src/coverage/memory/recall.js";
import { fingerprintsOf, termsOfClaim } from "../../../extension/src/coverage/memory/terms.js";
import type { Request } from "../../../extension/src/generated/request.js";
import { analysis, attribution, kAnalysis, kRequest, kText } from "../samples.js";

const kNow = Date.parse("2026-11-28T12:00:00Z");
const [kClaim = attribution({})] = kAnalysis.attributions;
const kSeen = { ...seenClaim(kAnalysis, kText, kClaim), names: ["ana ruiz", "fort hale"], numbers: ["412"] };

const reading = (url: string, change: Partial<Reading> = {}): Reading => ({
  request: { ...kRequest, outlet: "Bay Post" },
  analysis: kAnalysis,
  page: { url, title: "Boats sink off Fort Hale" },
  ...change,
});
const textOf = (text: string): Request => ({ schema_version: 1, blocks: [{ kind: "paragraph", text }] });

let database: Database;
let name = 0;
beforeEach(async () => {
  database = await openDatabase(`test-${name++}`);
});

describe("an entry", () => {
  test("has no query, is at most 6 KB, and its text comes back", async () => {
    const long = Array.from({ length: 900 }, (_none, at) => ({
      kind: "paragraph" as const,
      text: `Paragraph ${at}: ${Math.sin(at)} boats and ${Math.cos(at)} harbours were counted by officer ${at * 7919}.`,
    }));
    const entry = await entryOf(
      reading("https://a.example/x?session=1", { request: { schema_version: 1, blocks: long } }),
      kNow,
    );
    expect(entry.url).toBe("https://a.example/x");
    expect(JSON.stringify({ ...entry, body: "" }).length + entry.body.length).toBeLessThanOrEqual(6 * 1024);
    expect(entry.cut).toBe(true);
    const body = await openEntry(entry);
    expect(body?.request.blocks[0]).toEqual(long[0]);
    expect((await openEntry({ ...entry, body: new Uint8Array([1, 2, 3]) })) ?? null).toBeNull();
  });

  test("links keep no query", async () => {
    const links = [{ span: [0, 3] as [number, number], href: "https://b.example/y?reader=7" }];
    const request: Request = {
      schema_version: 1,
      blocks: [{ kind: "paragraph", text: "Two boats.", links }],
    };
    const body = await openEntry(await entryOf(reading("https://a.example/", { request }), kNow));
    expect(body?.request.blocks[0]?.links?.[0]?.href).toBe("https://b.example/y");
  });
});

describe("keeping and finding", () => {
  test("the same text again only renews; another text is a version; addresses with other queries are apart", async () => {
    await remember(database, reading("https://a.example/x?id=1"), kNow);
    await remember(database, reading("https://a.example/x?id=1&utm_source=y#z"), kNow + 5);
    expect((await versionsOf(database, "https://a.example/x?id=1")).map(({ kept_at }) => kept_at)).toEqual([
      kNow + 5,
    ]);
    await remember(database, reading("https://a.example/x?id=2"), kNow);
    expect(await database.count("pages")).toBe(2);
    for (const at of [1, 2, 3, 4]) {
      const request = textOf(`Version ${at} of the text.`);
      await remember(database, reading("https://a.example/x?id=1", { request }), kNow + 10 * at);
    }
    const kept = (await versionsOf(database, "https://a.example/x?id=1")).map(
      ({ kept_at }) => kept_at - kNow,
    );
    expect(kept).toEqual([5, 30, 40]);
  });

  test("a page is found by its claims' names and numbers, not by others, and never by itself", async () => {
    await rememberAll(
      database,
      [
        reading("https://a.example/1"),
        reading("https://b.example/2", {
          analysis: analysis([]),
          page: { url: "https://b.example/2", title: "Cake" },
        }),
      ],
      kNow,
    );
    const pages = await recallPages(database, kSeen, "https://own.example/");
    expect(pages.map(({ url }) => url)).toEqual(["https://a.example/1"]);
    expect(await recallPages(database, kSeen, "https://a.example/1")).toEqual([]);
    expect(
      await recallPages(database, { quote: "", names: ["zoe kern"], numbers: [] }, "https://own.example/"),
    ).toEqual([]);
    expect(findElsewhere(seenClaim(kAnalysis, kText, kClaim), "https://own.example/", pages)).toHaveLength(1);
    expect((await rememberedArticle(database, "https://a.example/1"))?.outlet).toBe("Bay Post");
  });

  test("a copy is found by its fingerprints when nothing else is the same", async () => {
    const words = Array.from({ length: 120 }, (_none, at) => `word${at}`).join(" ");
    await remember(
      database,
      reading("https://a.example/1", { request: textOf(words), analysis: analysis([]) }),
      kNow,
    );
    const hits = await searchMemory(
      database,
      fingerprintsOf(`A new first line of some length here. ${words}`),
      "",
    );
    expect(hits).toHaveLength(1);
    expect(await searchMemory(database, fingerprintsOf(words.split(" ").reverse().join(" ")), "")).toEqual(
      [],
    );
  });
});

describe("forgetting", () => {
  test("after ninety days, and the oldest beyond the limit", async () => {
    await remember(database, reading("https://a.example/old"), kNow - kLongestKept - 1);
    for (const at of [1, 2, 3]) await remember(database, reading(`https://a.example/${at}`), kNow + at);
    expect(await ageOut(database, kNow, 2)).toBe(2);
    expect((await database.getAll("pages")).map(({ url }) => url)).toEqual([
      "https://a.example/2",
      "https://a.example/3",
    ]);
  });

  test("one site, or all", async () => {
    for (const host of ["a", "a2", "www.b"])
      await remember(database, reading(`https://${host}.example/1`), kNow);
    await remember(database, reading("https://b.example/2"), kNow);
    expect(await sitesOf(database)).toEqual([
      { site: "b.example", pages: 2 },
      { site: "a.example", pages: 1 },
      { site: "a2.example", pages: 1 },
    ]);
    expect(await forgetSite(database, "b.example")).toBe(2);
    expect(await searchMemory(database, termsOfClaim(kSeen), "")).toHaveLength(2);
    await forgetAll(database);
    expect(await searchMemory(database, termsOfClaim(kSeen), "")).toEqual([]);
  });
});

describe("what it survives", () => {
  test("entries of an older algorithm are made anew, a few at a time; a failing engine changes nothing", async () => {
    const stale = async (url: string): Promise<Entry> => ({
      ...(await entryOf(reading(url), kNow)),
      version: kAlgorithm - 1,
      terms: [1],
    });
    for (const at of [1, 2, 3]) await database.add("pages", await stale(`https://a.example/${at}`));
    await expect(renew(database, () => Promise.reject(new Error("no engine")), 2)).rejects.toThrow(
      "no engine",
    );
    expect(await database.count("pages")).toBe(3);
    expect(await renew(database, async () => kAnalysis, 2)).toBe(1);
    expect(await renew(database, async () => kAnalysis, 2)).toBe(0);
    expect(await searchMemory(database, termsOfClaim(kSeen), "")).toHaveLength(3);
  });

  test("a database of each older schema keeps its pages", async () => {
    for (let steps = 1; steps < kSteps.length; steps++) {
      const old = await openDatabase(`old-${steps}`, steps);
      await remember(old, reading("https://a.example/1"), kNow);
      old.close();
      const now = await openDatabase(`old-${steps}`);
      expect(await searchMemory(now, termsOfClaim(kSeen), "")).toHaveLength(1);
      expect([...now.objectStoreNames]).toEqual(["feeds", "pages"]);
    }
  });

  test("a write that is broken off leaves what was there", async () => {
    await remember(database, reading("https://a.example/1"), kNow);
    const entry = await entryOf(reading("https://a.example/2"), kNow);
    const transaction = database.transaction("pages", "readwrite");
    await transaction.store.add(entry);
    const failed = transaction.done.catch(() => "aborted");
    transaction.abort();
    expect(await failed).toBe("aborted");
    expect(await searchMemory(database, termsOfClaim(kSeen), "")).toHaveLength(1);
  });

  test("a full disk loses nothing and says so; of a bulk all or none are there", async () => {
    await remember(database, reading("https://a.example/1"), kNow);
    const { add } = IDBObjectStore.prototype;
    let left = 1;
    const spy = vi.spyOn(IDBObjectStore.prototype, "add").mockImplementation(function (
      this: IDBObjectStore,
      value: unknown,
    ) {
      if (left-- > 0) return add.call(this, value);
      throw new DOMException("full", "QuotaExceededError");
    });
    const bulk = [reading("https://b.example/2"), reading("https://b.example/3")];
    expect(await rememberAll(database, bulk, kNow)).toBe("full");
    spy.mockRestore();
    expect((await database.getAll("pages")).map(({ url }) => url)).toEqual(["https://a.example/1"]);
    expect(await rememberAll(database, bulk, kNow)).toBe("kept");
  });
});
