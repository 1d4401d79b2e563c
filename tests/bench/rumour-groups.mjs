// Of thirty groups that the bench takes for one rumour, drawn by a fixed seed, how many were right when somebody
// read them: their bodies are all about one rumour or event. The verdicts are in rumour-groups.tsv, by body id.
import { readFileSync } from "node:fs";
import { randomNumbers } from "./made-articles.mjs";

const VERDICTS = new URL("rumour-groups.tsv", import.meta.url);
const SEED = 30;
const DRAWN = 30;
const FIGURE = "groups of bodies that one reader found to be of one rumour";

const byNumber = (a, b) => a - b;
const keyOf = (group) => [...group].sort(byNumber).join(" ");

/** Two bodies of one rumour often have the same group; it is drawn once. */
function drawGroups(ids, rumours) {
  const next = randomNumbers(SEED);
  const left = [...rumours.keys()].filter((at) => rumours[at].length);
  const drawn = new Map();
  while (drawn.size < DRAWN && left.length) {
    const [at] = left.splice(Math.floor(next() * left.length), 1);
    const key = keyOf([at, ...rumours[at]]);
    if (!drawn.has(key))
      drawn.set(
        key,
        [at, ...rumours[at]].map((member) => ids[member]),
      );
  }
  return [...drawn.values()];
}

function readVerdicts() {
  const lines = readFileSync(VERDICTS, "utf8")
    .split("\n")
    .filter((line) => line && !line.startsWith("#"));
  const idsOf = (cell) => cell.split(" ").filter(Boolean).map(Number);
  return lines.slice(1).map((line) => {
    const [body, same, other] = line.split("\t").map(idsOf);
    return {
      members: keyOf([...body, ...same, ...other]),
      others: same.length + other.length,
      same: same.length,
    };
  });
}

/** `ids` are the bodies' numbers in the corpus; `rumours` names, of each body, the others of its group. */
export function readGroupsRow(ids, rumours) {
  const verdicts = readVerdicts();
  const read = new Set(verdicts.map(({ members }) => members));
  const changed = drawGroups(ids, rumours).filter((group) => !read.has(keyOf(group))).length;
  const right = verdicts.filter(({ same, others }) => same === others).length;
  const sum = (field) => verdicts.reduce((total, verdict) => total + verdict[field], 0);
  const value = changed
    ? `${changed} of ${DRAWN} groups have changed since they were read`
    : `${right} of ${verdicts.length}; ${sum("same")} of ${sum("others")} other bodies belong`;
  return { figure: FIGURE, value, wanted: "", met: null };
}

export const skippedGroupsRow = { figure: FIGURE, value: "skipped: no corpora", wanted: "", met: null };
