// Pairs of articles of our own: relation, credits and exactly the changes that must.json names, from the
// command line; and the answer fits the schema and is the same, to the byte, from the module.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Ajv from "ajv";
import { describe, expect, test } from "vitest";

const kFolder = fileURLToPath(new URL(".", import.meta.url));
const kCases = readdirSync(kFolder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

const schema = (name) =>
  JSON.parse(readFileSync(new URL(`../../shared/schema/${name}`, import.meta.url), "utf8"));
const validate = new Ajv({ strict: false })
  .addSchema(schema("analysis.schema.json"))
  .compile(schema("comparison.schema.json"));

const read = (name, file) => readFileSync(join(kFolder, name, file), "utf8");

function compare(name, args) {
  const files = ["a.txt", "b.txt"].map((file) => join(kFolder, name, file));
  const run = spawnSync("dist/firsthand", ["compare", ...args, ...files], { encoding: "utf8" });
  expect(run.status, run.stderr).toBe(0);
  return JSON.parse(run.stdout);
}

/** Does a side of a change have the words that it must? `wanted` undefined: it must have no span. */
function meets(side, wanted, text) {
  if (wanted === undefined) return side === null;
  const begin = text.indexOf(wanted);
  expect(begin, `"${wanted}" stands in the text`).toBeGreaterThanOrEqual(0);
  return side !== null && side.span[0] < begin + wanted.length && begin < side.span[1];
}

test("there are at least nine cases", () => expect(kCases.length).toBeGreaterThanOrEqual(9));

describe.each(kCases)("%s", (name) => {
  const must = JSON.parse(read(name, "must.json"));
  const comparison = compare(name, must.arguments);
  const [a, b] = [read(name, "a.txt"), read(name, "b.txt")];

  test("fits the schema", () => {
    expect(validate(comparison), JSON.stringify(validate.errors)).toBe(true);
  });

  test("relation and credits", () => {
    expect(comparison.relation).toBe(must.relation);
    expect(comparison.may_repeat).toBe(must.may_repeat);
    expect(comparison.credits.map(({ side, kind }) => ({ side, kind }))).toEqual(must.credits);
    for (const { side, name: outlet, span } of comparison.credits)
      expect((side === "a" ? a : b).slice(...span)).toBe(outlet);
  });

  test("exactly the changes that were made", () => {
    const left = [...comparison.changes];
    const missing = must.changes.filter((wanted) => {
      const at = left.findIndex(
        (found) => found.type === wanted.type && meets(found.a, wanted.a, a) && meets(found.b, wanted.b, b),
      );
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
    expect(missing, "changes that were not found").toEqual([]);
    expect(
      left.map(({ type, detail }) => `${type}: ${detail}`),
      "changes that nobody made",
    ).toEqual([]);
  });

  test("every claim is in one pair, and every span in its text", () => {
    for (const [side, analysis] of [
      ["a", comparison.a],
      ["b", comparison.b],
    ]) {
      const ids = comparison.claims.map((pair) => pair[side]).filter((id) => id !== null);
      expect([...ids].sort()).toEqual(analysis.attributions.map(({ id }) => id).sort());
    }
    for (const { a: left, b: right } of [...comparison.aligned, ...comparison.changes]) {
      for (const [side, text] of [
        [left, a],
        [right, b],
      ]) {
        const span = side === null || Array.isArray(side) ? side : side.span;
        if (span !== null) expect(0 <= span[0] && span[0] < span[1] && span[1] <= text.length).toBe(true);
      }
    }
  });
});

test("the sample site's second outlet may repeat the first, and credits it for a picture only", () => {
  const pages = ["courier/world/merane-convoy.html", "meridian/world/coast-road.html"];
  const files = pages.map((page) => join(kFolder, "../site", page));
  const run = spawnSync("dist/firsthand", ["compare", ...files], { encoding: "utf8" });
  const { may_repeat, credits, changes } = JSON.parse(run.stdout);
  expect(may_repeat).toBe(true);
  expect(credits.map(({ side, kind }) => `${side} ${kind}`)).toEqual(["b photo"]);
  const details = changes.map(({ type, detail }) => `${type}: ${detail}`);
  expect(details).toContain("bound_dropped: At least 14 → Fourteen");
  expect(details).toContain("number_changed: 41 attacks → 49 attacks");
});

test("an article compared with itself is the same text without a change", () => {
  const file = join(kFolder, "same-text", "a.txt");
  const run = spawnSync("dist/firsthand", ["compare", file, file], { encoding: "utf8" });
  const comparison = JSON.parse(run.stdout);
  expect(comparison.relation).toBe("same_text");
  expect(comparison.containment).toEqual({ a_in_b: 1000, b_in_a: 1000 });
  expect(comparison.changes).toEqual([]);
});
