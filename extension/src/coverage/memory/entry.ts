// One remembered article, packed: what it is searched by stays readable, its text is deflated. At most 6 KB an
// article on the disk, so a long article keeps its beginning, and links keep no query.
import type { Analysis, Attribution } from "../../generated/analysis.js";
import type { Request as ArticleRequest, RequestBlock } from "../../generated/request.js";
import { isObject, isRequestOutline, isStrings, type PageNote } from "../../messages.js";
import { kBlockBreak, textOf } from "../../tab-record.js";
import { hostName, plainAddress, withoutTracking } from "../address.js";
import { quoteOf, type SeenClaim, type SeenPage, seenClaim } from "../elsewhere.js";
import { isFields } from "../fields.js";
import { jsonOf } from "../reply-text.js";
import { termsOfPage } from "./terms.js";

/** Raise it when terms, claims or the packing are made in another way: entries are then made anew. */
export const kAlgorithm = 1;

const kMostBody = 3600; // bytes of deflated text and claims; indexes and the rest take the other 2.4 KB
const kDeflated = 0.45; // of the text: what a first guess at its packed length goes by
const kMostClaims = 60;
const kMostNames = 8; // of one claim
const kMostLinks = 20;

export interface Entry {
  id?: number;
  /** Without query; what tells two addresses apart is `address`. */
  url: string;
  /** Hashes of the address without and with its query, and of the text: the page, the article, its version. */
  page: number;
  address: number;
  text: number;
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

/** FNV-1a over UTF-16 units in two lanes: 52 bits, a number that an index holds in nine bytes. */
export function hashOf(text: string): number {
  let a = 0x811c9dc5;
  let b = 0x9e3779b9;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x85ebca6b);
  }
  return (a >>> 6) * 0x4000000 + (b >>> 6);
}

export const addressHash = (url: string): number => hashOf(withoutTracking(url));
export const pageHash = (plain_url: string): number => hashOf(plain_url);

/** White space is no version. */
const textHash = (text: string): number => hashOf(text.replace(/\s+/g, " ").trim());

// Packing ------------------------------------------------------------------------------------------
async function pipe(bytes: Uint8Array, through: GenericTransformStream): Promise<Uint8Array> {
  const stream = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(through);
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

const deflate = (text: string): Promise<Uint8Array> =>
  pipe(new TextEncoder().encode(text), new CompressionStream("deflate-raw"));

const inflate = async (bytes: Uint8Array): Promise<string> =>
  new TextDecoder().decode(await pipe(bytes, new DecompressionStream("deflate-raw")));

/** A claim by where it stands: its words are the text's own. */
interface KeptClaim {
  span: [number, number];
  names: string[];
  numbers: string[];
}

export interface Body {
  request: ArticleRequest;
  claims: KeptClaim[];
}

const isKeptClaim = (value: unknown): value is KeptClaim =>
  isObject(value) &&
  Array.isArray(value.span) &&
  value.span.length === 2 &&
  value.span.every(Number.isInteger) &&
  isStrings(value.names) &&
  isStrings(value.numbers);

const isBody = (value: unknown): value is Body =>
  isObject(value) &&
  isRequestOutline(value.request) &&
  Array.isArray(value.claims) &&
  value.claims.every(isKeptClaim);

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
  length: number,
  claims: KeptClaim[],
): Promise<{ body: Uint8Array; cut: boolean }> {
  let most = Math.min(length + kBlockBreak.length, Math.ceil((kMostBody * 1.2) / kDeflated));
  for (;;) {
    const part = shorten(request, most);
    const body = await deflate(
      JSON.stringify({ request: part, claims: claims.filter(({ span }) => span[1] <= most) }),
    );
    const cut = part.blocks.length < request.blocks.length;
    if (body.length <= kMostBody || part.blocks.length === 1) return { body, cut };
    most = Math.floor(Math.min(most - 200, (most * kMostBody * 0.97) / body.length));
  }
}

function keptClaim({ content }: Attribution, { names, numbers }: SeenClaim): KeptClaim {
  const span: [number, number] = [content[0]?.[0] ?? 0, content.at(-1)?.[1] ?? 0];
  return { span, names: names.slice(0, kMostNames), numbers: numbers.slice(0, kMostNames) };
}

export interface Reading {
  request: ArticleRequest;
  analysis: Analysis;
  page: Pick<PageNote, "url" | "title">;
}

export async function entryOf({ request, analysis, page }: Reading, now: number): Promise<Entry> {
  const text = textOf(request);
  const claims = analysis.attributions.slice(0, kMostClaims);
  const seen = claims.map((claim) => seenClaim(analysis, text, claim));
  const kept = claims.map((claim, at) => keptClaim(claim, seen[at] ?? kNothingSeen));
  const url = plainAddress(page.url);
  return {
    url,
    page: pageHash(url),
    address: addressHash(page.url),
    text: textHash(text),
    title: page.title.slice(0, 200),
    outlet: (request.outlet ?? hostName(page.url)).slice(0, 80),
    site: hostName(page.url),
    language: analysis.language,
    published: (request.published ?? "").slice(0, 40),
    kept_at: now,
    version: kAlgorithm,
    terms: termsOfPage(page.title, seen, text),
    ...(await pack(request, text.length, kept)),
  };
}

const kNothingSeen: SeenClaim = { quote: "", names: [], numbers: [] };

/** Null when the body cannot be read: such an entry is as good as gone. */
export async function openEntry(entry: Entry): Promise<Body | null> {
  const body = jsonOf(await inflate(entry.body).catch(() => ""));
  return isFields(body) && isBody(body) ? body : null;
}

export async function seenPageOf(entry: Entry): Promise<SeenPage | null> {
  const body = await openEntry(entry);
  if (!body) return null;
  const text = textOf(body.request);
  const claims = body.claims.map(({ span, names, numbers }) => ({
    quote: quoteOf(text.slice(...span)),
    names,
    numbers,
  }));
  return { url: entry.url, title: entry.title, order: entry.kept_at, claims };
}

export const isQuotaError = (error: unknown): boolean =>
  error instanceof DOMException && error.name === "QuotaExceededError";
