// The file rules must find what they forbid.
import { expect, test } from "vitest";
import { fileProblems, lockProblems } from "../../build-scripts/check-files.mjs";

test("source files open with a comment", () => {
  expect(fileProblems("wasm/src/a.cc", "// Says what it does.\nint x;\n")).toEqual([]);
  expect(fileProblems("wasm/src/a.cc", "#pragma once\n")).toHaveLength(1);
  expect(fileProblems("build-scripts/x", "#!/bin/sh\n# Does x.\n")).toEqual([]);
  expect(fileProblems("build-scripts/x", "#!/bin/sh\necho\n")).toHaveLength(1);
  expect(fileProblems("README.md", "Firsthand\n")).toEqual([]);
});

test("no registry host, no path of one machine", () => {
  const host = ["registry", "npmjs", "org"].join(".");
  expect(fileProblems("README.md", `fetched from ${host}\n`)).toEqual([
    "line 1 names a package registry's host",
  ]);
  const home = ["", "home", "someone", "x"].join("/");
  expect(fileProblems("README.md", `\nsee ${home}\n`)).toEqual(["line 2 holds a path of one machine"]);
  expect(fileProblems("README.md", "https://example.test/work/x and /usr/share/nodejs\n")).toEqual([]);
});

test("versions are exact and locked, and the lock holds no address", () => {
  const lock = {
    packages: { "node_modules/a": { version: "1.0.0" }, "node_modules/b": { version: "2.0.0" } },
  };
  expect(lockProblems({ dependencies: { a: "1.0.0" }, devDependencies: { b: "2.0.0" } }, lock)).toEqual([]);
  expect(lockProblems({ dependencies: { a: "^1.0.0" } }, lock)).toHaveLength(2);
  expect(lockProblems({ dependencies: { c: "1.0.0" } }, lock)).toHaveLength(1);
  expect(lockProblems({}, { packages: { "node_modules/a": { resolved: "x" } } })).toHaveLength(1);
});
