// Renders an analysis for people: every span as its text, one field a line, so that a change reads as a
// change. Interface: readable(analysis, text) -> string, and lineDiff(before, after) -> string.

/** The whole analysis; equal analyses give equal text. */
export function readable(analysis, text) {
  const cut = (span) =>
    span === null ? "(none)" : `${JSON.stringify(text.slice(...span))} ${span.join("-")}`;
  const lines = [
    `language ${analysis.language}, ${analysis.text_length} units, blocks: ${analysis.blocks.map((block) => block.kind).join(", ") || "none"}`,
    ...analysis.warnings.map((warning) => `warning ${warning.code} ${cut(warning.span)}`),
    ...analysis.sources.map(
      (source) => `${source.id} ${source.name}; mentions ${source.mentions.map(cut).join(", ") || "none"}`,
    ),
    ...analysis.attributions.flatMap((one) => ["", ...attributionLines(one, cut)]),
    ...(analysis.article.length ? [""] : []),
    ...analysis.article.map(
      (item) => `finding ${item.type}: ${[...item.attributions, ...item.spans.map(cut)].join(", ")}`,
    ),
  ];
  return `${lines.join("\n")}\n`;
}

function attributionLines(one, cut) {
  const list = (name, items) => (items.length ? [`   ${name}: ${items.join("; ")}`] : []);
  const anonymity =
    one.anonymity === null
      ? ""
      : `, ${one.anonymity.count} ${one.anonymity.closeness} ${one.anonymity.reason}`;
  return [
    `${one.id}${one.within === null ? "" : ` within ${one.within}`} ${one.mark}, confidence ${one.confidence}`,
    `   source ${cut(one.source.span)} = ${one.source.ids.join(", ") || "nobody"} (${one.identity} ${one.role}${one.interested ? ", interested" : ""}${anonymity})`,
    `   cue ${cut(one.cue.span)} ${one.cue.lemma}, ${one.cue.stance}${one.negated ? ", negated" : ""}`,
    `   content ${one.content.map(cut).join(" + ")} ${one.directness}`,
    `   ${one.kind}${one.checkworthy ? ", checkworthy" : ""}, standing ${one.standing ?? "none"}`,
    ...list(
      "relay",
      one.relay.map((link) => `${link.name ?? "somebody"} ${cut(link.span)}`),
    ),
    ...list(
      "evidence",
      one.evidence.map(
        (item) => `${item.type} ${cut(item.span)}${item.attribution ? ` ${item.attribution}` : ""}`,
      ),
    ),
    ...list("replies", one.replies.map(cut)),
    ...list(
      "numbers",
      one.numbers.map(
        (item) =>
          `${cut(item.span)} = ${[item.bound, item.value, item.unit].filter((part) => part !== undefined).join(" ")}`,
      ),
    ),
    ...list("hedges", one.hedges.map(cut)),
    ...list("times", one.times.map(cut)),
    ...list("places", one.places.map(cut)),
    ...list(
      "links",
      one.links.map((link) => `${link.where} ${cut(link.span)} ${link.href}`),
    ),
    ...list(
      "reasons",
      one.reasons.map((reason) => [`${reason.field} ${reason.rule}`, ...reason.spans.map(cut)].join(" ")),
    ),
  ];
}

/** Lines gone ("- ") and come ("+ "), each change with one line of context; "" when nothing changed. */
export function lineDiff(before, after) {
  const [a, b] = [before.split("\n"), after.split("\n")];
  const kept = commonLengths(a, b);
  const out = [];
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      out.push(`  ${a[i]}`);
      i++;
      j++;
    } else if (j >= b.length || (i < a.length && kept[i + 1][j] >= kept[i][j + 1])) out.push(`- ${a[i++]}`);
    else out.push(`+ ${b[j++]}`);
  }
  const changed = (at) => out[at] !== undefined && !out[at].startsWith("  ");
  return out.filter((_, at) => changed(at - 1) || changed(at) || changed(at + 1)).join("\n");
}

/** kept[i][j]: how many lines a[i..] and b[j..] have in common, in order. */
function commonLengths(a, b) {
  const kept = Array.from({ length: a.length + 1 }, () => new Array(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      kept[i][j] = a[i] === b[j] ? kept[i + 1][j + 1] + 1 : Math.max(kept[i + 1][j], kept[i][j + 1]);
  return kept;
}
