// From the values of an analysis to the reader's words. Every value of the contract has a message; a rule
// without one gets a general sentence, so that a newer engine never breaks an older interface.
import type {
  AnonymityReason,
  ClaimKind,
  Closeness,
  EvidenceType,
  FindingType,
  Identity,
  LinkPlace,
  MarkStrength,
  Role,
  Standing,
} from "../generated/analysis.js";
import type { ChangeType } from "../generated/comparison.js";
import type { MessageName } from "../generated/message-names.js";
import type { ComparisonNote } from "../messages.js";
import type { ClaimView } from "./claim-model.js";
import { lookUp, t } from "./text.js";

const kRoles: Record<Role, MessageName> = {
  official: "role_official",
  armed_group: "role_armed_group",
  politician: "role_politician",
  organization: "role_organization",
  company: "role_company",
  expert: "role_expert",
  media: "role_media",
  document: "role_document",
  witness: "role_witness",
  person: "role_person",
  unknown: "role_unknown",
};

const kIdentities: Record<Identity, MessageName> = {
  named: "identity_named",
  unnamed: "identity_unnamed",
  collective: "identity_collective",
  implicit: "identity_implicit",
};

const kStandings: Record<Standing, MessageName> = {
  disputed: "standing_disputed",
  disclaimed: "standing_disclaimed",
  documented: "standing_documented",
  corroborated: "standing_corroborated",
  unverified: "standing_unverified",
};

const kShortStandings: Record<Standing, MessageName> = {
  disputed: "short_disputed",
  disclaimed: "short_disclaimed",
  documented: "short_documented",
  corroborated: "short_corroborated",
  unverified: "short_unverified",
};

const kKinds: Record<Exclude<ClaimKind, "fact">, MessageName> = {
  forecast: "kind_forecast",
  opinion: "kind_opinion",
  other: "kind_other",
};

const kShortKinds: Record<ClaimKind, MessageName> = {
  fact: "short_unverified",
  forecast: "short_forecast",
  opinion: "short_opinion",
  other: "short_other",
};

const kKindNames: Record<ClaimKind, MessageName> = { ...kShortKinds, fact: "short_fact" };

const kEvidence: Record<EvidenceType, MessageName> = {
  denial: "evidence_denial",
  contradiction: "evidence_contradiction",
  no_evidence: "evidence_no_evidence",
  disclaimer: "evidence_disclaimer",
  document: "evidence_document",
  own_observation: "evidence_own_observation",
  finding: "evidence_finding",
  second_source: "evidence_second_source",
};

const kCloseness: Record<Exclude<Closeness, "none">, MessageName> = {
  involved: "closeness_involved",
  briefed: "closeness_briefed",
  familiar: "closeness_familiar",
  close: "closeness_close",
  insider: "closeness_insider",
};

const kAnonymityReasons: Record<AnonymityReason, MessageName> = {
  not_authorised: "anonymity_not_authorised",
  safety: "anonymity_safety",
  sensitive: "anonymity_sensitive",
  legal: "anonymity_legal",
  private: "anonymity_private",
  asked: "anonymity_asked",
  none: "anonymity_none",
};

const kPlaces: Record<LinkPlace, MessageName> = {
  source: "link_source",
  relay: "link_relay",
  evidence: "link_evidence",
  sentence: "link_sentence",
};

const kMarks: Record<MarkStrength, MessageName> = {
  strong: "mark_strong",
  quiet: "mark_quiet",
  listed: "mark_listed",
};

const kFindings: Record<FindingType, MessageName> = {
  lead_on_one_unnamed_source: "finding_lead_on_one_unnamed_source",
  claims_and_sources: "finding_claims_and_sources",
  rests_on_one_source: "finding_rests_on_one_source",
  headline_states_as_fact: "finding_headline_states_as_fact",
  accusation_unanswered: "finding_accusation_unanswered",
  origin_signal: "finding_origin_signal",
};

export const roleText = (role: Role): string => t(kRoles[role]);
export const identityText = (identity: Identity): string => t(kIdentities[identity]);
export const evidenceText = (type: EvidenceType): string => t(kEvidence[type]);
export const placeText = (place: LinkPlace): string => t(kPlaces[place]);
export const markText = (mark: MarkStrength): string => t(kMarks[mark]);
export const findingText = (type: FindingType, ...counts: number[]): string => t(kFindings[type], ...counts);

export const speakerText = ({ speaker }: ClaimView): string => speaker ?? t("no_speaker");

/** A sentence on what the article offers beyond the word, or on why there is nothing to offer. */
export function standingText({ kind, standing }: ClaimView): string {
  if (standing) return t(kStandings[standing]);
  return kind === "fact" ? t("standing_unverified") : t(kKinds[kind]);
}

export const kindText = (kind: ClaimKind): string => t(kKindNames[kind]);
export const shortStandingText = (standing: Standing): string => t(kShortStandings[standing]);

/** The same in two or three words, for lists. */
export function shortStanding({ kind, standing }: ClaimView): string {
  return t(standing ? kShortStandings[standing] : kShortKinds[kind]);
}

/** What the article says about a speaker whom it does not name. */
export function anonymityTexts({ anonymity }: ClaimView): string[] {
  if (!anonymity) return [];
  const { count, closeness, reason } = anonymity;
  return [
    ...(count > 1 ? [t("anonymity_count", count)] : []),
    ...(closeness === "none" ? [] : [t(kCloseness[closeness])]),
    t(kAnonymityReasons[reason]),
  ];
}

/** The sentence of a rule; the words that fired it follow it on the screen. */
export const reasonText = (rule: string): string => lookUp(`reason_${rule}`) ?? t("reason_unknown");

// Comparisons --------------------------------------------------------------------------------------
const kChanges: Record<ChangeType, MessageName> = {
  number_changed: "change_number_changed",
  bound_dropped: "change_bound_dropped",
  hedge_dropped: "change_hedge_dropped",
  hedge_added: "change_hedge_added",
  attribution_dropped: "change_attribution_dropped",
  attribution_changed: "change_attribution_changed",
  negation_changed: "change_negation_changed",
  disclaimer_dropped: "change_disclaimer_dropped",
  denial_dropped: "change_denial_dropped",
  quote_altered: "change_quote_altered",
  claim_added: "change_claim_added",
  claim_dropped: "change_claim_dropped",
};

export const changeText = (type: ChangeType): string => t(kChanges[type]);

/** The short word for where another article may have it from. */
export function originText({ relation, may_repeat, credits }: ComparisonNote): string {
  if (credits.some(({ kind }) => kind !== "photo")) return t("origin_says_so");
  if (relation === "same_text") return t("origin_same_text");
  return may_repeat ? t("origin_may_repeat") : t("origin_not_established");
}

/** The same in sentences: credits first, then what the texts show. */
export function originSentences({ relation, may_repeat, credits }: ComparisonNote): string[] {
  const named = new Set<string>();
  for (const { by, kind, name } of credits) {
    const photo_only = credits.every((other) => other.by !== by || other.kind === "photo");
    if (kind !== "photo") named.add(t(by === "here" ? "origin_says_so_here" : "origin_says_so_there", name));
    else if (photo_only) named.add(t(by === "here" ? "origin_photo_here" : "origin_photo_there", name));
  }
  const retold = relation === "same_story" && may_repeat;
  return [...named, retold ? t("relation_retold") : t(kRelations[relation])];
}

const kRelations: Record<ComparisonNote["relation"], MessageName> = {
  same_text: "relation_same_text",
  rewrite: "relation_rewrite",
  same_story: "relation_same_story",
  related: "relation_related",
  unrelated: "relation_unrelated",
};
