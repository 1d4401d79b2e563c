// The tab of coverage: for each claim, the other pages of this session that share its names and numbers. It
// looks only when the tab is shown, asks nothing of the network, and says so when nothing was found.
import type { Elsewhere } from "../messages.js";
import type { ClaimView } from "../ui/claim-model.js";
import type { ClaimActions } from "../ui/claim-view.js";
import { elsewhereItem, elsewhereLabel } from "../ui/comparison-view.js";
import { el, words } from "../ui/element.js";
import { pageLink } from "../ui/page-link.js";
import { t } from "../ui/text.js";
import { speakerText } from "../ui/wording.js";
import type { ClaimsState } from "./panel-model.js";

export class CoverageView {
  readonly element = el("div", { class: "coverage" });
  readonly #actions: ClaimActions;
  #state: ClaimsState | null = null;
  /** Counts looks, so that a slow one never overwrites a newer one. */
  #turn = 0;
  #is_shown = false;

  constructor(actions: ClaimActions) {
    this.#actions = actions;
  }

  /** What the tab is about; null when the page has no claims. */
  update(state: ClaimsState | null): void {
    this.#state = state;
    if (this.#is_shown) this.#look().catch(() => this.#say(t("elsewhere_failed")));
  }

  /** Called when the tab comes into view and when it leaves it. */
  setShown(is_shown: boolean): void {
    this.#is_shown = is_shown;
    if (is_shown) this.update(this.#state);
  }

  async #look(): Promise<void> {
    const turn = ++this.#turn;
    const claims = this.#state?.claims ?? [];
    if (this.element.childElementCount === 0) this.#say(t("elsewhere_looking"));
    const found = await Promise.all(
      claims.map(async (claim) => ({ claim, pages: await this.#actions.elsewhere(claim.id) })),
    );
    if (turn !== this.#turn) return;
    const with_pages = found.filter(({ pages }) => pages.length > 0);
    if (with_pages.length === 0) return this.#say(t("coverage_none"));
    this.element.replaceChildren(
      el("p", { class: "note" }, t("coverage_session")),
      ...with_pages.map(({ claim, pages }) => this.#claim(claim, pages)),
    );
  }

  #say(text: string): void {
    this.element.replaceChildren(el("p", { class: "note" }, text));
  }

  #claim(claim: ClaimView, pages: readonly Elsewhere[]): HTMLElement {
    const items = pages.map((page) =>
      elsewhereItem(page, pageLink(page.url, this.#actions.open, ...elsewhereLabel(page)), () =>
        this.#actions.compare(page.url, claim.id),
      ),
    );
    return el(
      "section",
      { class: "claim" },
      el("h3", {}, words(speakerText(claim))),
      el("p", { class: `quote ${claim.mark} ${claim.pattern}`, dir: "auto" }, claim.quote),
      el("ul", { class: "links" }, ...items),
    );
  }
}
