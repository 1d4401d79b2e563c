// A fetched page's HTML to a request, by the same walk as a page in the browser. The document is inert: no script
// runs, no picture is loaded; what comes out is text.
import { walkArticle } from "../content/centre.js";
import { inkOf } from "../content/measure.js";
import { originSignals } from "../content/origin-signals.js";
import type { Piece, WalkedBlock } from "../content/walk.js";
import type { Request as ArticleRequest, RequestBlock, RequestLink } from "../generated/request.js";
import { hostOf, isWebAddress } from "../platform/browser.js";
import { kBlockBreak } from "../tab-record.js";

const kMinArticle = 140; // UTF-16 units of running text: less is a teaser or a form
const kMaxText = 300_000; // UTF-16 units
const kMaxLinks = 100; // of one block

function blocksOf(document: Document): WalkedBlock[] {
  const steps = walkArticle(document.body);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value.blocks;
}

/** Relative links are the page's, not the extension's. */
function hrefOf({ link }: Piece, url: string): string {
  try {
    return new URL(link?.getAttribute("href") ?? "", url).href;
  } catch {
    return "";
  }
}

function linkOf(piece: Piece, at: number, url: string): RequestLink | null {
  const href = piece.link ? hrefOf(piece, url) : "";
  const fits = isWebAddress(href) && href.length <= 4096 && piece.text.length > 0;
  return fits ? { span: [at, at + piece.text.length], href } : null;
}

function blockOf({ kind, pieces }: WalkedBlock, start: number, url: string): RequestBlock {
  let at = start;
  const links: RequestLink[] = [];
  for (const piece of pieces) {
    const link = linkOf(piece, at, url);
    if (link) links.push(link);
    at += piece.text.length;
  }
  const text = pieces.map((piece) => piece.text).join("");
  return links.length > 0 ? { kind, text, links: links.slice(0, kMaxLinks) } : { kind, text };
}

const metaOf = (document: Document, name: string): string =>
  document
    .querySelector(`meta[property="${name}" i], meta[name="${name}" i]`)
    ?.getAttribute("content")
    ?.trim() ?? "";

/** Null when there is no article in it. */
export function readFetched(html: string, url: string): ArticleRequest | null {
  const document = new DOMParser().parseFromString(html, "text/html");
  const blocks: RequestBlock[] = [];
  let at = 0;
  for (const walked of blocksOf(document)) {
    const block = blockOf(walked, at, url);
    if (at + block.text.length > kMaxText) break;
    blocks.push(block);
    at += block.text.length + kBlockBreak.length;
  }
  const running = blocks.filter(({ kind }) => kind !== "headline" && kind !== "subheading");
  if (running.reduce((sum, { text }) => sum + inkOf(text), 0) < kMinArticle) return null;
  const outlet = (metaOf(document, "og:site_name") || hostOf(url)).slice(0, 400);
  const byline = metaOf(document, "author").slice(0, 4000);
  return {
    schema_version: 1,
    url: url.slice(0, 4096),
    outlet,
    byline,
    signals: originSignals(document, url, outlet, byline),
    title: (metaOf(document, "og:title") || document.title).slice(0, 4000),
    published: metaOf(document, "article:published_time").slice(0, 100),
    blocks,
  };
}
