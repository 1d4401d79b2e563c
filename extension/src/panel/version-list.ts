// Earlier texts of the article that the reader remembered, each with a button that tells what differs in words.
import { kSearchCalls, send, type Version } from "../messages.js";
import { comparisonDetails } from "../ui/comparison-view.js";
import { timeText } from "../ui/coverage-wording.js";
import { el } from "../ui/element.js";
import { t } from "../ui/text.js";

function item({ id, kept_at }: Version, tab: number): HTMLElement {
  const button = el("button", { type: "button", class: "plain" }, t("compare"));
  const result = el("div", { class: "comparison", role: "status", tabindex: "-1" });
  button.addEventListener("click", () => {
    button.disabled = true;
    send(kSearchCalls.compare_version, { tab, id }).then(
      (note) => {
        result.replaceChildren(
          ...(note ? comparisonDetails(note) : [el("p", { class: "note" }, t("compare_gone"))]),
        );
        button.remove();
        result.focus();
      },
      () => {
        button.disabled = false;
        result.replaceChildren(el("p", { class: "note" }, t("compare_failed")));
      },
    );
  });
  return el("li", {}, el("span", {}, t("version_of", timeText(kept_at))), button, result);
}

/** Null when there is none, or nothing is remembered. */
export async function versionList(tab: number): Promise<HTMLElement | null> {
  const versions = await send(kSearchCalls.versions, { tab });
  if (versions.length === 0) return null;
  const items = versions.map((version) => item(version, tab));
  return el(
    "section",
    { class: "versions claim" },
    el("h2", {}, t("heading_versions")),
    el("ul", { class: "links" }, ...items),
  );
}
