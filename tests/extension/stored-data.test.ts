// Exports of all data: binary values survive JSON, what is no export of ours is refused with its reason, and an
// import that fails half way loses nothing.
import "./fake-browser.js";
import { expect, test, vi } from "vitest";
import { parseEverything, replaceEverything } from "../../extension/src/options/stored-data.js";
import { packed, unpacked } from "../../extension/src/platform/stores.js";
import { local } from "./fake-browser.js";

const kEmpty = { format: "firsthand-data", version: 1, exported: "2026-01-01", local: {}, databases: [] };

/** The import of a file; throws with the reason when it is refused. */
function taken(text: string) {
  const read = parseEverything(text);
  if (typeof read === "string") throw new Error(read);
  return read;
}

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
  const read = taken(text).local;
  expect(read).toMatchObject({ settings: { badge: true, sites: { "news.example": "never" } } });
  expect(Object.keys(read)).toEqual(["settings"]); // a key that we do not have is left out
});

test("anything else is refused, and the reader hears why", () => {
  for (const text of ["", "null", "[]", "[".repeat(100_000), '{"format":"firsthand-report"}'])
    expect(parseEverything(text)).toBe("import_not_ours");
  expect(parseEverything(JSON.stringify({ ...kEmpty, version: 2 }))).toBe("import_newer");
  for (const change of [
    { version: undefined },
    { version: "1" },
    { version: 0 },
    { local: [] },
    { local: null },
    { databases: null },
    { databases: [{ store: 1 }] },
    { databases: Array(101).fill({ database: "firsthand", store: "pages", entries: [] }) },
  ])
    expect(parseEverything(JSON.stringify({ ...kEmpty, ...change })), JSON.stringify(change)).toBe(
      "import_damaged",
    );
});

const kAsked = { method: "GET", url: "https://api.example/", headers: { accept: "text/html" }, body: null };
const withLog = (log: unknown) => parseEverything(JSON.stringify({ ...kEmpty, local: { request_log: log } }));

test("the list of requests comes back only as it is written here", () => {
  const entry = { time: 1, request: kAsked };
  expect(taken(JSON.stringify({ ...kEmpty, local: { request_log: [entry] } })).local.request_log).toEqual([
    entry,
  ]);
  for (const wrong of [
    null,
    "x",
    { 0: entry },
    Array(501).fill(entry),
    [{ ...entry, time: "now" }],
    [{ time: 1, request: { ...kAsked, method: "DELETE" } }],
    [{ time: 1, request: { ...kAsked, url: "x".repeat(4097) } }],
    [{ time: 1, request: { ...kAsked, headers: { a: "x".repeat(4097) } } }],
  ])
    expect(withLog(wrong), JSON.stringify(wrong).slice(0, 80)).toBe("import_damaged");
});

test("keys of the prototype change nothing", () => {
  const text = `{"format":"firsthand-data","version":1,"exported":{"toString":1},"__proto__":{"version":2},
    "local":{"__proto__":{"request_log":1},"settings":{"__proto__":{"badge":false},"constructor":1,
    "sites":{"__proto__":"never","a.example":"never"}}},"databases":[{"database":"firsthand",
    "store":"__proto__","entries":[{}]},{"database":"firsthand","store":"constructor","entries":[{}]}]}`;
  const read = taken(text);
  expect(read.local.settings).toMatchObject({ badge: true, sites: { "a.example": "never" } });
  expect(JSON.stringify(read)).not.toContain("__proto__");
  expect(read.databases).toEqual([]);
  expect(Object.hasOwn(Object.prototype, "badge")).toBe(false);
});

test("an import that the databases refuse leaves everything as it was", async () => {
  local.items.clear();
  await local.set({ settings: { badge: false }, memory_full: true });
  const broken = { databases: async () => Promise.reject(new Error("no disk")) };
  vi.stubGlobal("indexedDB", broken);
  await expect(replaceEverything(taken(JSON.stringify(kEmpty)))).rejects.toThrow("no disk");
  expect(Object.fromEntries(local.items)).toEqual({ settings: { badge: false }, memory_full: true });
  vi.stubGlobal("indexedDB", { databases: async () => [] });
  await replaceEverything(taken(JSON.stringify(kEmpty)));
  expect([...local.items.keys()]).toEqual(["settings"]);
  vi.unstubAllGlobals();
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

const textOf = (store: string, entries: unknown[]) =>
  JSON.stringify({ ...kEmpty, databases: [{ database: "firsthand", store, entries }] });
const read = (store: string, ...entries: unknown[]) => taken(textOf(store, entries)).databases;
const refused = (store: string, ...entries: unknown[]) => parseEverything(textOf(store, entries));

test("records of an import fit their store, or the file is refused", () => {
  expect(read("pages", kPage)[0]?.entries).toEqual([kPage]);
  expect(read("feeds", kFeed)[0]?.entries).toEqual([kFeed]);
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
    expect(refused("pages", kPage, { ...kPage, ...change }), JSON.stringify(change)).toBe("import_damaged");
  expect(refused("feeds", { ...kFeed, status: "fine" })).toBe("import_damaged");
  expect(refused("feeds", { ...kFeed, items: [{ ...kFeed.items[0], url: "data:," }] })).toBe(
    "import_damaged",
  );
  expect(refused("feeds", ...Array(501).fill(kFeed))).toBe("import_damaged");
  expect(read("others", {})).toEqual([]);
});
