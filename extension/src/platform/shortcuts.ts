// The extension's commands with the keys that the browser has for them, and the browser's own page where a
// reader changes them.
import { api } from "./browser.js";

export interface CommandKey {
  name: string;
  description: string;
  /** "" when the reader, or another extension, has taken it away. */
  shortcut: string;
}

/** In the order of the manifest: Chromium gives them by their names. */
export async function commandKeys(): Promise<CommandKey[]> {
  const commands = await api.commands.getAll();
  const order = Object.keys(api.runtime.getManifest().commands ?? {});
  const placeOf = ({ name = "" }: chrome.commands.Command) => order.indexOf(name);
  return [...commands]
    .sort((a, b) => placeOf(a) - placeOf(b))
    .filter(({ name, description }) => name !== undefined && !name.startsWith("_") && description)
    .map(({ name = "", description = "", shortcut = "" }) => ({ name, description, shortcut }));
}

type OpenSettings = () => Promise<void>;
const isOpener = (value: unknown): value is OpenSettings => typeof value === "function";

/** Rejects where the browser lets no extension open that page. */
export async function openShortcutSettings(): Promise<void> {
  const own: unknown = Reflect.get(api.commands, "openShortcutSettings"); // Firefox
  if (isOpener(own)) return own.call(api.commands);
  await api.tabs.create({ url: "chrome://extensions/shortcuts" });
}
