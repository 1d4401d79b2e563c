// The texts that the speed figures are measured on: real news articles where the corpora are there, else
// articles put together from the project's own golden cases. Both deterministic.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const GOLDEN = "tests/golden";
const wordCount = (text) => text.split(/\s+/).filter(Boolean).length;

/** Where the corpora are: $FIRSTHAND_SHARED, or the folder `shared` beside the repository. */
export function corporaFolder() {
  const folder = process.env.FIRSTHAND_SHARED ?? "../shared";
  return existsSync(path.join(folder, "corpora")) ? folder : null;
}

function corpusTexts(shared) {
  const folders = ["dev", "train"].map((part) => path.join(shared, "corpora/polnear", part));
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder)
        .sort()
        .map((name) => path.join(folder, name)),
    )
    .filter((name) => name.endsWith(".txt"))
    .map((name) => readFileSync(name, "utf8"));
}

function goldenParagraphs() {
  const paragraphs = [];
  for (const name of readdirSync(GOLDEN).sort()) {
    const text = path.join(GOLDEN, name, "input.txt");
    const request = path.join(GOLDEN, name, "request.json");
    if (existsSync(text)) paragraphs.push(...readFileSync(text, "utf8").split(/\n+/));
    if (existsSync(request)) {
      for (const block of JSON.parse(readFileSync(request, "utf8")).blocks) paragraphs.push(block.text);
    }
  }
  return paragraphs.filter((text) => wordCount(text) >= 8);
}

/** `count` articles of about `words` words: every one another order and choice of our own paragraphs. */
export function ownArticles(count, words) {
  const paragraphs = goldenParagraphs();
  let state = 12345; // a fixed seed: the same articles in every run
  const next = (below) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
  return Array.from({ length: count }, () => {
    const chosen = [];
    for (let have = 0; have < words; have += wordCount(chosen.at(-1))) {
      chosen.push(paragraphs[next(paragraphs.length)]);
    }
    return chosen.join("\n\n");
  });
}

/**
 * Texts for one speed run: `measured` articles of 700-900 words, and `warmUp` others. Says where they are
 * from, since figures on our own short paragraphs are not comparable with figures on news.
 */
export function speedArticles(measured, warmUp) {
  const shared = corporaFolder();
  if (!shared) {
    const texts = ownArticles(measured + warmUp, 790);
    return { from: "own articles", measured: texts.slice(0, measured), warmUp: texts.slice(measured) };
  }
  const texts = corpusTexts(shared);
  const fits = texts.filter((text) => wordCount(text) >= 700 && wordCount(text) <= 900).slice(0, measured);
  const rest = texts.filter((text) => !fits.includes(text)).slice(0, warmUp);
  return { from: "PolNeAR", measured: fits, warmUp: rest };
}

/** A request of the contract for a text, split as the command line splits text files. */
export function requestOf(text) {
  const blocks = text
    .split(/\n+/)
    .filter((part) => part.trim())
    .map((part) => ({ kind: "paragraph", text: part }));
  return JSON.stringify({ schema_version: 1, blocks });
}
