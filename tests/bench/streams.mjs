// Rows on the command line as a stream: throughput of a core, memory over many lines, and texts made to hurt, whose
// time must grow no faster than their length.
import { ownArticles, speedArticles } from "./articles.mjs";
import { Lines } from "./lines.mjs";

const LINES = 10_000;
/** Microseconds of a core that a word of a hostile text may take: news takes 5 and 120. */
const MOST_A_WORD = { instant: 20, refined: 500 };
const SETTLED = 1000; // lines after which memory must not grow any more

async function throughputRows() {
  const { measured } = speedArticles(24, 0);
  const lines = new Lines([]);
  await lines.ask(measured[0]);
  const before = lines.seconds();
  for (let at = 0; at < 10; at++) for (const text of measured) await lines.ask(text);
  const bytes = 10 * measured.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const rate = bytes / 1e6 / (lines.seconds() - before);
  await lines.close();
  return [
    {
      figure: "--jsonl throughput of a core",
      value: `${rate.toFixed(2)} MB/s`,
      wanted: "at least 0.6 MB/s",
      met: rate >= 0.6,
    },
  ];
}

async function memoryRow() {
  const articles = ownArticles(50, 300);
  const lines = new Lines([]);
  const feed = async (from, to) => {
    for (let at = from; at < to; at++) await lines.ask(articles[at % articles.length]);
    return lines.megabytes();
  };
  const settled = await feed(0, SETTLED);
  const grown = (await feed(SETTLED, LINES)) - settled;
  await lines.close();
  return {
    figure: `--jsonl memory, growth from line ${SETTLED} to ${LINES}`,
    value: `${grown.toFixed(1)} MB of ${settled.toFixed(1)} MB`,
    wanted: "at most 1 MB",
    met: grown <= 1,
  };
}

const filled = (piece, words) => piece.repeat(Math.ceil(words / piece.split(/\s+/).filter(Boolean).length));

/** Texts that are no news, `words` long; the most marks that a thousand words of each may have. */
const HOSTILE = {
  "nested quotes": { make: (n) => "“".repeat(n) + filled("word ", n) + "”".repeat(n), marks: 1 },
  "a novel": {
    make: (n) =>
      filled("She went to the window and looked at the rain. Nobody came, and he turned away.\n", n),
    marks: 2,
  },
  code: { make: (n) => filled('if (x[i] == "a") { return f(x, i + 1); } // next\n', n), marks: 1 },
  poetry: {
    make: (n) => filled("O wind of the west, O leaf,\nI sing of the salt and the stone,\n", n),
    marks: 1,
  },
  "a table": { make: (n) => filled("Year | Sales | Change\n2001 | 12,400 | +3.1 %\n", n), marks: 1 },
  "ALL CAPS": { make: (n) => filled("THE MAYOR OPENED THE BRIDGE AND THE BAND PLAYED ON. ", n), marks: 1 },
  "short quotations": { make: (n) => filled("“No,” he said. ", n), marks: 334 },
  "one sentence of quotations": { make: (n) => filled("“it fell,” he said, and ", n), marks: 200 },
  "combining marks": {
    make: (n) => filled("Za\u0301\u0302\u0303lgo\u0300\u0301 sa\u0300id the to\u0301wn. ", n),
    marks: 1,
  },
  bylines: { make: (n) => filled("By Jane Doe, Staff Writer\n", n), marks: 1 },
  "pronouns that say so": {
    make: (n) => filled("He said that she told him they were late. ", n),
    marks: 112,
  },
  "an outlet without a name": {
    make: (n) => filled("The Harbour Pier is old, officials told the newspaper on Monday. ", n),
    marks: 91,
  },
};

async function hostileRow(lines, tier, name, { make, marks }, words) {
  const cost = async (n) => {
    const before = lines.seconds();
    const answer = JSON.parse(await lines.ask(make(n)));
    return { seconds: lines.seconds() - before, answer };
  };
  await cost(words);
  const one = await cost(words);
  const two = await cost(2 * words);
  const marked = two.answer.attributions.filter(({ mark }) => mark !== "listed").length;
  const grows = two.seconds > 3 * one.seconds + 0.1;
  const slow = two.seconds * 1e6 > MOST_A_WORD[tier] * 2 * words;
  const met = !grows && !slow && marked <= (marks * 2 * words) / 1000;
  return {
    figure: `${name}, ${words} words and twice as many, ${tier}`,
    value: `${one.seconds.toFixed(2)} and ${two.seconds.toFixed(2)} s, ${marked} marks`,
    wanted: `linear, at most ${MOST_A_WORD[tier]} µs a word, few marks`,
    met,
  };
}

async function hostileRows(tier, options, words) {
  const lines = new Lines(options);
  const rows = [];
  for (const [name, text] of Object.entries(HOSTILE))
    rows.push(await hostileRow(lines, tier, name, text, words));
  await lines.close();
  return rows;
}

/** The refining tier reads texts of at most 12,000 tokens, so it is tried below that. */
export async function streamRows() {
  return [
    ...(await throughputRows()),
    await memoryRow(),
    ...(await hostileRows("instant", [], 50_000)),
    ...(await hostileRows("refined", ["--refine"], 3000)),
  ];
}
