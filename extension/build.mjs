// Builds the extension: dist/chrome and dist/firefox from one source and one manifest template.
// Needs dist/firsthand.wasm, dist/en.bundle and dist/en.refiner (build-scripts/build makes them first) and package.json's
// packages. Each dist is made anew; what the manifest keeps for one browser alone is left out of the other.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { generate } from "./generate.mjs";
import { licenceFile, notices, packagesInText, packagesOf } from "./notices.mjs";

const kHere = dirname(fileURLToPath(import.meta.url));
const kRoot = join(kHere, "..");
const kDist = join(kRoot, "dist");
const kBrowsers = ["chrome", "firefox"];
export const kEngineFiles = ["firsthand.wasm", "en.bundle", "en.refiner"];
const kTarget = ["chrome116", "firefox142"];

const kModules = {
  background: "src/background/main.ts",
  "engine-worker": "src/engine/engine-worker.ts",
  panel: "src/panel/main.ts",
  options: "src/options/main.ts",
  paste: "src/paste/main.ts",
  onboarding: "src/onboarding/main.ts",
  compare: "src/compare/main.ts",
};
/** Pages that draw marks on a text of their own, by the content script's parts. */
const kMarkedPages = ["paste", "onboarding"];
/** Pages of the extension's own: a markup file and a sheet in the folder of their name. */
const kPages = ["panel", "options", "paste", "onboarding", "compare"];

/** The manifest for one browser, from the template and package.json's version. */
export function manifestFor(browser) {
  const template = JSON.parse(readFileSync(join(kHere, "manifest.template.json"), "utf8"));
  const { version } = JSON.parse(readFileSync(join(kRoot, "package.json"), "utf8"));
  const own = template[`only_${browser}`];
  const manifest = { ...template, ...own, version };
  manifest.permissions = [...template.permissions, ...(own.permissions ?? [])];
  for (const name of kBrowsers) delete manifest[`only_${name}`];
  return manifest;
}

const common = {
  bundle: true,
  target: kTarget,
  minify: true,
  legalComments: "none",
  logLevel: "warning",
  absWorkingDir: kHere,
};

/**
 * Readability writes markup into its copy of the page in two places. Stores forbid that, and writing nodes
 * keeps the stamps by which readability.ts finds the live text. The build fails when the source has changed.
 */
const kPlainReadability = [
  ["var pageCacheHtml = page.innerHTML;", "var pageCache = page.cloneNode(true);"],
  ["page.innerHTML = pageCacheHtml;", "page.replaceChildren(...pageCache.cloneNode(true).childNodes);"],
  ["tmp.innerHTML = noscript.innerHTML;", "tmp.textContent = noscript.textContent;"],
];

const plainReadability = {
  name: "plain-readability",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]Readability\.js$/ }, ({ path }) => {
      let contents = readFileSync(path, "utf8");
      for (const [before, after] of kPlainReadability) {
        if (contents.split(before).length !== 2)
          throw new Error(`Readability has changed: not once "${before}"`);
        contents = contents.replace(before, () => after);
      }
      return { contents, loader: "js" };
    });
  },
};

/** Bundles, and gives the files that went into the bundle. */
async function bundle(options) {
  const { metafile } = await build({ ...common, ...options, metafile: true });
  return Object.keys(metafile.inputs);
}

/** All scripts and sheets of one extension; gives the files that went into them. */
async function buildScripts(out) {
  const entryPoints = Object.entries(kModules).map(([name, file]) => ({ in: file, out: name }));
  const content = { loader: { ".css": "text" }, plugins: [plainReadability] };
  const pages = entryPoints.filter(({ out: name }) => kMarkedPages.includes(name));
  const others = entryPoints.filter(({ out: name }) => !kMarkedPages.includes(name));
  const inputs = [
    await bundle({ entryPoints: others, outdir: out, format: "esm" }),
    await bundle({ ...content, entryPoints: pages, outdir: out, format: "esm" }),
    await bundleContent(content, out),
  ];
  for (const page of kPages)
    inputs.push(
      await bundle({ entryPoints: [`src/${page}/${page}.css`], outfile: join(out, `${page}.css`) }),
    );
  return inputs.flat();
}

function bundleContent(content, out) {
  // A content script is no module; its last expression is what the background receives.
  return bundle({
    entryPoints: ["src/content/main.ts"],
    outfile: join(out, "content.js"),
    format: "iife",
    ...content,
    footer: { js: "globalThis.firsthandState;" },
  });
}

/** The notices of everything in the extension, beside the licence that they refer to. */
function writeNotices(out, inputs) {
  const validators = readFileSync(join(kHere, "src/generated/validators.js"), "utf8");
  const packages = [...new Set([...packagesOf(inputs), ...packagesInText(validators)])].sort();
  writeFileSync(join(out, "NOTICES.md"), notices(packages));
  cpSync(licenceFile, join(out, "LICENSE"));
}

function copyFiles(out) {
  for (const folder of ["_locales", "icons"])
    cpSync(join(kHere, folder), join(out, folder), { recursive: true });
  for (const page of kPages) cpSync(join(kHere, `src/${page}/${page}.html`), join(out, `${page}.html`));
  for (const file of kEngineFiles) cpSync(join(kDist, file), join(out, file));
}

function checkEngineFiles() {
  const missing = kEngineFiles.filter((file) => !existsSync(join(kDist, file)));
  if (missing.length > 0) throw new Error(`dist/${missing.join(", dist/")} missing: run build-scripts/build`);
}

async function buildBrowser(browser) {
  const out = join(kDist, browser);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  writeNotices(out, await buildScripts(out));
  copyFiles(out);
  if (browser === "chrome") rmSync(join(out, "engine-worker.js")); // its service worker runs the engine itself
  writeFileSync(join(out, "manifest.json"), `${JSON.stringify(manifestFor(browser), null, 2)}\n`);
  console.log(`dist/${browser}: built`);
}

async function main() {
  checkEngineFiles();
  await generate();
  for (const browser of kBrowsers) await buildBrowser(browser);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main().catch((error) => {
    console.error(`extension: ${error.message}`);
    process.exitCode = 1;
  });
}
