// What the reader has dismissed, newest first, each with its undo.
import { type Dismissal, restore, type Settings } from "../settings/settings.js";
import { changeSettings, onSettings, readSettings } from "../settings/store.js";
import { el, words } from "../ui/element.js";
import { t } from "../ui/text.js";
import { button, hint, type OptionsPage, type Section } from "./section.js";

const kScopes = { claim: "scope_claim", cue: "scope_cue", site: "scope_site" } as const;

export function dismissedSection(page: OptionsPage): Section {
  const list = el("ul", { class: "rows" });
  const none = hint(t("dismissed_none"));
  const bring = async (one: Dismissal) => {
    await changeSettings((now) => restore(now, one));
    page.say(t("dismissed_restored"), async () => {
      await changeSettings((now) => ({ ...now, dismissed: [...restore(now, one).dismissed, one] }));
    });
  };
  const item = (one: Dismissal) =>
    el(
      "li",
      {},
      el("span", { class: "what" }, words(one.label || one.value)),
      el("span", { class: "soft" }, t(kScopes[one.scope])),
      button(t("dismissed_restore"), () => bring(one).catch(() => page.say(t("options_not_kept")))),
    );
  const show = ({ dismissed }: Settings) => {
    list.replaceChildren(...[...dismissed].reverse().map(item));
    none.hidden = dismissed.length > 0;
  };
  readSettings().then(show);
  onSettings(show);
  return { title: t("section_dismissed"), element: el("div", {}, none, list) };
}
