// Extraction rows: paragraph F1 of what the extension reads, over our own labelled pages and the labelled pages
// of the corpora, with Readability alone and the own walk alone beside it.
import { corpusLabels, corpusPage, hashOf, ownPages, readPages } from "./extraction-pages.mjs";

const LEAST_MEDIAN = 97;
const LEAST_WORST = 85;
const WITNESSES = { both: "extension", readability: "Readability alone", walk: "own walk alone" };

/** F1 in percent over paragraphs; those labelled "either" count neither way. */
export function paragraphF1(paragraphs, kept) {
  let [right, wrong, missing] = [0, 0, 0];
  paragraphs.forEach(({ label }, at) => {
    if (label === "article") kept[at] ? right++ : missing++;
    else if (label === "not" && kept[at]) wrong++;
  });
  return right === 0 ? 0 : (200 * right) / (2 * right + wrong + missing);
}

function labelled({ name, paragraphs, kept }) {
  const unlabelled = paragraphs.find(({ label }) => label === null);
  if (unlabelled) throw new Error(`${name}: no label for "${unlabelled.text.slice(0, 60)}"`);
  return { name, paragraphs, kept };
}

function byHash({ name, paragraphs, kept }) {
  const { article, either } = corpusLabels()[name];
  const label = ({ text }) => {
    const hash = hashOf(text);
    return article.includes(hash) ? "article" : either.includes(hash) ? "either" : "not";
  };
  return { name, kept, paragraphs: paragraphs.map((one) => ({ ...one, label: label(one) })) };
}

/** What went wrong on each page, on standard error, when asked for. */
function explain({ name, paragraphs, kept }) {
  for (const [at, { label, text, where }] of paragraphs.entries()) {
    if (label !== "either" && kept.both[at] !== (label === "article"))
      console.error(`  ${name}: ${kept.both[at] ? "kept" : "lost"} ${at}: ${text.slice(0, 70)} (${where})`);
  }
}

function rowsOf(what, pages) {
  const scores = (witness) =>
    pages.map(({ name, paragraphs, kept }) => ({ name, f1: paragraphF1(paragraphs, kept[witness]) }));
  return Object.entries(WITNESSES).map(([witness, title]) => {
    const sorted = scores(witness).sort((a, b) => a.f1 - b.f1);
    const middle = (sorted.length - 1) / 2;
    const median = (sorted[Math.floor(middle)].f1 + sorted[Math.ceil(middle)].f1) / 2;
    const value = `${median.toFixed(1)}, ${sorted[0].f1.toFixed(1)} (${sorted[0].name})`;
    const figure = `paragraph F1 on ${what}, median and worst: ${title}`;
    if (witness !== "both") return { figure, value, wanted: "beside", met: undefined };
    const met = median >= LEAST_MEDIAN && sorted[0].f1 >= LEAST_WORST;
    return { figure, value, wanted: `at least ${LEAST_MEDIAN}, ${LEAST_WORST}`, met };
  });
}

export async function extractionRows() {
  const own = (await readPages(ownPages())).map(labelled);
  const names = Object.keys(corpusLabels());
  const saved = names.flatMap((name) => corpusPage(name) ?? []);
  const corpus = (await readPages(saved)).map(byHash);
  if (process.env.FIRSTHAND_EXPLAIN) {
    for (const page of [...own, ...corpus]) {
      const all = Object.keys(WITNESSES).map((name) =>
        paragraphF1(page.paragraphs, page.kept[name]).toFixed(1),
      );
      console.error(`${page.name}: ${all.join(" ")}`);
      explain(page);
    }
  }
  const rows = own.length > 0 ? rowsOf(`${own.length} own pages`, own) : [];
  if (corpus.length > 0) return [...rows, ...rowsOf(`${corpus.length} saved news pages`, corpus)];
  const figure = `paragraph F1 on ${names.length} saved news pages`;
  return [...rows, { figure, value: "skipped: no corpora", wanted: "", met: null }];
}
