// The golden test: each case's answer is expected.json to the byte, fits the schema, reads as expected.txt
// says, and keeps the facts that must.json holds. A fact listed in known_misses has to miss: the list shrinks
// when the engine learns, and never silently.
import { readFileSync } from "node:fs";
import Ajv from "ajv";
import { beforeAll, describe, expect, test } from "vitest";
import { analyze, decoded, fileOf, goldenCases, textOf } from "./cases.mjs";
import { factsOf, surprises } from "./facts.mjs";
import { lineDiff, readable } from "./readable.mjs";

const kSchema = JSON.parse(
  readFileSync(new URL("../../shared/schema/analysis.schema.json", import.meta.url), "utf8"),
);
const validate = new Ajv({ strict: false }).compile(kSchema);
const kCases = goldenCases();

test("there are at least twenty cases", () => expect(kCases.length).toBeGreaterThanOrEqual(20));

describe.each(kCases)("$name", (golden) => {
  let answer = "";
  let analysis = null;
  let text = "";
  beforeAll(() => {
    answer = analyze(golden);
    analysis = JSON.parse(answer);
    text = textOf(golden, analysis);
  });

  test("a note says in two to four lines what it proves", () => {
    const lines = (fileOf(golden, "note.md") ?? "").trim().split("\n");
    expect(lines.length).toBeGreaterThanOrEqual(2);
    expect(lines.length).toBeLessThanOrEqual(4);
  });

  test("the answer is expected.json to the byte", () => {
    const expected = fileOf(golden, "expected.json") ?? "";
    const shown = expected
      ? lineDiff(readable(JSON.parse(expected), text), readable(analysis, text))
      : answer;
    expect(
      answer === expected,
      `build-scripts/golden ${golden.name} shows and takes the change:\n${shown}`,
    ).toBe(true);
    expect(fileOf(golden, "expected.txt")).toBe(readable(analysis, text));
  });

  test("the answer fits the schema and its text", () => {
    expect(validate(analysis), JSON.stringify(validate.errors)).toBe(true);
    expect(analysis.text_length).toBe(text.length);
  });

  test("the facts of must.json hold, but for the known misses", () => {
    const must = JSON.parse(fileOf(golden, "must.json") ?? "null");
    const { unlisted, now_holding } = surprises(factsOf(must, analysis, text), must.known_misses ?? []);
    expect(unlisted, "facts that fail and are not known misses").toEqual([]);
    expect(now_holding, "known misses that hold now, or do not exist: take them off the list").toEqual([]);
  });
});

describe("the golden test itself", () => {
  const analysis = {
    language: "en",
    text_length: 20,
    blocks: [{ kind: "paragraph", span: [0, 20] }],
    sources: [{ id: "s1", name: "Ann", mentions: [[0, 3]] }],
    warnings: [],
    article: [],
    attributions: [
      {
        ...{
          id: "a1",
          within: null,
          source: { span: [0, 3], ids: ["s1"] },
          identity: "named",
          role: "person",
        },
        ...{
          cue: { span: [4, 8], lemma: "say", stance: "neutral" },
          content: [[9, 19]],
          relay: [],
          evidence: [],
        },
        ...{
          replies: [],
          hedges: [],
          links: [],
          numbers: [],
          times: [],
          places: [],
          reasons: [],
          anonymity: null,
        },
        ...{ kind: "fact", standing: "unverified", mark: "quiet", confidence: 900, directness: "indirect" },
      },
    ],
  };
  const text = "Ann said it is wet.\n";
  const wanted = { source: "Ann", cue: "said", content: ["it is wet."] };

  test("tells facts that hold from facts that do not", () => {
    const facts = factsOf({ attributions: [{ ...wanted, role: "expert" }], count: 2 }, analysis, text);
    expect(facts.filter((fact) => !fact.holds).map((fact) => fact.id)).toEqual(["a1.role", "count"]);
    expect(
      factsOf({ attributions: [{ ...wanted, cue: "denied", source: "Bob" }] }, analysis, text)[0]?.holds,
    ).toBe(false);
    expect(factsOf({ attributions: [], absent: [{ content_has: "wet" }] }, analysis, text)[0]?.holds).toBe(
      false,
    );
  });

  test("fails a known miss that holds, and one that names no fact", () => {
    const facts = factsOf({ attributions: [wanted] }, analysis, text);
    expect(surprises(facts, ["a1.source", "a7"]).now_holding).toEqual(["a1.source", "a7"]);
  });

  test("shows a change line by line", () => {
    expect(lineDiff("a\nb\nc\nd", "a\nb\nx\nd")).toBe("  b\n- c\n+ x\n  d");
    expect(lineDiff("a", "a")).toBe("");
  });

  test("decodes an invalid byte as one replacement character", () => {
    expect(decoded(Buffer.from([0x61, 0x92, 0xc3, 0xa9, 0xff, 0xe2]))).toBe("a\ufffdé\ufffd\ufffd");
  });
});
