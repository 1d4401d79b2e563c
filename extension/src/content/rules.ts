// The block rules of shared/vocabulary/blocks.json as sets and maps; its README says what each means.
// The list itself is bundled at build time: data only, shared with the command line's HTML mode.
import vocabulary from "../../../shared/vocabulary/blocks.json";
import type { BlockKind } from "../generated/request.js";

const kKinds: readonly BlockKind[] = [
  "headline", "subheading", "paragraph", "quote", "pullquote", "list", "caption", "embed", "entry",
]; // biome-ignore format: one line reads better

function kindOf(name: string): BlockKind {
  const kind = kKinds.find((known) => known === name);
  if (!kind) throw new Error(`blocks.json names the unknown kind ${name}.`);
  return kind;
}

function kindMap(names: Record<string, string>): ReadonlyMap<string, BlockKind> {
  return new Map(Object.entries(names).map(([key, kind]) => [key, kindOf(kind)]));
}

export const kRules = {
  rootShare: vocabulary.root_share_percent / 100,
  rootMinText: vocabulary.root_min_text,
  linkShare: vocabulary.link_share_percent / 100,
  skipElements: new Set(vocabulary.skip_elements),
  skipRoles: new Set(vocabulary.skip_roles),
  skipWords: new Set(vocabulary.skip_words),
  kindsByClass: kindMap(vocabulary.kinds_by_class),
  kindsByElement: kindMap(vocabulary.kinds_by_element),
  kindsByRole: kindMap(vocabulary.kinds_by_role),
  entryItemprops: new Set(vocabulary.entry_itemprops),
  furnitureLines: new Set(vocabulary.furniture_lines),
  furnitureStarts: vocabulary.furniture_starts,
  runningMin: vocabulary.running_min_text,
  centreShare: vocabulary.centre_share_percent / 100,
  centreMinLines: vocabulary.centre_min_lines,
  borders: new Set(vocabulary.borders),
};
