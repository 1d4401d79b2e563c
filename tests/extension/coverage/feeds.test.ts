// Followed feeds and the gate before every provider: when something is asked, with what conditions, and what
// stays when it fails.
import "fake-indexeddb/auto";
import "../fake-browser.js";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import {
  follow,
  importFeeds,
  readFeeds,
  refreshDue,
  unfollow,
} from "../../../extension/src/coverage/feeds.js";
import { ask, type Gate, originsOf } from "../../../extension/src/coverage/gate.js";
import { type Database, openDatabase } from "../../../extension/src/coverage/memory/database.js";
import { matchItems } from "../../../extension/src/coverage/providers/local.js";
import { kRegistry } from "../../../extension/src/coverage/registry.js";
import { kProviders } from "../../../extension/src/messages.js";
import { startReplay } from "../../replay/server.mjs";
import { kNow, kQuery, play } from "./surroundings.js";

const kFeed = { url: "https://bay-post.example/feed.xml", title: "" };
const kQuarter = 15 * 60_000;

let replay: Awaited<ReturnType<typeof startReplay>>;
let database: Database;
let name = 0;
beforeAll(async () => {
  replay = await startReplay();
});
afterAll(() => replay.close());
beforeEach(async () => {
  database = await openDatabase(`feeds-${name++}`);
});

const yes = async () => true;
const only = async () => (await readFeeds(database))[0];

describe("followed feeds", () => {
  test("are read, then asked with their conditions and not before a quarter of an hour", async () => {
    await follow(database, [kFeed, kFeed, { url: "http://10.0.0.1/feed", title: "" }]);
    const { around, sent } = play(replay.url, ["feed-rss", "feed-304"]);
    await refreshDue(database, around.fetcher, yes, () => kNow);
    await refreshDue(database, around.fetcher, yes, () => kNow + kQuarter - 1);
    expect(sent).toHaveLength(1);
    expect(await only()).toMatchObject({
      status: "ok",
      title: "Bay Post",
      items: [{ title: "Ferry Orla & the rocks" }],
    });
    await refreshDue(database, around.fetcher, yes, () => kNow + kQuarter);
    expect(sent[1]?.init.headers).toMatchObject({
      "If-None-Match": '"v1"',
      "If-Modified-Since": "Fri, 27 Nov 2026 10:00:00 GMT",
    });
    expect(sent[1]?.init).toMatchObject({ credentials: "omit", redirect: "follow" });
    expect(await only()).toMatchObject({ status: "ok", items: [{ title: "Ferry Orla & the rocks" }] });
  });

  test.each([
    ["redirect-loop", "unavailable"],
    ["redirect-away", "unavailable"],
    ["feed-bomb", "bad_response"],
    ["feed-html", "bad_response"],
    ["flood", "too_large"],
    ["server-error", "unavailable"],
  ])("%s: %s; the items stay, and it waits an hour", async (reply, status) => {
    await follow(database, [kFeed]);
    const { around, sent } = play(replay.url, ["feed-rss", reply]);
    await refreshDue(database, around.fetcher, yes, () => kNow);
    await refreshDue(database, around.fetcher, yes, () => kNow + kQuarter);
    expect(await only()).toMatchObject({ status, items: [{ title: "Ferry Orla & the rocks" }] });
    await refreshDue(database, around.fetcher, yes, () => kNow + 2 * kQuarter);
    expect(sent).toHaveLength(2);
  });

  test("one that the browser does not allow is not asked, and says so", async () => {
    await follow(database, [kFeed]);
    const { around, sent } = play(replay.url, ["feed-rss"]);
    const asked: string[][] = [];
    await refreshDue(
      database,
      around.fetcher,
      async (origins) => asked.push(origins) < 0,
      () => kNow,
    );
    expect([sent.length, (await only())?.status, asked]).toEqual([
      0,
      "no_permission",
      [["*://bay-post.example/*"]],
    ]);
  });

  test("one unfollowed while it is read does not come back", async () => {
    await follow(database, [kFeed]);
    const { around } = play(replay.url, ["feed-rss"]);
    const fetcher: typeof around.fetcher = async (asked) => {
      await unfollow(database, kFeed.url);
      return around.fetcher(asked);
    };
    await refreshDue(database, fetcher, yes, () => kNow);
    expect(await readFeeds(database)).toEqual([]);
  });

  test("come in as a list, once each, and what is no list is none", async () => {
    const list =
      '<opml><body><outline text="a"><outline xmlUrl="https://a.example/r"/></outline></body></opml>';
    expect(await importFeeds(database, list)).toBe(1);
    expect(await importFeeds(database, list)).toBe(0);
    expect(await importFeeds(database, "{}")).toBeNull();
  });

  test("are looked through by the query; what was not read makes it partial", async () => {
    const item = {
      url: "https://a.example/1",
      title: "Orla aground at Fort Hale",
      summary: "",
      outlet: "A",
      time: null,
    };
    const feed = {
      ...kFeed,
      items: [item],
      etag: "",
      modified: "",
      checked_at: 1,
      next_at: 0,
      status: "ok" as const,
    };
    expect(matchItems(kQuery, [feed])[0]?.shared).toEqual(["orla", "fort hale", "aground"]);
    const { around } = play(replay.url, []);
    const search = async (status: "ok" | "timeout") =>
      (await kRegistry.feeds.search(kQuery, { ...around, feeds: async () => [{ ...feed, status }] })).status;
    expect([await search("ok"), await search("timeout")]).toEqual(["ok", "partial"]);
    expect((await kRegistry.feeds.search(kQuery, around)).status).toBe("not_asked");
  });
});

describe("the gate", () => {
  const gate = (change: Partial<Gate> = {}): Gate => ({
    local_only: false,
    isAgreed: () => true,
    mayReach: yes,
    pauseOf: async () => 0,
    pause: async () => {},
    ...change,
  });
  const remote = kProviders.filter((id) => originsOf(id, "https://index.desk.example/").length > 0);

  test("eight providers ask somebody, each at its own host", () => {
    expect(remote).toEqual([
      "gal",
      "wikipedia",
      "wikidata",
      "gdelt_context",
      "gdelt_doc",
      "fact_check",
      "newsroom",
      "wayback",
    ]);
    for (const id of remote) expect(originsOf(id, "https://index.desk.example/")).toHaveLength(1);
  });

  test.each([
    ["no agreement", { isAgreed: () => false }, "not_asked"],
    ["local only", { local_only: true }, "not_asked"],
    ["no permission", { mayReach: async () => false }, "no_permission"],
    ["a pause", { pauseOf: async () => kNow + 1 }, "rate_limited"],
  ] as const)("%s: nobody is asked", async (_what, change, status) => {
    for (const id of remote) {
      const { around, sent } = play(replay.url, ["gdelt-none"]);
      const result = await ask(kRegistry[id], kQuery, around, gate(change));
      expect([id, result.status, sent.length]).toEqual([id, status, 0]);
      expect(result.requests.length).toBeGreaterThan(0); // it can still be shown
    }
  });

  test("without agreement remembered pages are not looked through", async () => {
    const remembered = vi.fn(async () => []);
    const { around } = play(replay.url, [], { remembered });
    expect((await ask(kRegistry.remembered, kQuery, around, gate({ isAgreed: () => false }))).status).toBe(
      "not_asked",
    );
    expect(remembered).not.toHaveBeenCalled();
  });

  test("a service that wants a pause gets it; one that breaks is a bad response", async () => {
    const pause = vi.fn(async () => {});
    const { around } = play(replay.url, ["gdelt-limit"]);
    await ask(kRegistry.gdelt_doc, kQuery, around, gate({ pause }));
    expect(pause).toHaveBeenCalledWith("gdelt_doc", kNow + 60_000);
    const quiet = vi.spyOn(console, "error").mockImplementation(() => {});
    const broken = { ...kRegistry.wikipedia, search: () => Promise.reject(new Error("broken")) };
    expect((await ask(broken, kQuery, around, gate())).status).toBe("bad_response");
    quiet.mockRestore();
  });
});

test("what cannot be logged is not sent; offline is said", async () => {
  const { makeFetcher } = await import("../../../extension/src/coverage/bounded-fetch.js");
  const fetch = vi.fn();
  const network = {
    fetch,
    isOnline: () => true,
    limit: () => AbortSignal.timeout(1000),
    log: () => Promise.reject(new Error("full")),
  };
  const asked = {
    shown: { method: "GET" as const, url: "https://a.example/", headers: {}, body: null },
    limits: { max_bytes: 10, timeout_ms: 10 },
  };
  expect(await makeFetcher(network)(asked)).toEqual({ ok: false, status: "unavailable" });
  expect(await makeFetcher({ ...network, isOnline: () => false })(asked)).toEqual({
    ok: false,
    status: "offline",
  });
  expect(
    await makeFetcher(network)({ ...asked, shown: { ...asked.shown, url: "http://127.0.0.1/" } }),
  ).toEqual({ ok: false, status: "bad_response" });
  expect(fetch).not.toHaveBeenCalled();
});
