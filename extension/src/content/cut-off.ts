// Whether an update or removal of the extension has cut this script off: it runs on in its page, but reaches
// nobody any more.
import { api } from "../platform/browser.js";

export function isCutOff(): boolean {
  try {
    return api.runtime.id === undefined;
  } catch {
    return true;
  }
}
