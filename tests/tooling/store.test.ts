// Ready for the stores: notices are complete, every permission has its sentence, the privacy text is the same
// everywhere, and nothing of the extension can be fetched by a page.
import "../extension/fake-browser.js";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import messages from "../../extension/_locales/en/messages.json";
import { kEngineFiles, manifestFor } from "../../extension/build.mjs";
import { notices, packagesInText, packagesOf } from "../../extension/notices.mjs";
import { kPrivacy } from "../../extension/src/options/privacy-section.js";

const text = (name: keyof typeof messages): string => messages[name].message;

test("PRIVACY.md is the options page's privacy text (refresh: vitest run -u tests/tooling/store.test.ts)", async () => {
  const parts = kPrivacy.flatMap(([title, ...paragraphs]) => [
    `## ${text(title)}`,
    ...paragraphs.map((name) => text(name)),
  ]);
  await expect(`# Firsthand: privacy\n\n${parts.join("\n\n")}\n`).toMatchFileSnapshot("../../PRIVACY.md");
});

test("STORE.md gives every permission one sentence, and no other", () => {
  const store = readFileSync("STORE.md", "utf8");
  const described = [...store.matchAll(/^\| `([^`]+)` \| ([^|]+) \|$/gm)];
  const asked = ["chrome", "firefox"].flatMap((browser) => [
    ...manifestFor(browser).permissions,
    ...manifestFor(browser).optional_host_permissions,
  ]);
  expect(described.map(([, name]) => name).sort()).toEqual([...new Set(asked)].sort());
  for (const [, , sentence] of described) expect(sentence?.match(/\.(?:\s|$)/g)).toHaveLength(1);
});

test("oldest browsers and what pages may fetch are as decided", () => {
  expect(manifestFor("chrome").minimum_chrome_version).toBe("116");
  expect(manifestFor("firefox").browser_specific_settings.gecko.strict_min_version).toBe("142.0");
  for (const browser of ["chrome", "firefox"])
    expect(manifestFor(browser)).not.toHaveProperty("web_accessible_resources");
});

test("notices name every bundled package with its licence text, and every file of the engine", () => {
  const inputs = [
    "../node_modules/idb/build/index.js",
    "src/panel/main.ts",
    "../node_modules/@mozilla/readability/index.js",
  ];
  expect(packagesOf(inputs)).toEqual(["@mozilla/readability", "idb"]);
  expect(packagesInText('({"node_modules/ajv/dist/runtime/ucs2length.js"(e){}')).toEqual(["ajv"]);
  const made = notices(packagesOf(inputs));
  for (const words of ["## idb", "Jake Archibald", "## @mozilla/readability"]) expect(made).toContain(words);
  for (const file of kEngineFiles) expect(made).toContain(`in ${file}`);
  expect(() => notices(["no-such-package"])).toThrow();
});

test.skipIf(!existsSync("dist/chrome/manifest.json"))("every file that is shipped is a known one", () => {
  const known =
    /^(?:_locales\/\w+\/messages\.json|icons\/\d+\.png|\w[\w-]*\.(?:js|css|html)|manifest\.json|NOTICES\.md|LICENSE|firsthand\.wasm|en\.bundle|en\.refiner)$/;
  for (const browser of ["chrome", "firefox"]) {
    const files = readdirSync(`dist/${browser}`, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`.slice(`dist/${browser}/`.length));
    expect(files.filter((name) => !known.test(name))).toEqual([]);
    expect(files).toContain("NOTICES.md");
  }
});
