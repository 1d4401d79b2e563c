// Every provider against the replay server: what it sends, and that each failure of its service becomes the
// status that it is, with what was found kept and nothing asked twice.
import "../fake-browser.js";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { kRegistry } from "../../../extension/src/coverage/registry.js";
import type { ProviderId, Status } from "../../../extension/src/messages.js";
import { isResult } from "../../../extension/src/messages.js";
import { startReplay } from "../../replay/server.mjs";
import { kNow, kQuery, play } from "./surroundings.js";

let replay: Awaited<ReturnType<typeof startReplay>>;
beforeAll(async () => {
  replay = await startReplay();
});
afterAll(() => replay.close());
beforeEach(() => {
  replay.asked.length = 0;
});

async function ask(provider: ProviderId, ...names: string[]) {
  const { around, sent, logged } = play(replay.url, names, {}, names.includes("stall") ? 60 : 5000);
  const result = await kRegistry[provider].search(kQuery, around);
  expect(isResult(JSON.parse(JSON.stringify(result)))).toBe(true);
  return { result, sent, logged };
}

const kCases: [ProviderId, string[], Status, number][] = [
  ["gdelt_doc", ["gdelt-articles"], "ok", 1],
  ["gdelt_doc", ["gdelt-none"], "empty", 0],
  ["gdelt_doc", ["gdelt-broken-escapes"], "ok", 1],
  ["gdelt_doc", ["gdelt-full"], "partial", 75],
  ["gdelt_doc", ["gdelt-limit"], "rate_limited", 0],
  ["gdelt_doc", ["gdelt-limit-429"], "rate_limited", 0],
  ["gdelt_doc", ["gdelt-short-phrase"], "refused_query", 0],
  ["gdelt_doc", ["gdelt-common"], "refused_query", 0],
  ["gdelt_doc", ["gdelt-illegal"], "refused_query", 0],
  ["gdelt_doc", ["gdelt-html"], "unavailable", 0],
  ["gdelt_doc", ["gdelt-empty-body"], "unavailable", 0],
  ["gdelt_doc", ["gdelt-babble"], "bad_response", 0],
  ["gdelt_doc", ["gdelt-cut"], "bad_response", 0],
  ["gdelt_doc", ["stall"], "timeout", 0],
  ["gdelt_doc", ["flood"], "too_large", 0],
  ["gdelt_doc", ["redirect-away"], "unavailable", 0],
  ["gdelt_doc", ["server-error"], "unavailable", 0],
  ["gdelt_context", ["gdelt-context"], "ok", 1],
  ["gdelt_context", ["gdelt-limit"], "rate_limited", 0],
  ["gal", ["gal-feed", "gal-minute", "no-such-minute"], "ok", 3],
  ["gal", ["gal-feed", "no-such-minute"], "ok", 1],
  ["gal", ["gal-feed", "gal-cut", "no-such-minute"], "partial", 1],
  ["gal", ["gal-stale", "no-such-minute"], "partial", 0],
  ["gal", ["gal-3000", "no-such-minute"], "empty", 0],
  ["gal", ["feed-bomb"], "bad_response", 0],
  ["gal", ["no-such-reply"], "bad_response", 0],
  ["wikipedia", ["wikipedia-found"], "ok", 1],
  ["wikipedia", ["wikipedia-none"], "empty", 0],
  ["wikipedia", ["wiki-ratelimited"], "rate_limited", 0],
  ["wikipedia", ["wiki-maxlag"], "unavailable", 0],
  ["wikipedia", ["wiki-429"], "rate_limited", 0],
  ["wikipedia", ["wiki-403"], "unavailable", 0],
  ["wikipedia", ["gdelt-html"], "bad_response", 0],
  ["wikidata", ["wikidata-found"], "ok", 2],
  ["wikidata", ["gdelt-none"], "bad_response", 0],
  ["fact_check", ["facts-found"], "partial", 2],
  ["fact_check", ["facts-none"], "empty", 0],
  ["fact_check", ["facts-bad-key"], "auth", 0],
  ["fact_check", ["facts-403"], "auth", 0],
  ["fact_check", ["facts-429"], "rate_limited", 0],
  ["wayback", ["cdx-found"], "partial", 2],
  ["wayback", ["cdx-none"], "empty", 0],
  ["wayback", ["cdx-blocked"], "refused_query", 0],
  ["wayback", ["cdx-429"], "rate_limited", 0],
  ["wayback", ["gdelt-html"], "bad_response", 0],
  ["newsroom", ["index-found"], "ok", 1],
  ["newsroom", ["index-partial"], "partial", 1],
  ["newsroom", ["index-shard"], "partial", 1],
  ["newsroom", ["index-more"], "ok", 1],
  ["newsroom", ["index-404"], "bad_response", 0],
  ["newsroom", ["index-400"], "refused_query", 0],
  ["newsroom", ["index-401"], "auth", 0],
  ["newsroom", ["feed-html"], "bad_response", 0],
];

test.each(kCases)("%s, %j: %s, %i found", async (provider, names, status, count) => {
  const { result, sent, logged } = await ask(provider, ...names);
  expect([result.status, result.candidates.length]).toEqual([status, count]);
  expect(sent.length).toBe(logged.length);
  expect(sent.length).toBeLessThanOrEqual(provider === "gal" ? 3 : 1); // nothing is asked twice
  expect(result.requests.map(({ url }) => url)).toEqual(expect.arrayContaining(logged.map(({ url }) => url)));
});

describe("what is sent", () => {
  test.each([
    "gdelt_doc",
    "gdelt_context",
    "wikipedia",
    "wikidata",
    "fact_check",
    "wayback",
    "newsroom",
    "gal",
  ] as const)(
    "%s: no cookies, no referrer, exactly the request shown, never the page's own address with its query",
    async (provider) => {
      const { around, sent } = play(replay.url, ["gdelt-none"]);
      const shown = kRegistry[provider].requests(kQuery, around);
      await kRegistry[provider].search(kQuery, around);
      expect(sent.map(({ url }) => url)).toEqual(shown.slice(0, sent.length).map(({ url }) => url));
      for (const { url, init } of sent) {
        expect(init).toMatchObject({
          credentials: "omit",
          referrerPolicy: "no-referrer",
          cache: "no-store",
          redirect: "error",
        });
        expect(`${url} ${init.body ?? ""}`).not.toContain("secret");
        if (provider !== "wayback") expect(`${url} ${init.body ?? ""}`).not.toContain("own.example");
      }
    },
  );

  test("the article list's request is the same for every query", () => {
    const { around } = play(replay.url, []);
    const other = { ...kQuery, entities: ["ana ruiz"], terms: [] };
    expect(kRegistry.gal.requests(kQuery, around)).toEqual(kRegistry.gal.requests(other, around));
  });

  test("the reader's key goes in a header and is never shown or logged", async () => {
    const { around, sent, logged } = play(replay.url, ["facts-none"]);
    const result = await kRegistry.fact_check.search(kQuery, around);
    expect(sent[0]?.init.headers).toMatchObject({ "X-Goog-Api-Key": "the-readers-key" });
    expect(JSON.stringify([result, logged, sent[0]?.url])).not.toContain("the-readers-key");
  });

  test("without a key, an endpoint or words to look for, nobody is asked", async () => {
    const { around, sent } = play(replay.url, ["facts-none"], { key: "", endpoint: "" });
    expect((await kRegistry.fact_check.search(kQuery, around)).status).toBe("auth");
    expect((await kRegistry.newsroom.search(kQuery, around)).status).toBe("not_asked");
    const nothing = { ...kQuery, entities: [], terms: [], numbers: [] };
    for (const id of ["gdelt_doc", "gdelt_context", "wikipedia", "wikidata"] as const) {
      expect((await kRegistry[id].search(nothing, around)).status).toBe("refused_query");
    }
    expect(sent).toEqual([]);
  });
});

test("a refusal in the service's words is shown, a page of HTML is not", async () => {
  expect((await ask("gdelt_doc", "gdelt-common")).result.message).toContain("too common: (said)");
  expect((await ask("gdelt_doc", "gdelt-html")).result.message).toBeNull();
});

test("hostile rows are left out and counted; tracking and markup go", async () => {
  const { result } = await ask("gdelt_doc", "gdelt-articles");
  expect(result.skipped).toBe(3);
  expect(result.candidates[0]).toMatchObject({
    url: "https://www.bay-post.example/coast/ferry",
    time: "2026-11-27T10:15:00.000Z",
    time_kind: "first_seen",
    title_normalized: true,
  });
  const context = (await ask("gdelt_context", "gdelt-context")).result.candidates[0];
  expect([context?.title, context?.snippet]).toEqual([
    "Ferry Orla aground",
    "The Orla ran aground, Marta Quill said.",
  ]);
});

test("a rating stays the reviewer's words, whatever its sense", async () => {
  const { result } = await ask("fact_check", "facts-found");
  expect(result.candidates.map(({ review }) => review)).toEqual([
    {
      claim: "The ferry Orla was not overloaded.",
      claimant: "Posts online",
      rating: "False",
      reviewer: "Bay Facts",
    },
    {
      claim: "Fort Hale is closed.",
      claimant: "",
      rating: "It is open on weekdays.",
      reviewer: "bayfacts.example",
    },
  ]);
});

test("when to ask again: what the service says, else its own pause", async () => {
  expect((await ask("wikipedia", "wiki-429")).result.retry_at).toBe(kNow + 120_000);
  expect((await ask("gdelt_doc", "gdelt-limit")).result.retry_at).toBe(kNow + 60_000);
});

test("archived versions: one a different text, the newest first", async () => {
  const { result } = await ask("wayback", "cdx-found");
  expect(result.candidates.map(({ url }) => url)).toEqual([
    "https://web.archive.org/web/20261122101010/https://bay-post.example/coast/ferry",
    "https://web.archive.org/web/20261120101010/https://bay-post.example/coast/ferry",
  ]);
  expect(result.skipped).toBe(3);
});
