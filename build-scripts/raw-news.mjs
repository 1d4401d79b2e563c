// Raw news of the corpora as lines {"id","text"}, the texts that the refining network annotates for the instant
// tier's models: all of Wikinews and of FNC-1's bodies that is no article of gold dev or train, nor shares its first
// or last line with one of gold dev. Usage: raw-news.mjs CORPORA; FNC-1's table, unpacked, comes on standard input.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const LEAST_CHARACTERS = 300; // shorter ones are teasers
const EDGE = 80; // characters of a first or last line that tell a copy

/** The rows of a CSV file; quoted fields may hold commas, line ends, and quotation marks written twice. */
function csvRows(text) {
  const rows = [[]];
  for (const [, field, end] of text.matchAll(/("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)/gy)) {
    rows.at(-1).push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field);
    if (end === "") break;
    if (end !== ",") rows.push([]);
  }
  return rows.filter((row) => row.length > 1);
}

function annotated(corpora, part) {
  const folder = path.join(corpora, "gold", part);
  const names = readdirSync(folder).filter((name) => name.endsWith(".txt"));
  return names.map((name) => ({
    id: name.slice(0, -4),
    text: readFileSync(path.join(folder, name), "utf8"),
  }));
}

function rawNews(corpora) {
  const wikinews = readFileSync(path.join(corpora, "corpora/wikinews-en/articles.jsonl"), "utf8")
    .trim()
    .split("\n");
  const [head, ...bodies] = csvRows(readFileSync(0, "utf8"));
  const [id, body] = ["Body ID", "articleBody"].map((name) => head.indexOf(name));
  return [
    ...wikinews.map((line) => JSON.parse(line)),
    ...bodies.map((row) => ({ id: `fnc-train-${row[id]}`, text: row[body] })),
  ];
}

const corpora = process.argv[2];
const dev = annotated(corpora, "dev");
const known = new Set([...dev, ...annotated(corpora, "train")].map((article) => article.id));
const edges = dev.flatMap(({ text }) => [text.trim().slice(0, EDGE), text.trim().slice(-EDGE)]);
for (const { id, text } of rawNews(corpora))
  if (!known.has(id) && [...text].length >= LEAST_CHARACTERS && !edges.some((edge) => text.includes(edge)))
    process.stdout.write(`${JSON.stringify({ id, text })}\n`);
