// Tests the parts of build-scripts/run that need no browser: which page it takes and how it prints claims.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { chooseInput, pageOf, UsageError } from "../../build-scripts/run-input.mjs";
import { claimsTable, outcome } from "../../build-scripts/run-table.mjs";

const kFolder = mkdtempSync(join(tmpdir(), "firsthand-test-"));
afterAll(() => rmSync(kFolder, { recursive: true, force: true }));

function file(name, content) {
  writeFileSync(join(kFolder, name), content);
  return join(kFolder, name);
}

describe("the page to show", () => {
  const site = "http://127.0.0.1:1/";

  test("is the sample article when none is named", () => {
    expect(chooseInput(null).address(site)).toBe(`${site}courier/world/merane-convoy.html`);
  });

  test("is an address as it stands, but only http and https", () => {
    expect(chooseInput("https://paper.example/a").address(site)).toBe("https://paper.example/a");
    expect(() => chooseInput("ftp://paper.example/a")).toThrow(UsageError);
    expect(() => chooseInput(join(kFolder, "missing.html"))).toThrow(/there is no file/);
    expect(() => chooseInput(kFolder)).toThrow(/there is no file/);
  });

  test("is a file under its own name", async () => {
    const path = file("my story.html", "<!doctype html><p>Rain, she said.</p>");
    const input = chooseInput(path);
    expect(input.address(site)).toBe(`${site}yours/my%20story.html`);
    expect(await input.mounts(kFolder)).toEqual({ "/yours/my story.html": path });
    expect((await input.content()).format).toBe("html");
  });

  test("is made of text, a paragraph a line, with nothing taken for markup", async () => {
    const input = chooseInput(file("note.txt", "“Rain,” she said.\r\n\r\n<b>Sun & wind</b>\n"));
    const mounts = await input.mounts(kFolder);
    const page = readFileSync(mounts["/yours/note.html"], "utf8");
    expect(page).toContain("<p>“Rain,” she said.</p>\n<p>&lt;b&gt;Sun &amp; wind&lt;/b&gt;</p>\n");
    expect((await input.content()).format).toBe("text");
    expect(pageOf("\n\n")).not.toContain("<p>");
  });

  test("is not an empty file", () => {
    expect(() => chooseInput(file("empty.txt", ""))).toThrow(/empty/);
  });
});

describe("the table", () => {
  const request = { blocks: [{ text: "At least 14 guards died, a source told a channel." }] };
  const attribution = {
    source: { ids: ["s1"] },
    content: [[0, 23]],
    role: "armed_group",
    identity: "unnamed",
    standing: "disclaimed",
    kind: "fact",
    relay: [{ name: "Al-Sahil TV" }, { name: null }],
    mark: "strong",
  };
  const analysis = {
    language: "en",
    warnings: [],
    sources: [{ id: "s1", name: "a source in the Red Dunes Front" }],
    attributions: [
      attribution,
      { ...attribution, source: { ids: [] }, kind: "forecast", standing: null, mark: "listed" },
    ],
  };

  test("says claim, speaker, capacity, standing and relay, no line longer than the width", () => {
    const narrow = claimsTable({ request, analysis }, 80);
    for (const line of narrow.split("\n").slice(0, -1)) expect(line.length).toBeLessThanOrEqual(80);
    const table = claimsTable({ request, analysis }, 300);
    for (const part of [
      "At least 14 guards died",
      "a source in the Red Dunes Front",
      "nobody named",
      "armed group (unnamed)",
      "disclaimed",
      "Al-Sahil TV, somebody",
    ]) {
      expect(table).toContain(part);
    }
    expect(table).toContain("(forecast)");
    expect(table).toContain("2 claims: 1 marked strongly, 0 quietly, 1 only listed; 0 of 1 statements");
  });

  test("says why there is none", () => {
    expect(claimsTable({ request, analysis: { ...analysis, attributions: [] } }, 80)).toMatch(
      /^Nothing on this page/,
    );
    const foreign = { ...analysis, language: "fr", warnings: [{ code: "unsupported_language", span: null }] };
    expect(claimsTable({ request, analysis: foreign }, 80)).toMatch(/language yet \(fr\)/);
    expect(outcome({ state: "unread", obstacle: "no_article" })).toMatch(/no article on this page/);
  });
});
