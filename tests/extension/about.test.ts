// @vitest-environment happy-dom
// What the options tell of this copy is what was measured: of the models that are here, in counts that can be,
// and nothing is left out or shown without words.
import "./fake-browser.js";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { kAbout } from "../../extension/src/generated/about.js";
import { aboutSection } from "../../extension/src/options/about-section.js";
import { countText } from "../../extension/src/ui/text.js";

const tiers = kAbout.accuracy.sets.flatMap((set) => set.tiers);

test("the figures are of the models that are here; `build-scripts/bench accuracy --keep` measures anew", () => {
  const refiner = /kRefinerVersion = "([^"]+)"/.exec(readFileSync("wasm/src/model/refiner.h", "utf8"))?.[1];
  const linear = readFileSync("shared/models/en/version.txt", "utf8").trim();
  expect(new Set(tiers.map(({ tier, model }) => `${tier}: ${model}`))).toEqual(
    new Set([`instant: ${linear}`, `refined: ${refiner}`]),
  );
});

/** The relation F1 in the model card's rows of a set, in the order of its tables: instant, refined. */
function relationsInCard(row: string): string[] {
  const card = readFileSync("shared/models/en/MODEL_CARD.md", "utf8");
  const line = new RegExp(
    `^\\| ${row} \\|(?: [\\d.]+ \\|){3} ([\\d.]+)(?: \\(instant ([\\d.]+)\\))? \\|$`,
    "gm",
  );
  return [...card.matchAll(line)].flatMap(([, relation = "", instant = []]) => [relation, instant].flat());
}

test("the model card tells the same relation F1, after each measuring", () => {
  for (const [id, row] of [
    ["polnear", "PolNeAR dev"],
    ["project", "gold dev"],
  ] as const) {
    const [instant, refined] = (kAbout.accuracy.sets.find((set) => set.id === id)?.tiers ?? []).map(
      ({ annotated, marked, right }) => ((200 * right) / (annotated + marked)).toFixed(1),
    );
    expect(relationsInCard(row), row).toEqual([instant, refined, instant]);
  }
});

test("counts that can be", () => {
  expect(kAbout.accuracy.sets.map(({ tiers }) => tiers.length)).toEqual([2, 2]);
  for (const { annotated, marked, right, fields } of tiers) {
    expect(right > 0 && right <= annotated && right <= marked).toBe(true);
    for (const field of fields) expect(field.right <= field.pairs && field.pairs <= right).toBe(true);
  }
});

test("every figure and every list's day is shown, each in words", () => {
  const text = aboutSection().element.textContent ?? "";
  for (const { annotated, marked, right } of tiers)
    for (const count of [annotated, marked, right]) expect(text).toContain(countText(count));
  for (const [file, day] of Object.entries(kAbout.days)) expect(text).toContain(`${file}${day}`);
  for (const id of ["project", "polnear", "instant", "refined", "standing"])
    expect(text).not.toMatch(new RegExp(`\\b${id}:? `));
});

test("an address for reports is a link when there is one, and its lack is said", () => {
  const of = (reports: string | null) => aboutSection({ ...kAbout, reports }).element;
  expect(of("https://reports.example/").querySelector("a")?.getAttribute("rel")).toBe("noopener noreferrer");
  expect(of(null).querySelector("a")).toBeNull();
  expect(of(null).textContent).toContain("names no address");
});

test("who pays for it is named, or it is said that nobody is", () => {
  const of = (funded_by: string | null) => aboutSection({ ...kAbout, funded_by }).element.textContent;
  expect(of("readers of Bay Town")).toContain("Paid for by: readers of Bay Town.");
  expect(of(null)).toContain("names nobody who pays for it");
});
