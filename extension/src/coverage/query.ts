// From the engine's query to what providers look for: the terms of each kind, those of the claim itself before
// those that only say what it is about.
import type { Query as EngineQuery, QueryTerm } from "../generated/query.js";
import type { Query } from "./provider.js";

const kMost = 12; // of each kind

export function queryOf({ terms, window, language }: EngineQuery, own_url: string): Query {
  const ranked = [...terms].sort((a, b) => Number(b.in_focus) - Number(a.in_focus) || b.weight - a.weight);
  const of = (kind: QueryTerm["kind"]) => ranked.filter((term) => term.kind === kind).slice(0, kMost);
  const texts = (kind: QueryTerm["kind"]) => of(kind).map(({ text }) => text.replace(/\s+/g, " "));
  return {
    terms: texts("word"),
    phrases: texts("quotation"),
    entities: texts("entity"),
    numbers: of("number").map(({ value, text }) => String(value ?? text)),
    language,
    from: window && `${window.from}T00:00:00.000Z`,
    to: window && `${window.to}T23:59:59.999Z`,
    own_url,
  };
}
