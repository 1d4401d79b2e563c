// @vitest-environment happy-dom
// What a page says about where its article was first, and a fetched page as a request. Pages of our own writing.
import "../fake-browser.js";
import { describe, expect, test } from "vitest";
import { originSignals, wireOf } from "../../../extension/src/content/origin-signals.js";
import { signalsOf } from "../../../extension/src/coverage/providers/signals.js";
import { readFetched } from "../../../extension/src/panel/fetched-article.js";
import { kAnalysis, kRequest } from "../samples.js";

const kUrl = "https://www.outlet-b.example/world/orla";
const of = (html: string) =>
  originSignals(new DOMParser().parseFromString(html, "text/html"), kUrl, "Outlet B", "");

describe("signals of a page", () => {
  test("its own host as canonical, source or counterpart says nothing", () => {
    const own =
      '<link rel="canonical" href="/world/orla"><meta name="original-source" content="https://outlet-b.example/world/orla"><meta property="og:url" content="https://outlet-b.example/world/orla">';
    expect(of(own)).toEqual([]);
  });

  test("another host does, in a link, in structured data of any nesting, in a republishing note", () => {
    const html = `<link rel="canonical" href="https://bay-post.example/orla">
      <script type="application/ld+json">{"@graph":[{"@type":["NewsArticle"],"isBasedOn":{"url":"https://wire.example/1","name":"Wire"},
        "copyrightHolder":{"name":"Bay Post"},"image":[{"creditText":"Jo Ray"}],"sourceOrganization":{"name":"Outlet B"},"translationOfWork":"https://le-phare.example/orla"}]}</script>
      <script type="application/ld+json">{ broken</script>
      <p>This article is republished from <a href="https://commons.example/">The Commons</a>.</p>
      <img src="https://counter.theconversation.com/content/1/count.gif">
      <figure><span class="photo-credit">Ana Ruiz / Bay Post</span></figure>`;
    expect(of(html)).toEqual([
      { kind: "canonical", href: "https://bay-post.example/orla" },
      { kind: "based_on", href: "https://wire.example/1", name: "Wire" },
      { kind: "translated_from", href: "https://le-phare.example/orla" },
      { kind: "copyright", name: "Bay Post" },
      { kind: "photo_credit", name: "Jo Ray" },
      { kind: "republished", href: "https://commons.example/", name: "The Commons" },
      { kind: "republished", name: "counter.theconversation.com" },
      { kind: "photo_credit", name: "Ana Ruiz / Bay Post" },
    ]);
  });

  test("a wire beside the writer's name, by its case and as a word; not on the wire's own page", () => {
    expect(wireOf("By JANE ROE, Associated Press", "Outlet B")).toBe("Associated Press");
    expect(wireOf("Jo Ray and AFP", "Outlet B")).toBe("AFP");
    expect(wireOf("Jo Chap, ap", "Outlet B")).toBe("");
    expect(wireOf("Reuters Staff", "Reuters")).toBe("");
  });

  test("hostile addresses and endless nesting end in nothing", () => {
    const nested = `${'{"@graph":['.repeat(500)}{"@type":"NewsArticle","isBasedOn":"https://x.example/"}${"]}".repeat(500)}`;
    const html = `<link rel="canonical" href="javascript:alert(1)"><script type="application/ld+json">${nested}</script>
      <p>republished from <a href="data:text/html,x">x</a></p>`;
    expect(of(html)).toEqual([]);
  });
});

test("signals of one claim: who reported it and what its sentence links; never the page's own host", () => {
  const claim = kAnalysis.attributions[0] ?? null;
  const request = {
    ...kRequest,
    signals: [
      { kind: "canonical" as const, href: "https://own.example/x" },
      { kind: "based_on" as const, href: "https://wire.example/1" },
    ],
  };
  const found = signalsOf(
    { request, analysis: kAnalysis, claim, reviews: [] },
    "https://www.own.example/story",
  );
  expect(found.map(({ signal, title }) => [signal, title])).toEqual([
    ["based_on", "wire.example"],
    ["relay", "the Bay Post"],
  ]);
  const all = signalsOf(
    { request, analysis: kAnalysis, claim: null, reviews: [] },
    "https://own.example/story",
  );
  expect(all.map(({ signal }) => signal)).toContain("claim_link");
  expect(all.every(({ url }) => !url.startsWith("javascript"))).toBe(true);
});

describe("a fetched page", () => {
  const paragraph = `<p>The ferry Orla ran aground off Fort Hale, <a href="/harbour?id=1">the harbour master</a> said, and two people were hurt before the coastguard came with a tug.</p>`;
  const page = `<html><head><title>T</title><meta property="og:site_name" content="Bay Post"></head><body><nav>Menu</nav><article><h1>Ferry aground</h1>${paragraph.repeat(3)}<script>document.title = "ran"</script><img src="https://x.example/count.gif"></article></body></html>`;

  test("becomes a request of text, with its own links", () => {
    const request = readFetched(page, "https://bay-post.example/orla");
    expect(request?.outlet).toBe("Bay Post");
    expect(request?.blocks.map(({ kind }) => kind)).toEqual([
      "headline",
      "paragraph",
      "paragraph",
      "paragraph",
    ]);
    expect(request?.blocks[1]?.links?.[0]?.href).toBe("https://bay-post.example/harbour?id=1");
    const [begin, end] = request?.blocks[1]?.links?.[0]?.span ?? [0, 0];
    expect(
      request?.blocks
        .map(({ text }) => text)
        .join("\n\n")
        .slice(begin, end),
    ).toBe("the harbour master");
    expect(document.title).not.toBe("ran");
  });

  test("without an article is none", () => {
    expect(readFetched("<form>Log in</form>", "https://bay-post.example/")).toBeNull();
    expect(readFetched("", "https://bay-post.example/")).toBeNull();
  });
});
