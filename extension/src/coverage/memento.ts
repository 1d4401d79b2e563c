// What an archive says of a copy in its reply's headers (RFC 7089, RFC 8288): when it was taken, of which page,
// and which other copies there are. Headers are as hostile as bodies: of bounded length, dates exactly as HTTP
// writes them, and what cannot be read ends the list. The time map is not kept: the CDX list is the same.
import { parseAddress } from "./address.js";

const kLongestHeader = 16_000; // characters
const kMostLinks = 50;

export interface Link {
  /** Absolute. */
  url: string;
  /** Relation types, in lower case. */
  rel: string[];
  datetime: string | null;
}

/** One link with its parameters; a quoted value may hold commas, semicolons and escaped quotes. */
const kLink =
  /[\s,]*<([^<>\s]*)>((?:\s*;\s*[^\s;,="]+(?:\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^\s;,"]+))?)*)\s*(?:,|$)/y;
const kParameter = /;\s*([^\s;,="]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]+)))?/g;

/** Of a parameter that is named twice the first counts. */
function parametersOf(text: string): Map<string, string> {
  const parameters = new Map<string, string>();
  for (const [, name = "", quoted, token] of text.matchAll(kParameter)) {
    const key = name.toLowerCase();
    const value = quoted?.replace(/\\(.)/g, "$1") ?? token ?? "";
    if (!parameters.has(key)) parameters.set(key, value);
  }
  return parameters;
}

/** Null for a link that is none, or that speaks of another page than the reply's. */
function linkOf(target: string, text: string, base: string): Link | null {
  const parameters = parametersOf(text);
  const url = parseAddress(target, base)?.href;
  if (url === undefined || parameters.has("anchor")) return null;
  const rel = (parameters.get("rel") ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  return { url, rel, datetime: parameters.get("datetime") ?? null };
}

/** The links of a header, up to the first that cannot be read; `base` is the address of the reply. */
export function readLinks(header: string, base: string): Link[] {
  const links: Link[] = [];
  if (header.length > kLongestHeader) return links;
  const pattern = new RegExp(kLink);
  for (let seen = 0; seen < kMostLinks; seen++) {
    const hit = pattern.exec(header);
    if (!hit) break;
    const link = linkOf(hit[1] ?? "", hit[2] ?? "", base);
    if (link) links.push(link);
  }
  return links;
}

/** "Fri, 24 Nov 2017 15:13:15 GMT" as ISO text; null for any other form, a day that never was, or one to come. */
export function httpTime(text: string, now: number): string | null {
  const ms = text.length === 29 ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(ms) || ms > now || new Date(ms).toUTCString() !== text) return null;
  return new Date(ms).toISOString();
}

export interface Memento {
  /** When this copy was taken, ISO. */
  time: string | null;
  /** The page it is a copy of. */
  original: string | null;
  others: { url: string; time: string }[];
}

export function readMemento(headers: Headers, base: string, now: number): Memento {
  const links = readLinks(headers.get("link") ?? "", base);
  const others = links.flatMap(({ url, rel, datetime }) => {
    const time = rel.includes("memento") ? httpTime(datetime ?? "", now) : null;
    return time === null ? [] : [{ url, time }];
  });
  return {
    time: httpTime(headers.get("memento-datetime")?.trim() ?? "", now),
    original: links.find(({ rel }) => rel.includes("original"))?.url ?? null,
    others,
  };
}
