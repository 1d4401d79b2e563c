// @vitest-environment happy-dom
// Where a story comes from, as the panel tells it: drawing and text have the same content, what may repeat is
// drawn broken and never merged, and what is saved says the same.
import "./fake-browser.js";
import { expect, test, vi } from "vitest";
import { traceOrigins } from "../../extension/src/background/origins.js";
import type { Provenance } from "../../extension/src/generated/provenance.js";
import { originResult } from "../../extension/src/panel/origin-view.js";
import { dashOf, drawOrigins } from "../../extension/src/ui/origin-drawing.js";
import { byTime, countLines, originMarkdown } from "../../extension/src/ui/origin-text.js";
import { kAnalysis, kRequest } from "./samples.js";

const kPage = { url: "https://own.example/story", title: "Own", foreign_frames: 0, cut: false };

const article = (id: string, outlet: string, published: string | null): Provenance["articles"][number] => ({
  id,
  outlet,
  title: `Guards killed (${outlet})`,
  url: id,
  published,
  seen: null,
  text_group: id === "https://a.example/1" ? "t1" : "t2",
  relay_chain: id === "https://a.example/1" ? "c1" : "c2",
  claims: ["a1"],
  statements: [],
  unsourced: 0,
  own_sourcing: [],
});
const [kA, kB] = ["https://a.example/1", "https://b.example/2"] as const;

/** The sample story: A has it from an unnamed source by way of a channel; B retells A, crediting it for a photo. */
const kStory: Provenance = {
  schema_version: 1,
  offset_unit: "utf16",
  focus: { article: kA, spans: [[0, 10]] },
  at_least: false,
  articles: [
    {
      ...article(kA, "The Harbour Courier", "2025-09-02T14:00:00Z"),
      statements: [{ source: "s1", through: ["Al-Sahil TV"], claims: ["a1"], span: [3, 9] }],
    },
    article(kB, "Meridian [x](y)", "2025-09-02T12:00:00Z"),
  ],
  text_groups: [
    { id: "t1", articles: [kA] },
    { id: "t2", articles: [kB] },
  ],
  relay_chains: [
    {
      id: "c1",
      articles: [kA],
      text_groups: ["t1"],
      through: ["Al-Sahil TV"],
      own_sourcing: "not_established",
      earliest_seen: kA,
    },
    {
      id: "c2",
      articles: [kB],
      text_groups: ["t2"],
      through: [],
      own_sourcing: "not_established",
      earliest_seen: kB,
    },
  ],
  sources: [
    {
      id: "s1",
      name: "a source in the Front",
      identity: "unnamed",
      role: "armed_group",
      articles: [kA],
      merged_by: [],
      may_be: [],
    },
  ],
  links: [
    {
      kind: "may_repeat",
      from: kB,
      to: kA,
      outlet: null,
      directed: true,
      merged: false,
      claims: [],
      reasons: [{ rule: "provenance_credit_photo", spans_from: [], spans_to: [] }],
    },
    {
      kind: "says_so",
      from: kA,
      to: null,
      outlet: "Al-Sahil TV",
      directed: true,
      merged: false,
      claims: ["a1"],
      reasons: [{ rule: "provenance_relayed", spans_from: [[0, 3]], spans_to: [] }],
    },
  ],
  counts: {
    articles: 2,
    text_groups: 2,
    relay_chains: 2,
    own_sourcing: 0,
    not_established: 2,
    named_sources: 0,
    unnamed_sources: 1,
  },
};

const kWords = ["May repeat", "Origin not established", "Al-Sahil TV", "a source in the Front"];

test("the drawing has every article, source and outlet, and breaks the line that only may repeat", () => {
  const { nodes, lines } = drawOrigins(kStory);
  expect(nodes.map(({ kind }) => kind).sort()).toEqual(["article", "article", "outlet", "source"]);
  const repeat = lines.find(({ kind }) => kind === "may_repeat");
  expect(repeat && dashOf(repeat)).toEqual([6, 4]);
  const said = lines.find(({ kind }) => kind === "said");
  expect(said?.to).toBe("outlet:Al-Sahil TV");
  expect(said && dashOf(said)).toEqual([]);
  expect(lines.some(({ from, to }) => from === "outlet:Al-Sahil TV" && to === kA)).toBe(true);
});

test("the panel draws it, tells the same as text, and every box can be reached by the keyboard", () => {
  const open = vi.fn();
  const shown = document.createElement("div");
  shown.append(
    ...originResult(kStory, { tab: 1, claim: null, open, searched: () => ["Wikipedia: not asked"] }),
  );
  for (const word of [...kWords, "Wikipedia: not asked", "for a picture only"])
    expect(shown.textContent).toContain(word);
  const boxes = [...shown.querySelectorAll(".origins .node")];
  expect(boxes).toHaveLength(4);
  for (const box of boxes) {
    expect(box.getAttribute("aria-label")).toBeTruthy();
    expect(box.hasAttribute("href") || box.getAttribute("tabindex") === "0").toBe(true);
  }
  expect(shown.querySelectorAll("button")).toHaveLength(3);
});

test("the line of times is by the pages' own times, and the text says no share and no verdict", () => {
  expect(byTime(kStory).map(({ id }) => id)).toEqual([kB, kA]);
  expect(countLines(kStory).join(" ")).toContain("Origin not established: 2");
  expect(countLines({ ...kStory, at_least: true })).toHaveLength(4);
  expect(countLines(kStory).join(" ")).not.toMatch(/independent|%/);
});

test("Markdown has the same content, and what pages write cannot become markup", () => {
  const markdown = originMarkdown(kStory, ["Wikipedia: nothing found"]);
  for (const word of ["May repeat", "Origin not established", "Wikipedia", "for a picture only"])
    expect(markdown).toContain(word);
  expect(markdown).not.toContain("[x](y)");
});

test("only articles at hand are asked about, and a missing one makes the counts lower bounds", async () => {
  const record = { state: "read", page: kPage, request: kRequest, analysis: kAnalysis } as const;
  const asked: string[] = [];
  const engine = {
    provenance: async (question: string) => {
      asked.push(question);
      return { status: 0, text: JSON.stringify(kStory) };
    },
  };
  const kept = async (url: string) => (url === kB ? kRequest : null);
  expect(await traceOrigins(engine, record, null, ["https://gone.example"], kept)).toBeNull();
  expect(asked).toEqual([]);
  expect(await traceOrigins(engine, record, "a1", [kB, "https://gone.example"], kept)).toEqual(kStory);
  const question = JSON.parse(asked[0] ?? "");
  expect(question.articles.map(({ id }: { id: string }) => id)).toEqual([kPage.url, kB]);
  expect(question.at_least).toBe(true);
  expect(question.focus.article).toBe(kPage.url);
  const broken = { provenance: async () => ({ status: 3, text: "{}" }) };
  await expect(traceOrigins(broken, record, null, [kB], kept)).rejects.toThrow("could not trace");
});
