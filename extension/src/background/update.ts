// An update of the extension: every page's marks are taken off before it comes. Firefox ends the scripts of the old
// version without a word, and what they had drawn would stay until the page is loaded anew.
import { kPageCalls, sendToTab } from "../messages.js";
import { api } from "../platform/browser.js";
import { knownTabs } from "./store.js";

export async function makeWayForUpdate(): Promise<void> {
  const stops = (await knownTabs()).map((tab) => sendToTab(tab, kPageCalls.stop, null));
  await Promise.allSettled(stops); // a page that is gone, or has no marks, has nothing to take off
  api.runtime.reload();
}
