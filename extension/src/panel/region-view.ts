// What was read: which part of the page, by whose word, what in it could not be read; and the buttons with which
// the reader chooses another part on the page, or takes that choice back.
import type { PageNote, RegionNote } from "../messages.js";
import { api } from "../platform/browser.js";
import { button, el } from "../ui/element.js";
import { t } from "../ui/text.js";

const kBy = { page: "region_by_page", text: "region_by_text", reader: "region_by_reader" } as const;

function linesOf(region: RegionNote): string[] {
  const { by, paragraphs, in_frame, own_frames, translated, other_stories, not_free } = region;
  return [
    t(kBy[by], paragraphs),
    ...(in_frame ? [t("region_in_frame")] : []),
    ...(own_frames > 0 ? [t("region_own_frames", own_frames)] : []),
    ...(other_stories > 0 ? [t("region_other_stories", other_stories)] : []),
    ...(not_free ? [t("region_not_free")] : []),
    ...(translated ? [t("region_translated")] : []),
  ];
}

/** `pick(true)` starts choosing on the page, `pick(false)` leaves it to the extension again. Null for a text on a page
 *  of our own, which has no other part. */
export function regionView(page: PageNote | null, pick: (on_page: boolean) => void): HTMLElement | null {
  if (page?.url.startsWith(api.runtime.getURL(""))) return null;
  const region = page?.region;
  const lines = region ? linesOf(region) : [];
  const chooses = (name: "region_pick" | "region_automatic", on_page: boolean) => {
    const made = button(t(name), "button stop", () => pick(on_page));
    made.id = name.replace("_", "-"); // the focus finds its button again when the view is made anew
    return made;
  };
  const again = region?.by === "reader" ? [chooses("region_automatic", false)] : [];
  const title = lines.length > 0 ? [el("h2", { id: "region-title" }, t("heading_region"))] : [];
  return el(
    "section",
    { class: "foot region", "aria-labelledby": lines.length > 0 ? "region-title" : false },
    ...title,
    ...lines.map((line) => el("p", {}, line)),
    el("div", { class: "buttons" }, chooses("region_pick", true), ...again),
  );
}
