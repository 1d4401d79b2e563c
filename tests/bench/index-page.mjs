// What is timed of the remembered pages, in a browser's page: the extension's own code against that browser's
// IndexedDB. Articles are made by a seeded generator from sentences of our own: each has its own names and numbers.
import { openDatabase } from "../../extension/src/coverage/memory/database.ts";
import { forgetAll, rememberAll } from "../../extension/src/coverage/memory/memory.ts";
import { recallPages } from "../../extension/src/coverage/memory/recall.ts";

const kBatch = 250; // articles of one transaction
const kSearches = 40;
const kStart = 1_790_000_000_000;

/** mulberry32: the same articles in every run. */
function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

const kSyllables =
  "ba be bo da del fa gar hal ir ka lor ma mir na nor ol pe quil ra ro sa sel ta tor ul va ven wes yor zan".split(
    " ",
  );
const kFrames = [
  "NAME told reporters in PLACE on Tuesday that NUM people had left the WORD before the WORD began.",
  "“We counted NUM of them by the WORD,” said NAME, who runs the WORD in PLACE.",
  "The council in PLACE said NUM houses near the WORD were without water after the WORD.",
  "According to NAME, the WORD cost NUM crowns more than the plan of the WORD allowed.",
  "Two WORD workers in PLACE said they had seen NAME at the WORD with NUM others.",
  "NAME denied it. The report of the WORD, seen in PLACE, lists NUM cases.",
];

function makeWriter(seed) {
  const next = random(seed);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const word = (parts) => Array.from({ length: parts }, () => pick(kSyllables)).join("");
  const title = (text) => text[0].toUpperCase() + text.slice(1);
  const fill = (frame, names, places) =>
    frame
      .replace(/NAME/g, () => pick(names))
      .replace(/PLACE/g, () => pick(places))
      .replace(/NUM/g, () => String(Math.floor(next() * 9000) + 12))
      .replace(/WORD/g, () => word(2 + Math.floor(next() * 2)));
  return () => {
    const names = Array.from({ length: 3 }, () => `${title(word(2))} ${title(word(3))}`);
    const places = [title(word(3)), `Port ${title(word(2))}`];
    const texts = Array.from({ length: 48 }, () => fill(pick(kFrames), names, places));
    return { names, places, blocks: texts.map((text) => ({ kind: "paragraph", text })) };
  };
}

const kBlank = {
  within: null,
  identity: "named",
  role: "person",
  interested: false,
  relay: [],
  kind: "fact",
  evidence: [],
  replies: [],
  hedges: [],
  times: [],
  links: [],
};

/** An analysis as the engine gives it, as far as an entry is made of it: a claim a second paragraph. */
function analysisOf({ names, blocks }) {
  const text = blocks.map((block) => block.text).join("\n\n");
  let at = 0;
  const attributions = [];
  blocks.forEach((block, number) => {
    const content = [[at, at + block.text.length]];
    const numbers = [...block.text.matchAll(/\d+/g)].map((hit) => ({
      span: [at + hit.index, at + hit.index + hit[0].length],
      value: Number(hit[0]),
    }));
    if (number % 2 === 0)
      attributions.push({
        ...kBlank,
        id: `a${number}`,
        source: { span: null, ids: [`s${number % 3}`] },
        content,
        numbers,
        places: [],
      });
    at += block.text.length + 2;
  });
  return {
    language: "en",
    text_length: text.length,
    sources: names.map((name, id) => ({ id: `s${id}`, name, mentions: [] })),
    attributions,
  };
}

function readingOf(article, number) {
  const url = `https://outlet${number % 40}.example/news/2026/${number}-${article.places[0].toLowerCase()}`;
  const title = `${article.names[0]} speaks of the ${article.places[0]} plan`;
  const request = { schema_version: 1, url, outlet: `Outlet ${number % 40}`, title, blocks: article.blocks };
  return { request, analysis: analysisOf(article), page: { url, title } };
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const usage = async () => (await navigator.storage.estimate()).usage ?? 0;

async function searches(database, articles) {
  const times = [];
  let found = 0;
  for (const { names, places } of articles) {
    const claim = {
      quote: "",
      names: [...names.slice(0, 2), places[0]].map((name) => name.toLowerCase()),
      numbers: ["120"],
    };
    const start = performance.now();
    const pages = await recallPages(database, claim, "https://own.example/");
    times.push(performance.now() - start);
    if (pages.length > 0) found++;
  }
  return { search: median(times), slowest: Math.max(...times), found, asked: articles.length };
}

/** {add, search, slowest, found, asked, bytes}: ms an article, ms a search, bytes an article. */
export async function measureIndex(count) {
  const database = await openDatabase("bench");
  await forgetAll(database);
  const before = await usage();
  const write = makeWriter(7);
  const sample = [];
  let spent = 0;
  for (let at = 0; at < count; at += kBatch) {
    const articles = Array.from({ length: kBatch }, write);
    if (sample.length < kSearches && at % 1000 === 0) sample.push(articles[0]);
    const readings = articles.map((article, offset) => readingOf(article, at + offset));
    const start = performance.now();
    await rememberAll(database, readings, kStart + at);
    spent += performance.now() - start;
  }
  const found = await searches(database, sample);
  const bytes = ((await usage()) - before) / count;
  return { add: spent / count, ...found, bytes };
}
