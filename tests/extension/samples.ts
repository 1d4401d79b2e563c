// A small article of our own writing and its analysis, for tests that need one.
import type { Analysis, Attribution } from "../../extension/src/generated/analysis.js";
import type { Request } from "../../extension/src/generated/request.js";

export const kText =
  'Two boats sank off Fort Hale, a coastguard officer told the Bay Post.\n\n"We saw nothing," Ana Ruiz said. The owner called it a lie.';

/** kText as the request that the analysis is of. */
export const kRequest: Request = {
  schema_version: 1,
  blocks: kText.split("\n\n").map((text) => ({ kind: "paragraph", text })),
};

export function attribution(change: Partial<Attribution>): Attribution {
  return {
    id: "a0",
    key: "0123456789abcdef",
    within: null,
    source: { span: null, ids: [] },
    cue: { span: [0, 1], lemma: "say", stance: "neutral" },
    content: [[0, 28]],
    identity: "named",
    role: "official",
    interested: false,
    anonymity: null,
    directness: "indirect",
    relay: [],
    kind: "fact",
    checkworthy: true,
    standing: "unverified",
    evidence: [],
    replies: [],
    numbers: [],
    hedges: [],
    times: [],
    places: [],
    negated: false,
    links: [],
    mark: "strong",
    confidence: 900,
    reasons: [],
    ...change,
  };
}

export function analysis(attributions: Attribution[], change: Partial<Analysis> = {}): Analysis {
  return {
    schema_version: 1,
    engine: { version: "0", pack: "en", model: "en" },
    language: "en",
    offset_unit: "utf16",
    text_length: kText.length,
    blocks: [],
    sources: [
      { id: "s0", name: "a coastguard officer", mentions: [[30, 50]] },
      { id: "s1", name: "Ana Ruiz", mentions: [[89, 97]] },
    ],
    attributions,
    article: [],
    warnings: [],
    ...change,
  };
}

/** The officer's claim (not named, relayed) and Ruiz' (named, disputed by the owner). */
export const kAnalysis = analysis([
  attribution({
    source: { span: [30, 50], ids: ["s0"] },
    cue: { span: [51, 55], lemma: "tell", stance: "neutral" },
    identity: "unnamed",
    anonymity: { count: 1, closeness: "none", reason: "none" },
    relay: [{ name: "the Bay Post", span: [56, 68] }],
    numbers: [{ span: [0, 3], value: 2 }],
    places: [[19, 28]],
    reasons: [{ field: "identity", rule: "no_such_rule", spans: [[30, 50]] }],
  }),
  attribution({
    id: "a1",
    key: "fedcba9876543210",
    source: { span: [89, 97], ids: ["s1"] },
    cue: { span: [98, 102], lemma: "say", stance: "neutral" },
    content: [[71, 88]],
    role: "witness",
    standing: "disputed",
    evidence: [{ type: "denial", span: [104, kText.length], attribution: "a0" }],
    links: [
      { span: [89, 97], href: "https://www.records.example/log", where: "sentence" },
      { span: [89, 97], href: "javascript:alert(1)", where: "sentence" },
      { span: [71, 88], href: "https://www.records.example/log", where: "evidence" },
    ],
  }),
]);
