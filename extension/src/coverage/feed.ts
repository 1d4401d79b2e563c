// Feeds as they come: RSS, RDF, Atom, JSON Feed and news sitemaps. Unfit rows are left out and counted; links
// are absolute, http(s), unwrapped and without tracking; what a title holds of HTML is text.
import { cleanAddress, hostName } from "./address.js";
import { isFields, objectsIn, textIn, timeOf } from "./fields.js";
import { jsonOf, plainText } from "./reply-text.js";
import { childOf, childrenOf, childText, parseXml, type XmlElement } from "./xml.js";

export interface FeedItem {
  url: string;
  title: string;
  summary: string;
  outlet: string;
  time: string | null;
}

export interface Feed {
  title: string;
  items: FeedItem[];
  /** Rows without a title or a web address. */
  skipped: number;
  /** The feed breaks off, or has more rows than are read. */
  truncated: boolean;
  /** When the feed says it was made. */
  built: string | null;
}

const kLongTitle = 400;
const kLongSummary = 600;

interface Row {
  link: string;
  title: string;
  summary: string;
  outlet: string;
  date: string;
}

/** Null for a row that cannot be shown. */
function itemOf(row: Row, address: string): FeedItem | null {
  const url = cleanAddress(row.link, address);
  const title = plainText(row.title).slice(0, kLongTitle);
  if (!url || !title || !row.link) return null;
  const summary = plainText(row.summary).slice(0, kLongSummary);
  return {
    url,
    title,
    summary,
    outlet: plainText(row.outlet).slice(0, 200) || hostName(url),
    time: timeOf(row.date),
  };
}

function feedOf(title: string, rows: readonly Row[], address: string, most: number): Omit<Feed, "built"> {
  const items = new Map<string, FeedItem>();
  let skipped = 0;
  for (const row of rows.slice(0, most)) {
    const item = itemOf(row, address);
    if (!item) skipped++;
    else if (!items.has(item.url)) items.set(item.url, item);
  }
  const truncated = rows.length > most;
  return { title: plainText(title).slice(0, kLongTitle), items: [...items.values()], skipped, truncated };
}

// XML ----------------------------------------------------------------------------------------------
const firstText = (element: XmlElement, ...names: string[]): string =>
  names.map((name) => childText(element, name)).find((text) => text !== "") ?? "";

const rssRow = (item: XmlElement): Row => ({
  link:
    firstText(item, "link") ||
    (childOf(item, "guid")?.attributes.get("isPermaLink") === "false" ? "" : firstText(item, "guid")),
  title: firstText(item, "title"),
  summary: firstText(item, "description", "encoded"),
  outlet: firstText(item, "source", "Source"),
  date: firstText(item, "pubDate", "date"),
});

function atomLink(entry: XmlElement): string {
  const links = childrenOf(entry, "link");
  const alternate = links.find(({ attributes }) => (attributes.get("rel") ?? "alternate") === "alternate");
  return alternate?.attributes.get("href") ?? "";
}

const atomRow = (entry: XmlElement): Row => ({
  link: atomLink(entry),
  title: firstText(entry, "title"),
  summary: firstText(entry, "summary", "content"),
  outlet: "",
  date: firstText(entry, "published", "updated"),
});

function sitemapRow(entry: XmlElement): Row {
  const news = childOf(entry, "news");
  const publication = news && childOf(news, "publication");
  return {
    link: firstText(entry, "loc"),
    title: news ? firstText(news, "title") : "",
    summary: "",
    outlet: publication ? firstText(publication, "name") : "",
    date: news ? firstText(news, "publication_date") : "",
  };
}

function xmlRows(root: XmlElement): { head: XmlElement; rows: Row[] } | null {
  const channel = childOf(root, "channel");
  if (root.name === "rss" && channel) return { head: channel, rows: childrenOf(channel, "item").map(rssRow) };
  if (root.name === "RDF") return { head: channel ?? root, rows: childrenOf(root, "item").map(rssRow) };
  if (root.name === "feed") return { head: root, rows: childrenOf(root, "entry").map(atomRow) };
  if (root.name === "urlset") return { head: root, rows: childrenOf(root, "url").map(sitemapRow) };
  return null;
}

function xmlFeed(text: string, address: string, most: number): Feed | null {
  const document = parseXml(text);
  const found = document && xmlRows(document.root);
  if (!document || !found) return null;
  const feed = feedOf(firstText(found.head, "title"), found.rows, address, most);
  const built = timeOf(firstText(found.head, "lastBuildDate", "updated", "pubDate"));
  return { ...feed, truncated: feed.truncated || !document.complete, built };
}

// JSON Feed ----------------------------------------------------------------------------------------
const jsonRow = (item: unknown): Row => ({
  link: textIn(item, "url", 4096) || textIn(item, "external_url", 4096),
  title: textIn(item, "title") || textIn(item, "summary"),
  summary: textIn(item, "summary", 4000) || textIn(item, "content_text", 4000),
  outlet: "",
  date: textIn(item, "date_published"),
});

function jsonFeed(text: string, address: string, most: number): Feed | null {
  const json = jsonOf(text);
  if (!isFields(json) || !textIn(json, "version").startsWith("https://jsonfeed.org/version/")) return null;
  return {
    ...feedOf(textIn(json, "title"), objectsIn(json, "items").map(jsonRow), address, most),
    built: null,
  };
}

/** Null when it is no feed. `most` rows are read. */
export function parseFeed(text: string, address: string, most: number): Feed | null {
  return text.trimStart().startsWith("{") ? jsonFeed(text, address, most) : xmlFeed(text, address, most);
}
