// Exports of all data: binary values survive JSON, and what is no export of ours is refused.
import "./fake-browser.js";
import { expect, test } from "vitest";
import { parseEverything } from "../../extension/src/options/stored-data.js";
import { packed, unpacked } from "../../extension/src/platform/stores.js";

test("records with binary values come back as they were", () => {
  const record = {
    id: 1,
    text: "Élysée 🎉",
    bytes: new Uint8Array([0, 128, 255]),
    deep: [{ buffer: new Uint8Array([7, 8]).buffer }, null, true],
  };
  expect(unpacked(JSON.parse(JSON.stringify(packed(record))))).toEqual(record);
});

test("an export is read back, its settings checked", () => {
  const text = JSON.stringify({
    format: "firsthand-data",
    version: 1,
    exported: "2026-01-01",
    local: { settings: { badge: "yes", sites: { "news.example": "never", "bad host": "never" } }, other: 1 },
    databases: [{ database: "firsthand", store: "pages", entries: [] }],
  });
  expect(parseEverything(text)?.local).toMatchObject({
    settings: { badge: true, sites: { "news.example": "never" } },
    other: 1,
  });
});

test("anything else is refused", () => {
  for (const text of [
    "",
    "null",
    "[]",
    '{"format":"firsthand-data"}',
    '{"format":"firsthand-data","version":2,"local":{},"databases":[]}',
    '{"format":"firsthand-data","version":1,"local":[],"databases":[]}',
    '{"format":"firsthand-data","version":1,"local":{},"databases":[{"store":1}]}',
  ])
    expect(parseEverything(text)).toBeNull();
});

const kPage = {
  id: 1,
  url: "https://news.example/a",
  page: 1,
  address: 2,
  text: 3,
  title: "Two boats",
  outlet: "Bay Post",
  site: "news.example",
  language: "en",
  published: "",
  kept_at: 1,
  version: 1,
  terms: [4, 5],
  body: { $bytes: "AQID" },
  cut: false,
};
const kFeed = {
  url: "https://news.example/feed",
  title: "",
  items: [{ url: "https://news.example/a", title: "Boats", summary: "", outlet: "", time: null }],
  etag: "",
  modified: "",
  checked_at: 0,
  next_at: 0,
  status: "ok",
};

const read = (store: string, ...entries: unknown[]) =>
  parseEverything(
    JSON.stringify({
      format: "firsthand-data",
      version: 1,
      local: {},
      databases: [{ database: "firsthand", store, entries }],
    }),
  );

test("records of an import fit their store, or the file is refused", () => {
  expect(read("pages", kPage)?.databases[0]?.entries).toEqual([kPage]);
  expect(read("feeds", kFeed)?.databases[0]?.entries).toEqual([kFeed]);
  for (const change of [
    { id: undefined },
    { url: "javascript:alert(1)" },
    { title: "x".repeat(201) },
    { terms: Array(101).fill(1) },
    { terms: ["a"] },
    { body: "AQID" },
    { body: { $bytes: "%" } },
    { kept_at: "now" },
    { more: 1 },
  ])
    expect(read("pages", kPage, { ...kPage, ...change }), JSON.stringify(change)).toBeNull();
  expect(read("feeds", { ...kFeed, status: "fine" })).toBeNull();
  expect(read("feeds", { ...kFeed, items: [{ ...kFeed.items[0], url: "data:," }] })).toBeNull();
  expect(read("feeds", ...Array(501).fill(kFeed))).toBeNull();
  expect(read("others", {})?.databases).toEqual([]);
});
