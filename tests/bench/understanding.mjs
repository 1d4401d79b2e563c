// Rows on what each claim means: who speaks, in what capacity, what stands behind it. Read on the half of the
// annotated articles that no rule was fitted on, with the annotated spans given (without and with the network's
// word on the claims) and with the spans that each tier finds.
import path from "node:path";
import { halves, rowOf, score } from "./scoring.mjs";

const field = (name, figure) => (scores) => scores[`field.${name}`][figure];

/** `least`: with spans given; with spans predicted by the instant tier; by the refining one. */
const FIGURES = [
  { figure: "marks F1", of: (s) => s.marks.f1, least: [80, 55, 62] },
  { figure: "identity accuracy", of: field("identity", "accuracy"), least: [95, 93, 93] },
  { figure: "role macro F1", of: field("role", "macro_f1"), least: [80, 76, 76] },
  { figure: "interested accuracy", of: field("interested", "accuracy"), least: [85, 82, 82] },
  { figure: "kind macro F1", of: field("kind", "macro_f1"), least: [80, 76, 76] },
  { figure: "checkworthy macro F1", of: field("checkworthy", "macro_f1"), least: [70, 68, 68] },
  { figure: "standing4 accuracy", of: field("standing4", "accuracy"), least: [78, 75, 75] },
  { figure: "standing4 macro F1", of: field("standing4", "macro_f1"), least: [65, 60, 60] },
  { figure: "evidence F1", of: (s) => s.evidence.f1, least: [60, 50, 50] },
  { figure: "relay F1", of: (s) => s.relay.f1, least: [82, 72, 72] },
];

/** The rows, a tier after the other. */
export function understandingRows(shared) {
  const folder = halves(path.join(shared, "gold/dev")).reporting;
  const ways = [
    { name: "spans given", options: ["--given", folder], column: 0 },
    { name: "spans given, refined", options: ["--refine", "--given", folder], column: 0 },
    { name: "instant", options: [], column: 1 },
    { name: "refined", options: ["--refine"], column: 2 },
  ];
  return ways.flatMap(({ name, options, column }) => {
    const scores = score(shared, folder, `reporting half, ${name}`, options);
    return FIGURES.map((figure) =>
      rowOf({ ...figure, least: figure.least[column] }, scores, `reporting half, ${name}`),
    );
  });
}
