// Lists of feeds as other readers write and read them: OPML in and out.
import { isPublicAddress } from "./address.js";
import { childOf, parseXml, type XmlElement } from "./xml.js";

export interface Outline {
  url: string;
  title: string;
}

export const kMostFeeds = 500;

function outlines(element: XmlElement, found: Map<string, Outline>): void {
  for (const child of element.children) {
    const url = child.attributes.get("xmlUrl")?.trim() ?? "";
    const title = child.attributes.get("title") ?? child.attributes.get("text") ?? "";
    if (isPublicAddress(url) && found.size < kMostFeeds) found.set(url, { url, title: title.slice(0, 400) });
    outlines(child, found);
  }
}

/** Null when it is no OPML. Folders are read through; addresses that are not public http(s) are left out. */
export function readOpml(text: string): Outline[] | null {
  const root = parseXml(text)?.root;
  const body = root?.name === "opml" ? childOf(root, "body") : undefined;
  if (!body) return null;
  const found = new Map<string, Outline>();
  outlines(body, found);
  return [...found.values()];
}

const kEscapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (one) => kEscapes[one] ?? one);

export function writeOpml(title: string, feeds: readonly Outline[]): string {
  const lines = feeds.map(
    (feed) =>
      `    <outline type="rss" text="${escaped(feed.title)}" title="${escaped(feed.title)}" xmlUrl="${escaped(feed.url)}"/>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head><title>${escaped(title)}</title></head>
  <body>
${lines.join("\n")}
  </body>
</opml>
`;
}
