// All providers in the order in which the reader sees them: first those that ask nobody.
import type { ProviderId } from "../messages.js";
import type { Provider } from "./provider.js";
import { claimReview } from "./providers/claim-review.js";
import { factCheck } from "./providers/fact-check.js";
import { gal } from "./providers/gal.js";
import { gdeltContext, gdeltDoc } from "./providers/gdelt.js";
import { feeds, remembered } from "./providers/local.js";
import { newsroom } from "./providers/newsroom.js";
import { signals } from "./providers/signals.js";
import { wayback } from "./providers/wayback.js";
import { wikidata, wikipedia } from "./providers/wikimedia.js";

export const kRegistry: Readonly<Record<ProviderId, Provider>> = {
  signals,
  remembered,
  feeds,
  claim_review: claimReview,
  gal,
  wikipedia,
  wikidata,
  gdelt_context: gdeltContext,
  gdelt_doc: gdeltDoc,
  fact_check: factCheck,
  newsroom,
  wayback,
};
