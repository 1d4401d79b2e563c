// Whether an update or removal of the extension has cut this script off: it runs on in its page (Firefox ends it
// at once), but reaches nobody any more.
import { api } from "../platform/browser.js";

const kLookEveryMs = 1000;

export function isCutOff(): boolean {
  try {
    return api.runtime.id === undefined;
  } catch {
    return true;
  }
}

/** Calls back once it has happened. Nobody tells a script so; a look costs microseconds. */
export function onCutOff(then: () => void, signal: AbortSignal): void {
  const timer = setInterval(() => {
    if (isCutOff()) then();
  }, kLookEveryMs);
  signal.addEventListener("abort", () => clearInterval(timer));
}
