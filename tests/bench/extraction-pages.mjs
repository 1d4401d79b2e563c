// The pages of the extraction benchmark in Chromium: our own ones with their labels in `data-is`, and saved
// pages of the corpora whose labels are hashes of paragraphs. Scripts of the pages do not run, nothing is loaded.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { build } from "esbuild";
import puppeteer from "puppeteer-core";
import { corporaFolder } from "./articles.mjs";

const OWN = "tests/extraction/pages";
const LABELS = "tests/extraction/corpora-labels.json";
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-src 'none'";

export const ownPages = () =>
  readdirSync(OWN)
    .filter((name) => name.endsWith(".html"))
    .sort()
    .map((name) => ({ name: name.replace(".html", ""), file: path.join(OWN, name) }));

export const corpusLabels = () => (existsSync(LABELS) ? JSON.parse(readFileSync(LABELS, "utf8")) : {});

export function corpusPage(name) {
  const shared = corporaFolder();
  const file = shared && path.join(shared, "corpora/pages", name, "source.html");
  return file && existsSync(file) ? { name, file } : null;
}

/** What a label says of a paragraph: white space and case do not count. */
export const hashOf = (text) =>
  createHash("sha256").update(text.replace(/\s+/g, " ").trim().toLowerCase()).digest("hex").slice(0, 16);

/** Seams that a page without the extension does not have. */
const STAND_IN = "globalThis.chrome ??= {};";

async function pageScript() {
  const { outputFiles } = await build({
    entryPoints: ["tests/bench/extraction-page.ts"],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "extraction",
    banner: { js: STAND_IN },
    logLevel: "error",
  });
  return outputFiles[0].text;
}

function serve(pages) {
  const server = createServer((request, response) => {
    const page = pages[Number(request.url.slice(1))];
    const headers = { "content-type": "text/html; charset=utf-8", "content-security-policy": POLICY };
    response.writeHead(page ? 200 : 404, headers);
    response.end(page ? readFileSync(page.file) : "");
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

/** For each page {name, paragraphs: [{text, label}], kept: {both, readability, walk}}. */
export async function readPages(pages) {
  const [script, server] = [await pageScript(), await serve(pages)];
  const browser = await puppeteer.launch({
    executablePath: "/usr/bin/chromium",
    pipe: true,
    defaultViewport: { width: 1280, height: 900 },
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  try {
    const page = await browser.newPage();
    const found = [];
    for (const [at, { name }] of pages.entries()) {
      await page.goto(`http://127.0.0.1:${server.address().port}/${at}`, { waitUntil: "domcontentloaded" });
      await page.evaluate(`${script.replace(/^"use strict";/, "")};globalThis.extraction = extraction;`);
      found.push({ name, ...(await page.evaluate(() => globalThis.extraction.readPage())) });
    }
    return found;
  } finally {
    await browser.close();
    server.close();
  }
}
