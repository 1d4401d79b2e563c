// Makes folders of articles from the sentences of our own tests, by a seed, with planted copies: each
// sentence gets other names, numbers and some other words, so that no two articles share a passage unless
// one was made as the other's copy. Makes no sense to read; costs the engine what an article does.
// As a program: made-articles.mjs COUNT FOLDER [SEED]
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const TESTS = path.join(path.dirname(fileURLToPath(import.meta.url)), "..");
const SENTENCES = [18, 34]; // of an article, least and most
const COPY_EVERY = 10; // one article in ten is a copy of an earlier one
const KEEP_WORD = 0.55; // of the words that may change, in a new article

/** mulberry32: the same numbers on every machine. */
export function randomNumbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function ownSentences() {
  const files = readdirSync(path.join(TESTS, "independent")).filter((name) => name.endsWith(".txt"));
  const text = files.map((name) => readFileSync(path.join(TESTS, "independent", name), "utf8")).join("\n");
  return text
    .split(/(?<=[.!?]["”]?)\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[.!?]["”]?$/.test(sentence) && sentence.length > 40);
}

const isWord = (word) => /^[a-z]{5,}$/.test(word);

/** Words that may stand for each other: of one ending. */
function wordsByEnding(sentences) {
  const kinds = new Map();
  for (const word of new Set(
    sentences
      .join(" ")
      .split(/[^A-Za-z]+/)
      .filter(isWord),
  )) {
    const ending = word.slice(-2);
    kinds.set(ending, [...(kinds.get(ending) ?? []), word]);
  }
  return kinds;
}

const SYLLABLES = "bar dor fen gal hul jor kes lin mor nar pel quo ras sil tam ulv ver wic yar zol".split(
  " ",
);

export class ArticleMaker {
  #random;
  #sentences = ownSentences();
  #words = wordsByEnding(this.#sentences);

  constructor(seed) {
    this.#random = randomNumbers(seed);
  }

  #pick(list) {
    return list[Math.floor(this.#random() * list.length)];
  }
  #name() {
    const name = this.#pick(SYLLABLES) + this.#pick(SYLLABLES) + this.#pick(["", "", "a", "en", "ow"]);
    return name[0].toUpperCase() + name.slice(1);
  }

  /** A sentence with other names and numbers and, of its other words, some kept. */
  #varied(sentence, keep) {
    const names = new Map();
    let at = 0;
    return sentence.replace(/[A-Za-z]+|\d+/g, (word) => {
      const first = at++ === 0;
      if (/^\d/.test(word)) return String(2 + Math.floor(this.#random() * 900));
      if (/^[A-Z][a-z]{3,}$/.test(word) && !first) {
        if (!names.has(word)) names.set(word, this.#name());
        return names.get(word);
      }
      if (!isWord(word) || this.#random() < keep) return word;
      return this.#pick(this.#words.get(word.slice(-2)) ?? [word]);
    });
  }

  article() {
    const [least, most] = SENTENCES;
    const count = least + Math.floor(this.#random() * (most - least));
    return Array.from({ length: count }, () => this.#varied(this.#pick(this.#sentences), KEEP_WORD));
  }

  /** kind: word for word, a part within other text, or retold with a fifth of its words changed. */
  copy(original, kind) {
    if (kind === "verbatim") return [...original];
    if (kind === "part") {
      const half = original.slice(0, Math.ceil(original.length / 2));
      return [...this.article().slice(0, half.length), ...half];
    }
    const other = (sentence) =>
      sentence.replace(/\b[a-z]{5,}\b/g, (word) =>
        this.#random() < 0.8 ? word : this.#pick(this.#words.get(word.slice(-2)) ?? [word]),
      );
    return original.filter(() => this.#random() < 0.85).map(other);
  }
}

const KINDS = ["verbatim", "part", "retold"];

function textOf(sentences, number) {
  const paragraphs = [];
  for (let at = 0; at < sentences.length; at += 3) paragraphs.push(sentences.slice(at, at + 3).join(" "));
  return [`Report ${number} of the day`, ...paragraphs].join("\n\n");
}

/** Writes the articles into the folder; returns the planted copies as {original, copy, kind}, file names. */
export function makeFolder(count, folder, seed = 1) {
  mkdirSync(folder, { recursive: true });
  const maker = new ArticleMaker(seed);
  const random = randomNumbers(seed + 1);
  const originals = [];
  const planted = [];
  for (let number = 0; number < count; ++number) {
    const file = `${String(number).padStart(6, "0")}.txt`;
    let sentences;
    if (number % COPY_EVERY === COPY_EVERY - 1) {
      const from = originals[Math.floor(random() * originals.length)];
      const kind = KINDS[planted.length % KINDS.length];
      sentences = maker.copy(from.sentences, kind);
      planted.push({ original: from.file, copy: file, kind });
    } else {
      sentences = maker.article();
      originals.push({ file, sentences });
    }
    writeFileSync(path.join(folder, file), textOf(sentences, number));
  }
  return planted;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [count, folder, seed] = process.argv.slice(2);
  if (!folder) {
    console.error("made-articles.mjs COUNT FOLDER [SEED]");
    process.exit(2);
  }
  console.log(JSON.stringify(makeFolder(Number(count), folder, Number(seed ?? 1))));
}
