// One provider in the Coverage tab: what it would be sent, the button that agrees and asks, what came of it. The
// permission for its host is asked for in the click itself, before anything is awaited.
import type { Candidate, Offer, Result } from "../messages.js";
import { type CandidateActions, candidateItem, type Opened } from "../ui/candidate-view.js";
import { providerName, sendsText, statusSentences } from "../ui/coverage-wording.js";
import { el, words } from "../ui/element.js";
import { pageLink } from "../ui/page-link.js";
import { requestView } from "../ui/request-view.js";
import { t } from "../ui/text.js";

export interface ProviderActions extends CandidateActions {
  /** Looks where nobody is asked. */
  look(offer: Offer): Promise<Result>;
  /** Agrees if need be, asks the browser for the hosts, searches. Called in the click. */
  search(offer: Offer): Promise<Result>;
  /** As `compare`, for a page that is kept here. */
  compareKept(candidate: Candidate): Promise<Opened>;
}

const isLocal = ({ requests, terms, missing }: Offer): boolean =>
  requests.length === 0 && terms === "" && missing === null;

/** Buttons of one name are told apart by the heading above them. */
const headingOf = ({ provider }: Offer): string => `provider-${provider}`;

function sent(offer: Offer, actions: ProviderActions, title: string): HTMLElement {
  const { requests, terms } = offer;
  const shown =
    requests.length > 0 ? requests.map(requestView) : [el("p", { class: "note" }, t("sent_nothing"))];
  const link = terms ? el("p", {}, pageLink(terms, actions.open, t("service_terms"))) : null;
  return el(
    "details",
    { class: "sent" },
    el("summary", { "aria-describedby": headingOf(offer) }, title),
    ...shown,
    link,
  );
}

/** A copy is offered once, by whichever of the list and the opened copies named it first. */
function onlyNew(opened: Opened, known: Set<string>): Opened {
  if ("failed" in opened || !opened.archive) return opened;
  const copies = opened.archive.copies.filter(({ url }) => !known.has(url));
  for (const { url } of copies) known.add(url);
  return { ...opened, archive: { ...opened.archive, copies } };
}

function results(result: Result, actions: ProviderActions): HTMLElement[] {
  const is_kept = result.provider === "remembered";
  const known = new Set(result.candidates.map(({ url }) => url));
  const own: CandidateActions = {
    open: actions.open,
    compare: async (candidate) =>
      onlyNew(await (is_kept ? actions.compareKept(candidate) : actions.compare(candidate)), known),
  };
  const items = result.candidates.map((candidate) => candidateItem(candidate, own));
  return items.length > 0 ? [el("ul", { class: "links" }, ...items)] : [];
}

function saidOf(result: Result): HTMLElement[] {
  const sentences = statusSentences(result).map((text) => el("p", { class: "status" }, text));
  const said = result.message
    ? [el("p", { class: "note" }, t("status_service_says"), " ", words(result.message, "q"))]
    : [];
  return [...sentences, ...said];
}

export class ProviderItem {
  readonly element: HTMLElement;
  readonly #offer: Offer;
  readonly #actions: ProviderActions;
  /** What came of it, said once it is there; the button says that it is on its way, and keeps the focus. */
  readonly #status = el("div");
  readonly #result = el("div", { class: "result" }, this.#status);
  readonly #button: HTMLButtonElement | null;

  constructor(offer: Offer, actions: ProviderActions) {
    this.#offer = offer;
    this.#actions = actions;
    this.#button = isLocal(offer) ? null : this.#makeButton();
    const missing =
      offer.missing === "key" ? t("needs_key") : offer.missing === "address" ? t("needs_address") : null;
    this.element = el(
      "section",
      { class: "provider claim", "data-provider": offer.provider },
      el("h3", { id: headingOf(offer) }, providerName(offer.provider)),
      el("p", { class: "note" }, sendsText(offer.provider)),
      isLocal(offer) ? null : sent(offer, actions, t("would_be_sent")),
      missing ? el("p", { class: "note" }, missing) : this.#button,
      this.#result,
    );
  }

  /** Providers that ask nobody look at once. */
  start(): void {
    if (isLocal(this.#offer)) this.#run(false);
  }

  #makeButton(): HTMLButtonElement {
    const first = this.#offer.needs_consent && !this.#offer.agreed;
    const button = el(
      "button",
      { type: "button", class: "button", "aria-describedby": headingOf(this.#offer) },
      first ? t("agree_and_ask") : t("ask_now"),
    );
    button.addEventListener("click", () => {
      if (!button.ariaDisabled) this.#run(true);
    });
    return button;
  }

  #run(by_click: boolean): void {
    const asked = by_click ? this.#actions.search(this.#offer) : this.#actions.look(this.#offer);
    if (by_click) this.#status.setAttribute("role", "status");
    if (this.#button) {
      this.#button.ariaDisabled = "true";
      this.#button.textContent = t("asking");
    }
    asked
      .then(
        (result) => this.#show(result),
        () => this.#fill([el("p", { class: "note" }, t("coverage_unavailable"))], []),
      )
      .finally(() => this.#mayAskAgain());
  }

  #mayAskAgain(): void {
    if (!this.#button) return;
    this.#button.ariaDisabled = null;
    this.#button.textContent = t("ask_again");
  }

  #fill(said: HTMLElement[], rest: HTMLElement[]): void {
    this.#status.replaceChildren(...said);
    this.#result.replaceChildren(this.#status, ...rest);
  }

  #show(result: Result): void {
    this.element.dataset.status = result.status;
    const summary = this.element.querySelector(".sent summary");
    if (summary && result.status !== "not_asked" && result.status !== "no_permission")
      summary.textContent = t("was_sent");
    this.#fill(saidOf(result), results(result, this.#actions));
  }
}
