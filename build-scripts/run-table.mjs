// Prints what the extension stored for a page: its claims as a table, or why there are none.
// Interface: claimsTable(record, width) and outcome(record), both give text without a final line feed.

const kColumns = [
  { title: "claim", share: 42 },
  { title: "who says it", share: 22 },
  { title: "capacity", share: 13 },
  { title: "standing", share: 11 },
  { title: "relay", share: 12 },
];
const kLongestClaim = 220; // characters of a claim shown; the page has the rest

const kObstacles = {
  protected_page: "the browser does not let extensions read this page",
  not_html: "this is no HTML page (a PDF or a picture, say)",
  no_article: "there is no article on this page",
  too_large: "the page is too large to read",
  engine_failed: "the engine failed on it; build-scripts/run --cli shows its message",
};

/** Why a page has no marks, as a sentence. */
export function outcome(record) {
  return `Firsthand did not read the page: ${kObstacles[record.obstacle] ?? `it says ${record.obstacle}`}.`;
}

/** @param {number} width characters a line, at least 60 */
export function claimsTable(record, width) {
  const { analysis, request } = record;
  const text = request.blocks.map((block) => block.text).join("\n\n");
  if (analysis.warnings.some((warning) => warning.code === "unsupported_language")) {
    return `Firsthand cannot read this page's language yet (${analysis.language}).`;
  }
  if (analysis.attributions.length === 0) return "Nothing on this page is attributed to anybody.";
  const widths = columnWidths(Math.max(60, width));
  const rows = analysis.attributions.map((one) => cells(one, analysis, text));
  const lines = [
    ...row(
      kColumns.map((column) => column.title),
      widths,
    ),
    widths.map((size) => "-".repeat(size)).join("  "),
    ...rows.flatMap((texts) => row(texts, widths)),
  ];
  return `${lines.join("\n")}\n\n${summary(analysis)}`;
}

function cells(one, analysis, text) {
  const names = one.source.ids.map((id) => analysis.sources.find((source) => source.id === id)?.name ?? id);
  return [
    shortened(one.content.map(([begin, end]) => text.slice(begin, end)).join(" … ")),
    names.join(", ") || "nobody named",
    `${one.role.replace("_", " ")} (${one.identity})`,
    one.standing ?? `(${one.kind})`,
    one.relay.map((link) => link.name ?? "somebody").join(", "),
  ];
}

function shortened(text) {
  const plain = text.replace(/\s+/g, " ").trim();
  return plain.length <= kLongestClaim ? plain : `${plain.slice(0, kLongestClaim - 1)}…`;
}

function summary(analysis) {
  const count = (key, value) => analysis.attributions.filter((one) => one[key] === value).length;
  const [total, facts, open] = [
    analysis.attributions.length,
    count("kind", "fact"),
    count("standing", "unverified"),
  ];
  return (
    `${total} ${total === 1 ? "claim" : "claims"}: ${count("mark", "strong")} marked strongly, ${count("mark", "quiet")} quietly, ` +
    `${count("mark", "listed")} only listed; ${open} of ${facts} statements of fact have only the source's word.`
  );
}

function columnWidths(width) {
  const usable = width - 2 * (kColumns.length - 1);
  return kColumns.map((column) => Math.floor((usable * column.share) / 100));
}

/** One table row as lines, its cells wrapped. */
function row(texts, widths) {
  const wrapped = texts.map((text, at) => wrap(text, widths[at]));
  const height = Math.max(...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    wrapped
      .map((lines, at) => (lines[line] ?? "").padEnd(widths[at]))
      .join("  ")
      .trimEnd(),
  );
}

function wrap(text, width) {
  const lines = [""];
  for (const word of text.split(" ").flatMap((one) => one.match(new RegExp(`.{1,${width}}`, "gu")) ?? [])) {
    const line = lines.at(-1);
    if (line === "") lines[lines.length - 1] = word;
    else if (line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}
