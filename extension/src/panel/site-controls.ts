// What shall happen on this site, at the head of the panel: marks when asked, always, never, or claims listed
// in the panel only. "Always" asks the browser for this host, on the click and only then.
import type { PageNote } from "../messages.js";
import { hostOf, isPrivateWindow, isWebAddress } from "../platform/browser.js";
import type { SiteChoice } from "../settings/settings.js";
import { el } from "../ui/element.js";
import { t } from "../ui/text.js";

const kChoices = [
  [null, "site_ask"],
  ["always", "site_always"],
  ["never", "site_never"],
  ["panel_only", "site_panel_only"],
] as const;

export type ChooseSite = (choice: SiteChoice | null) => void;

export class SiteControls {
  readonly element: HTMLElement;
  readonly #title = el("span", { class: "label", id: "site-label" });
  readonly #buttons: { choice: SiteChoice | null; button: HTMLButtonElement }[];

  constructor(choose: ChooseSite) {
    this.#buttons = kChoices.map(([choice, name]) => {
      const button = el("button", { type: "button", class: "choice", "data-site": choice ?? "ask" }, t(name));
      button.addEventListener("click", () => choose(choice));
      return { choice, button };
    });
    const group = el(
      "div",
      { role: "group", "aria-labelledby": "site-label" },
      ...this.#buttons.map(({ button }) => button),
    );
    this.element = el("section", { class: "site", hidden: true }, this.#title, group);
  }

  /** Hidden where the browser does not say which page it is, and in private windows: a choice names its site, and
   *  would be kept. */
  update(page: PageNote | null, choice: SiteChoice | null): void {
    const url = page?.url ?? "";
    this.element.hidden = !isWebAddress(url) || isPrivateWindow();
    this.#title.textContent = t("site_heading", hostOf(url));
    for (const { choice: own, button } of this.#buttons)
      button.setAttribute("aria-pressed", String(own === choice));
  }
}
