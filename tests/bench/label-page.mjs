// Labels a saved page of the corpora for the extraction benchmark, by somebody who reads it.
//
// Usage: node tests/bench/label-page.mjs PAGE              prints its paragraphs, numbered
//        node tests/bench/label-page.mjs PAGE 3-9,12 [2]   keeps as article 3 to 9 and 12, as "either" 2
// Only hashes of paragraphs are written: the texts are not ours.
import { writeFileSync } from "node:fs";
import { corpusLabels, corpusPage, hashOf, readPages } from "./extraction-pages.mjs";

function numbers(ranges = "") {
  return ranges
    .split(",")
    .filter(Boolean)
    .flatMap((range) => {
      const [first, last = first] = range.split("-").map(Number);
      return Array.from({ length: last - first + 1 }, (_, at) => first + at);
    });
}

const [name, article, either] = process.argv.slice(2);
const page = name ? corpusPage(name) : null;
if (!page) {
  console.error(`label-page: no page ${name ?? ""} in the corpora`);
  process.exit(2);
}
const [{ paragraphs }] = await readPages([page]);
if (article === undefined) {
  for (const [at, { text }] of paragraphs.entries())
    console.log(`${at} [${text.length}] ${text.slice(0, 70)}`);
} else {
  const hashes = (ranges) => [...new Set(numbers(ranges).map((at) => hashOf(paragraphs[at].text)))];
  const labels = { ...corpusLabels(), [name]: { article: hashes(article), either: hashes(either) } };
  writeFileSync("tests/extraction/corpora-labels.json", `${JSON.stringify(labels, null, 1)}\n`);
  console.log(`${name}: ${labels[name].article.length} article, ${labels[name].either.length} either`);
}
