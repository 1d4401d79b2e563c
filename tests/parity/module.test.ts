// The module's whole contact with the outside: two imports that reach nothing, and the C ABI. Any C++ that
// pulls in a clock, a file or a printer would add a WASI import and fail here.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const kModule = new WebAssembly.Module(readFileSync("dist/firsthand.wasm"));
const kAbi = [
  "firsthand_alloc",
  "firsthand_release",
  "firsthand_load",
  "firsthand_analyze",
  "firsthand_compare",
  "firsthand_query",
  "firsthand_provenance",
  "firsthand_load_refiner",
  "firsthand_refine",
];

test("imports are the memory-growth notice and proc_exit, nothing else", () => {
  const imports = WebAssembly.Module.imports(kModule).map(
    ({ module, name, kind }) => `${kind} ${module}.${name}`,
  );
  expect(imports.sort()).toEqual([
    "function env.emscripten_notify_memory_growth",
    "function wasi_snapshot_preview1.proc_exit",
  ]);
});

test("exports hold the C ABI, the memory and the initializer", () => {
  const exports = WebAssembly.Module.exports(kModule);
  const functions = exports.filter(({ kind }) => kind === "function").map(({ name }) => name);
  expect(functions).toEqual(expect.arrayContaining([...kAbi, "_initialize"]));
  expect(functions.filter((name) => name.startsWith("firsthand_")).sort()).toEqual([...kAbi].sort());
  expect(exports.filter(({ kind }) => kind === "memory")).toHaveLength(1);
});
