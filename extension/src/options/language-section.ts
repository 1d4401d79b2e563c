// The languages of the interface. The browser chooses among them by its own setting, and offers no way for an
// extension to choose another; a language whose translation nobody has reviewed says so.
import { kLanguages } from "../generated/languages.js";
import { el } from "../ui/element.js";
import { interfaceLanguage, languageName, t } from "../ui/text.js";
import { hint, type Section } from "./section.js";

export function languageSection(): Section {
  const current = interfaceLanguage();
  const items = kLanguages.map(({ tag, reviewed }) =>
    el(
      "li",
      {},
      el("span", { class: "what", lang: tag }, languageName(tag, tag)),
      el("span", { class: "soft" }, languageName(tag)),
      tag === current || tag === current.split("-")[0]
        ? el("span", { class: "soft" }, t("language_current"))
        : null,
      reviewed ? null : el("span", { class: "soft" }, t("language_not_reviewed")),
    ),
  );
  return {
    title: t("section_language"),
    element: el("div", {}, hint(t("language_hint")), el("ul", { class: "rows" }, ...items)),
  };
}
