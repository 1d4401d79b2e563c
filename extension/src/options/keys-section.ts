// The keys as the reader's browser has them now, and where they are changed: no extension may change them.
import { commandKeys, openShortcutSettings } from "../platform/shortcuts.js";
import { el } from "../ui/element.js";
import { t } from "../ui/text.js";
import { button, hint, type OptionsPage, type Section } from "./section.js";

export function keysSection(page: OptionsPage): Section {
  const list = el("dl", { class: "keys" });
  const show = async () => {
    const keys = await commandKeys();
    list.replaceChildren(
      ...keys.flatMap(({ description, shortcut }) => [
        el("dt", {}, description),
        el("dd", {}, shortcut ? el("kbd", {}, shortcut) : t("key_none")),
      ]),
    );
  };
  void show();
  window.addEventListener("focus", () => void show()); // back from the browser's page for keys
  const open = button(t("keys_change"), () =>
    openShortcutSettings().catch(() => page.say(t("keys_by_hand"))),
  );
  return { title: t("section_keys"), element: el("div", {}, list, open, hint(t("keys_hint"))) };
}
