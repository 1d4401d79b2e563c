// The readers of foreign bytes: addresses, JSON, XML, feeds, OPML. Examples of each rule, and for hostile input
// properties: nothing throws, nothing but a public http(s) address comes out, time stays in step with size.
import "../fake-browser.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  cleanAddress,
  isOwnServer,
  isPublicAddress,
  plainAddress,
} from "../../../extension/src/coverage/address.js";
import { parseFeed } from "../../../extension/src/coverage/feed.js";
import { makeMatcher } from "../../../extension/src/coverage/match.js";
import { readOpml, writeOpml } from "../../../extension/src/coverage/opml.js";
import { readReviews } from "../../../extension/src/coverage/providers/claim-review.js";
import { readGalLines } from "../../../extension/src/coverage/providers/gal.js";
import { readCaptureAddress, readCdx } from "../../../extension/src/coverage/providers/wayback.js";
import {
  gunzip,
  jsonOf,
  plainText,
  repairJson,
  textOfBytes,
} from "../../../extension/src/coverage/reply-text.js";
import { parseXml } from "../../../extension/src/coverage/xml.js";
import { kReplies } from "../../replay/replies.mjs";
import { kQuery } from "./surroundings.js";

const kBase = "https://bay-post.example/feed.xml";
const replies: Record<string, { headers: Record<string, string>; body: unknown }> = kReplies;
const bytesOf = (name: string): Uint8Array => {
  const body = replies[name]?.body;
  return typeof body === "string"
    ? new TextEncoder().encode(body)
    : body instanceof Uint8Array
      ? body
      : new Uint8Array();
};
const feedOf = (name: string) =>
  parseFeed(textOfBytes(bytesOf(name), replies[name]?.headers["content-type"]), kBase, 100);

describe("addresses", () => {
  test.each([
    "http://localhost/", "http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://0x7f.1/", "http://[::1]/",
    "http://[::ffff:127.0.0.1]/", "http://[fd00::1]/", "http://[fe80::1]/", "http://10.0.0.8/", "http://172.20.1.1/",
    "http://192.168.1.1/", "http://169.254.169.254/latest", "http://100.64.0.1/", "http://0.0.0.0/", "http://224.0.0.1/",
    "http://router/", "http://printer.local/", "http://desk.internal./", "https://user:pass@news.example/",
    "https://news.example:8443/", "http://news.example:22/", "ftp://news.example/", "javascript:alert(1)",
    "data:text/html,x", "file:///etc/passwd", "blob:https://news.example/1", "moz-extension://x/", "", "news.example",
  ])("%s is not asked", (address) => {
    expect(isPublicAddress(address)).toBe(false);
    expect(cleanAddress(address)).toBeNull();
  }); // biome-ignore format: a list

  test.each([
    "https://news.example/",
    "http://news.example:80/a",
    "https://8.8.8.8/",
    "https://[2606:4700::1]/",
    "https://xn--bcher-kva.example/",
  ])("%s is public", (address) => expect(isPublicAddress(address)).toBe(true));

  test("a server of one's own may be anywhere, but holds no password", () => {
    expect(isOwnServer("http://192.168.1.9:9200/articles")).toBe(true);
    expect(isOwnServer("http://me:pw@192.168.1.9:9200/articles")).toBe(false);
  });

  test("what an address says about the reader goes", () => {
    expect(cleanAddress("/a?id=7&utm_source=x&fbclid=1#part", kBase)).toBe("https://bay-post.example/a?id=7");
    expect(plainAddress("https://me:pw@news.example/a?token=1#b")).toBe("https://news.example/a");
    const wrapped =
      "http://www.bing.com/news/apiclick.aspx?ref=x&url=https%3a%2f%2fbay-post.example%2fa%3futm_source%3dx";
    expect(cleanAddress(wrapped)).toBe("https://bay-post.example/a");
    expect(cleanAddress("http://www.bing.com/news/apiclick.aspx?url=http%3a%2f%2f10.0.0.1%2f")).toBeNull();
  });

  test("whatever comes in, only a public web address without a password comes out", () => {
    const host = fc.constantFrom(
      "news.example",
      "10.0.0.1",
      "me:pw@x.example",
      "x.example:8443",
      "localhost",
      "[::1]",
    );
    const address = fc.tuple(fc.constantFrom("http:", "https:", "ftp:", ""), host, fc.string());
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          address.map(([scheme, name, path]) => `${scheme}//${name}/${path}`),
        ),
        (text) => {
          const clean = cleanAddress(text, kBase);
          expect(clean === null || (isPublicAddress(clean) && /^https?:\/\/[^/@]+\//.test(clean))).toBe(true);
        },
      ),
      { seed: 7, numRuns: 500 },
    );
  });
});

describe("JSON", () => {
  test("lone backslashes and control characters are repaired, nothing else", () => {
    expect(jsonOf('{"a": "x\\e \u0001 \\| \\n \\u00e9"}')).toEqual({ a: "x\\e   \\| \n é" });
    expect(jsonOf("{'a': 1}")).toBeUndefined();
  });

  test("what is JSON stays as it is", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        expect(JSON.parse(repairJson(text))).toEqual(JSON.parse(text));
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});

describe("XML", () => {
  test.each([
    "feed-bomb", "feed-html",
  ])("%s is refused", (name) => expect(feedOf(name)).toBeNull()); // biome-ignore format: short

  test("an internal document type is refused, wherever it stands", () => {
    expect(parseXml('<a><!DOCTYPE x SYSTEM "file:///etc/passwd"></a>')).toBeNull();
    expect(parseXml('<a><!ENTITY x "y"></a>')).toBeNull();
    expect(parseXml("<a>&x;</a>")?.root.text).toBe("&x;");
  });

  test("hostile input: nothing throws", () => {
    const part = fc.constantFrom(
      "<",
      ">",
      "</a>",
      "<a ",
      '"',
      "'",
      "=",
      "<!--",
      "-->",
      "<![CDATA[",
      "]]>",
      "<?",
      "&#x41;",
      "&",
      "b",
      " ",
      "/>",
      "\u0000",
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
        parseXml(parts.join(""));
        parseFeed(`<rss><channel>${parts.join("")}</channel></rss>`, kBase, 10);
        plainText(parts.join(""));
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  test.each(["<a ", "<!--", "<![CDATA[", "<?", '<a b="', "</a", "<a>", "<script>"])(
    "two megabytes of %s end",
    (part) => {
      const start = performance.now();
      parseXml(`<rss>${part.repeat(2_000_000 / part.length)}`);
      plainText(part.repeat(2_000_000 / part.length));
      expect(performance.now() - start).toBeLessThan(4000); // what is not linear takes minutes
    },
  );
});

describe("feeds", () => {
  test("RSS: relative links, markup in titles, rows twice and rows without a link", () => {
    const feed = feedOf("feed-rss");
    expect(feed?.items).toEqual([
      {
        url: "https://bay-post.example/coast/ferry",
        title: "Ferry Orla & the rocks",
        summary: "Marta Quill said",
        outlet: "bay-post.example",
        time: "2026-11-27T10:00:00.000Z",
      },
    ]);
    expect(feed?.skipped).toBe(1);
  });
  test("Atom and JSON Feed", () => {
    expect(feedOf("feed-atom")?.items[0]).toMatchObject({
      url: "https://le-phare.example/orla",
      title: "Orla",
      summary: "au large",
    });
    expect(feedOf("feed-json")?.items[0]).toMatchObject({ url: "https://j.example/1", title: "Orla" });
  });
  test("a wrong charset is read by the document's own", () =>
    expect(feedOf("feed-latin1")?.items[0]?.title).toBe("Café Orla"));
  test("a feed that breaks off says so", () => expect(feedOf("feed-cut")?.truncated ?? true).toBe(true));
  test("OPML goes out and comes in again", () => {
    const feeds = [{ url: "https://a.example/rss?x=1&y=2", title: 'A "quoted" & <b>' }];
    expect(readOpml(writeOpml("mine", feeds))).toEqual(feeds);
    expect(readOpml("<opml><body><outline xmlUrl='http://10.0.0.1/'/></body></opml>")).toEqual([]);
    expect(readOpml("<rss/>")).toBeNull();
  });
});

describe("packed files", () => {
  test("whole, cut off, and larger than allowed", async () => {
    const whole = await gunzip(bytesOf("gal-minute"), 1_000_000);
    expect(readGalLines(new TextDecoder().decode(whole ?? new Uint8Array())).rows).toHaveLength(2);
    expect(await gunzip(bytesOf("gal-cut"), 1_000_000)).toBeNull();
    expect(await gunzip(bytesOf("gal-minute"), 20)).toBeNull();
  });
});

describe("matching", () => {
  const matcher = makeMatcher(kQuery);
  test.each([
    ["Ferry Orla aground off Fort Hale", true],
    ["Marta Quill speaks about the Orla", true],
    ["Orla carried 12 people", true],
    ["Marta Quilligan and the Orlando fire", false],
    ["Orla wins a prize", false],
    ["aground", false],
  ])("%s: %s", (text, enough) => expect(matcher(text).enough).toBe(enough));
});

describe("structured data and archives", () => {
  test("reviews in a graph, in a list, with broken escapes; a rating in the reviewer's words", () => {
    const review =
      '{"@type": ["ClaimReview"], "claimReviewed": "The ferry was full\\.", "author": [{"name": "Bay Facts"}], "reviewRating": {"alternateName": "Half the story"}, "itemReviewed": {"author": "Ana Ruiz"}}';
    const { candidates, skipped } = readReviews(
      [`{"@graph": [[${review}]]}`, "{", '{"@type":"ClaimReview"}'],
      "https://bayfacts.example/1",
    );
    expect(candidates.map((one) => one.review)).toEqual([
      {
        claim: "The ferry was full\\.",
        claimant: "Ana Ruiz",
        rating: "Half the story",
        reviewer: "Bay Facts",
      },
    ]);
    expect(skipped).toBe(2);
  });
  test("lines that are no captures are skipped", () => {
    expect(readCdx("a b c\n\u0000\n")).toEqual({ captures: [], skipped: 2, more: false });
    fc.assert(
      fc.property(fc.string(), (text) => Array.isArray(readCdx(text).captures)),
      { seed: 7 },
    );
  });
  test("an archived address is taken apart only when it leads to a public page", () => {
    expect(readCaptureAddress("https://web.archive.org/web/20261122101010/https://a.example/x")).toEqual({
      stamp: "20261122101010",
      url: "https://a.example/x",
    });
    expect(readCaptureAddress("https://web.archive.org/web/20261122101010/http://10.0.0.1/")).toBeNull();
    expect(readCaptureAddress("https://evil.example/web/20261122101010/https://a.example/")).toBeNull();
  });
});
