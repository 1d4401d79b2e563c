// The same request through the command line and through the module gives the same bytes: on every golden
// and on 200 generated articles. Both are one library, compiled twice.
import { readFileSync } from "node:fs";
import Ajv from "ajv";
import { beforeAll, expect, test, vi } from "vitest";
import type { Analysis } from "../../extension/src/generated/analysis.js";
import { decoded, goldenCases } from "../golden/cases.mjs";
import { answers, firsthand } from "./cli.js";
import { EngineModule } from "./engine-module.js";
import { generatedArticle } from "./generator.js";

const kArticles = 200;
const kSchema = JSON.parse(readFileSync("shared/schema/analysis.schema.json", "utf8"));
const validate = new Ajv({ strict: false }).compile<Analysis>(kSchema);
const engine = new EngineModule();

vi.setConfig({ testTimeout: 60_000 }); // five seconds of work on an idle machine

beforeAll(() => expect(engine.load().status).toBe(0));

/** The text of an analysis as a request of the same blocks. */
function asRequest(analysis: Analysis, text: string): string {
  const blocks = analysis.blocks.map(({ kind, span }) => ({ kind, text: text.slice(...span) }));
  return JSON.stringify({ schema_version: 1, blocks });
}

function withoutId(line: string): string {
  return line.replace(/^\{"id":(?:"[^"]*"|\d+),/, "{");
}

test("every golden", () => {
  const cases = goldenCases();
  expect(cases.length).toBeGreaterThanOrEqual(20);
  for (const { name, input } of cases) {
    const bytes = readFileSync(input);
    let request = bytes.toString("utf8");
    if (!input.endsWith(".json")) {
      const analysis: Analysis = JSON.parse(firsthand(["analyze", input]).out);
      const text = analysis.text ?? decoded(bytes);
      request = asRequest(analysis, text);
    }
    const from_cli = firsthand(["analyze", "--format", "request", "-"], request);
    expect(from_cli.code, `${name}: ${from_cli.err}`).toBe(0);
    const from_module = engine.analyze(request);
    expect(from_module.status, name).toBe(0);
    expect(`${from_module.text}\n` === from_cli.out, name).toBe(true);
  }
});

test(`${kArticles} generated articles, and spans that fit their text`, () => {
  const requests = Array.from({ length: kArticles }, (_, seed) => generatedArticle(seed));
  const lines = answers(requests.map((request, id) => JSON.stringify({ id, request })));
  expect(lines).toHaveLength(kArticles);
  let attributions = 0;
  requests.forEach((request, seed) => {
    const reply = engine.analyze(JSON.stringify(request));
    expect(reply.status).toBe(0);
    expect(reply.text === withoutId(lines[seed] ?? ""), `seed ${seed}`).toBe(true);
    const analysis: unknown = JSON.parse(reply.text);
    if (!validate(analysis)) throw new Error(`seed ${seed}: ${JSON.stringify(validate.errors)}`);
    const text = request.blocks.map((block) => block.text).join("\n\n");
    expect(analysis.text_length).toBe(text.length);
    expect(analysis.blocks.map(({ span }) => text.slice(...span))).toEqual(request.blocks.map((b) => b.text));
    attributions += analysis.attributions.length;
    for (const { cue, content } of analysis.attributions)
      for (const [begin, end] of [cue.span, ...content]) expect(begin < end && end <= text.length).toBe(true);
  });
  expect(attributions).toBeGreaterThan(kArticles); // the comparison is not one of empty lists
});

test("the same request twice gives the same bytes, whatever came between", () => {
  const request = JSON.stringify(generatedArticle(7));
  const first = engine.analyze(request).text;
  for (let seed = 0; seed < 20; ++seed) engine.analyze(JSON.stringify(generatedArticle(seed)));
  expect(engine.analyze(request).text).toBe(first);
});
