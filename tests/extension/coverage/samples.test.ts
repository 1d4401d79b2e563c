// The recorded and documented samples of the services through the same parsers; they lie beside the project and
// may be missing.
import "../fake-browser.js";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseFeed } from "../../../extension/src/coverage/feed.js";
import { readOpml } from "../../../extension/src/coverage/opml.js";
import { readReviews } from "../../../extension/src/coverage/providers/claim-review.js";
import { readGalLines } from "../../../extension/src/coverage/providers/gal.js";
import { readArchive, readCdx } from "../../../extension/src/coverage/providers/wayback.js";
import { kRegistry } from "../../../extension/src/coverage/registry.js";
import type { ProviderId } from "../../../extension/src/messages.js";
import { kQuery, play } from "./surroundings.js";

const kFolder = join(process.env.FIRSTHAND_SHARED ?? "../shared", "coverage-samples");
const is_there = existsSync(kFolder);
const read = (name: string): string => readFileSync(join(kFolder, name), "utf8");

/** A provider that gets a sample as its answer. */
async function answered(provider: ProviderId, body: string, code = 200) {
  const { around } = play("", []);
  const fetcher: typeof around.fetcher = async ({ shown }) => ({
    ok: true,
    code,
    url: shown.url,
    headers: new Headers(),
    bytes: new TextEncoder().encode(body),
  });
  const result = await kRegistry[provider].search(kQuery, { ...around, fetcher });
  return [result.status, result.candidates.length, result.skipped];
}

if (!is_there) console.log("samples of the services: skipped: no corpora");

describe.skipIf(!is_there)("samples", () => {
  test("GDELT", async () => {
    expect(await answered("gdelt_doc", read("gdelt-doc-artlist.json"))).toEqual(["ok", 2, 0]);
    expect(await answered("gdelt_doc", read("gdelt-doc-empty.json"))).toEqual(["empty", 0, 0]);
    expect(await answered("gdelt_doc", read("gdelt-doc-429.txt"), 429)).toEqual(["rate_limited", 0, 0]);
    expect(await answered("gdelt_doc", read("gdelt-doc-invalid-escape.json"))).toEqual(["ok", 1, 0]);
    expect(await answered("gdelt_context", read("gdelt-context-artlist.json"))).toEqual(["ok", 1, 1]);
  });
  test("each of GDELT's sentences is a refusal, and the last a limit", async () => {
    const lines = read("gdelt-200-error-bodies.txt")
      .split("\n")
      .filter((line) => line && !line.startsWith("#"));
    const statuses = await Promise.all(lines.map(async (line) => (await answered("gdelt_doc", line))[0]));
    expect(statuses).toEqual([...lines.slice(1).map(() => "refused_query"), "rate_limited"]);
  });
  test("GDELT's article list", () => {
    expect(parseFeed(read("gdelt-gal-feed.rss"), "https://data.gdeltproject.org/", 100)).toMatchObject({
      skipped: 1,
      built: "2026-10-03T20:47:00.000Z",
    });
    expect(readGalLines(read("gdelt-gal.jsonl"))).toMatchObject({ total: 2, skipped: 1 });
  });
  test("fact checks", async () => {
    expect(await answered("fact_check", read("factcheck-claims-search.json"))).toEqual(["partial", 3, 0]);
    expect(await answered("fact_check", read("factcheck-empty.json"))).toEqual(["empty", 0, 0]);
    expect(await answered("fact_check", read("google-error-400-key.json"), 400)).toEqual(["auth", 0, 0]);
    expect(
      readReviews([read("datacommons-claimreview-feed.json")], "https://factcheck.example/").candidates,
    ).toHaveLength(1);
  });
  test("Wikimedia", async () => {
    expect(await answered("wikipedia", read("wikipedia-search.json"))).toEqual(["ok", 1, 0]);
    expect(await answered("wikidata", read("wikidata-wbsearchentities.json"))).toEqual(["ok", 1, 0]);
    expect(await answered("wikipedia", read("mediawiki-error.json"))).toEqual(["rate_limited", 0, 0]);
  });
  test("archives", async () => {
    expect(readCdx(read("wayback-cdx.txt"))).toMatchObject({ more: true, captures: { length: 1 } });
    expect(readCdx(read("cdx-malformed-lines.txt")).captures).toHaveLength(1);
    expect(await answered("wayback", read("wayback-cdx-403-blocked.txt"), 403)).toEqual([
      "refused_query",
      0,
      0,
    ]);
  });
  test("an archived copy's headers", () => {
    const lines = read("wayback-memento-headers.txt").split(/\r?\n/).slice(1);
    const pairs = lines.flatMap((line): [string, string][] => {
      const [, name, value] = /^([\w-]+): (.+)$/.exec(line) ?? [];
      return name && value ? [[name, value]] : [];
    });
    const headers = new Headers(pairs);
    const own = /<([^>]+)>; rel="memento"/.exec(headers.get("link") ?? "")?.[1] ?? "";
    const archive = readArchive(headers, own, Date.parse("2026-11-28T12:00:00Z"));
    expect(archive?.time).toBe(new Date(headers.get("memento-datetime") ?? "").toISOString());
    const times = archive?.copies.map(({ time }) => time) ?? [];
    expect(times).toHaveLength(3);
    expect(times).toEqual([...times].sort().reverse());
  });
  test("a newsroom's index", async () => {
    expect(await answered("newsroom", read("opensearch-response.json"))).toEqual(["partial", 1, 0]);
    expect(await answered("newsroom", read("opensearch-error-404.json"), 404)).toEqual([
      "bad_response",
      0,
      0,
    ]);
  });
  test("feeds of other makers, and a list of feeds", () => {
    const google = parseFeed(read("google-news-rss.xml"), "https://news.google.com/", 10)?.items[0];
    expect([google?.outlet, google?.url.startsWith("https://news.google.com/rss/articles/")]).toEqual([
      "gjdream.com",
      true,
    ]);
    const bing = parseFeed(read("bing-news-rss.xml"), "https://www.bing.com/", 10)?.items[0];
    expect([bing?.outlet, bing?.url.startsWith("https://www.telegraphindia.com/")]).toEqual([
      "Telegraph India",
      true,
    ]);
    expect(parseFeed(read("news-sitemap.xml"), "https://outlet.example/", 10)?.items).toHaveLength(1);
    expect(readOpml(read("feeds.opml"))).toEqual([
      { url: "https://outlet.example/rss.xml", title: "Outlet" },
    ]);
  });
});
