// Checks the hand-written facts of a golden case (must.json) against an analysis, by text, not by offset.
// Interface: factsOf(must, analysis, text) -> [{id, holds, wanted, found}], one entry a fact. Ids are stable:
// "a2" says that the second attribution of must.json was found at all, "a2.role" that its role is as written,
// "absent1", "count", "language", "warnings", "blocks" and "text_length" speak for the whole analysis.

/** All facts of a case. An attribution that was not found is one failed fact; its fields are not asked. */
export function factsOf(must, analysis, text) {
  const view = viewOf(analysis, text);
  return [...attributionFacts(must, view), ...absentFacts(must, view), ...articleFacts(must, analysis)];
}

/** The ids that hold and should not be listed as known misses, and those that fail without being listed. */
export function surprises(facts, known) {
  const failed = new Set(facts.filter((fact) => !fact.holds).map((fact) => fact.id));
  return {
    unlisted: facts.filter((fact) => !fact.holds && !known.includes(fact.id)),
    now_holding: known.filter((id) => !failed.has(id)),
  };
}

/** Attributions with texts in place of spans. */
export function viewOf(analysis, text) {
  const cut = (span) => (span === null ? null : text.slice(span[0], span[1]));
  const cueOf = (id) => cut(analysis.attributions.find((one) => one.id === id).cue.span);
  return analysis.attributions.map((one) => ({
    id: one.id,
    source: cut(one.source.span),
    cue: cut(one.cue.span),
    content: one.content.map(cut),
    name: analysis.sources.find((source) => source.id === one.source.ids[0])?.name ?? null,
    within: one.within === null ? null : cueOf(one.within),
    stance: one.cue.stance,
    relay: one.relay.map((link) => link.name),
    evidence: one.evidence.map((item) => ({ type: item.type, text: cut(item.span) })),
    replies: one.replies.map(cut),
    hedges: one.hedges.map(cut),
    links: one.links.map(({ href, where }) => ({ href, where })),
    numbers: one.numbers.map(({ value, bound }) => (bound === undefined ? { value } : { value, bound })),
    ...pick(one, ["identity", "role", "interested", "anonymity", "directness", "kind", "checkworthy"]),
    ...pick(one, ["standing", "negated", "mark"]),
  }));
}

function pick(object, keys) {
  return Object.fromEntries(keys.map((key) => [key, object[key]]));
}

function attributionFacts(must, view) {
  const free = new Set(view);
  return must.attributions.flatMap((wanted, at) => {
    const id = `a${at + 1}`;
    const found = nearest(wanted, free);
    if (found === null)
      return [{ id, holds: false, wanted: `${wanted.source} | ${wanted.cue}`, found: "nothing" }];
    free.delete(found);
    const fields = Object.keys(wanted).map((key) => fieldFact(`${id}.${key}`, key, wanted[key], found));
    return [{ id, holds: true, wanted: wanted.cue, found: found.cue }, ...fields];
  });
}

/** The attribution most like the wanted one: two of source, cue and content must at least overlap. */
function nearest(wanted, free) {
  let best = { score: 3, one: null };
  for (const one of free) {
    const score =
      likeness(wanted.cue, one.cue) +
      (wanted.source === null && one.source === null ? 1 : likeness(wanted.source, one.source)) +
      likeness(joined(wanted.content), joined(one.content));
    if (score > best.score) best = { score, one };
  }
  return best.one;
}

function likeness(a, b) {
  if (a === null || b === null) return 0;
  if (a === b) return 3;
  return a.includes(b) || b.includes(a) ? 2 : 0;
}

const kCompare = {
  content: (wanted, found) => joined(wanted) === joined(found),
  evidence: (wanted, found) => wanted.every((item) => found.some((other) => sameEvidence(item, other))),
  numbers: (wanted, found) => wanted.every((item) => found.some((other) => same(item, other))),
  links: (wanted, found) => same(wanted.map(JSON.stringify).sort(), found.map(JSON.stringify).sort()),
  replies: (wanted, found) =>
    wanted.length === found.length && wanted.every((text) => found.some((other) => overlap(text, other))),
  name: (wanted, found) => found !== null && bare(wanted) === bare(found),
  anonymity: (wanted, found) =>
    found !== null && Object.keys(wanted).every((key) => wanted[key] === found[key]),
};

function fieldFact(id, key, wanted, attribution) {
  if (!(key in attribution)) throw new Error(`${id}: attributions have no field ${key}`);
  const found = attribution[key];
  return {
    id,
    holds: (kCompare[key] ?? same)(wanted, found),
    wanted: JSON.stringify(wanted),
    found: JSON.stringify(found),
  };
}

/** No attribution may have this source, or hold this text in its content. */
function absentFacts(must, view) {
  return (must.absent ?? []).map((wanted, at) => {
    const hit = view.find(
      (one) =>
        (wanted.source !== undefined && one.source === wanted.source) ||
        (wanted.content_has !== undefined && joined(one.content).includes(wanted.content_has)),
    );
    return {
      id: `absent${at + 1}`,
      holds: hit === undefined,
      wanted: JSON.stringify(wanted),
      found: JSON.stringify(hit ?? null),
    };
  });
}

function articleFacts(must, analysis) {
  const found = {
    count: analysis.attributions.length,
    language: analysis.language,
    text_length: analysis.text_length,
    warnings: analysis.warnings.map((warning) => warning.code),
    blocks: analysis.blocks.map((block) => block.kind),
  };
  return Object.keys(found)
    .filter((key) => must[key] !== undefined)
    .map((key) => ({
      id: key,
      holds: same(must[key], found[key]),
      wanted: JSON.stringify(must[key]),
      found: JSON.stringify(found[key]),
    }));
}

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
const joined = (texts) => texts.join(" ").replace(/[ \r\n]+/g, " ");
const overlap = (a, b) => a.includes(b) || b.includes(a);
/** A name without its article: "The audit report" and "audit report" are one name. */
const bare = (name) => name.toLowerCase().replace(/^(the|an?) /, "");
/** The definition asks for the text that shows it; a sentence and the phrase in it both do. */
const sameEvidence = (a, b) => a.type === b.type && overlap(a.text, b.text);
