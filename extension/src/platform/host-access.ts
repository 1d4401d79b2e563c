// The browser's permission to read one site without being asked each time. A pattern names one host of one
// scheme; ports are not part of patterns, and neither are other hosts of the same site.
import { api, isWebAddress } from "./browser.js";

/** "https://www.news.example/*" for any address of that host; null for what is no web address. */
export function hostPattern(href: string): string | null {
  if (!isWebAddress(href)) return null;
  const { protocol, hostname } = new URL(href);
  return `${protocol}//${hostname}/*`;
}

/** Asks the reader, in the browser's own words. Must be called before any await, or there is no gesture. */
export function requestHost(href: string): Promise<boolean> {
  const pattern = hostPattern(href);
  return pattern ? api.permissions.request({ origins: [pattern] }) : Promise.resolve(false);
}

/** Patterns of all hosts that the reader has granted. */
export async function grantedHosts(): Promise<string[]> {
  return (await api.permissions.getAll()).origins ?? [];
}

/** Gives permissions back; the browser then asks again before the next grant. */
export async function releaseHosts(patterns: readonly string[]): Promise<void> {
  if (patterns.length > 0) await api.permissions.remove({ origins: [...patterns] });
}

/** For a service or a page that is fetched: one host, with or without encryption, on any port. */
export const originOf = (href: string): string => `*://${isWebAddress(href) ? new URL(href).hostname : ""}/*`;

/** Asks for hosts that are not allowed yet. Must be called in a click, before any await. */
export function askPermission(origins: string[]): Promise<boolean> {
  return origins.length === 0
    ? Promise.resolve(true)
    : api.permissions.request({ origins }).catch(() => false);
}
