// Rows on the linguistic base, as `firsthand_train measure` finds them: tokens, sentences and parts of speech
// beside a layer made by hand (UD English EWT test) and one made by a larger program (CoreNLP on PolNeAR dev).
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

const TRAINER = "build/native/firsthand_train";
const UNPACKED = "build/bench/unpacked";
const FILES = {
  "ewt-test.conllu": "corpora/ud-english-ewt/en_ewt-test.conllu.xz",
  "core-dev.tsv": "corpora/polnear/corenlp/dev.tsv.xz",
};
/** In the order of the trainer's lines. */
const LAYERS = ["UD EWT test", "CoreNLP on PolNeAR dev"];
const FIGURES = [
  ["tokens", "tokens, exact F1"],
  ["sentences", "sentences, exact F1"],
  ["tags", "parts of speech, accuracy"],
  ["megabytes_a_second", "tokens to parts of speech, MB/s"],
];

function unpack(shared) {
  mkdirSync(UNPACKED, { recursive: true });
  for (const [name, packed] of Object.entries(FILES)) {
    const bytes = execFileSync("xz", ["-dc", path.join(shared, packed)], { maxBuffer: 1 << 30 });
    writeFileSync(path.join(UNPACKED, name), bytes);
  }
}

/** The rows; nothing is asked of them but to be known. */
export function linguisticRows(shared) {
  if (!existsSync(TRAINER)) throw new Error(`${TRAINER} is missing: run build-scripts/build first`);
  unpack(shared);
  const options = { corpora: shared, unpacked: UNPACKED, bundle: "dist/en.bundle", out: "shared/models/en" };
  const given = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  const lines = execFileSync(TRAINER, ["measure", ...given])
    .toString()
    .trim()
    .split("\n");
  return lines.flatMap((line, at) => {
    const values = JSON.parse(line);
    return FIGURES.map(([key, figure]) => ({
      figure: `${figure}, ${LAYERS[at]}`,
      value: String(values[key]),
      wanted: "to be known",
      met: null,
    }));
  });
}
