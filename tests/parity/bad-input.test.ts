// Bad input to the module and the command line: an answer within bounds or a named error, and the next
// request is answered as if nothing had been.
import { readFileSync } from "node:fs";
import Ajv from "ajv";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { firsthand } from "./cli.js";
import { EngineModule } from "./engine-module.js";
import { generatedArticle } from "./generator.js";

const schema = (name: string): object =>
  JSON.parse(readFileSync(`shared/schema/${name}.schema.json`, "utf8"));
const isAnalysis = new Ajv({ strict: false }).compile(schema("analysis"));
const isError = new Ajv({ strict: false }).compile(schema("error"));

const paragraph = (text: string): string =>
  JSON.stringify({ schema_version: 1, blocks: [{ kind: "paragraph", text }] });
const codeOf = (reply: string): unknown => JSON.parse(reply).error.code;

const kHard: readonly [string, string][] = [
  ["an empty text", paragraph("")],
  ["no blocks", JSON.stringify({ schema_version: 1, blocks: [] })],
  ["NUL characters", paragraph("He\0 said\0 it rained.\0")],
  ["one word of 1 MB", paragraph("x".repeat(1_000_000))],
  ["100,000 quotation marks", paragraph('"'.repeat(100_000))],
  ["100,000 curly quotation marks", paragraph("\u201c".repeat(100_000))],
  ["100,000 quotation marks that open and close", paragraph("\u201c\u2018x\u2019\u201d ".repeat(50_000))],
  ["lone surrogates", paragraph("He said \ud83c it \udf89 rained.")],
  ["only combining marks", paragraph("\u0301".repeat(100_000))],
  ["ALL CAPS", paragraph("THE MAYOR SAID THAT IT RAINED. ".repeat(5_000))],
  ["20,000 colons", paragraph("said: ".repeat(20_000))],
];
const kRefused: readonly [string, string, string][] = [
  ["nothing", "bad_request", ""],
  ["half a request", "bad_request", '{"schema_version":1,"blocks":[{"kind"'],
  ["another version", "bad_schema", '{"schema_version":2,"blocks":[]}'],
  ["a list", "bad_request", "[]"],
  ["an unknown kind", "bad_request", paragraph("x").replace("paragraph", "poem")],
  ["100,000 brackets", "too_large", "[".repeat(100_000)],
  ["5 MB of text", "too_large", paragraph("word ".repeat(1_000_000))],
];

vi.setConfig({ testTimeout: 60_000 });

describe("the module", () => {
  const engine = new EngineModule();
  const article = JSON.stringify(generatedArticle(1));
  let expected = "";

  test("analyze before load is a named error", () => {
    const reply = engine.analyze(article);
    expect(reply.status).not.toBe(0);
    expect(codeOf(reply.text)).toBe("not_loaded");
  });

  test("a damaged bundle is refused, a good one is taken after it", () => {
    const bundle = readFileSync("dist/en.bundle");
    for (const bytes of [new Uint8Array(0), bundle.subarray(0, bundle.length / 2), new Uint8Array(1000)]) {
      const reply = engine.load(bytes);
      expect(reply.status).not.toBe(0);
      expect(codeOf(reply.text)).toBe("bad_resource");
    }
    expect(engine.load().status).toBe(0);
    expect(engine.load(new Uint8Array(4)).status).not.toBe(0); // and the engine that was there stays
    expected = engine.analyze(article).text;
    expect(isAnalysis(JSON.parse(expected))).toBe(true);
  });

  test.each(kHard)("%s is answered, and the next article too", (_, request) => {
    const reply = engine.analyze(request);
    expect(reply.status).toBe(0);
    expect(isAnalysis(JSON.parse(reply.text)), JSON.stringify(isAnalysis.errors)).toBe(true);
    expect(engine.analyze(article).text).toBe(expected);
  });

  test.each(kRefused)("%s is refused as %s", (_, code, request) => {
    const reply = engine.analyze(request);
    expect(reply.status).not.toBe(0);
    expect(isError(JSON.parse(reply.text))).toBe(true);
    expect(codeOf(reply.text)).toBe(code);
    expect(engine.analyze(article).text).toBe(expected);
  });

  test("invalid bytes count as one character each", () => {
    const bytes = new TextEncoder().encode(paragraph("a~b"));
    bytes[bytes.indexOf(0x7e)] = 0xff;
    const reply = engine.analyze(bytes);
    expect(reply.status).toBe(0);
    expect(JSON.parse(reply.text).text_length).toBe(3);
  });

  test("room beyond the largest request is not given", () => {
    expect(engine.tryAlloc(0xffffffff)).toBe(0);
    expect(engine.tryAlloc(1000)).not.toBe(0);
  });

  test("memory stops growing", () => {
    for (let i = 0; i < 20; ++i) engine.analyze(article);
    const before = engine.memoryBytes;
    for (let i = 0; i < 300; ++i) engine.analyze(article);
    expect(engine.memoryBytes).toBe(before);
  });
});

describe("the command line", () => {
  let article = "";
  beforeAll(() => {
    article = "The mayor said that it rained.\n";
  });

  test("20 MB of text is a named error, exit 1", () => {
    const run = firsthand(["analyze", "-"], "word ".repeat(4_000_000));
    expect(run.code).toBe(1);
    expect(run.out).toBe("");
    expect(run.err).toContain("too_large");
  });

  test("an empty file is an analysis that says so", () => {
    const run = firsthand(["analyze", "-"], "");
    expect(run.code).toBe(0);
    expect(JSON.parse(run.out).warnings).toEqual([{ code: "no_text", span: null }]);
  });

  test.each(["<div>".repeat(100_000), "<b><p>".repeat(100_000), `<a ${"b ".repeat(100_000)}>`, "<", ""])(
    "hostile HTML (%#) ends in an answer or in too_large",
    (html) => {
      const run = firsthand(["analyze", "--format", "html", "-"], html);
      if (run.code === 0) expect(isAnalysis(JSON.parse(run.out))).toBe(true);
      else expect(run.err).toContain("too_large");
    },
  );

  test("a bad line costs no other line its answer", () => {
    const lines = [
      JSON.stringify({ id: "a", text: article }),
      "nonsense",
      JSON.stringify({ id: "b" }),
      JSON.stringify({ id: "c", text: article, html: article }),
      JSON.stringify({ text: article }),
      JSON.stringify({ id: "d", request: { schema_version: 1 } }),
      JSON.stringify({ id: "e", text: "x ".repeat(3_000_000) }),
      "[".repeat(1000),
      JSON.stringify({ id: 7, text: article }),
    ];
    const run = firsthand(["analyze", "--jsonl"], lines.join("\n"));
    expect(run.code).toBe(0);
    const found = run.out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(found.map(({ id }) => id)).toEqual(["a", null, "b", "c", null, "d", "e", null, 7]);
    expect(found.map(({ error }) => error?.code ?? "")).toEqual([
      "", "bad_request", "bad_request", "bad_request", "bad_request", "bad_request", "too_large", "too_large", "",
    ]); // biome-ignore format: one row
    for (const line of found.filter(({ error }) => error)) expect(isError(line)).toBe(true);
    expect({ ...found[0], id: 7 }).toEqual(found[8]);
  });
});
