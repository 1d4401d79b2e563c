// Each field of each attribution says why it has its value: on every golden case there is a reason whose rule is
// listed for that field, whose sentence exists in English and whose spans have words for what the sentence quotes.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { analyze, goldenCases, textOf } from "./cases.mjs";

const read = (path) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), "utf8"));
const { rules } = read("shared/vocabulary/rules.json");
const messages = read("extension/_locales/en/messages.json");

const kAlways = ["identity", "role", "interested", "directness", "kind", "checkworthy", "mark"];
const kWhenGiven = ["anonymity", "standing", "negated"];
const kWhenAny = ["relay", "evidence", "replies", "numbers", "hedges", "times", "places", "links"];

/** The fields of an attribution that have a value somebody may ask about. */
export function fieldsToExplain(a) {
  return [
    ...kAlways,
    ...(a.source.span ? ["source"] : []),
    ...kWhenGiven.filter((field) => a[field]),
    ...kWhenAny.filter((field) => a[field].length > 0),
  ];
}

/** Evidence is explained by the standing that it shows. */
const explainedBy = (field) => (field === "evidence" ? "standing" : field);

/** What is wrong with a reason, in words; empty when nothing is. */
export function faultOf({ field, rule, spans }, text) {
  const listed = rules[rule];
  const sentence = messages[`reason_${rule}`];
  if (listed?.field !== field) return `${rule} is no rule of ${field}`;
  if (!sentence?.message) return `${rule} has no sentence`;
  const unknown = Object.keys(sentence.placeholders ?? {}).filter((p) => !listed.placeholders.includes(p));
  if (unknown.length > 0) return `${rule} asks for ${unknown}`;
  const quotes = sentence.message.trimEnd().endsWith(":");
  const worded = spans.some(([begin, end]) => text.slice(begin, end).trim() !== "");
  return quotes && !worded ? `${rule} quotes nothing` : "";
}

describe.each(goldenCases())("$name", (golden) => {
  const analysis = JSON.parse(analyze(golden));
  const text = textOf(golden, analysis);

  test("every field has a reason", () => {
    const missing = analysis.attributions.flatMap((a) =>
      fieldsToExplain(a)
        .filter((field) => !a.reasons.some((r) => r.field === explainedBy(field)))
        .map((field) => `${a.id} ${field}`),
    );
    expect(missing).toEqual([]);
  });

  test("every reason has a sentence and the words it quotes", () => {
    const faults = analysis.attributions.flatMap((a) => a.reasons.map((r) => faultOf(r, text)));
    expect(faults.filter((fault) => fault !== "")).toEqual([]);
  });
});

describe("the check itself", () => {
  const reason = { field: "role", rule: "role_word", spans: [[0, 5]] };

  test("lets a whole reason pass", () => expect(faultOf(reason, "Mayor")).toBe(""));

  test("tells what is wrong", () => {
    expect(faultOf({ ...reason, field: "kind" }, "Mayor")).toBe("role_word is no rule of kind");
    expect(faultOf({ ...reason, rule: "role_dreamt" }, "Mayor")).toBe("role_dreamt is no rule of role");
    expect(faultOf({ ...reason, spans: [] }, "Mayor")).toBe("role_word quotes nothing");
  });
});
