// The measurements that need Chromium: warm times in a page, cold start in the extension's service worker,
// wink-nlp's cold start in a page. Every round is a fresh browser with a fresh profile; loopback only.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import puppeteer from "puppeteer-core";

const FILES = {
  "/measure.js": "build/bench/measure.js",
  "/cold-wink.js": "build/bench/cold-wink.js",
  "/texts.json": "build/bench/texts.json",
  "/firsthand.wasm": "dist/firsthand.wasm",
  "/en.bundle": "dist/en.bundle",
};
/** A page that shares nothing with other origins reads a clock of 5 microseconds; others one of 100, a tenth of what the peer takes. */
const ISOLATED = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
};
const TYPES = { ".js": "text/javascript", ".json": "application/json", ".wasm": "application/wasm" };

function serve() {
  const server = createServer((request, response) => {
    const file = FILES[request.url];
    const type = file ? (TYPES[path.extname(file)] ?? "application/octet-stream") : "text/html";
    response.writeHead(200, { "content-type": type, ...ISOLATED });
    response.end(file ? readFileSync(file) : "<!doctype html><title>bench</title>");
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

function launch() {
  return puppeteer.launch({
    executablePath: "/usr/bin/chromium",
    pipe: true,
    enableExtensions: [path.resolve("dist/chrome")],
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** The extension's own: browsers bring along extensions of their own, with workers that we may not enter. */
const isBackground = (target) =>
  target.type() === "service_worker" && /^chrome-extension:.*\/background\.js$/.test(target.url());

/** Evaluates in the worker by a session that is not kept, as the browser checks do: one that stays holds the driver. */
async function inWorker(target, expression) {
  const session = await target.createCDPSession();
  try {
    const options = { awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails: wrong } = await session.send("Runtime.evaluate", {
      expression,
      ...options,
    });
    if (wrong) throw new Error(wrong.exception?.description ?? wrong.text);
    return result.value;
  } finally {
    await session.detach();
  }
}

/** A worker can be asked before the browser has put its `chrome` there; that is not part of our start. */
async function ready(target) {
  const there = 'typeof chrome !== "undefined" && chrome.runtime?.id !== undefined';
  for (let asked = 0; asked < 1000; asked++) if (await inWorker(target, there)) return;
  throw new Error("the extension's service worker did not come up");
}

async function coldEngine(browser, request) {
  const target = await browser.waitForTarget(isBackground);
  await ready(target);
  const source = readFileSync("build/bench/cold-engine.js", "utf8");
  return inWorker(target, `${source}; coldEngine.run(chrome.runtime.getURL(""), ${JSON.stringify(request)})`);
}

const coldWink = (page, text) =>
  page.evaluate(async (article) => {
    const start = performance.now();
    const wink = await import("/cold-wink.js");
    wink.first(article);
    return performance.now() - start;
  }, text);

const warm = (page) =>
  page.evaluate(async () => {
    if (!crossOriginIsolated) throw new Error("the page's clock is coarse: it is not isolated");
    const { makeEngine, makeWink, warmTimes } = await import("/measure.js");
    const bytes = async (name) => (await fetch(name)).arrayBuffer();
    const analyze = await makeEngine(
      await bytes("/firsthand.wasm"),
      new Uint8Array(await bytes("/en.bundle")),
    );
    return warmTimes(analyze, makeWink(), await (await fetch("/texts.json")).json());
  });

/** The browser's own start goes on behind its first page, and would be counted to whoever is measured first. */
const kStartMs = 1500;

async function round(address) {
  const browser = await launch();
  try {
    const { text, request } = JSON.parse(readFileSync("build/bench/texts.json", "utf8")).measured[0];
    const page = await browser.newPage();
    await page.goto(address);
    await new Promise((resolve) => setTimeout(resolve, kStartMs));
    const cold = { coldEngine: await coldEngine(browser, request) };
    cold.coldWink = await coldWink(page, text);
    return { ...cold, ...(await warm(page)) };
  } finally {
    await browser.close();
  }
}

/** `count` rounds of {engine, wink, coldEngine, coldWink}, milliseconds. */
export async function browserRounds(count) {
  const server = await serve();
  try {
    const rounds = [];
    for (let at = 0; at < count; at++) rounds.push(await round(`http://127.0.0.1:${server.address().port}/`));
    return rounds;
  } finally {
    server.close();
  }
}
