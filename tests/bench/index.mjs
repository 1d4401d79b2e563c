// The rows of the remembered pages: 50,000 articles in each browser's IndexedDB, in a fresh profile. Loopback only.
import { createServer } from "node:http";
import { build } from "esbuild";
import puppeteer from "puppeteer-core";

const COUNT = Number(process.env.FIRSTHAND_INDEX_PAGES ?? 50_000);
const LIMITS = { add: 2, search: 60, bytes: 6 * 1024 };

async function bundle() {
  const { outputFiles } = await build({
    entryPoints: ["tests/bench/index-page.mjs"],
    bundle: true,
    format: "esm",
    write: false,
    logLevel: "error",
  });
  return outputFiles[0].text;
}

function serve(source) {
  const server = createServer((request, response) => {
    const is_script = request.url === "/index.js";
    response.writeHead(200, { "content-type": is_script ? "text/javascript" : "text/html" });
    // The code that is measured asks for the extension's interface when it is loaded, and uses none of it.
    response.end(
      is_script ? source : "<!doctype html><title>bench</title><script>globalThis.chrome ??= {};</script>",
    );
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

const kLaunch = {
  chrome: {
    executablePath: "/usr/bin/chromium",
    pipe: true,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  },
  firefox: {
    browser: "firefox",
    executablePath: "/usr/bin/firefox-esr",
    headless: true,
    extraPrefsFirefox: { "privacy.reduceTimerPrecision": false },
  },
};

async function measure(name, address) {
  const browser = await puppeteer.launch({ ...kLaunch[name], protocolTimeout: 900_000 });
  try {
    const page = await browser.newPage();
    await page.goto(address);
    return await page.evaluate(async (count) => (await import("/index.js")).measureIndex(count), COUNT);
  } finally {
    await browser.close();
  }
}

function rowsOf(name, { add, search, slowest, found, asked, bytes }) {
  const row = (figure, value, limit, unit, digits) => ({
    figure: `remembered pages, ${name}, ${COUNT} articles of 700 words: ${figure}`,
    value: `${value.toFixed(digits)} ${unit}`,
    wanted: `at most ${limit} ${unit}`,
    met: value <= limit,
  });
  return [
    row("bulk add, an article", add, LIMITS.add, "ms", 2),
    row(
      `search (${found} of ${asked} found, slowest ${slowest.toFixed(0)} ms)`,
      search,
      LIMITS.search,
      "ms",
      1,
    ),
    row("size, an article", bytes / 1024, LIMITS.bytes / 1024, "KB", 2),
  ];
}

/** Three rows a browser. */
export async function indexRows() {
  const server = await serve(await bundle());
  try {
    const address = `http://127.0.0.1:${server.address().port}/`;
    const rows = [];
    for (const name of Object.keys(kLaunch)) rows.push(...rowsOf(name, await measure(name, address)));
    return rows;
  } finally {
    server.close();
  }
}
