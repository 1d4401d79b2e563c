// "Always on this site": the content script is registered with the browser for exactly the hosts that the
// reader chose and the browser granted, so that nothing of ours runs on, or wakes up for, any other page.
import { api } from "../platform/browser.js";
import { grantedHosts } from "../platform/host-access.js";
import type { Settings } from "../settings/settings.js";
import { alwaysHosts, isPatternOf } from "../settings/sites.js";
import { changeSettings, readSettings } from "../settings/store.js";

const kScript = "always";

/** The patterns for which the script shall be registered, and the chosen hosts that are granted no more. */
export function reconcile(
  settings: Settings,
  granted: readonly string[],
): { matches: string[]; lost: string[] } {
  const hosts = alwaysHosts(settings);
  return {
    matches: granted.filter((pattern) => hosts.some((host) => isPatternOf(pattern, host))).sort(),
    lost: hosts.filter((host) => !granted.some((pattern) => isPatternOf(pattern, host))),
  };
}

async function register(matches: string[]): Promise<void> {
  const [before] = await api.scripting.getRegisteredContentScripts({ ids: [kScript] });
  if (matches.length === 0) {
    if (before) await api.scripting.unregisterContentScripts({ ids: [kScript] });
    return;
  }
  if (before && [...(before.matches ?? [])].sort().join() === matches.join()) return;
  const script: chrome.scripting.RegisteredContentScript = {
    id: kScript,
    matches,
    js: ["content.js"],
    runAt: "document_idle",
  };
  if (before) await api.scripting.updateContentScripts([script]);
  else await api.scripting.registerContentScripts([script]);
}

/** A choice whose permission the reader took back in the browser's own settings is taken back too. */
async function forget(lost: readonly string[]): Promise<void> {
  if (lost.length === 0) return;
  await changeSettings((now) => ({
    ...now,
    sites: Object.fromEntries(
      Object.entries(now.sites).filter(([host, choice]) => choice !== "always" || !lost.includes(host)),
    ),
  }));
}

/** Brings registration, permissions and settings together; one call after the other. */
export function syncSites(): Promise<void> {
  return navigator.locks.request("site-access", async () => {
    const { matches, lost } = reconcile(await readSettings(), await grantedHosts());
    await register(matches);
    await forget(lost);
  });
}
