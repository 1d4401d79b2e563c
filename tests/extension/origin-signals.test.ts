// @vitest-environment happy-dom
// Structured data of a page: what is too long or too deep is not looked at.
import "./fake-browser.js";
import { expect, test } from "vitest";
import { originSignals } from "../../extension/src/content/origin-signals.js";

function addressesOf(data: string): (string | undefined)[] {
  const page = document.implementation.createHTMLDocument("Quay");
  const script = page.createElement("script");
  script.setAttribute("type", "application/ld+json");
  script.textContent = data;
  page.head.append(script);
  return originSignals(page, "https://news.example/quay", "News", "").map(({ href }) => href);
}

const kArticle = { "@type": "Article", isBasedOn: "https://wire.example/quay" };
const nested = (depth: number) =>
  `${'{"@graph":'.repeat(depth)}${JSON.stringify(kArticle)}${"}".repeat(depth)}`;

test("structured data are read to a depth and a length", () => {
  expect(addressesOf(nested(6))).toEqual([kArticle.isBasedOn]);
  expect(addressesOf(nested(7))).toEqual([]);
  const about = "w".repeat(190_000);
  expect(addressesOf(JSON.stringify({ ...kArticle, about }))).toEqual([kArticle.isBasedOn]);
  expect(addressesOf(JSON.stringify({ ...kArticle, about: about + about }))).toEqual([]);
});
