// The files that a reader can save: each complete, parsable, and harmless whatever the article holds.
import "./fake-browser.js";
import { readFileSync } from "node:fs";
import Ajv from "ajv";
import { expect, test } from "vitest";
import { csvCell } from "../../extension/src/export/csv.js";
import { exportInput, fileName } from "../../extension/src/export/export-input.js";
import { exportFile, kFormats } from "../../extension/src/export/formats.js";
import { escaped } from "../../extension/src/export/markdown.js";
import type { PageNote } from "../../extension/src/messages.js";
import { analysis, attribution, kAnalysis, kRequest, kText } from "./samples.js";

const page: PageNote = {
  url: "https://www.news.example/a?b=1",
  title: "Boats [sink] off *Fort Hale*",
  foreign_frames: 0,
  cut: false,
};
const time = new Date(2026, 2, 9, 12);
const input = exportInput(page, { ...kRequest, outlet: "Bay Post" }, kAnalysis, time);

function made(id: string, one = input): string {
  const format = kFormats.find((candidate) => candidate.id === id);
  if (!format) throw new Error(`no format ${id}`);
  return exportFile(format, one).text;
}

/** A reader of RFC 4180, written plainly: quotes doubled inside quotes. */
function parseCsv(text: string): string[][] {
  return text
    .replace(/^\ufeff/, "")
    .split("\r\n")
    .filter((row) => row !== "")
    .map((row) =>
      [...row.matchAll(/"((?:[^"]|"")*)"(?:,|$)|([^",]+)(?:,|$)/g)].map((hit) =>
        (hit[1] ?? hit[2] ?? "").replaceAll('""', '"'),
      ),
    );
}

const isIri = (text: string) => URL.canParse(text);
const isTime = (text: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text);

test("file names hold only safe signs, the host and the day", () => {
  expect(fileName(input, "csv")).toBe("firsthand-news-example-2026-03-09.csv");
  expect(fileName({ ...input, page: { ...page, url: "" } }, "md")).toBe("firsthand-text-2026-03-09.md");
  expect(new Set(kFormats.map((format) => exportFile(format, input).name)).size).toBe(kFormats.length);
});

test("JSON is the contract: it passes the schema, and its text is what the offsets refer to", () => {
  const saved = JSON.parse(made("json"));
  const ajv = new Ajv({ strict: false });
  ajv.addSchema(JSON.parse(readFileSync("shared/schema/request.schema.json", "utf8")));
  const validate = ajv.compile(JSON.parse(readFileSync("shared/schema/analysis.schema.json", "utf8")));
  expect([validate(saved), validate.errors]).toEqual([true, null]);
  expect(saved.text).toBe(kText);
});

test("CSV: one line a claim, every cell comes back as it was", () => {
  const rows = parseCsv(made("csv"));
  expect(rows).toHaveLength(1 + input.claims.length);
  expect(new Set(rows.map((row) => row.length)).size).toBe(1);
  expect(rows[1]?.slice(0, 3)).toEqual(["a0", "Two boats sank off Fort Hale", "a coastguard officer"]);
  expect(rows[2]?.[1]).toBe('"We saw nothing,"');
});

test("CSV: what a spreadsheet would run is text, what it would not is untouched", () => {
  for (const cell of [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =1",
    "\u00a0=1",
    "＝1+1",
    "＋1",
    "|calc",
    "%0A=1",
  ])
    expect(csvCell(cell)).toBe(`"'${cell}"`);
  for (const cell of ["1 = 1", "Two boats", "", "a-b", "“=”"]) expect(csvCell(cell)).toBe(`"${cell}"`);
  expect(csvCell('say "=no"')).toBe('"say ""=no"""');
});

test("Web Annotation: the quote is exact, what stands around is of its paragraph and whole", () => {
  const text = "🎉 Two boats sank. 🎉 Nobody saw it, she said.";
  const request = { ...kRequest, blocks: [{ kind: "paragraph" as const, text }] };
  const begin = text.indexOf("Nobody");
  const one = attribution({ content: [[begin, begin + 13]], source: { span: null, ids: [] } });
  const collection = JSON.parse(made("annotation", exportInput(page, request, analysis([one]), time)));
  expect(collection["@context"]).toBe("http://www.w3.org/ns/anno.jsonld");
  expect(collection.total).toBe(1);
  const [{ target, body }] = collection.first.items;
  const { selector: quote } = target[0];
  expect(target[0].source).toBe(page.url);
  expect(quote).toMatchObject({ type: "TextQuoteSelector", exact: "Nobody saw it" });
  expect(text).toContain(quote.prefix + quote.exact + quote.suffix);
  expect(/[\ud800-\udbff]$|^[\udc00-\udfff]/.test(quote.prefix)).toBe(false);
  expect(body[0]).toMatchObject({ type: "TextualBody", purpose: "describing" });
});

test("Web Annotation: a collection is what the recommendation requires", () => {
  const ajv = new Ajv({ strict: false, formats: { uri: isIri, "date-time": isTime } });
  const validate = ajv.compile(
    JSON.parse(readFileSync("tests/extension/schema/web-annotation.schema.json", "utf8")),
  );
  const saved = JSON.parse(made("annotation"));
  const none = JSON.parse(made("annotation", exportInput(page, kRequest, analysis([]), time)));
  expect([validate(none), none.total, none.first]).toEqual([true, 0, undefined]);
  expect([validate(saved), validate.errors]).toEqual([true, null]);
  const ids = [saved.id, saved.first.id, ...saved.first.items.map(({ id }: { id: string }) => id)];
  expect(new Set(ids).size).toBe(ids.length);
  expect(validate({ ...saved, id: undefined })).toBe(false);
  expect(validate({ ...saved, first: undefined })).toBe(false);
  expect(validate({ ...saved, first: { ...saved.first, items: [{ type: "Annotation", target: [] }] } })).toBe(
    false,
  );
});

test("Web Annotation: names stay, differ from page to page, and tell nothing of the installation", () => {
  const named = (url: string, minute = 0) => {
    const saved = JSON.parse(
      made(
        "annotation",
        exportInput({ ...page, url }, kRequest, kAnalysis, new Date(2026, 2, 9, 12, minute)),
      ),
    );
    return { id: saved.id, first: saved.first.items[0].id, source: saved.first.items[0].target[0].source };
  };
  const here = named("https://www.news.example/a");
  expect(named("https://www.news.example/a", 1).first).toBe(here.first);
  expect(named("https://www.news.example/a", 1).id).not.toBe(here.id);
  expect(named("https://www.news.example/b").first).not.toBe(here.first);
  expect(here.first).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-b[0-9a-f]{3}-[0-9a-f]{12}$/);
  const own = exportInput(
    { ...page, url: "moz-extension://3e61a0c4-52f4-4a46/paste.html" },
    kRequest,
    kAnalysis,
    time,
  );
  expect(named("chrome-extension://abc/paste.html").source).toMatch(/^urn:uuid:/);
  for (const { id } of kFormats) expect(made(id, own)).not.toContain("-extension:");
});

test("Web Annotation: words of the paragraphs before and after are not taken for the page's", () => {
  const saved = JSON.parse(made("annotation"));
  for (const { target } of saved.first.items)
    for (const { selector } of target) {
      const { prefix, exact, suffix } = selector;
      expect(kRequest.blocks.some(({ text }) => text.includes(prefix + exact + suffix))).toBe(true);
    }
});

test("Markdown: every claim with its speaker; nothing of the article becomes markup", () => {
  const text = made("markdown");
  expect(text).toContain("# Boats \\[sink\\] off \\*Fort Hale\\*");
  for (const claim of input.claims) expect(text).toContain(escaped(claim.quote));
  expect(text).toContain("Text without a mark has not been verified");
  expect(escaped("[x](javascript:1) <img> # h\n# h")).toBe("\\[x\\]\\(javascript:1\\) \\<img\\> \\# h \\# h");
  expect(escaped("1. one")).toBe("1\\. one");
  expect(escaped("- one")).toBe("\\- one");
  expect(escaped("https://a.example www.a.example b@a.example")).toBe(
    "https:\\/\\/a.example www\\.a.example b\\@a.example",
  );
});

test("the citation list names the article, each claim and each linked source once", () => {
  const text = made("citations");
  expect(text.split("\n")[0]).toBe(
    "“Boats [sink] off *Fort Hale*”, Bay Post, https://www.news.example/a?b=1 (read 2026-03-09)",
  );
  expect(text.split("https://www.records.example/log")).toHaveLength(2);
  expect(text).toContain('[2] Ana Ruiz (witness): “"We saw nothing,"”');
});
