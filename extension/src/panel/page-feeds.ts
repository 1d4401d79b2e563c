// The feeds that the page names, each with a button to follow it: the click asks for that host and reads it once.
import { type FeedOffer, kPageCalls, kSearchCalls, send, sendToTab } from "../messages.js";
import { isPrivateWindow } from "../platform/browser.js";
import { askPermission, originOf } from "../platform/host-access.js";
import { failureText } from "../ui/coverage-wording.js";
import { el, words } from "../ui/element.js";
import { t } from "../ui/text.js";

async function follow(feed: FeedOffer): Promise<string> {
  if (!(await askPermission([originOf(feed.url)]))) return failureText("no_permission");
  const followed = await send(kSearchCalls.follow_feed, feed);
  const status = followed.find(({ url }) => url === feed.url)?.status ?? "refused_query";
  return status === "ok" || status === "empty" ? t("feed_followed") : failureText(status);
}

function item(feed: FeedOffer): HTMLElement {
  const button = el("button", { type: "button", class: "plain" }, t("follow_feed"));
  const said = el("span", { class: "note", role: "status" });
  button.addEventListener("click", () => {
    if (button.ariaDisabled) return;
    button.ariaDisabled = "true"; // a disabled button would lose the focus
    follow(feed)
      .catch(() => failureText("unavailable"))
      .then((text) => {
        said.textContent = text;
        button.ariaDisabled = null;
      });
  });
  return el("li", {}, words(feed.title || feed.url), " ", button, said);
}

/** Null when the page names none, and in a private window, which leaves nothing behind. */
export async function pageFeeds(tab: number): Promise<HTMLElement | null> {
  if (isPrivateWindow()) return null;
  const { feeds } = await sendToTab(tab, kPageCalls.page_facts, null).catch(() => ({ feeds: [] }));
  if (feeds.length === 0) return null;
  const note = el("p", { class: "note" }, t("feed_note"));
  return el(
    "section",
    { class: "feeds claim" },
    el("h2", {}, t("heading_page_feeds")),
    note,
    el("ul", { class: "links" }, ...feeds.map(item)),
  );
}
