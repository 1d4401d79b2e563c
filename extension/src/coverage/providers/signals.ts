// What the page itself says about where its article or one claim comes from: a wire's byline, a canonical
// address elsewhere, a republishing note, "first reported by", links in the claim's own sentence, a photo's
// credit. Nobody is asked. A photo's credit shows contact with the other outlet, not whose text it is.
import type { Attribution } from "../../generated/analysis.js";
import type { Signal, SignalKind } from "../../generated/request.js";
import { type Candidate, kSignalNotes, type Result, type SignalNote } from "../../messages.js";
import { textOf } from "../../tab-record.js";
import { cleanAddress, hostName, isSameHost } from "../address.js";
import {
  found,
  kNoCandidate,
  type OwnArticle,
  type Provider,
  type Query,
  type Surroundings,
} from "../provider.js";

const noteOf = (kind: SignalKind): SignalNote | undefined => kSignalNotes.find((note) => note === kind);

/** The page's own site as its "original source" is boilerplate and says nothing. */
const isOwn = (href: string | undefined, own_url: string): boolean =>
  href !== undefined && isSameHost(href, own_url);

function ofSignal({ kind, name = "", href }: Signal, own_url: string): Candidate[] {
  const url = href ? cleanAddress(href) : "";
  const signal = noteOf(kind);
  if (url === null || !signal || isOwn(href, own_url) || (!url && !name)) return [];
  return [{ ...kNoCandidate, url, title: name || hostName(url), outlet: hostName(url) || name, signal }];
}

function ofClaim(claim: Attribution, { request }: OwnArticle, own_url: string): Candidate[] {
  const text = textOf(request);
  const relays = claim.relay.map(({ name }) => name).filter((name) => name !== null);
  const links = claim.links.flatMap(({ href, span }): Candidate[] => {
    const url = cleanAddress(href);
    if (!url || isOwn(href, own_url)) return [];
    const title =
      text
        .slice(...span)
        .replace(/\s+/g, " ")
        .trim() || hostName(url);
    return [{ ...kNoCandidate, url, title, outlet: hostName(url), kind: "primary", signal: "claim_link" }];
  });
  const named = relays.map(
    (name): Candidate => ({ ...kNoCandidate, title: name, outlet: name, signal: "relay" }),
  );
  return [...named, ...links];
}

/** Datelines, credits and notes in the article's own words. */
function ofText({ request, analysis }: OwnArticle): Candidate[] {
  const text = textOf(request);
  const spans = analysis.article
    .filter(({ type }) => type === "origin_signal")
    .flatMap((finding) => finding.spans);
  return spans.map((span) => {
    const title = text
      .slice(...span)
      .replace(/\s+/g, " ")
      .trim();
    return { ...kNoCandidate, title, outlet: title, signal: "said_in_text" };
  });
}

/** For one claim its relays and links first; the article's signals hold for every claim. */
export function signalsOf(article: OwnArticle, own_url: string): Candidate[] {
  const claims = article.claim ? [article.claim] : article.analysis.attributions;
  const found_here = claims.flatMap((claim) => ofClaim(claim, article, own_url));
  const said = (article.request.signals ?? []).flatMap((signal) => ofSignal(signal, own_url));
  const all = new Map(
    [...said, ...ofText(article), ...found_here].map((one) => [`${one.signal} ${one.url || one.title}`, one]),
  );
  return [...all.values()];
}

async function search(query: Query, around: Surroundings): Promise<Result> {
  const candidates = around.article ? signalsOf(around.article, query.own_url) : [];
  return found("signals", around.now(), candidates, {});
}

export const signals: Provider = { id: "signals", requests: () => [], search };
