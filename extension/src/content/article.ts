// From the page to a request: the article's blocks (extraction.ts) joined to one text, what the page says
// about it, and the map from that text back to live nodes.
import type { Request as ArticleRequest, RequestBlock, RequestLink } from "../generated/request.js";
import type { PageNote, RegionNote } from "../messages.js";
import { isWebAddress } from "../platform/browser.js";
import { kBlockBreak } from "../tab-record.js";
import { type Extraction, extract, isArticle, readBelow, runningText } from "./extraction.js";
import { type Frames, findFrames, frameOf } from "./frames.js";
import { isNotFree, readMetadata } from "./metadata.js";
import { NodeMap } from "./node-map.js";
import type { Piece, WalkedBlock } from "./walk.js";

export interface Article {
  request: ArticleRequest;
  /** The blocks' texts joined: what all offsets refer to. */
  text: string;
  map: NodeMap;
  page: PageNote;
  /** The element that was read; a page that grows is read from there again. */
  root: Element | null;
}

const kMaxText = 1_200_000; // UTF-16 units; at most 3.6 MB of UTF-8, under the engine's 4 MB
const kMaxBlocks = 20_000;
const kMaxLinks = 1000; // of one block
const kMaxHref = 4096;

function linkOf({ link }: Piece): string {
  const href = link?.href ?? "";
  return isWebAddress(href) && href.length <= kMaxHref ? href : "";
}

function linksOf(pieces: readonly Piece[], start: number): RequestLink[] {
  const links: RequestLink[] = [];
  let before: Piece["link"] = null;
  let at = start;
  for (const piece of pieces) {
    const end = at + piece.text.length;
    const open = piece.link && piece.link === before ? links.at(-1) : undefined;
    const href = linkOf(piece);
    if (open && href) open.span = [open.span[0], end];
    else if (href) links.push({ span: [at, end], href });
    before = piece.link;
    at = end;
  }
  return links.filter(({ span }) => span[0] < span[1]).slice(0, kMaxLinks);
}

interface Joined {
  blocks: RequestBlock[];
  text: string;
  map: NodeMap;
  cut: boolean;
}

function join(walked: readonly WalkedBlock[]): Joined {
  const map = new NodeMap();
  const blocks: RequestBlock[] = [];
  const texts: string[] = [];
  let at = 0;
  for (const { kind, pieces } of walked) {
    const text = pieces.map((piece) => piece.text).join("");
    if (blocks.length >= kMaxBlocks || at + text.length > kMaxText) break;
    const links = linksOf(pieces, at);
    let piece_at = at;
    for (const piece of pieces) {
      if (piece.node) map.add(piece.node, piece_at);
      piece_at += piece.text.length;
    }
    blocks.push(links.length > 0 ? { kind, text, links } : { kind, text });
    texts.push(text);
    at += text.length + kBlockBreak.length;
  }
  return { blocks, text: texts.join(kBlockBreak), map, cut: blocks.length < walked.length };
}

/** Browsers' translators wrap each text they replace in two of these, or say so on the root. */
const isTranslated = (page: Document): boolean =>
  page.documentElement.matches(".translated-ltr, .translated-rtl") ||
  page.querySelector('font[style*="vertical-align: inherit"] > font') !== null;

/** A document's frame and the frames that one stands in. */
function framesAround(page: Document): Set<Element> {
  const around = new Set<Element>();
  for (let frame = frameOf(page); frame; frame = frameOf(frame.ownerDocument)) around.add(frame);
  return around;
}

function regionNote({ by, blocks, page, others }: Extraction, { readable }: Frames): RegionNote {
  const around = framesAround(page);
  return {
    by,
    paragraphs: runningText(blocks).length,
    in_frame: around.size > 0,
    own_frames: readable.filter((frame) => !around.has(frame)).length,
    translated: isTranslated(page),
    other_stories: others,
    not_free: isNotFree(),
  };
}

const pageAddress = (): string => location.href.replace(/#.*$/s, "").slice(0, kMaxHref);

/** `title` is the article's own where it has one: a document's title often carries the outlet's name. */
export function pageNote(cut: boolean, title = document.title, { closed }: Frames = findFrames()): PageNote {
  return { url: pageAddress(), title: title.slice(0, 4000), foreign_frames: closed, cut };
}

/**
 * Null when the page has no article: a front page, a form, a picture. `chosen` is the part that the reader wants
 * read; `before` an earlier reading: at the same address its story is read again, whatever has come below it.
 */
export async function readArticle(
  chosen: Element | null = null,
  before: Article | null = null,
): Promise<Article | null> {
  const frames = findFrames();
  const held = before?.page.url === pageAddress() ? before.root : null;
  const found = await extract(chosen, held, frames.readable);
  if (!isArticle(found)) return null;
  const { blocks, text, map, cut } = join(found.blocks);
  if (blocks.length === 0) return null;
  const metadata = readMetadata(found.kept, new Set([found.page, document]));
  const page = { ...pageNote(cut, metadata.title, frames), region: regionNote(found, frames) };
  const request: ArticleRequest = { schema_version: 1, url: page.url, ...metadata, blocks };
  return { request, text, map, page, root: found.root };
}

/** All the text of one element of our own pages, however short; null when it has none. */
export async function readElement(root: Element, title: string): Promise<Article | null> {
  const walked = await readBelow(root);
  const inside = walked.filter(({ pieces }) => pieces.some(({ node }) => node && root.contains(node)));
  const { blocks, text, map, cut } = join(inside);
  const page = pageNote(cut, title);
  return blocks.length === 0
    ? null
    : { request: { schema_version: 1, title, blocks }, text, map, page, root };
}
