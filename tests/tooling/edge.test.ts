// No API is used that MDN lists as missing in Edge: extension calls by their path, manifest keys, the web's
// interfaces by name, and methods by name where no interface with such a method has it there.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { manifestFor } from "../../extension/build.mjs";

/** A feature of MDN's compatibility data; what it contains stands beside its `__compat`. */
interface Feature {
  __compat?: { support: { edge?: Support | Support[] } };
  [name: string]: Feature | unknown;
}
interface Support {
  version_added: string | boolean | null;
}

const kData: { api: Feature; webextensions: Feature } = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve("@mdn/browser-compat-data"), "utf8"),
);

const isFeature = (value: unknown): value is Feature => typeof value === "object" && value !== null;

/** Undefined for what MDN does not know. */
function inEdge(feature: unknown): boolean | undefined {
  if (!isFeature(feature) || !feature.__compat) return undefined;
  const { edge } = feature.__compat.support;
  const newest = Array.isArray(edge) ? edge[0] : edge;
  return newest === undefined ? undefined : Boolean(newest.version_added);
}

function featureAt(from: unknown, path: readonly string[]): unknown {
  return path.reduce((at: unknown, name) => (isFeature(at) ? at[name] : undefined), from);
}

const kSource = readdirSync("extension/src", { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !name.startsWith("generated"))
  .map((name) => readFileSync(`extension/src/${name}`, "utf8"))
  .join("\n");
const matches = (pattern: RegExp): string[] => [
  ...new Set([...kSource.matchAll(pattern)].map((match) => match[1] ?? "")),
];

/** The Firefox side of the one seam: asked for only where it is there. */
const kFirefoxOnly = new Set(["sidebarAction"]);

test("every extension API that is called is in Edge", () => {
  const paths = matches(/\bapi\.([a-z]\w*(?:\.[a-z]\w*)+)/g).map((path) => path.split("."));
  expect(paths.length).toBeGreaterThan(30);
  const api = kData.webextensions.api;
  const missing = paths.filter(
    (path) =>
      !kFirefoxOnly.has(path[0] ?? "") &&
      path.some((_name, at) => inEdge(featureAt(api, path.slice(0, at + 1))) === false),
  );
  expect(missing).toEqual([]);
});

test("every key and permission of Chromium's manifest is in Edge", () => {
  const manifest = manifestFor("chrome");
  const keys = Object.keys(manifest).filter(
    (key) => inEdge(featureAt(kData.webextensions.manifest, [key])) === false,
  );
  const permissions = manifest.permissions.filter(
    (name: string) => inEdge(featureAt(kData.webextensions.manifest, ["permissions", name])) === false,
  );
  expect({ keys, permissions }).toEqual({ keys: [], permissions: [] });
});

test("every interface of the web that is named is in Edge", () => {
  const names = matches(/\b([A-Z]\w+)\b/g).filter((name) => Object.hasOwn(kData.api, name));
  expect(names).toContain("StaticRange");
  expect(names.filter((name) => inEdge(kData.api[name]) === false)).toEqual([]);
});

test("no method is called that no interface has in Edge", () => {
  const where = new Map<string, boolean>();
  for (const one of Object.values(kData.api))
    for (const [key, member] of Object.entries(isFeature(one) ? one : {})) {
      const name = key.replace(/_static$/, "");
      where.set(name, (where.get(name) ?? false) || inEdge(member) !== false);
    }
  const called = matches(/\.([a-z]\w+)\(/g).filter((name) => where.has(name));
  expect(called).toContain("showPopover");
  expect(called.filter((name) => where.get(name) === false)).toEqual([]);
});

test("the data would tell: Firefox's sidebar and an API that Edge has not", () => {
  expect(inEdge(featureAt(kData.webextensions, ["api", "sidebarAction"]))).toBe(false);
  expect(inEdge(featureAt(kData.webextensions, ["api", "storage", "session"]))).toBe(true);
});
