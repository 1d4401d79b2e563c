// Saves a text or a picture as a local file, by the browser's own download: nothing leaves the machine, and no permission
// is needed. The link is never part of a page, which is told nothing; a sandboxed page may forbid downloads without a
// word.
import { el } from "./element.js";

export interface LocalFile {
  name: string;
  type: string;
  text: string | Blob;
}

export function saveFile({ name, type, text }: LocalFile): void {
  const blob = typeof text === "string" ? new Blob([text], { type: `${type};charset=utf-8` }) : text;
  const href = URL.createObjectURL(blob);
  el("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000); // the browser reads it after the click
}
