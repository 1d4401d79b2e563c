// The privacy text: its parts are messages, and PRIVACY.md is the same text in English (a test holds them equal).
import { el } from "../ui/element.js";
import { t } from "../ui/text.js";
import type { Section } from "./section.js";

/** Title and paragraphs of each part. */
export const kPrivacy = [
  ["privacy_reads_title", "privacy_reads", "privacy_sites"],
  ["privacy_keeps_title", "privacy_keeps", "privacy_session", "privacy_private"],
  ["privacy_sends_title", "privacy_sends", "privacy_services"],
  ["privacy_page_title", "privacy_page", "privacy_page_not"],
  ["privacy_ends_title", "privacy_ends"],
] as const;

export function privacySection(): Section {
  const parts = kPrivacy.flatMap(([title, ...paragraphs]) => [
    el("h3", {}, t(title)),
    ...paragraphs.map((name) => el("p", {}, t(name))),
  ]);
  return { title: t("section_privacy"), element: el("div", { class: "privacy" }, ...parts) };
}
