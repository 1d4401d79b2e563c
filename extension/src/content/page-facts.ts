// What a page carries for other coverage besides its article: the feeds it names, and structured data that holds
// reviews of claims. All of it is passed on as text, bounded.
import type { PageFacts } from "../messages.js";
import { isWebAddress } from "../platform/browser.js";

const kFeedTypes = ["application/rss+xml", "application/atom+xml", "application/feed+json"];
const kMostFeeds = 20;
const kMostReviews = 10;
const kLongestReview = 200_000; // characters

function feeds(): PageFacts["feeds"] {
  const selector = kFeedTypes.map((type) => `link[rel~="alternate" i][type="${type}" i][href]`).join(",");
  return [...document.querySelectorAll<HTMLLinkElement>(selector)]
    .map(({ href, title }) => ({ url: href, title: (title || document.title).slice(0, 400) }))
    .filter(({ url }) => isWebAddress(url) && url.length <= 4096)
    .slice(0, kMostFeeds);
}

function reviews(): string[] {
  return [...document.querySelectorAll('script[type="application/ld+json" i]')]
    .map((script) => script.textContent ?? "")
    .filter((text) => /(Claim|Media)Review/.test(text) && text.length <= kLongestReview)
    .slice(0, kMostReviews);
}

export const pageFacts = (): PageFacts => ({ feeds: feeds(), reviews: reviews() });
