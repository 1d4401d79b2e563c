// A claim as a citation: its words, who said them and through whom, where they stand and when they were read.
import type { ClaimView } from "./claim-model.js";
import { t } from "./text.js";
import { speakerText } from "./wording.js";

export interface CitedPage {
  title: string;
  url: string;
  /** When the reader read it: 2031-05-17. */
  date: string;
}

export function citation(claim: ClaimView, { title, url, date }: CitedPage): string {
  const through = claim.relay.map((name) => name ?? t("relay_unnamed")).join(", ");
  const speaker = through === "" ? speakerText(claim) : t("citation_through", speakerText(claim), through);
  return t("citation", claim.quote, speaker, title, url.replace(/#.*$/s, ""), date);
}
