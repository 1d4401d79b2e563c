// One remembered article, packed: what it is searched by stays readable, its text is deflated. At most 6 KB an
// article on the disk, so a long article keeps its beginning, and links keep no query.
import type { Analysis } from "../../generated/analysis.js";
import type { Request as ArticleRequest, RequestBlock } from "../../generated/request.js";
import { isObject, isRequestOutline, type PageNote } from "../../messages.js";
import { kBlockBreak, textOf } from "../../tab-record.js";
import { hostName, plainAddress, withoutTracking } from "../address.js";
import { isSeenClaim, type SeenClaim, type SeenPage, seenClaim } from "../elsewhere.js";
import { isFields } from "../fields.js";
import { jsonOf } from "../reply-text.js";
import { termsOfPage } from "./terms.js";

/** Raise it when terms, claims or the packing are made in another way: entries are then made anew. */
export const kAlgorithm = 1;

const kMostBody = 4200; // bytes of deflated text and claims; the rest of an entry is 1.5 KB at most
const kMostClaims = 60;
const kMostLinks = 20;

export interface Entry {
  id?: number;
  /** Without query; what tells two addresses apart is `address`. */
  url: string;
  /** Hash of the address with its query, and of the text: the same article, the same version. */
  address: string;
  text: string;
  title: string;
  outlet: string;
  site: string;
  language: string;
  published: string;
  /** Milliseconds since 1970. */
  kept_at: number;
  version: number;
  terms: number[];
  body: Uint8Array;
  /** The end of the article did not fit. */
  cut: boolean;
}

/** FNV-1a over UTF-16 units, two lanes: 64 bits, in hexadecimal. */
export function hashOf(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x9e3779b9;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x85ebca6b);
  }
  return [a, b].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join("");
}

export const addressHash = (url: string): string => hashOf(withoutTracking(url));

/** White space is no version. */
const textHash = (request: ArticleRequest): string => hashOf(textOf(request).replace(/\s+/g, " ").trim());

// Packing ------------------------------------------------------------------------------------------
async function pipe(bytes: Uint8Array, through: GenericTransformStream): Promise<Uint8Array> {
  const stream = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(through);
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

const deflate = (text: string): Promise<Uint8Array> =>
  pipe(new TextEncoder().encode(text), new CompressionStream("deflate-raw"));

const inflate = async (bytes: Uint8Array): Promise<string> =>
  new TextDecoder().decode(await pipe(bytes, new DecompressionStream("deflate-raw")));

interface Body {
  request: ArticleRequest;
  claims: SeenClaim[];
}

const isBody = (value: unknown): value is Body =>
  isObject(value) &&
  isRequestOutline(value.request) &&
  Array.isArray(value.claims) &&
  value.claims.every(isSeenClaim);

/** Offsets count from the text's beginning, so what is left out is left out at the end. */
function shorten(request: ArticleRequest, most: number): ArticleRequest {
  let links_left = kMostLinks;
  let size = 0;
  const blocks: RequestBlock[] = [];
  for (const { kind, text, links = [] } of request.blocks) {
    size += text.length + kBlockBreak.length;
    if (size > most && blocks.length > 0) break;
    const kept = links.slice(0, links_left).map(({ span, href }) => ({ span, href: plainAddress(href) }));
    links_left -= kept.length;
    blocks.push(kept.length > 0 ? { kind, text, links: kept } : { kind, text });
  }
  const { signals: _signals, ...rest } = request;
  return { ...rest, url: plainAddress(request.url ?? ""), blocks };
}

async function pack(
  request: ArticleRequest,
  claims: SeenClaim[],
): Promise<{ body: Uint8Array; cut: boolean }> {
  let most = Math.min(textOf(request).length + kBlockBreak.length, 60_000);
  for (;;) {
    const part = shorten(request, most);
    const body = await deflate(JSON.stringify({ request: part, claims }));
    const cut = part.blocks.length < request.blocks.length;
    if (body.length <= kMostBody || part.blocks.length === 1) return { body, cut };
    most = Math.floor(Math.min(most - 200, (most * kMostBody) / body.length));
  }
}

export interface Reading {
  request: ArticleRequest;
  analysis: Analysis;
  page: Pick<PageNote, "url" | "title">;
}

export async function entryOf({ request, analysis, page }: Reading, now: number): Promise<Entry> {
  const text = textOf(request);
  const claims = analysis.attributions.slice(0, kMostClaims).map((claim) => seenClaim(analysis, text, claim));
  return {
    url: plainAddress(page.url),
    address: addressHash(page.url),
    text: textHash(request),
    title: page.title.slice(0, 200),
    outlet: (request.outlet ?? hostName(page.url)).slice(0, 80),
    site: hostName(page.url),
    language: analysis.language,
    published: (request.published ?? "").slice(0, 40),
    kept_at: now,
    version: kAlgorithm,
    terms: termsOfPage(page.title, claims, text),
    ...(await pack(request, claims)),
  };
}

/** Null when the body cannot be read: such an entry is as good as gone. */
export async function openEntry(entry: Entry): Promise<Body | null> {
  const body = jsonOf(await inflate(entry.body).catch(() => ""));
  return isFields(body) && isBody(body) ? body : null;
}

export async function seenPageOf(entry: Entry): Promise<SeenPage | null> {
  const body = await openEntry(entry);
  return body && { url: entry.url, title: entry.title, order: entry.kept_at, claims: body.claims };
}

export const isQuotaError = (error: unknown): boolean =>
  error instanceof DOMException && error.name === "QuotaExceededError";
