// What the Coverage tab does on a click: agree, ask the browser for a host, search, open a candidate and compare
// it. A permission is asked for before anything is awaited, or the browser sees no click.
import { type Candidate, kSearchCalls, type Offer, type Result, type Status, send } from "../messages.js";
import { isPrivateWindow } from "../platform/browser.js";
import { askPermission, originOf } from "../platform/host-access.js";
import { consent } from "../settings/settings.js";
import { changeSettings } from "../settings/store.js";
import type { Opened } from "../ui/candidate-view.js";
import { failureText } from "../ui/coverage-wording.js";
import { t } from "../ui/text.js";
import { readFetched } from "./fetched-article.js";
import type { ProviderActions } from "./provider-item.js";

export class CoverageActions implements ProviderActions {
  readonly #tab: number;
  readonly #claim: string | null;
  readonly open: (href: string) => void;

  constructor(tab: number, claim: string | null, open: (href: string) => void) {
    this.#tab = tab;
    this.#claim = claim;
    this.open = open;
  }

  /** Looks where nobody is asked. */
  look({ provider }: Offer): Promise<Result> {
    return send(kSearchCalls.coverage_search, { tab: this.#tab, claim: this.#claim, provider });
  }

  async search(offer: Offer): Promise<Result> {
    const allowed = await askPermission(offer.origins);
    if (!allowed) return { ...(await this.look(offer)), status: "no_permission" }; // not asked: why is known here
    if (offer.needs_consent) await changeSettings((now) => consent(now, offer.provider, true));
    return this.look(offer);
  }

  async compareKept({ url }: Candidate): Promise<Opened> {
    const note = await send(kSearchCalls.compare_kept, { tab: this.#tab, claim: this.#claim, url });
    return note ? { note, text: [], archive: null } : { failed: t("compare_gone") };
  }

  async compare({ url, kind }: Candidate): Promise<Opened> {
    if (isPrivateWindow()) return { failed: t("private_asks_nobody") };
    const allowed = await askPermission([originOf(url)]);
    if (!allowed) return { failed: failureText("no_permission") };
    const page = await send(kSearchCalls.fetch_page, { url });
    if (page.html === null) return { failed: fetchFailure(page.status) };
    const request = readFetched(page.html, page.url);
    if (!request) return { failed: t("fetch_no_article") };
    const is_version = kind === "archive";
    const claim = is_version ? null : this.#claim;
    const note = await send(kSearchCalls.compare_article, { tab: this.#tab, claim, request, is_version });
    return note
      ? { note, text: request.blocks.map(({ text }) => text), archive: page.archive }
      : { failed: t("coverage_unavailable") };
  }
}

/** Sites refuse in many ways that all come to the same for the reader. */
const fetchFailure = (status: Status): string =>
  status === "auth" || status === "refused_query" || status === "bad_response"
    ? t("fetch_refused")
    : failureText(status);
