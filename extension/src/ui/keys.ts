// The keys of the extension's commands, as the reader's browser has them; a reader can set others there.
import type { MessageName } from "../generated/message-names.js";
import type { KeyNote } from "../messages.js";
import { el } from "./element.js";
import { t } from "./text.js";

const kCommands: readonly [string, MessageName][] = [
  ["toggle", "command_toggle"],
  ["next_claim", "command_next"],
  ["previous_claim", "command_previous"],
  ["open_card", "command_open"],
];

/** One line a command, and where to change them. A command without a key says so. */
export function keyLines(notes: readonly KeyNote[]): HTMLElement[] {
  const keyOf = (command: string) => notes.find((note) => note.command === command)?.key || t("key_none");
  const lines = kCommands.map(([command, name]) =>
    el("li", { class: "key-line" }, el("kbd", {}, keyOf(command)), " ", el("span", {}, t(name))),
  );
  return [el("ul", { class: "key-list" }, ...lines), el("p", { class: "note" }, t("keys_can_change"))];
}
