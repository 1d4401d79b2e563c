// The layer check must find what it forbids: each rule has a case that fires and one that does not.
import { expect, test } from "vitest";
import { cppViolation, importsOf, includesOf, tsViolation } from "../../build-scripts/check-layers.mjs";

test("C++ layers look down only", () => {
  expect(cppViolation("wasm/src/stages/mark.cc", "text/document.h")).toBeNull();
  expect(cppViolation("wasm/src/stages/mark.cc", "stages/stages.h")).toBeNull();
  expect(cppViolation("wasm/src/text/tags.cc", "stages/stages.h")).toBe("text is below stages");
  expect(cppViolation("wasm/src/pack/lexicon.cc", "stages/stages.h")).toBe("pack is below stages");
  expect(cppViolation("wasm/include/firsthand/engine.h", "text/document.h")).toBe("firsthand is below text");
});

test("shells are included by nobody, and see everything below", () => {
  expect(cppViolation("wasm/src/cli/main.cc", "io/html/read.h")).toBeNull();
  expect(cppViolation("wasm/src/pack/tool/main.cc", "io/json.h")).toBeNull();
  expect(cppViolation("wasm/src/io/json.cc", "cli/options.h")).toBe("nothing includes cli");
  expect(cppViolation("wasm/src/cli/main.cc", "bindings/abi.h")).toBe("nothing includes bindings");
});

test("JSON is io's alone, and unknown folders are errors", () => {
  expect(cppViolation("wasm/src/io/json.cc", "<nlohmann/json.hpp>")).toBeNull();
  expect(cppViolation("wasm/src/pack/lexicon.cc", "<nlohmann/json.hpp>")).toMatch(/only io/);
  expect(cppViolation("wasm/src/io/json.cc", "elsewhere/x.h")).toMatch(/no known layer/);
});

test("pages of the extension import only what is below them", () => {
  expect(tsViolation("extension/src/content/overlay.ts", "../messages.js")).toBeNull();
  expect(tsViolation("extension/src/panel/list.tsx", "../ui/card.js")).toBeNull();
  expect(tsViolation("extension/src/panel/list.tsx", "preact")).toBeNull();
  expect(tsViolation("extension/src/content/rules.ts", "../../../shared/vocabulary/blocks.json")).toBeNull();
  expect(tsViolation("extension/src/content/overlay.ts", "../background/tabs.js")).toMatch(/may not import/);
  expect(tsViolation("extension/src/messages.ts", "./content/overlay.js")).toMatch(/may not import/);
  expect(tsViolation("extension/src/ui/card.ts", "../../build.mjs")).toMatch(/leaves/);
});

test("every form of include and import is seen", () => {
  expect(includesOf('#include "a/b.h"\n  #  include <x>\n// #include "no"')).toEqual(["a/b.h", "<x>"]);
  const text =
    'import a from "./a";\nimport "./b";\nexport * from "./c";\nconst d = import("./d");\nimport type { E } from "./e";';
  expect(importsOf(text)).toEqual(["./a", "./b", "./c", "./d", "./e"]);
});
