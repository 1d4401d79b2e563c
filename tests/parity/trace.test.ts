// firsthand trace over a small folder: what hangs together, what does not, files that cannot be read, help.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Ajv from "ajv";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { makeFolder } from "../bench/made-articles.mjs";
import { firsthand } from "./cli.js";

vi.setConfig({ testTimeout: 60_000 });

const schema = (name: string) => JSON.parse(readFileSync(`shared/schema/${name}.schema.json`, "utf8"));
const ajv = new Ajv({ strict: false });
for (const name of ["analysis", "comparison", "provenance"]) ajv.addSchema(schema(name));
const isTrace = ajv.compile(schema("trace"));

const folder = mkdtempSync(join(tmpdir(), "firsthand-trace-"));
let planted: { original: string; copy: string; kind: string }[] = [];

beforeAll(() => {
  planted = makeFolder(60, folder, 7);
  mkdirSync(join(folder, "below"));
  writeFileSync(join(folder, "below", "broken.json"), "{");
  writeFileSync(join(folder, "picture.png"), "no article");
});
afterAll(() => rmSync(folder, { recursive: true }));

test("every planted copy is found, a broken file is named and skipped, others are not read", () => {
  const { code, out, err } = firsthand(["trace", "--nearest", "3", folder]);
  expect(code).toBe(1);
  expect(err).toContain("broken.json: bad_request");
  const trace = JSON.parse(out);
  expect(isTrace(trace), JSON.stringify(isTrace.errors)).toBe(true);
  expect(trace.articles).toBe(60);
  expect(trace.skipped.map(({ file }: { file: string }) => file)).toEqual(["below/broken.json"]);
  const pairs = trace.pairs.map(({ a, b }: { a: string; b: string }) => `${a} ${b}`);
  for (const { original, copy } of planted) expect(pairs).toContain(`${original} ${copy}`);
  expect(trace.stories).toHaveLength(new Set(planted.map(({ original }) => original)).size);
  expect(trace.nearest).toHaveLength(60);
});

test("the same folder gives the same bytes", () => {
  const [first, second] = [1, 2].map(() => firsthand(["trace", folder]).out);
  expect(first === second).toBe(true);
});

test("--explain tells the stories, with the fixed words and without verdicts", () => {
  const { out } = firsthand(["trace", "--explain", folder]);
  expect(out).toContain("Same text");
  expect(out).toContain("Origin not established");
  expect(out).not.toMatch(/independent|original|%/i);
});

test("a folder that is none, and help", () => {
  expect(firsthand(["trace", join(folder, "nowhere")]).code).toBe(3);
  expect(firsthand(["trace"]).code).toBe(2);
  expect(firsthand(["trace", "--help"]).out).toContain("earliest seen");
});
