// The same request through the command line and through the module gives the same bytes: on every golden
// and on 200 generated articles. Both are one library, compiled twice.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Ajv from "ajv";
import { beforeAll, expect, test, vi } from "vitest";
import type { Analysis } from "../../extension/src/generated/analysis.js";
import type { Comparison } from "../../extension/src/generated/comparison.js";
import type { Provenance } from "../../extension/src/generated/provenance.js";
import type { Query } from "../../extension/src/generated/query.js";
import { decoded, goldenCases } from "../golden/cases.mjs";
import { answers, firsthand } from "./cli.js";
import { EngineModule } from "./engine-module.js";
import { generatedArticle } from "./generator.js";

const kArticles = 200;
const kPairs = 20;
const kSchema = JSON.parse(readFileSync("shared/schema/analysis.schema.json", "utf8"));
const validate = new Ajv({ strict: false }).compile<Analysis>(kSchema);
const validateComparison = new Ajv({ strict: false })
  .addSchema(kSchema)
  .compile<Comparison>(JSON.parse(readFileSync("shared/schema/comparison.schema.json", "utf8")));
const validateQuery = new Ajv({ strict: false })
  .addSchema(kSchema)
  .compile<Query>(JSON.parse(readFileSync("shared/schema/query.schema.json", "utf8")));
const validateProvenance = new Ajv({ strict: false })
  .addSchema(kSchema)
  .compile<Provenance>(JSON.parse(readFileSync("shared/schema/provenance.schema.json", "utf8")));
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

test("comparisons of generated articles, each with the next and with a part of itself", () => {
  const folder = mkdtempSync(join(tmpdir(), "firsthand-parity-"));
  let changes = 0;
  try {
    for (let seed = 0; seed < kPairs; ++seed) {
      const article = generatedArticle(seed);
      const part = { ...article, blocks: article.blocks.slice(0, 1 + (article.blocks.length >> 1)) };
      for (const other of [generatedArticle(seed + 1), part]) {
        const pair = [article, other].map((request) => JSON.stringify(request));
        const files = pair.map((text, side) => {
          const path = join(folder, `${side}.json`);
          writeFileSync(path, text);
          return path;
        });
        const from_cli = firsthand(["compare", ...files]);
        expect(from_cli.code, from_cli.err).toBe(0);
        const from_module = engine.compare(pair[0] ?? "", pair[1] ?? "");
        expect(from_module.status).toBe(0);
        expect(`${from_module.text}\n` === from_cli.out, `seed ${seed}`).toBe(true);
        const comparison: unknown = JSON.parse(from_module.text);
        if (!validateComparison(comparison)) throw new Error(JSON.stringify(validateComparison.errors));
        changes += comparison.changes.length;
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  expect(changes).toBeGreaterThan(0);
});

test("queries of 20 generated articles, whole and about each of two claims", () => {
  let terms = 0;
  for (let seed = 0; seed < 20; ++seed) {
    const request = JSON.stringify(generatedArticle(seed));
    const { attributions }: Analysis = JSON.parse(engine.analyze(request).text);
    for (const claim of [undefined, ...attributions.slice(0, 2)]) {
      const args = claim ? ["--claim", claim.id] : [];
      const from_cli = firsthand(["query", "--format", "request", ...args, "-"], request);
      expect(from_cli.code, from_cli.err).toBe(0);
      const source = claim?.source.span ? [claim.source.span] : [];
      const focus = claim ? JSON.stringify({ spans: [...source, ...claim.content] }) : "";
      const from_module = engine.query(request, focus);
      expect(`${from_module.text}\n` === from_cli.out, `seed ${seed}`).toBe(true);
      const query: unknown = JSON.parse(from_module.text);
      if (!validateQuery(query)) throw new Error(JSON.stringify(validateQuery.errors));
      terms += query.terms.length;
    }
  }
  expect(terms).toBeGreaterThan(100);
  expect(engine.query(JSON.stringify(generatedArticle(1)), '{"spans":[[7,3]]}').status).not.toBe(0);
});

test("provenance of generated articles with copies, as a whole and about a claim", () => {
  const original = generatedArticle(3);
  const part = {
    ...original,
    outlet: "Other Post",
    blocks: original.blocks.slice(1).map(({ kind, text }) => ({ kind, text })),
  };
  const requests = [{ ...original, outlet: "First Post" }, part, generatedArticle(4), generatedArticle(5)];
  const articles = requests.map((request, at) => ({ id: `n${at}`, request, seen: `2026-03-0${at + 1}` }));
  const { attributions }: Analysis = JSON.parse(engine.analyze(JSON.stringify(original)).text);
  const focus = { article: "n0", spans: attributions[0]?.content ?? [] };
  for (const more of [{}, { focus, at_least: true }]) {
    const question = JSON.stringify({ schema_version: 1, articles, ...more });
    const from_cli = firsthand(["provenance", "-"], question);
    expect(from_cli.code, from_cli.err).toBe(0);
    const from_module = engine.provenance(question);
    expect(`${from_module.text}\n` === from_cli.out).toBe(true);
    const provenance: unknown = JSON.parse(from_module.text);
    if (!validateProvenance(provenance)) throw new Error(JSON.stringify(validateProvenance.errors));
    expect(provenance.counts.articles).toBe(requests.length);
    expect(provenance.links.some(({ kind }) => kind === "same_text")).toBe(true);
  }
  expect(engine.provenance('{"schema_version":1,"articles":[{}]}').status).not.toBe(0);
});

test("a broken side of a comparison is named", () => {
  const good = JSON.stringify(generatedArticle(1));
  const reply = engine.compare(good, "{");
  expect(reply.status).not.toBe(0);
  expect(JSON.parse(reply.text).error.message).toMatch(/^side b: /);
  expect(engine.compare("[]", good).text).toContain("side a: ");
});

test("every golden text and 20 generated articles by the refining tier", () => {
  expect(engine.refine("{}").text).toContain("not_loaded");
  expect(engine.loadRefiner(new Uint8Array(100)).status).not.toBe(0);
  expect(engine.loadRefiner().status).toBe(0);
  const texts = goldenCases()
    .filter(({ input }) => input.endsWith(".txt"))
    .map(({ input }) => decoded(readFileSync(input)));
  const requests = [
    ...texts.map((text) => ({ schema_version: 1, blocks: [{ kind: "paragraph", text }] })),
    ...Array.from({ length: 20 }, (_, seed) => generatedArticle(seed)),
  ];
  const lines = answers(
    requests.map((request, id) => JSON.stringify({ id, request })),
    "--refine",
  );
  let attributions = 0;
  requests.forEach((request, id) => {
    const reply = engine.refine(JSON.stringify(request));
    expect(reply.text === withoutId(lines[id] ?? ""), `request ${id}`).toBe(true);
    const analysis: unknown = JSON.parse(reply.text);
    if (!validate(analysis)) throw new Error(`request ${id}: ${JSON.stringify(validate.errors)}`);
    attributions += analysis.attributions.length;
  });
  expect(attributions).toBeGreaterThan(requests.length);
});

test("the same request twice gives the same bytes, whatever came between", () => {
  const request = JSON.stringify(generatedArticle(7));
  const first = engine.analyze(request).text;
  for (let seed = 0; seed < 20; ++seed) engine.analyze(JSON.stringify(generatedArticle(seed)));
  expect(engine.analyze(request).text).toBe(first);
});
