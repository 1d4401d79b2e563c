// Which addresses may be asked, and addresses without what they carry about the reader. Only http(s) on a
// public host and its usual port is ever fetched: a page, a feed or a reply must not lead the browser to the
// reader's own machine or network. What a name resolves to cannot be seen from an extension.
import rules from "../../../shared/vocabulary/addresses.json";

const kTracking = new Set(rules.tracking_parameters);
const kLocalEndings: readonly string[] = rules.local_endings;

export function parseAddress(text: string, base?: string): URL | null {
  try {
    return new URL(text.trim(), base);
  } catch {
    return null;
  }
}

const isWeb = ({ protocol }: URL): boolean => protocol === "https:" || protocol === "http:";

/** 10/8, 127/8, 169.254/16, 172.16/12, 192.168/16, 100.64/10, 0/8, 192.0.0/24, 198.18/15, 224/3. */
function isLocalV4(host: string): boolean {
  const parts = host.split(".").map(Number);
  const [a = 0, b = 0, c = 0] = parts;
  if ([0, 10, 127].includes(a) || a >= 224) return true;
  if (a === 169 && b === 254) return true;
  if (a === 172 && b >= 16 && b < 32) return true;
  if (a === 192 && (b === 168 || (b === 0 && c === 0))) return true;
  return (a === 100 && b >= 64 && b < 128) || (a === 198 && (b === 18 || b === 19));
}

/** Global unicast is 2000::/3; of it, 2002: and 64:ff9b: may carry a private IPv4 address. */
const isPublicV6 = (host: string): boolean => /^\[[23]/.test(host) && !/^\[(2002:|2001:0?:)/.test(host);

function isPublicHost(host: string): boolean {
  if (host.startsWith("[")) return isPublicV6(host);
  if (/^\d+\.\d+\.\d+\.\d+$/.test(host)) return !isLocalV4(host);
  const name = host.replace(/\.$/, "");
  return name.includes(".") && !kLocalEndings.some((ending) => name.endsWith(ending));
}

/** URL drops the port that belongs to the protocol, so any that is left is an odd one. */
export function isPublicAddress(text: string): boolean {
  const url = parseAddress(text);
  if (!url || !isWeb(url) || text.length > rules.longest) return false;
  return url.username === "" && url.password === "" && url.port === "" && isPublicHost(url.hostname);
}

/** An index of one's own may stand in one's own network, on any port. */
export function isOwnServer(text: string): boolean {
  const url = parseAddress(text);
  return url !== null && isWeb(url) && url.username === "" && url.password === "";
}

/** The address inside a news search's own link, where the link carries it openly. */
function unwrap(url: URL): URL {
  const rule = rules.wrappers.find(({ host, path }) => url.hostname === host && url.pathname === path);
  const inner = rule ? parseAddress(url.searchParams.get(rule.parameter) ?? "") : null;
  return inner && isWeb(inner) ? inner : url;
}

const isTracking = (name: string): boolean =>
  kTracking.has(name.toLowerCase()) || name.toLowerCase().startsWith("utm_");

/** The same address without what only tells where the reader came from. */
export function withoutTracking(text: string): string {
  const url = parseAddress(text);
  if (!url) return text;
  for (const name of [...url.searchParams.keys()]) if (isTracking(name)) url.searchParams.delete(name);
  url.hash = "";
  return url.href;
}

/** A link of a feed or reply made fit to show: absolute, http(s), unwrapped, without tracking; else null. */
export function cleanAddress(text: string, base?: string): string | null {
  const parsed = parseAddress(text, base);
  if (!parsed || text.length > rules.longest || !isWeb(parsed)) return null;
  const address = withoutTracking(unwrap(parsed).href);
  return isPublicAddress(address) ? address : null;
}

/** Without query and fragment, which may hold what only this reader was sent. */
export function plainAddress(text: string): string {
  const url = parseAddress(text);
  if (!url) return "";
  url.search = "";
  url.hash = "";
  url.username = "";
  url.password = "";
  return url.href;
}

/** The permission to ask the browser for: this host alone, any port. */
export function originOf(text: string): string | null {
  const host = parseAddress(text)?.hostname;
  return host ? `*://${host}/*` : null;
}

export const hostName = (text: string): string => parseAddress(text)?.hostname.replace(/^www\./, "") ?? "";

/** The same host, with or without "www.": as far as a redirect may lead. */
export const isSameHost = (a: string, b: string): boolean =>
  hostName(a) !== "" && hostName(a) === hostName(b);
