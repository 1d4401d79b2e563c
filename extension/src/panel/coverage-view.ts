// The tab of coverage: other pages that the reader marked (of this session, and remembered ones with the
// reader's agreement), then the providers for one claim or the article, then earlier versions. Opening the tab
// asks nothing of the network; every request is a click of its own.
import { type Elsewhere, kSearchCalls, type Offer, send } from "../messages.js";
import { isPrivateWindow } from "../platform/browser.js";
import { consent } from "../settings/settings.js";
import { changeSettings, readSettings } from "../settings/store.js";
import type { ClaimView } from "../ui/claim-model.js";
import type { ClaimActions } from "../ui/claim-view.js";
import { elsewhereItem, elsewhereLabel } from "../ui/comparison-view.js";
import { el, words } from "../ui/element.js";
import { pageLink } from "../ui/page-link.js";
import { t } from "../ui/text.js";
import { speakerText } from "../ui/wording.js";
import { CoverageActions } from "./coverage-actions.js";
import { type OriginContext, originSection } from "./origin-view.js";
import { pageFeeds } from "./page-feeds.js";
import type { ClaimsState } from "./panel-model.js";
import { ProviderItem } from "./provider-item.js";
import { versionList } from "./version-list.js";

const kLabel = 90; // characters of a claim in the list to choose from

const note = (text: string): HTMLElement => el("p", { class: "note" }, text);
const section = (name: string, title: string, ...content: (Node | null)[]): HTMLElement =>
  el("section", { class: name }, el("h2", {}, title), ...content);

export class CoverageView {
  readonly element = el("div", { class: "coverage" });
  readonly #pages = el("div", { class: "pages" });
  readonly #rest = el("div", {});
  readonly #actions: ClaimActions;
  readonly #tab: () => number;
  #state: ClaimsState | null = null;
  /** The claim that is looked for; null: the whole article. */
  #claim: string | null = null;
  /** What the lower part was made for: it stays while the article does. */
  #made_for = "";
  /** Counts looks, so that a slow one never overwrites a newer one. */
  #turn = 0;
  #is_shown = false;

  constructor(actions: ClaimActions, tab: () => number) {
    this.#actions = actions;
    this.#tab = tab;
    this.element.append(this.#pages, this.#rest);
  }

  /** What the tab is about; null when the page has no claims. */
  update(state: ClaimsState | null): void {
    this.#state = state;
    if (!this.#is_shown) return;
    this.#look().catch(() => this.#say(t("elsewhere_failed")));
    this.#fill().catch(() => this.#rest.replaceChildren(note(t("coverage_unavailable"))));
  }

  /** The claim to look for, instead of what was chosen before. */
  choose(claim: string): void {
    this.#claim = claim;
    this.#made_for = "";
    this.update(this.#state);
  }

  /** Called when the tab comes into view and when it leaves it. */
  setShown(is_shown: boolean): void {
    this.#is_shown = is_shown;
    if (is_shown) this.update(this.#state);
  }

  // Pages that the reader marked --------------------------------------------------------------------
  async #look(): Promise<void> {
    const turn = ++this.#turn;
    const claims = this.#state?.claims ?? [];
    if (this.#pages.childElementCount === 0) this.#say(t("elsewhere_looking"));
    const looked = claims.map(async (claim) => ({ claim, pages: await this.#actions.elsewhere(claim.id) }));
    const [found, { coverage }] = await Promise.all([Promise.all(looked), readSettings()]);
    if (turn !== this.#turn) return;
    const hits = found.filter(({ pages }) => pages.length > 0);
    const agreed = coverage.consents.includes("remembered");
    const list = hits.map(({ claim, pages }) => this.#hit(claim, pages));
    const said = note(t(hits.length === 0 ? "coverage_none" : "coverage_session"));
    const content = [agreed || isPrivateWindow() ? null : this.#askToRemember(), said, ...list];
    this.#pages.replaceChildren(section("marked", t("heading_marked_pages"), ...content));
  }

  #say(text: string): void {
    this.#pages.replaceChildren(note(text));
  }

  #askToRemember(): HTMLElement {
    const button = el("button", { type: "button", class: "button" }, t("remember_agree"));
    const box = el(
      "div",
      { class: "consent", role: "group", "aria-label": t("remember_ask") },
      el("p", {}, t("remember_ask")),
      note(t("remember_note")),
      button,
    );
    button.addEventListener("click", () => this.#remember(box));
    return box;
  }

  /** The article that is marked now is remembered at once, or the reader would wonder where it is. */
  async #remember(box: HTMLElement): Promise<void> {
    await changeSettings((now) => consent(now, "remembered", true));
    await send(kSearchCalls.remember_now, { tab: this.#tab() });
    const said = el("p", { class: "note", tabindex: "-1" }, t("remember_on"));
    box.replaceWith(said);
    said.focus();
    this.#made_for = "";
    await this.#fill();
  }

  #hit(claim: ClaimView, pages: readonly Elsewhere[]): HTMLElement {
    const items = pages.map((page) => {
      const anchor = pageLink(page.url, this.#actions.open, ...elsewhereLabel(page));
      const compare = () => this.#actions.compare(page.url, claim.id);
      return elsewhereItem(page, anchor, compare, () => this.#actions.beside(page.url));
    });
    return el(
      "section",
      { class: "claim" },
      el("h3", {}, words(speakerText(claim))),
      el("p", { class: `quote ${claim.mark} ${claim.pattern}` }, words(claim.quote)),
      el("ul", { class: "links" }, ...items),
    );
  }

  // Providers --------------------------------------------------------------------------------------
  async #fill(): Promise<void> {
    const state = this.#state;
    if (!state) return this.#rest.replaceChildren();
    const key = JSON.stringify([state.page.url, state.claims.map(({ id, quote }) => [id, quote])]);
    if (key === this.#made_for) return;
    this.#made_for = key;
    if (!state.claims.some(({ id }) => id === this.#claim)) this.#claim = null;
    const list = el("div", { class: "providers" });
    const choice = this.#choice(state.claims, list);
    const [versions, feeds, settings] = await Promise.all([
      versionList(this.#tab()),
      pageFeeds(this.#tab()),
      readSettings(),
    ]);
    const why = isPrivateWindow() ? t("private_asks_nobody") : t("local_only_on");
    const local = settings.local_only || isPrivateWindow() ? note(why) : null;
    const origin = originSection(() => this.#originContext());
    const content = [
      section("look", t("heading_look_elsewhere"), local, choice, list),
      origin,
      versions,
      feeds,
    ];
    this.#rest.replaceChildren(...content.filter((one) => one !== null));
    await this.#offer(list);
  }

  #choice(claims: readonly ClaimView[], list: HTMLElement): HTMLElement {
    const label = (claim: ClaimView) => `${speakerText(claim)}: ${claim.quote}`.slice(0, kLabel);
    const option = (value: string, text: string) =>
      el("option", { value, selected: value === (this.#claim ?? "") }, text);
    const choice = el(
      "select",
      { id: "look-for" },
      option("", t("look_for_article")),
      ...claims.map((claim) => option(claim.id, label(claim))),
    );
    choice.addEventListener("change", () => {
      this.#claim = choice.value || null;
      this.#offer(list).catch(() => list.replaceChildren(note(t("coverage_unavailable"))));
    });
    return el("p", { class: "look-for" }, el("label", { for: "look-for" }, t("label_look_for")), " ", choice);
  }

  #originContext(): OriginContext {
    const asked = [...this.#rest.querySelectorAll<HTMLElement>(".provider")];
    return {
      tab: this.#tab(),
      claim: this.#claim,
      open: this.#actions.open,
      searched: () => asked.map(searchedLine),
    };
  }

  async #offer(list: HTMLElement): Promise<void> {
    const claim = this.#claim;
    const offers = await send(kSearchCalls.coverage_offers, { tab: this.#tab(), claim });
    if (claim !== this.#claim) return;
    if (offers.length === 0) return list.replaceChildren(note(t("coverage_unavailable")));
    const actions = new CoverageActions(this.#tab(), claim, this.#actions.open);
    const items = offers.filter(isOffered).map((offer) => new ProviderItem(offer, actions));
    list.replaceChildren(...items.map(({ element }) => element));
    for (const item of items) item.start();
  }
}

/** "Wikipedia: nothing found there", as the service's own part of the tab says it. */
function searchedLine(provider: HTMLElement): string {
  const name = provider.querySelector("h3")?.textContent ?? "";
  const said = provider.querySelector(".status")?.textContent ?? t("origin_not_asked");
  return `${name}: ${said}`;
}

/** Without agreement there are no remembered pages to look through: the tab's head asks for it. */
const isOffered = ({ provider, agreed }: Offer): boolean => provider !== "remembered" || agreed;
