// Relation F1 of both tiers on parts of an annotated collection: by publisher, by how much of the content is quoted, by
// whether a source is expressed, and of claims inside claims. For the model card: nothing is promised of a part, so no row can fail. Both sides are cut
// by the same rule, by their own spans. Assumes that score() has left each tier's output in build/bench.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { articleIds, outputOf } from "./scoring.mjs";

const ANY = () => true;

/** How much of an attribution's content stands in quotation marks, by the marks that its pieces begin and end with. */
function quoted(text, { content }) {
  const pieces = content.map(([begin, end]) => text.slice(begin, end).trim());
  if (pieces.every((piece) => /^["“].*["”][.,]?$/s.test(piece))) return "all quoted";
  return pieces.some((piece) => /["“”]/.test(piece)) ? "partly quoted" : "not quoted";
}

const contentIs = (name) => ({
  part: `content ${name}`,
  ofId: ANY,
  of: (text, a) => quoted(text, a) === name,
});

/** Does an attribution's cue stand in another's content? */
const isInside = (_, { cue }, all) =>
  all.some((other) => other.cue !== cue && other.content.some(([b, e]) => b <= cue[0] && cue[1] <= e));

/** What an article and an attribution of it must be to belong to a part. */
function partsOf(ids) {
  const publisherOf = (id) => id.split(/[_\d]/)[0].replace(/-$/, "");
  const publishers = [...new Set(ids.map(publisherOf))].sort();
  return [
    ...publishers.map((name) => ({ part: name, ofId: (id) => publisherOf(id) === name, of: ANY })),
    ...["all quoted", "partly quoted", "not quoted"].map(contentIs),
    { part: "with a source", ofId: ANY, of: (_, a) => a.source?.length > 0 },
    { part: "without a source", ofId: ANY, of: (_, a) => !a.source?.length },
    { part: "claims inside claims", ofId: ANY, of: isInside },
  ];
}

/** The spans of both sides as [begin, end] in code points. */
function systemSpans(text, { attributions = [], offset_unit }) {
  if (offset_unit !== "utf16") throw new Error("the breakdown reads offsets in UTF-16 units only");
  const point = (at) => [...text.slice(0, at)].length;
  const span = (pair) => pair.map(point);
  return attributions.map(({ source, cue, content }) => ({
    source: source?.span ? span(source.span) : null,
    cue: span(cue.span),
    content: content.map(span),
  }));
}

/** Each article with its code points and the attributions of both sides. */
function readArticles(gold, output) {
  const lines = readFileSync(output, "utf8").split("\n").filter(Boolean).map(JSON.parse);
  return lines.map((line) => {
    const text = readFileSync(path.join(gold, `${line.id}.txt`), "utf8");
    const annotated = JSON.parse(readFileSync(path.join(gold, `${line.id}.json`), "utf8"));
    return { id: line.id, text, gold: annotated.attributions, system: systemSpans(text, line) };
  });
}

function scoreOfPart(shared, articles, { ofId, of }) {
  const folder = path.resolve("build/bench/part");
  rmSync(folder, { recursive: true, force: true });
  for (const side of ["gold", "system"]) mkdirSync(path.join(folder, side), { recursive: true });
  for (const article of articles.filter(({ id }) => ofId(id))) {
    const points = [...article.text];
    const sliced = { slice: (begin, end) => points.slice(begin, end).join("") };
    writeFileSync(path.join(folder, "gold", `${article.id}.txt`), article.text);
    for (const side of ["gold", "system"]) {
      const attributions = article[side].filter((a, _, all) => of(sliced, a, all));
      writeFileSync(
        path.join(folder, side, `${article.id}.json`),
        JSON.stringify({ id: article.id, attributions }),
      );
    }
  }
  const scorer = path.join(shared, "score/score.py");
  const sides = ["gold", "system"].map((side) => path.join(folder, side));
  return JSON.parse(execFileSync("python3", [scorer, ...sides, "--json"]).toString()).relation;
}

/** The rows of one tier, from the output that was scored as `where`. */
export function breakdownRows(shared, gold, where) {
  const articles = readArticles(gold, outputOf(where));
  return partsOf(articleIds(gold)).map((part) => {
    const { f1, gold: annotated } = scoreOfPart(shared, articles, part);
    return {
      figure: `relation F1, ${where}, ${part.part}`,
      value: `${f1.toFixed(1)} of ${annotated}`,
      wanted: "",
      met: null,
    };
  });
}
