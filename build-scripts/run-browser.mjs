// The two browsers behind one interface, for build-scripts/run: opens one with the extension installed, opens
// a page, toggles by the toolbar button as a reader does, reads what the extension stored, takes pictures.
// Interface: openBrowser(kind, display) -> {kind, name, open, toggle, record, pictures, closed, close}.
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import puppeteer from "puppeteer-core";

const kWindow = { width: 1280, height: 900 };
const kLongestWait = 30_000; // ms for a result; an article takes tens of milliseconds
const kFirefoxUuid = "5f1d5a4e-8a2c-4d3b-9d0e-3f6b7c2a1e90"; // any: fixed so that the panel's address is known

/** @param {"chromium" | "firefox"} kind
 *  @param {boolean} display with a window to see, or without
 *  Rejects with one sentence when the browser or the built extension is missing or does not start. */
export async function openBrowser(kind, display) {
  const folder = resolve(kind === "firefox" ? "dist/firefox" : "dist/chrome");
  if (!existsSync(`${folder}/manifest.json`))
    throw new Error(`${folder} is missing: run build-scripts/build`);
  return kind === "firefox" ? openFirefox(folder, display) : openChromium(folder, display);
}

async function openChromium(folder, display) {
  const browser = await started("chromium", {
    executablePath: "/usr/bin/chromium",
    headless: !display,
    pipe: true,
    enableExtensions: true,
    defaultViewport: display ? null : kWindow,
    args: [
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      ...[
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
      ...["--disable-quic", "--disable-gpu", `--window-size=${kWindow.width},${kWindow.height}`],
    ],
  });
  const id = await installed(browser, folder);
  const page = await firstPage(browser);
  const own = await browser.newPage(); // a page of the extension's own: it can wait and read, whatever sleeps
  await own.goto(`chrome-extension://${id}/panel.html?tab=-1`);
  await own.evaluate(async () => void (await navigator.serviceWorker.ready)); // an earlier click would be lost
  const panel = async () =>
    (await targetOf(browser, (url) => url === `chrome-extension://${id}/panel.html`)).asPage();
  return {
    ...common(browser, page, "chromium", "Chromium"),
    toggle: async () => (await browser.extensions()).get(id).triggerAction(page),
    record: async () => {
      const record = resultOf(await own.evaluate(storedRecord, kLongestWait, addressOf(page)));
      await own.close();
      return record;
    },
    pictures: async () => ({
      article: await pageWithMarks(page),
      panel: await (await panel()).screenshot(),
    }),
  };
}

/** The window alone, once its marks are painted: beside a panel Chromium repeats it down the picture of a whole page. */
async function pageWithMarks(page) {
  await page.bringToFront();
  await page
    .waitForFunction(() => [...CSS.highlights.values()].some(({ size }) => size > 0), { timeout: 5000 })
    .catch(() => {}); // no claim, no mark
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return page.screenshot({ captureBeyondViewport: false });
}

async function openFirefox(folder, display) {
  const add_on = JSON.parse(readFileSync(`${folder}/manifest.json`, "utf8")).browser_specific_settings.gecko
    .id;
  const browser = await started("firefox-esr", {
    browser: "firefox",
    executablePath: "/usr/bin/firefox-esr",
    headless: !display,
    defaultViewport: display ? null : kWindow,
    args: ["--remote-allow-system-access", `--width=${kWindow.width}`, `--height=${kWindow.height}`],
    extraPrefsFirefox: {
      "extensions.webextensions.uuids": JSON.stringify({ [add_on]: kFirefoxUuid }),
      "browser.aboutwelcome.enabled": false,
      "datareporting.policy.dataSubmissionEnabled": false,
    },
  });
  await installed(browser, folder);
  const page = await firstPage(browser);
  const inWindow = (expression) => evaluateInWindow(browser, expression);
  return {
    ...common(browser, page, "firefox", "Firefox ESR"),
    toggle: () => inWindow(kClickInFirefox(add_on)),
    record: async () => resultOf(await firefoxRecord(browser, page)),
    pictures: async () => ({
      article: await page.screenshot({ fullPage: true }),
      panel: Buffer.from(await inWindow(kSidebarPicture), "base64"),
    }),
  };
}

function common(browser, page, kind, name) {
  return {
    kind,
    name,
    open: (address) => opened(page, address),
    closed: () => new Promise((done) => (browser.connected ? browser.once("disconnected", done) : done())),
    close: () => browser.close().catch(() => {}),
  };
}

async function started(name, options) {
  if (!existsSync(options.executablePath)) throw new Error(`${name} is missing: run build-scripts/setup`);
  return puppeteer.launch(options).catch((error) => {
    throw new Error(`${name} did not start: ${error.message.split("\n")[0]}`);
  });
}

async function installed(browser, folder) {
  return browser.installExtension(folder).catch(async (error) => {
    await browser.close();
    throw new Error(`the extension in ${folder} could not be installed: ${error.message.split("\n")[0]}`);
  });
}

async function firstPage(browser) {
  return (await browser.pages())[0] ?? browser.newPage();
}

async function opened(page, address) {
  const answer = await page.goto(address, { waitUntil: "load" }).catch((error) => {
    throw new Error(`${address} could not be opened (${error.message.split("\n")[0]}); check the address`);
  });
  if (answer !== null && answer.status() >= 400) {
    throw new Error(`${address} answered ${answer.status()}; check the address`);
  }
  await page.bringToFront();
}

async function targetOf(browser, wanted) {
  const match = (target) => wanted(target.url());
  return browser.waitForTarget(match, { timeout: kLongestWait }).catch(() => {
    throw new Error(
      "the extension's panel or background did not open; run build-scripts/build and try again",
    );
  });
}

function resultOf(record) {
  if (record === null)
    throw new Error(`the extension gave no result in ${kLongestWait / 1000} s; try --cli on this page`);
  return record;
}

const addressOf = (page) => page.url().replace(/#.*/s, "");

/** Runs inside the extension: the page's record once its reading has ended, or null after `limit` ms. The first
 *  steps, which open at the installation, have one of their own. */
async function storedRecord(limit, url) {
  const storage = (globalThis.browser ?? globalThis.chrome).storage;
  const finished = async () => {
    const all = Object.entries(await storage.session.get(null));
    const is_wanted = ([key, { state, page }]) =>
      key.startsWith("tab:") && state !== "reading" && (page?.url ?? url) === url;
    return all.find(is_wanted)?.[1] ?? null;
  };
  return new Promise((resolve) => {
    const look = async () => {
      const record = await finished();
      if (record !== null) resolve(record);
    };
    storage.onChanged.addListener(look);
    setTimeout(() => resolve(null), limit);
    look();
  });
}

/** Firefox shows scripts no background page: the panel's own page, opened in a tab for a moment, can look. */
async function firefoxRecord(browser, page) {
  const tab = await browser.newPage();
  // The load event of an extension page is never reported; the page is there all the same.
  await tab.goto(`moz-extension://${kFirefoxUuid}/panel.html`, { timeout: 1500 }).catch(() => {});
  try {
    return await tab.evaluate(storedRecord, kLongestWait, addressOf(page));
  } finally {
    await tab.close();
    await page.bringToFront();
  }
}

/** Evaluates in the browser window's own, privileged scope; gives the value. */
async function evaluateInWindow(browser, expression) {
  const tree = await browser.connection.send("browsingContext.getTree", { "moz:scope": "chrome" });
  const context = tree.result.contexts.find(({ url }) => url.includes("browser.xhtml")).context;
  const answer = await browser.connection.send("script.evaluate", {
    expression,
    target: { context },
    awaitPromise: true,
    userActivation: true,
  });
  if (answer.result.type !== "success") {
    throw new Error(`Firefox did not do as told: ${answer.result.exceptionDetails?.text}`);
  }
  return answer.result.result.value;
}

const kClickInFirefox = (
  add_on,
) => `ChromeUtils.importESModule("resource://gre/modules/ExtensionParent.sys.mjs")
  .ExtensionParent.apiManager.global.browserActionFor(WebExtensionPolicy.getByID(${JSON.stringify(add_on)}).extension)
  .triggerAction(window)`;

const kSidebarPicture = `(async () => {
  const view = SidebarController.browser.contentDocument.getElementById("webext-panels-browser");
  const bitmap = await view.browsingContext.currentWindowGlobal.drawSnapshot(null, 1, "white");
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext("2d").drawImage(bitmap, 0, 0);
  const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768));
  return btoa(text);
})()`;
