// Earlier texts of the article that the reader remembered, each with a button that tells what differs in words.
import { kSearchCalls, send, type Version } from "../messages.js";
import { comparisonDetails } from "../ui/comparison-view.js";
import { timeText } from "../ui/coverage-wording.js";
import { el } from "../ui/element.js";
import { outcomeOf } from "../ui/outcome.js";
import { t } from "../ui/text.js";

function item({ id, kept_at }: Version, tab: number): HTMLElement {
  const button = el("button", { type: "button", class: "plain" }, t("compare"));
  const ask = async () => {
    const note = await send(kSearchCalls.compare_version, { tab, id });
    return note ? comparisonDetails(note) : t("compare_gone");
  };
  const [waiting, failed] = [t("comparing"), t("compare_failed")];
  const result = outcomeOf({ button, name: "comparison", waiting, failed, ask });
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
