// Prints every figure that the project promises, one row each, with what is wanted of it.
// Run by build-scripts/bench: main.mjs [accuracy | coverage | extraction | index | marks | page | speed | streams] [--keep]
import { accuracyRows } from "./accuracy.mjs";
import { coverageRows } from "./coverage.mjs";
import { extractionRows } from "./extraction.mjs";
import { indexRows } from "./index.mjs";
import { mainThreadRows } from "./main-thread.mjs";
import { markRows } from "./marks.mjs";
import { speedRows } from "./speed.mjs";
import { streamRows } from "./streams.mjs";

const PARTS = {
  accuracy: accuracyRows,
  coverage: coverageRows,
  extraction: extractionRows,
  index: indexRows,
  marks: markRows,
  page: mainThreadRows,
  speed: speedRows,
  streams: streamRows,
};

function table(rows) {
  const verdict = (met) => (met === null || met === undefined ? "" : met ? "met" : "MISSED");
  const lines = [
    ["figure", "value", "wanted", ""],
    ...rows.map(({ figure, value, wanted, met }) => [figure, value, wanted, verdict(met)]),
  ];
  const widths = [0, 1, 2].map((at) => Math.max(...lines.map((line) => line[at].length)));
  return lines
    .map((line) =>
      line
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

const options = process.argv.slice(2);
const keep = options.includes("--keep");
const asked = options.filter((name) => name !== "--keep");
const unknown = asked.filter((name) => !(name in PARTS));
if (unknown.length) {
  console.error(`bench: no part ${unknown.join(", ")}; there are ${Object.keys(PARTS).join(" and ")}`);
  process.exit(2);
}
const rows = [];
try {
  for (const [name, make] of Object.entries(PARTS)) {
    if (!asked.length || asked.includes(name)) rows.push(...(await make({ keep })));
  }
} catch (error) {
  console.error(`bench: ${error.message}`);
  process.exit(1);
}
console.log(table(rows));
const missed = rows.filter(({ met }) => met === false).length;
console.log(
  `${rows.filter(({ met }) => met).length} met, ${missed} missed, ${rows.filter(({ met }) => met === null).length} skipped`,
);
