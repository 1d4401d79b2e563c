// The command line's promises: formats by ending, offsets of the file as read, ids in order, given spans,
// explanations in English, exit codes.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Analysis } from "../../extension/src/generated/analysis.js";
import { answers, firsthand } from "./cli.js";

const kText =
  "The mayor, Odile Brandt, said that the bridge was closed. \u201cIt is safe,\u201d the engineer said.\n";
let folder = "";
const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const analysis = (...args: string[]): Analysis => JSON.parse(firsthand(["analyze", ...args]).out);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "firsthand-cli-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("two files", () => {
  const other = kText.replace("closed", "open");

  test("give one comparison, in JSON or in English", () => {
    const pair = [file("one.txt", kText), file("two.txt", other)];
    const comparison = JSON.parse(firsthand(["compare", ...pair]).out);
    expect(comparison.b.text).toBeUndefined();
    expect(comparison.a).toEqual(analysis(pair[0] ?? ""));
    const english = firsthand(["compare", "--explain", ...pair]);
    expect(english.code).toBe(0);
    expect(english.out).toMatch(/^(Same text|May repeat)\. /);
  });

  test("HTML carries its text; a request brings its outlet, which --outlet-a overrules", () => {
    const html = file("one.html", `<h1>Bridge closed</h1><p>${kText}</p>`);
    const blocks = [{ kind: "paragraph", text: `${kText.trim()} The Post and the Courier reported it.` }];
    const request = file("two.json", JSON.stringify({ schema_version: 1, blocks }));
    const credits = (...args: string[]) =>
      JSON.parse(firsthand(["compare", ...args, html, request]).out).credits.map(
        ({ name }: { name: string }) => name,
      );
    expect(JSON.parse(firsthand(["compare", html, request]).out).a.text).toContain("Bridge closed");
    expect(credits()).toEqual([]);
    expect(credits("--outlet-a", "Post")).toEqual(["Post"]);
    expect(credits("--outlet-a", "Courier")).toEqual(["Courier"]);
  });

  test("query is about the article, or about one claim that the analysis lists", () => {
    const text = file("query.txt", kText);
    const query = JSON.parse(firsthand(["query", text]).out);
    expect(query.focus).toEqual([]);
    expect(JSON.parse(firsthand(["query", "--claim", "a1", text]).out).focus.length).toBeGreaterThan(0);
    const missing = firsthand(["query", "--claim", "a99", text]);
    expect(missing.code).toBe(1);
    expect(missing.err).toContain("has no claim a99");
    expect(firsthand(["query"]).code).toBe(2);
    expect(firsthand(["query", join(folder, "nowhere.txt")]).code).toBe(3);
  });

  test("a missing file, a broken one and a third are told apart by the exit code", () => {
    const good = file("good.txt", kText);
    expect(firsthand(["compare", good]).code).toBe(2);
    expect(firsthand(["compare", "-", "-"]).code).toBe(2);
    expect(firsthand(["compare", good, good, good]).code).toBe(2);
    expect(firsthand(["compare", good, join(folder, "nowhere.txt")]).code).toBe(3);
    const broken = firsthand(["compare", good, file("broken.json", "{")]);
    expect(broken.code).toBe(1);
    expect(broken.err).toContain("broken.json: bad_request");
  });
});

describe("files", () => {
  test("the ending decides the format, --format overrules it", () => {
    expect(analysis(file("a.txt", kText)).text).toBeUndefined();
    const html = `<h1>Bridge closed</h1><p>${kText}</p>`;
    expect(analysis(file("a.html", html)).blocks.map(({ kind }) => kind)).toEqual(["headline", "paragraph"]);
    expect(analysis("--format", "text", file("a.html", html)).text).toBeUndefined();
    const request = {
      schema_version: 1,
      blocks: [
        { kind: "headline", text: "A" },
        { kind: "list", text: kText },
      ],
    };
    expect(analysis(file("a.json", JSON.stringify(request))).blocks.map(({ kind }) => kind)).toEqual([
      "headline",
      "list",
    ]);
  });

  test("offsets refer to the file as read: after a byte-order mark, CRLF two, an invalid byte one", () => {
    const clean = analysis(file("plain.txt", kText));
    expect(analysis(file("bom.txt", `\ufeff${kText}`))).toEqual(clean);
    const crlf = analysis(file("crlf.txt", `First.\r\n\r\n${kText}`));
    expect(crlf.blocks[1]?.span[0]).toBe(10);
    const bytes = Buffer.concat([
      Buffer.from("A"),
      Buffer.from([0xff, 0xe2, 0x82]),
      Buffer.from(`\n${kText}`),
    ]);
    const broken = analysis(file("broken.txt", bytes));
    expect(broken.blocks[0]?.span).toEqual([0, 4]);
    expect(broken.warnings.map(({ code }) => code)).toContain("invalid_utf8");
  });

  test.each([
    ["emoji", "\ud83c\udf89\ud83c\udf89 "],
    ["combining marks", "e\u0301a\u0308 "],
    ["right-to-left text", "\u05e9\u05dc\u05d5\u05dd \u202bא\u202c "],
    ["soft hyphens", "co\u00adop\u00ad "],
    ["no-break spaces", "\u00a0\u202f "],
  ])("%s before a claim move its offsets by their UTF-16 length", (_, before) => {
    const plain = analysis(file("one.txt", kText));
    const moved = analysis(file("two.txt", `${before.trimEnd()}\n${kText}`));
    const by = before.trimEnd().length + 1;
    expect(plain.attributions.length).toBeGreaterThan(0);
    expect(moved.attributions.map(({ cue }) => cue.span)).toEqual(
      plain.attributions.map(({ cue }) => [cue.span[0] + by, cue.span[1] + by]),
    );
  });

  test("several files are several lines; a missing one is named and costs the others nothing", () => {
    const path = file("a.txt", kText);
    const run = firsthand(["analyze", path, join(folder, "none.txt"), path]);
    const [first, second] = run.out.trimEnd().split("\n");
    expect(second).toBe(first);
    expect(run.code).toBe(3);
    expect(run.err).toContain("none.txt");
  });

  test("- is text from stdin", () => {
    expect(JSON.parse(firsthand(["analyze", "-"], kText).out)).toEqual(analysis(file("a.txt", kText)));
  });
});

describe("--jsonl", () => {
  test("a line's answer is the file's analysis with the id first, for all three members", () => {
    const request = { schema_version: 1, blocks: [{ kind: "paragraph", text: kText }] };
    const html = `<p>${kText}</p>`;
    const lines = [
      { id: "t", text: kText },
      { id: 2, html },
      { id: "r", request },
    ].map((line) => JSON.stringify(line));
    const plain = [
      firsthand(["analyze", "-"], kText).out,
      firsthand(["analyze", "--format", "html", "-"], html).out,
      firsthand(["analyze", "--format", "request", "-"], JSON.stringify(request)).out,
    ];
    const ids = ['"t"', "2", '"r"'];
    expect(answers(lines)).toEqual(plain.map((out, i) => out.trimEnd().replace("{", `{"id":${ids[i]},`)));
  });

  test("an answer comes before the next line is asked", async () => {
    const child = spawn("dist/firsthand", ["analyze", "--jsonl"]);
    const next = () =>
      new Promise<string>((resolve) => child.stdout.once("data", (data) => resolve(String(data))));
    for (const id of ["one", "two"]) {
      const answer = next();
      child.stdin.write(`${JSON.stringify({ id, text: "Ana said yes." })}\n`);
      expect(JSON.parse(await answer).id).toBe(id);
    }
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.stdin.end();
    expect(await ended).toBe(0);
  });

  test("blank lines have no answer, and lines may come from a file", () => {
    const path = file("lines.jsonl", `\n${JSON.stringify({ id: "a", text: kText })}\r\n \n`);
    const run = firsthand(["analyze", "--jsonl", path]);
    expect(run.code).toBe(0);
    expect(run.out.trimEnd().split("\n")).toHaveLength(1);
  });
});

describe("--given", () => {
  const annotation = {
    offset_unit: "codepoint",
    attributions: [{ source: [11, 23], cue: [25, 29], content: [[30, 56]], role: "politician" }],
  };

  test("the spans are those of the annotation, from a file, a folder, or the line itself", () => {
    const path = file("g.txt", kText);
    const given = file("g.json", JSON.stringify(annotation));
    const found = analysis("--given", given, path);
    expect(found.attributions).toHaveLength(1);
    expect(found.attributions[0]?.source.span).toEqual([11, 23]);
    expect(found.attributions[0]?.cue.span).toEqual([25, 29]);
    expect(found.attributions[0]?.content).toEqual([[30, 56]]);
    expect(analysis("--given", folder, path)).toEqual(found);
    const by_folder = answers([JSON.stringify({ id: "g", text: kText })], "--given", folder);
    const by_line = answers([JSON.stringify({ id: "g", text: kText, given: annotation })]);
    expect(JSON.parse(by_folder[0] ?? "")).toEqual({ id: "g", ...found });
    expect(by_line).toEqual(by_folder);
  });

  test("code points are told from UTF-16 units", () => {
    const line = (offset_unit: string, by: number) =>
      JSON.stringify({
        id: 1,
        text: `\ud83c\udf89 ${kText}`,
        given: {
          offset_unit,
          attributions: [{ source: null, cue: [25 + by, 29 + by], content: [[30 + by, 56 + by]] }],
        },
      });
    const [codepoint, utf16] = answers([line("codepoint", 2), line("utf16", 3)]);
    expect(codepoint).toBe(utf16);
    expect(JSON.parse(utf16 ?? "").attributions[0].cue.span).toEqual([28, 32]);
  });

  test("an id that is no plain file name is refused", () => {
    const found = answers([JSON.stringify({ id: "../g", text: kText })], "--given", folder);
    expect(JSON.parse(found[0] ?? "").error.code).toBe("bad_request");
  });
});

describe("for people", () => {
  test("--explain quotes the claim and its speaker", () => {
    const { out, code } = firsthand(["analyze", "--explain", "-"], kText);
    expect(code).toBe(0);
    expect(out).toContain("the bridge was closed");
    expect(out).toContain("Odile Brandt");
    expect(out).toMatch(/ {3}- source: .+: “.+”\n/);
    expect(out).not.toMatch(/ {3}- \w+: .+:\n/);
  });

  test("control characters of the text do not reach the terminal", () => {
    const { out } = firsthand(
      ["analyze", "--explain", "-"],
      "Ana said that \u001b[31m the bridge was closed on Monday.\n",
    );
    expect(out).not.toContain("\u001b");
  });

  test("what cannot be read is told with what to do", () => {
    const said = (...args: string[]) => firsthand(args).err;
    const good = file("good.txt", kText);
    expect(said("analyze", join(folder, "nowhere.txt"))).toMatch(/nowhere\.txt: io: .+; check its path\n$/);
    expect(said("analyze", folder)).toContain("use firsthand trace");
    expect(said("analyze", "--given", join(folder, "none.json"), good)).toContain("none.json: No such file");
    expect(said("count")).toContain("count is not a command; it must be analyze");
    for (const bytes of [Uint8Array.of(0x89, 0x50, 0, 1), Uint8Array.of(0xff, 0xfe, 0x41, 0)]) {
      const run = firsthand(["analyze", file("picture.txt", bytes)]);
      expect([run.code, run.out]).toEqual([1, ""]);
      expect(run.err).toContain("bad_request: not a text file; save its text as UTF-8");
    }
    expect(firsthand(["analyze", "--explain", file("empty.txt", "")]).out).toBe(
      "warning: there is no text; nothing was read (no_text)\n",
    );
  });

  test("--help documents exit and error codes, --version says the version", () => {
    const help = firsthand(["analyze", "--help"]);
    expect(help.code).toBe(0);
    for (const word of ["Exit codes", "bad_request", "too_large", "--jsonl", "--given"])
      expect(help.out).toContain(word);
    expect(firsthand(["--version"]).out).toMatch(/^firsthand \d+\.\d+\.\d+\n$/);
  });

  test.each([
    [[]],
    [["analyze"]],
    [["analyze", "--format", "pdf", "-"]],
    [["analyze", "--jsonl", "--explain"]],
    [["count"]],
  ])("%j is bad usage, exit 2", (args) => {
    const run = firsthand(args);
    expect(run.code).toBe(2);
    expect(run.err).toContain("usage");
  });
});
