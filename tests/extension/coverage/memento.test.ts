// What an archive's headers say of a copy: read as RFC 7089 and 8288 write them, and nothing else of them passes.
import "../fake-browser.js";
import fc from "fast-check";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { fetchPage } from "../../../extension/src/background/coverage-search.js";
import { httpTime, readLinks, readMemento } from "../../../extension/src/coverage/memento.js";
import { readArchive } from "../../../extension/src/coverage/providers/wayback.js";
import { kDefaults } from "../../../extension/src/settings/settings.js";
import { local } from "../fake-browser.js";

const kNow = Date.parse("2026-11-28T12:00:00Z");
const kHost = "https://web.archive.org/web/";
const kPage = "https://bay.example/story";
const kCopy = `${kHost}20250902120000id_/${kPage}`;
const kTaken = "Tue, 02 Sep 2025 12:00:00 GMT";

const memento = (stamp: string, datetime: string, page = kPage, rel = "memento", host = kHost) =>
  `<${host}${stamp}/${page}>; rel="${rel}"; datetime="${datetime}"`;
const kFirst = memento("20250901080000", "Mon, 01 Sep 2025 08:00:00 GMT", kPage, "first memento");
const kLast = memento("20250903090000", "Wed, 03 Sep 2025 09:00:00 GMT", kPage, "last memento");
const archive = (link: string, address = kCopy) =>
  readArchive(new Headers({ link, "memento-datetime": kTaken }), address, kNow);
const urls = (link: string) => archive(link)?.copies.map(({ url }) => url);

describe("links", () => {
  test("commas, semicolons and escaped quotes inside quotes and addresses divide nothing", () => {
    const header = `<https://a.example/x,y;z>; title="one, \\"two\\"; rel=no"; rel=Original , <b?c=1,2>;rel="Memento  FIRST"`;
    expect(readLinks(header, "https://a.example/d/")).toEqual([
      { url: "https://a.example/x,y;z", rel: ["original"], datetime: null },
      { url: "https://a.example/d/b?c=1,2", rel: ["memento", "first"], datetime: null },
    ]);
  });
  test("the first of two parameters counts, and a link with another context is none", () => {
    const header = `<https://a.example/>; rel=memento; rel=original, <https://b.example/>; rel=original; anchor="/x"`;
    expect(readLinks(header, "https://a.example/").map(({ rel }) => rel)).toEqual([["memento"]]);
  });
  test("what cannot be read ends the list and keeps what came before", () => {
    const good = "<https://a.example/>; rel=original";
    for (const bad of [', <https://b.example/>; rel="open', ", https://b.example/; rel=x", ", <<>>"])
      expect(readLinks(good + bad, "https://a.example/")).toHaveLength(1);
    expect(readLinks(`${good} x, ${good}`, "https://a.example/")).toEqual([]);
  });
  test("an over-long header is not read, and of many links the first fifty are", () => {
    expect(readLinks(`<https://a.example/${"x".repeat(17_000)}>; rel=memento`, kCopy)).toEqual([]);
    expect(readLinks("<https://a.example/>; rel=memento,".repeat(200), kCopy)).toHaveLength(50);
  });
  test("no text takes long or throws", () => {
    const pieces = fc.constantFrom(
      "<",
      ">",
      ";",
      ",",
      '"',
      "\\",
      "=",
      " ",
      "rel",
      "memento",
      "https://a.example/",
    );
    const header = fc.array(pieces, { maxLength: 3000 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(header, (text) => readLinks(text, kCopy).length <= 50),
      { seed: 7, numRuns: 100 },
    );
  });
});

describe("times", () => {
  test("are read in the one form that HTTP writes", () => {
    expect(httpTime(kTaken, kNow)).toBe("2025-09-02T12:00:00.000Z");
  });
  test.each([
    "Mon, 02 Sep 2025 12:00:00 GMT", // a Tuesday
    "Mon, 31 Feb 2025 12:00:00 GMT",
    "Tue, 02 Sep 2025 12:00:00 +00",
    "2025-09-02T12:00:00.000000000Z",
    "2025-09-02",
    "Wed, 02 Sep 2026 25:00:00 GMT",
    "Thu, 02 Sep 2027 12:00:00 GMT", // to come
    "",
    "x".repeat(100_000),
  ])("%.40s is none", (text) => {
    expect(httpTime(text, kNow)).toBeNull();
  });
});

describe("an opened copy", () => {
  test("says when it was taken and which others there are, the newest first", () => {
    const link = `<${kPage}>; rel="original", <${kHost}timemap/link/${kPage}>; rel="timemap"; type="application/link-format", ${kFirst}, ${memento("20250902120000", kTaken)}, ${kLast}`;
    const read = archive(link);
    expect(read?.time).toBe("2025-09-02T12:00:00.000Z");
    expect(read?.copies.map(({ time, time_kind, kind }) => [time, time_kind, kind])).toEqual([
      ["2025-09-03T09:00:00.000Z", "archived", "archive"],
      ["2025-09-01T08:00:00.000Z", "archived", "archive"],
    ]);
    expect(read?.copies[0]?.url).toBe(`${kHost}20250903090000/${kPage}`);
  });
  test("the same page with www., http, a port or a slash at its end is the same", () => {
    const link = memento(
      "20250901080000",
      "Mon, 01 Sep 2025 08:00:00 GMT",
      "http://www.bay.example:80/story/",
    );
    expect(urls(link)).toHaveLength(1);
  });
  test.each([
    ["another archive", memento("20250901080000", kTaken, kPage, "memento", "https://archive.example/web/")],
    [
      "a look-alike",
      memento("20250901080000", kTaken, kPage, "memento", "https://web.archive.org.evil.example/web/"),
    ],
    ["plain http", memento("20250901080000", kTaken, kPage, "memento", "http://web.archive.org/web/")],
    [
      "another port",
      memento("20250901080000", kTaken, kPage, "memento", "https://web.archive.org:8443/web/"),
    ],
    ["another page", memento("20250901080000", kTaken, "https://bay.example/other")],
    ["another site", memento("20250901080000", kTaken, "https://sea.example/story")],
    ["a private address", memento("20250901080000", kTaken, "http://127.0.0.1/story")],
    ["no stamp", memento("latest", kTaken)],
    ["a way out of the archive's folder", memento("../../20250901080000", kTaken)],
    ["a bad date", memento("20250901080000", "yesterday")],
    ["no date", `<${kHost}20250901080000/${kPage}>; rel="memento"`],
    ["another relation", memento("20250901080000", kTaken, kPage, "timegate")],
    ["a script", `<javascript:alert(1)>; rel="memento"; datetime="${kTaken}"`],
    ["headers of another page", `<https://sea.example/>; rel="original", ${kFirst}`],
  ])("%s is not offered", (_name, link) => {
    expect(urls(link)).toEqual([]);
  });
  test("a relative link is read from the reply's own address", () => {
    const link = `</web/20250901080000/${kPage}>; rel="memento"; datetime="Mon, 01 Sep 2025 08:00:00 GMT"`;
    expect(urls(link)).toEqual([`${kHost}20250901080000/${kPage}`]);
    expect(archive(link, kPage)).toBeNull();
  });
  test("without such headers nothing is said", () => {
    expect(readMemento(new Headers(), kCopy, kNow)).toEqual({ time: null, original: null, others: [] });
    expect(readArchive(new Headers(), kCopy, kNow)).toEqual({ time: null, copies: [] });
  });
});

describe("fetching", () => {
  const contains = vi.fn(async (_asked: { origins: string[] }) => true);
  const asked = vi.fn(async (url: string) => {
    const headers = { "content-type": "text/html", link: kFirst, "memento-datetime": kTaken };
    return Object.defineProperty(new Response("<p>old</p>", { headers }), "url", { value: url });
  });
  beforeEach(() => {
    local.items.clear();
    contains.mockClear();
    asked.mockClear();
    Object.assign(Reflect.get(globalThis, "chrome"), { permissions: { contains } });
    vi.stubGlobal("fetch", asked);
    Object.defineProperty(navigator, "onLine", { configurable: true, value: true });
  });

  test("a copy comes with its archive's words, another page never does", async () => {
    const copy = await fetchPage(`${kHost}20250902120000/${kPage}`);
    expect([copy.status, copy.archive?.time, copy.archive?.copies.length]).toEqual([
      "ok",
      "2025-09-02T12:00:00.000Z",
      1,
    ]);
    expect(asked.mock.calls.map(([url]) => url)).toEqual([kCopy]); // the named copies are not fetched
    expect((await fetchPage(kPage)).archive).toBeNull();
  });
  test("a named copy needs the archive's permission, and local only asks nobody", async () => {
    const named = `${kHost}20250901080000/${kPage}`;
    contains.mockResolvedValueOnce(false);
    expect(await fetchPage(named)).toMatchObject({ status: "no_permission", archive: null });
    expect(contains).toHaveBeenCalledWith({ origins: ["*://web.archive.org/*"] });
    await local.set({ settings: { ...kDefaults, local_only: true } });
    expect((await fetchPage(named)).status).toBe("not_asked");
    expect(asked).not.toHaveBeenCalled();
  });
});
