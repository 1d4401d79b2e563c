// The reader's choice for a site, the browser's permissions and the registered script agree; and the badge.
import "./fake-browser.js";
import { expect, test } from "vitest";
import { strongMarks } from "../../extension/src/background/badge.js";
import { reconcile } from "../../extension/src/background/site-access.js";
import { hostPattern } from "../../extension/src/platform/host-access.js";
import { settingsOf } from "../../extension/src/settings/settings.js";
import { isPatternOf, releasable } from "../../extension/src/settings/sites.js";
import { tabOfKey } from "../../extension/src/tab-record.js";
import { analysis, attribution, kRequest } from "./samples.js";

const sites = settingsOf({
  sites: { "news.example": "always", "127.0.0.1:8080": "always", "other.example": "never" },
});

test("a pattern names the one host and the scheme of the page", () => {
  expect(hostPattern("https://www.news.example:8443/a?b#c")).toBe("https://www.news.example/*");
  expect(hostPattern("http://[::1]:80/")).toBe("http://[::1]/*");
  expect(hostPattern("javascript:alert(1)")).toBeNull();
  expect(hostPattern("file:///etc")).toBeNull();
});

test("a pattern belongs to its host with and without www and port, and to no other", () => {
  expect(isPatternOf("https://www.news.example/*", "news.example")).toBe(true);
  expect(isPatternOf("http://127.0.0.1/*", "127.0.0.1:8080")).toBe(true);
  expect(isPatternOf("https://sub.news.example/*", "news.example")).toBe(false);
  expect(isPatternOf("https://evilnews.example/*", "news.example")).toBe(false);
  expect(isPatternOf("https://*/*", "news.example")).toBe(false);
});

test("a host is given back unless a feed or a service is read from it", () => {
  const granted = ["https://www.news.example/*", "*://news.example/*", "https://other.example/*"];
  expect(releasable(granted, "news.example", ["*://feeds.example/*"])).toEqual(granted.slice(0, 2));
  expect(releasable(granted, "news.example", ["*://news.example/*"])).toEqual([]);
  expect(releasable(granted, "third.example", [])).toEqual([]);
});

test("only hosts that are chosen and granted are registered; chosen ones without a grant are lost", () => {
  const granted = ["https://www.news.example/*", "https://feeds.example/*", "https://other.example/*"];
  expect(reconcile(sites, granted)).toEqual({
    matches: ["https://www.news.example/*"],
    lost: ["127.0.0.1:8080"],
  });
  expect(reconcile(settingsOf({}), granted)).toEqual({ matches: [], lost: [] });
});

test("the badge counts strong marks of read pages only, without what is dismissed", () => {
  const page = { url: "https://news.example/", title: "", foreign_frames: 0, cut: false };
  const read = (list: ReturnType<typeof attribution>[]) => ({
    state: "read",
    page,
    request: kRequest,
    analysis: analysis(list),
  });
  const none = settingsOf({});
  expect(strongMarks(read([attribution({}), attribution({ id: "a1", mark: "quiet" })]), none)).toBe(1);
  expect(strongMarks({ state: "reading", page }, none)).toBe(0);
  expect(strongMarks(undefined, none)).toBe(0);
  const two = read([attribution({}), attribution({ id: "a1", key: "f".repeat(16) })]);
  const without = (scope: string, value: string) =>
    strongMarks(two, settingsOf({ dismissed: [{ scope, value, label: "", time: 1 }] }));
  expect(without("claim", "0123456789abcdef")).toBe(1);
  expect(without("cue", "say")).toBe(0);
  expect(without("site", "news.example")).toBe(0);
  expect(without("site", "other.example")).toBe(2);
  expect([tabOfKey("tab:12"), tabOfKey("seen:12"), tabOfKey("tab:x")]).toEqual([12, null, null]);
});
