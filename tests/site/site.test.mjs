// The sample site keeps what the browser tests and build-scripts/run rely on: every inner link leads
// somewhere, stories have the markup and length of real ones, and the server answers safely and evenly.
import { readdirSync, readFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startSite } from "./server.mjs";

const kRoot = fileURLToPath(new URL(".", import.meta.url));
const kPages = readdirSync(kRoot, { recursive: true })
  .filter((name) => name.endsWith(".html"))
  .sort();
const kStories = kPages.filter((name) => /^(courier|meridian)\/(?!index|plus)/.test(name));

const read = (name) => readFileSync(join(kRoot, name), "utf8");
const hrefs = (html) => [...html.matchAll(/\b(?:href|src)="([^"]+)"/g)].map((match) => match[1]);

let site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

/** One raw request: fetch() would tidy up the path first. */
function ask(path, method = "GET") {
  return new Promise((resolve, reject) => {
    const call = request(new URL(site.url), { path, method }, (answer) => {
      let body = "";
      answer.setEncoding("utf8").on("data", (data) => {
        body += data;
      });
      answer.on("end", () => resolve({ status: answer.statusCode, headers: answer.headers, body }));
    });
    call.on("error", reject).end();
  });
}

describe.each(kPages)("%s", (name) => {
  test("every inner link and picture is there", async () => {
    const inner = hrefs(read(name)).filter((href) => href.startsWith("/"));
    for (const href of inner) expect((await ask(href.split("#")[0])).status, href).toBe(200);
  });

  test("names no outside address but invented ones", () => {
    const outside = hrefs(read(name)).filter((href) => /^[a-z]+:/i.test(href));
    for (const href of outside) expect(new URL(href).hostname, href).toMatch(/\.example$/);
  });
});

describe.each(kStories)("%s", (name) => {
  test("has a story of 350 to 900 words, a headline, a byline date and a canonical address", () => {
    const html = read(name);
    const body = html.slice(html.search(/class="(body|story)"/), html.indexOf("</main>"));
    const words = body
      .replace(/<template[\s\S]*?<\/template>|<aside[\s\S]*?<\/aside>|<[^>]*>/g, " ")
      .split(/\s+/);
    expect(words.length).toBeGreaterThanOrEqual(350);
    expect(words.length).toBeLessThanOrEqual(900);
    expect(html.match(/<h1\b/g)).toHaveLength(1);
    expect(html).toMatch(/<time [^>]*datetime="/);
    expect(html).toMatch(/<link rel="canonical" href="https:/);
    expect(html).toMatch(/property="og:site_name"/);
  });

  test("says the same in its metadata as on the page", () => {
    const html = read(name);
    const data = JSON.parse(html.match(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/)[1]);
    const heading = html.match(/<h1[^>]*>([\s\S]*?)<\/h1>/)[1];
    expect(["NewsArticle", "LiveBlogPosting"]).toContain(data["@type"]);
    expect(data.headline).toBe(heading);
    expect(data.datePublished).toBe(html.match(/<time [^>]*datetime="([^"]+)"/)[1]);
  });
});

describe("the server", () => {
  test("gives the same bytes and headers every time", async () => {
    const [one, other] = [await ask("/index.html"), await ask("/")];
    expect(other).toEqual(one);
    expect(one.headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(one.headers.date).toBeUndefined();
  });

  test("sends a page its own policy and other pages none", async () => {
    const policies = JSON.parse(read("policies.json"));
    for (const [path, policy] of Object.entries(policies)) {
      expect((await ask(path)).headers["content-security-policy"]).toBe(policy);
    }
    expect((await ask("/index.html")).headers["content-security-policy"]).toBeUndefined();
    expect(policies["/meridian/region/reservoir.html"]).toMatch(/default-src 'none'.*trusted-types.*sandbox/);
  });

  test("serves nothing outside its folder, and nothing malformed", async () => {
    for (const path of [
      "/../golden/cases.mjs",
      "/%2e%2e/golden/cases.mjs",
      "/..%2fgolden/cases.mjs",
      "/%00",
      "/%E0",
    ]) {
      expect((await ask(path)).status, path).toBe(404);
    }
    expect((await ask("/courier")).status).toBe(404);
    expect((await ask("/index.html", "POST")).status).toBe(405);
    expect((await ask("/index.html", "HEAD")).body).toBe("");
  });

  test("mounts one more file or folder where it is told to", async () => {
    const extra = { "/yours/a.html": join(kRoot, "index.html"), "/yours/b/": join(kRoot, "records") };
    const other = await startSite({ extra, policies: { "/yours/a.html": "default-src 'none'" } });
    const status = async (path) => (await fetch(new URL(path, other.url))).status;
    expect(await status("yours/a.html")).toBe(200);
    expect(await status("yours/b/filing.html")).toBe(200);
    expect(await status("yours/b/..%2findex.html")).toBe(404);
    expect(await status("yours/c.html")).toBe(404);
    expect((await fetch(new URL("yours/a.html", other.url))).headers.get("content-security-policy")).toBe(
      "default-src 'none'",
    );
    await other.close();
  });
});
