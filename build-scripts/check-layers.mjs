// Checks that includes and imports run one way only, from low layers to high ones. C++: text <- pack, model
// <- stages <- coverage <- io <- bindings, cli, train, pack/tool; in the library only io sees JSON.
// TypeScript: content, panel, options and onboarding see only generated, messages, settings, platform and ui.
// Run by build-scripts/check; prints each violation and a closing count.
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { closing, projectFiles } from "./check-common.mjs";

// A pack may bring models and a model is read from a pack's bundle: those two share a rank.
const CPP_RANK = { firsthand: 0, text: 1, pack: 2, model: 2, stages: 3, coverage: 4, io: 5 };
const CPP_SHELLS = ["bindings", "cli", "train", "pack/tool"];
// Besides io: tools that are never shipped, and the command line, which reads its own messages.
const JSON_USERS = ["io", "cli", "pack/tool", "train"];

// What each part of extension/src may import besides itself.
const BASE = ["generated", "messages", "tab-record", "settings", "platform"];
const TS_ALLOWED = {
  generated: [],
  platform: ["generated"],
  messages: ["generated", "platform"], // messages.ts and the areas in messages/
  "tab-record": ["generated", "messages"],
  settings: ["messages", "platform"],
  ui: BASE,
  engine: BASE,
  coverage: [...BASE, "engine"],
  background: [...BASE, "engine", "coverage", "ui"],
  content: [...BASE, "ui"],
  export: [...BASE, "ui"],
  panel: [...BASE, "ui", "content", "export"],
  options: [...BASE, "ui", "export"],
  onboarding: [...BASE, "ui", "content"],
  compare: [...BASE, "ui"],
  paste: [...BASE, "ui", "content"],
};

/** The layer of a C++ path such as "wasm/src/io/html/x.cc" or an include such as "io/json.h". */
export function cppLayer(file) {
  const inside = file.replace(/^wasm\/(src|include)\//, "");
  return CPP_SHELLS.find((shell) => inside.startsWith(`${shell}/`)) ?? inside.split("/")[0];
}

/** Why `file` may not include `target` ("text/unicode.h" or "<nlohmann/json.hpp>"), or null. */
export function cppViolation(file, target) {
  const from = cppLayer(file);
  if (target.startsWith("<nlohmann/")) {
    return JSON_USERS.includes(from) ? null : "only io reads and writes JSON";
  }
  if (target.startsWith("<")) return null;
  const to = cppLayer(target);
  if (from === to) return null;
  if (CPP_SHELLS.includes(to)) return `nothing includes ${to}`;
  if (!(to in CPP_RANK)) return `"${target}" is in no known layer`;
  if (CPP_SHELLS.includes(from)) return null;
  return CPP_RANK[to] <= CPP_RANK[from] ? null : `${from} is below ${to}`;
}

/** The part of extension/src a file belongs to: its first folder, or its own name at the top. */
export function tsPart(file) {
  return path
    .relative("extension/src", file)
    .split("/")[0]
    .replace(/\.[jt]sx?$/, "");
}

/** Why `file` may not import `target` (a module specifier), or null. Packages are not layers. */
export function tsViolation(file, target) {
  if (!target.startsWith(".")) return null;
  const resolved = path.join(path.dirname(file), target);
  if (resolved.startsWith("shared/")) return null; // data that both sides read
  const from = tsPart(file);
  const to = tsPart(resolved);
  if (from === to) return null;
  if (to === "..") return `"${target}" leaves extension/src`;
  const allowed = TS_ALLOWED[from];
  if (!allowed) return `${from} is in no known part`;
  return allowed.includes(to) ? null : `${from} may not import ${to}`;
}

/** Every include of a C++ text: "path" without quotes, <path> with its brackets. */
export function includesOf(text) {
  return [...text.matchAll(/^\s*#\s*include\s+(?:"([^"]+)"|(<[^>]+>))/gm)].map((m) => m[1] ?? m[2]);
}

/** Every module specifier that a TypeScript text imports or re-exports. */
export function importsOf(text) {
  const forms = /\bfrom\s*["']([^"']+)["']|\bimport\s*\(?\s*["']([^"']+)["']/g;
  return [...text.matchAll(forms)].map((m) => m[1] ?? m[2]);
}

function check(files, targetsOf, violation) {
  const found = [];
  for (const file of files) {
    for (const target of targetsOf(readFileSync(file, "utf8"))) {
      const why = violation(file, target);
      if (why) found.push(`${file}: ${target}: ${why}`);
    }
  }
  return found;
}

function main() {
  const cpp = projectFiles(/^wasm\/.*\.(cc|h)$/);
  const ts = projectFiles(/^extension\/src\/.*\.tsx?$/);
  const violations = [...check(cpp, includesOf, cppViolation), ...check(ts, importsOf, tsViolation)];
  closing("layers", cpp.length + ts.length, violations);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
