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
