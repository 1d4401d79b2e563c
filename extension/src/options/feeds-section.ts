// The followed feeds: their state, lists of feeds in and out (OPML), one added by its address.
import { type FeedNote, kSearchCalls, send } from "../messages.js";
import { hostOf, isWebAddress } from "../platform/browser.js";
import { askPermission, originOf } from "../platform/host-access.js";
import { failureText, timeText } from "../ui/coverage-wording.js";
import { el, words } from "../ui/element.js";
import { saveFile } from "../ui/save-file.js";
import { t } from "../ui/text.js";
import { button, hint, type OptionsPage, row, type Section } from "./section.js";

const kLargest = 4_000_000; // characters of a list

function stateOf({ status, checked_at, items }: FeedNote): string {
  if (status === "not_asked") return t("feed_not_read");
  if (status !== "ok" && status !== "empty") return failureText(status);
  return t("feed_read", timeText(checked_at), items);
}

export class FeedsSection implements Section {
  readonly title = t("section_feeds");
  readonly element = el("div");
  readonly #page: OptionsPage;
  readonly #list = el("ul", { class: "rows" });
  readonly #none = hint(t("feeds_none_yet"));
  readonly #allow = button(t("feeds_allow"), () => void this.#allowAll());
  readonly #address = el("input", { type: "url", id: "feed-address", autocomplete: "off" });
  readonly #file = el("input", { type: "file", id: "opml", accept: ".opml,.xml,text/xml" });
  #feeds: readonly FeedNote[] = [];

  constructor(page: OptionsPage) {
    this.#page = page;
    this.#file.addEventListener("change", () => this.#run(this.#import()));
    this.element.append(
      hint(t("feeds_hint")),
      this.#none,
      this.#list,
      this.#allow,
      el("div", { class: "line" }, el("label", { for: "feed-address" }, t("feed_add"))),
      el(
        "div",
        { class: "file" },
        this.#address,
        button(t("follow_feed"), () => this.#run(this.#add())),
      ),
      el("div", { class: "file" }, el("label", { for: "opml" }, t("feeds_import")), this.#file),
      button(t("feeds_export"), () => this.#run(this.#export())),
    );
    send(kSearchCalls.feeds, null).then(
      (feeds) => this.#show(feeds),
      () => this.#page.say(t("memory_failed")),
    );
  }

  #run(done: Promise<string>, undo?: () => Promise<void>): void {
    done.then(
      (text) => this.#page.say(text, undo),
      () => this.#page.say(t("options_not_kept")),
    );
  }

  #show(feeds: readonly FeedNote[]): void {
    this.#feeds = feeds;
    this.#none.hidden = feeds.length > 0;
    this.#allow.hidden = !feeds.some(({ status }) => status === "no_permission");
    this.#list.replaceChildren(...feeds.map((feed) => this.#item(feed)));
  }

  #item(feed: FeedNote): HTMLElement {
    const { url, title } = feed;
    const drop = async () => {
      this.#show(await send(kSearchCalls.unfollow_feed, { url }));
      return t("feed_dropped");
    };
    const again = async () => this.#show(await send(kSearchCalls.follow_feed, { url, title }));
    return row(
      words(feed.title || hostOf(feed.url)),
      [words(feed.url), stateOf(feed)],
      button(t("feed_drop"), () => this.#run(drop(), again)),
    );
  }

  async #add(): Promise<string> {
    const url = this.#address.value.trim();
    if (!isWebAddress(url)) return t("feed_no_address");
    if (!(await askPermission([originOf(url)]))) return failureText("no_permission");
    const feeds = await send(kSearchCalls.follow_feed, { url, title: "" });
    this.#show(feeds);
    return feeds.some((feed) => feed.url === url) ? t("feed_followed") : t("feed_no_address");
  }

  /** One question of the browser for all hosts, in the click. */
  async #allowAll(): Promise<void> {
    const missing = this.#feeds.filter(({ status }) => status === "no_permission");
    const allowed = await askPermission([...new Set(missing.map(({ url }) => originOf(url)))]);
    if (allowed) this.#show(await send(kSearchCalls.refresh_feeds, null));
  }

  async #import(): Promise<string> {
    const [file] = this.#file.files ?? [];
    if (!file || file.size > kLargest) return t("feeds_unreadable");
    const added = await send(kSearchCalls.import_feeds, { text: await file.text() });
    this.#show(await send(kSearchCalls.refresh_feeds, null));
    return added === null ? t("feeds_unreadable") : t("feeds_added", added);
  }

  async #export(): Promise<string> {
    const text = await send(kSearchCalls.export_feeds, null);
    saveFile({ name: "firsthand-feeds.opml", type: "text/x-opml", text });
    return t("feeds_saved");
  }
}
