// Saves a text as a local file, by the browser's own download: nothing leaves the machine, and no permission
// is needed.
import { el } from "./element.js";

export function saveFile({ name, type, text }: { name: string; type: string; text: string }): void {
  const href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  el("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000); // the browser reads it after the click
}
