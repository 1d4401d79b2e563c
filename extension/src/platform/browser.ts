// The one seam to the browser: everything else takes what it needs from here, so that tests can stand in.
// Chromium and Firefox both offer promise-returning calls.

const host: { browser?: typeof chrome; chrome?: typeof chrome } = globalThis;

/** The WebExtension API of this browser. */
export const api: typeof chrome = host.browser ?? host.chrome ?? missingApi();

function missingApi(): never {
  throw new Error("This code runs only inside a browser extension.");
}

/** Of this very window: nothing that its reader does is kept. */
export const isPrivateWindow = (): boolean => api.extension?.inIncognitoContext === true;

function parse(href: string): URL | null {
  try {
    return new URL(href);
  } catch {
    return null;
  }
}

/** True for the addresses that may be opened from a page's links. */
export function isWebAddress(href: string): boolean {
  const protocol = parse(href)?.protocol;
  return protocol === "https:" || protocol === "http:";
}

/** The host of an address as a reader knows it, or "" when it has none. */
export function hostOf(href: string): string {
  return parse(href)?.host.replace(/^www\./, "") ?? "";
}
