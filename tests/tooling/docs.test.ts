// What README, ARCHITECTURE and CONTRIBUTING name must exist: links, scripts, folders, stages, options.
import { execFileSync } from "node:child_process";
import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const kPages = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"];

function found(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ""))];
}

describe.each(kPages)("%s", (page) => {
  const text = readFileSync(page, "utf8");

  test("links lead to files that exist", () => {
    const links = found(text, /\]\(([^)#]+)\)/g).filter((link) => !link.startsWith("https:"));
    expect(links.filter((link) => !existsSync(link))).toEqual([]);
  });

  test("scripts exist and can be run", () => {
    const scripts = found(text, /\bbuild-scripts\/([\w.-]*\w)/g).map((name) => `build-scripts/${name}`);
    for (const script of scripts) {
      const how = /\.mjs$|packages$/.test(script) ? constants.R_OK : constants.X_OK;
      expect(() => accessSync(script, how), script).not.toThrow();
    }
  });
});

test("each stage that ARCHITECTURE names is a file", () => {
  const table = readFileSync("ARCHITECTURE.md", "utf8").split("## Where each field is decided")[1] ?? "";
  const rows = table
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .slice(2);
  const stages = rows.flatMap((row) => found(row.split("|")[2] ?? "", /`(\w+)`/g));
  expect(stages.length).toBeGreaterThan(10);
  expect(stages.filter((name) => !existsSync(`wasm/src/stages/${name}.cc`))).toEqual([]);
});

test("each list that ARCHITECTURE names is in the pack", () => {
  const table = readFileSync("ARCHITECTURE.md", "utf8").split("## Where each field is decided")[1] ?? "";
  const rows = table
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .slice(2);
  const lists = rows.flatMap((row) => found(row.split("|")[3] ?? "", /`(\w+)`/g));
  const missing = lists.filter(
    (name) => !["tsv", "patterns"].some((kind) => existsSync(`shared/packs/en/${name}.${kind}`)),
  );
  expect(missing).toEqual([]);
});

test("each option of the command line in README is in its help", () => {
  const lines = readFileSync("README.md", "utf8").split("\n");
  const options = lines
    .filter((line) => line.startsWith("dist/firsthand "))
    .flatMap((line) => found(line, / (--[\w-]+)/g));
  const help = ["--help", "analyze --help"].map((words) =>
    execFileSync("dist/firsthand", words.split(" ")).toString(),
  );
  expect(options.length).toBeGreaterThan(2);
  expect(options.filter((option) => !help.join().includes(option))).toEqual([]);
});
