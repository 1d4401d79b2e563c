// What a reader chooses for a site: asks for the host when marks shall come by themselves, and gives it back
// when they shall not. A host is known as `hostOf` gives it; permissions know neither "www." nor ports.
import { kSearchCalls, send } from "../messages.js";
import { hostOf } from "../platform/browser.js";
import { grantedHosts, releaseHosts, requestHost } from "../platform/host-access.js";
import type { Settings, SiteChoice } from "./settings.js";
import { changeSettings } from "./store.js";

const nameOf = (host: string): string => host.replace(/:[0-9]+$/, "");

/** The host of a granted pattern, whatever its scheme. */
const hostOfPattern = (pattern: string): string =>
  nameOf(hostOf(pattern.replace(/\*$/, "").replace(/^\*:/, "https:")));

/** Does a granted pattern belong to this host of the settings? */
export const isPatternOf = (pattern: string, host: string): boolean =>
  hostOfPattern(pattern) === nameOf(host);

/** The granted patterns to give back with a host; one that other coverage is read from stays. */
export function releasable(granted: readonly string[], host: string, in_use: readonly string[]): string[] {
  if (in_use.some((pattern) => isPatternOf(pattern, host))) return [];
  return granted.filter((pattern) => isPatternOf(pattern, host));
}

/** Hosts whose marks shall come by themselves. */
export const alwaysHosts = ({ sites }: Settings): string[] =>
  Object.entries(sites)
    .filter(([, choice]) => choice === "always")
    .map(([host]) => host);

function withChoice(now: Settings, host: string, choice: SiteChoice | null): Settings {
  const { [host]: _before, ...others } = now.sites;
  return { ...now, sites: choice === null ? others : { ...others, [host]: choice } };
}

/** Null takes the choice back: marks come when the reader asks. */
export async function forgetSite(host: string): Promise<void> {
  await storeChoice(host, null);
}

async function storeChoice(host: string, choice: SiteChoice | null): Promise<void> {
  await changeSettings((now) => withChoice(now, host, choice));
  if (choice === "always") return;
  const granted = releasable(await grantedHosts(), host, []);
  if (granted.length === 0) return;
  await releaseHosts(releasable(granted, host, await send(kSearchCalls.origins_in_use, null)));
}

/** False when the browser, or its reader, did not grant the host. Call it before any await. */
export async function chooseSite(href: string, choice: SiteChoice | null): Promise<boolean> {
  if (choice === "always" && !(await requestHost(href))) return false;
  await storeChoice(hostOf(href), choice);
  return true;
}
