// Replies of our own writing in the shape of what the services send, and of how they fail: name -> reply.
// A reply is {code, headers, body}; `body` is text, bytes, or a function that writes into the response.
import { gzipSync } from "node:zlib";

const json = (value, code = 200, headers = {}) => ({
  code,
  headers: { "content-type": "application/json; charset=utf-8", ...headers },
  body: typeof value === "string" ? value : JSON.stringify(value),
});
const text = (body, code = 200, headers = {}) => ({
  code,
  headers: { "content-type": "text/html; charset=utf-8", ...headers },
  body,
});
const xml = (body, headers = {}) => ({
  code: 200,
  headers: { "content-type": "application/xml", ...headers },
  body,
});
const rss = (items, head = "") =>
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Bay Post</title>${head}${items}</channel></rss>`;
const item = (title, link, rest = "") => `<item><title>${title}</title><link>${link}</link>${rest}</item>`;

const kHtmlPage = "<!DOCTYPE html><html><head><title>Busy</title></head><body>Try later</body></html>";

const gdeltRow = (change) => ({
  url: "https://www.bay-post.example/coast/ferry?utm_source=feed#top",
  url_mobile: "",
  title: "Ferry Orla ran aground off Fort Hale , officer says",
  seendate: "20261127T101500Z",
  socialimage: "",
  domain: "bay-post.example",
  language: "English",
  sourcecountry: "Ireland",
  ...change,
});

const galLine = (change) =>
  JSON.stringify({
    date: "2026-11-28T11:31:00Z",
    url: "https://outlet-b.example/sea/1",
    title: "Ferry Orla aground at Fort Hale",
    desc: "Two people were hurt, Marta Quill said.",
    lang: "en",
    domain: "outlet-b.example",
    outletName: "Outlet B",
    image: "",
    author: "",
    ...change,
  });
const kGalLines = [
  galLine({}),
  galLine({ url: "https://outlet-c.example/fa/1", title: "", desc: "" }),
  galLine({ url: "javascript:alert(1)" }),
  galLine({ url: "https://outlet-d.example/x", desc: undefined, description: "Ferry Orla, by Marta Quill" }),
  '{"date": "2026-11-28T11:',
].join("\n");

const kReview = {
  publisher: { name: "Bay Facts", site: "bayfacts.example" },
  url: "https://bayfacts.example/orla",
  title: "Was the Orla overloaded?",
  reviewDate: "2026-11-27T00:00:00Z",
  textualRating: "False",
  languageCode: "en",
};

const hit = (change) => ({
  _index: "articles",
  _id: "1",
  _score: 3.1,
  _source: {
    url: "https://b.example/1",
    title: "Ferry Orla aground",
    outlet: "B",
    published: "2026-11-27",
    ...change,
  },
  highlight: { body: ["the <em>Orla</em> ran aground"] },
});
const search = (change) => ({
  took: 2,
  timed_out: false,
  _shards: { total: 2, successful: 2, skipped: 0, failed: 0 },
  hits: { total: { value: 1, relation: "eq" }, hits: [hit({})] },
  ...change,
});

const kCdx = [
  "example,bay-post)/coast/ferry 20261120101010 https://bay-post.example/coast/ferry text/html 200 AAAA 900",
  "example,bay-post)/coast/ferry 20261121101010 https://bay-post.example/coast/ferry warc/revisit - AAAA 400",
  "example,bay-post)/coast/ferry 20261122101010 https://bay-post.example/coast/ferry text/html 200 BBBB 950",
  "example,bay-post)/coast/ferry 20261123101010 http://bay-post.example/coast/ferry unk 301 CCCC 300",
  "example,bay-post)/coast/ferry 20261124101010 some/not/even/url text/html 200 DDDD 900",
  "example,bay-post)/coast/ferry 2026 https://bay-post.example/ text/html 200 EEEE 900",
].join("\n");

function flood(response) {
  const block = Buffer.alloc(64 * 1024, "x");
  let left = 320; // 20 MB
  const write = () => {
    while (left-- > 0) if (!response.write(block)) return response.once("drain", write);
    response.end();
  };
  write();
}

const kEntityBomb = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">${Array.from(
  { length: 9 },
  (_none, at) => `<!ENTITY ${"bcdefghij"[at]} "${`&${"abcdefghi"[at]};`.repeat(10)}">`,
).join("")}]>${rss(item("&j;", "https://bay-post.example/1")).replace(/^<\?xml[^>]*\?>/, "")}`;

export const kReplies = {
  // GDELT DOC and Context
  "gdelt-articles": json({
    articles: [
      gdeltRow({}),
      gdeltRow({ url: "javascript:alert(1)" }),
      gdeltRow({ url: "https://192.168.1.1/admin" }),
      gdeltRow({ url: "https://le-phare.example/a", title: "", language: "French" }),
    ],
  }),
  "gdelt-context": json({
    articles: [
      gdeltRow({
        title: "<b>Ferry</b> Orla aground",
        sentence: "The Orla ran aground, Marta Quill said.",
        context: "Two&nbsp;people were hurt.",
        isquote: 0,
        language: "ENGLISH",
      }),
    ],
  }),
  "gdelt-none": json("{}"),
  "gdelt-broken-escapes": text(
    `{"articles": [{"url": "https://bay-post.example/a", "title": "Caf\\e by the \\| sea\u0001", "seendate": "20261127T101500Z"}]}`,
  ),
  "gdelt-full": json({
    articles: Array.from({ length: 75 }, (_none, at) => gdeltRow({ url: `https://x${at}.example/` })),
  }),
  "gdelt-limit": text("Please limit requests to one every 5 seconds or contact us for larger queries."),
  "gdelt-limit-429": text("Please limit requests to one every 5 seconds.", 429),
  "gdelt-short-phrase": text("The specified phrase is too short."),
  "gdelt-common": text("One or more of your keywords were too short, too long or too common: (said)"),
  "gdelt-illegal": text(
    'One or more of your keywords contained an illegal character. To use a dash in a word, place it in quotes like "f-16".',
  ),
  "gdelt-html": text(kHtmlPage),
  "gdelt-empty-body": text(""),
  "gdelt-babble": text(`${"no sentence at all ".repeat(40)}`),
  "gdelt-cut": text('{"articles": [{"url": "https://bay-post.exa'),
  // GDELT's article list
  "gal-feed": xml(
    rss(
      item(
        "Ferry Orla aground, says Marta Quill",
        "https://outlet-e.example/9",
        "<pubDate>Sat, 28 Nov 2026 11:50:00 GMT</pubDate>",
      ) +
        item("", "https://outlet-c.example/x") +
        item("Cake recipes", "https://outlet-f.example/cake"),
      "<lastBuildDate>Sat, 28 Nov 2026 11:55:00 GMT</lastBuildDate>",
    ),
  ),
  "gal-stale": xml(
    rss(
      item("Cake", "https://outlet-f.example/cake"),
      "<lastBuildDate>Fri, 27 Nov 2026 11:55:00 GMT</lastBuildDate>",
    ),
  ),
  "gal-minute": { code: 200, headers: { "content-type": "application/gzip" }, body: gzipSync(kGalLines) },
  "gal-cut": {
    code: 200,
    headers: { "content-type": "application/gzip" },
    body: gzipSync(kGalLines).subarray(0, 60),
  },
  "gal-3000": xml(
    rss(
      Array.from({ length: 3000 }, (_none, at) => item(`Story ${at}`, `https://s${at}.example/`)).join(""),
      "<lastBuildDate>Sat, 28 Nov 2026 11:55:00 GMT</lastBuildDate>",
    ),
  ),
  // Wikimedia
  "wikipedia-found": json({
    batchcomplete: true,
    query: {
      searchinfo: { totalhits: 1 },
      search: [
        {
          ns: 0,
          title: "Fort Hale lighthouse",
          pageid: 1,
          snippet: '<span class="searchmatch">Fort Hale</span> &amp; bay',
          timestamp: "2026-09-01T00:00:00Z",
        },
      ],
    },
  }),
  "wikipedia-none": json({ batchcomplete: true, query: { searchinfo: { totalhits: 0 }, search: [] } }),
  "wiki-ratelimited": json({ error: { code: "ratelimited", info: "You've exceeded your rate limit." } }),
  "wiki-maxlag": json({ error: { code: "maxlag", info: "Waiting for a database server." } }),
  "wiki-429": text("Too many requests", 429, { "retry-after": "120" }),
  "wiki-403": text("Please set a user agent.", 403),
  "wikidata-found": json({
    search: [
      { id: "Q42", label: "Fort Hale", description: "fort", url: "//www.wikidata.org/wiki/Q42" },
      { id: "javascript:1", label: "no item" },
      { id: "Q43", label: "Fort Hale", description: "Wikimedia disambiguation page" },
    ],
    success: 1,
  }),
  // Fact checks
  "facts-found": json({
    claims: [
      { text: "The ferry Orla was not overloaded.", claimant: "Posts online", claimReview: [kReview] },
      {
        text: "Fort Hale is closed.",
        claimReview: [
          {
            publisher: { site: "bayfacts.example" },
            url: "https://bayfacts.example/2",
            textualRating: "It is open on weekdays.",
          },
        ],
      },
      { text: "No address", claimReview: [{ url: "data:text/html,x", textualRating: "True" }] },
    ],
    nextPageToken: "CAo",
  }),
  "facts-none": json("{}"),
  "facts-bad-key": json(
    {
      error: {
        code: 400,
        message: "API key not valid.",
        status: "INVALID_ARGUMENT",
        details: [{ reason: "API_KEY_INVALID" }],
      },
    },
    400,
  ),
  "facts-403": json(
    { error: { code: 403, message: "The API is not enabled.", status: "PERMISSION_DENIED" } },
    403,
  ),
  "facts-429": json({ error: { code: 429, message: "Quota exceeded." } }, 429),
  // Archives
  "cdx-found": text(`${kCdx}\n\nexample%2Cbay-post%29%2F+20261125\n`),
  "cdx-none": text(""),
  "cdx-blocked": text(
    "org.archive.wayback.exception.AdministrativeAccessControlException: Blocked Site Error",
    403,
  ),
  "cdx-429": text("", 429),
  // A newsroom's index
  "index-found": json(search({})),
  "index-partial": json(search({ timed_out: true })),
  "index-shard": json(search({ _shards: { total: 2, failed: 1 } })),
  "index-more": json(
    search({
      hits: { total: { value: 10000, relation: "gte" }, hits: [hit({}), hit({ url: "file:///etc/passwd" })] },
    }),
  ),
  "index-404": json(
    { error: { type: "index_not_found_exception", reason: "no such index [articles]" }, status: 404 },
    404,
  ),
  "index-400": json({ error: { type: "parsing_exception", reason: "unknown query" }, status: 400 }, 400),
  "index-401": json(
    { error: { type: "security_exception", reason: "missing credentials" }, status: 401 },
    401,
  ),
  // Feeds
  "feed-rss": xml(
    rss(
      item(
        "Ferry Orla &amp; the rocks",
        "/coast/ferry?utm_medium=rss",
        "<guid>1</guid><pubDate>Fri, 27 Nov 2026 10:00:00 GMT</pubDate><description>&lt;p&gt;Marta Quill said&lt;/p&gt;</description>",
      ) +
        item("The same again", "/coast/ferry", "<guid>1</guid>") +
        item("No link", ""),
    ),
    { etag: '"v1"', "last-modified": "Fri, 27 Nov 2026 10:00:00 GMT" },
  ),
  "feed-304": { code: 304, headers: {}, body: "" },
  "feed-atom": xml(
    `<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">Le &amp;eacute;phare</title><entry><title>Orla</title><link rel="self" href="/self"/><link href="https://le-phare.example/orla"/><updated>2026-11-27T10:00:00Z</updated><summary>au large</summary></entry></feed>`,
  ),
  "feed-json": json({
    version: "https://jsonfeed.org/version/1.1",
    title: "J",
    items: [{ id: "1", url: "https://j.example/1", title: "Orla", date_published: "2026-11-27T10:00:00Z" }],
  }),
  "feed-latin1": {
    code: 200,
    headers: { "content-type": "application/rss+xml; charset=utf-8" },
    body: Buffer.from(
      rss(item("Caf\u00e9 Orla", "https://bay-post.example/cafe")).replace("UTF-8", "ISO-8859-1"),
      "latin1",
    ),
  },
  "feed-html": text(kHtmlPage),
  "feed-bomb": xml(kEntityBomb),
  "feed-cut": xml(rss(item("Orla", "https://bay-post.example/1")).slice(0, 140)),
  // Transport
  "redirect-loop": { code: 301, headers: { location: "/redirect-loop" }, body: "" },
  "redirect-away": { code: 302, headers: { location: "http://127.0.0.1:9/secret" }, body: "" },
  flood: { code: 200, headers: { "content-type": "text/plain" }, body: flood },
  stall: {
    code: 200,
    headers: { "content-type": "application/json" },
    body: (response) => response.write("{"),
  },
  "server-error": text("Internal error", 500),
};
