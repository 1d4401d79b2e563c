// Which claim the reader's selection is about: the one whose words it covers most, else the one whose
// speaker or reporting word it touches. Selections inside open shadow roots are seen too.
import { isShown } from "./frames.js";
import { rangesOf } from "./in-view.js";
import type { Marked } from "./marks.js";
import type { NodeMap } from "./node-map.js";
import { isFrame } from "./nodes.js";

function composedRange(selection: Selection, roots: readonly ShadowRoot[]): Range | null {
  if (roots.length === 0 || !("getComposedRanges" in selection)) return null;
  const [found] = selection.getComposedRanges({ shadowRoots: [...roots] });
  if (!found) return null;
  const range = found.startContainer.ownerDocument?.createRange() ?? document.createRange();
  range.setStart(found.startContainer, found.startOffset);
  range.setEnd(found.endContainer, found.endOffset);
  return range.collapsed ? null : range;
}

function selectedIn(page: Document, roots: readonly ShadowRoot[]): Range | null {
  const selection = page.getSelection();
  if (!selection || selection.rangeCount === 0) return null;
  const composed = composedRange(selection, roots);
  if (composed) return composed;
  const range = selection.getRangeAt(0);
  return range.collapsed ? null : range;
}

const isInUse = (page: Document): boolean => page.hasFocus() && !isFrame(page.activeElement);

/** Each frame has a selection of its own: that of the one in use counts first. */
export function selectedRange(map: NodeMap): Range | null {
  const pages = map
    .documents()
    .filter(isShown)
    .sort((a, b) => Number(isInUse(b)) - Number(isInUse(a)));
  for (const page of pages) {
    const range = selectedIn(
      page,
      map.shadowRoots().filter(({ ownerDocument }) => ownerDocument === page),
    );
    if (range) return range;
  }
  return null;
}

/** Characters that two ranges share; ranges in different trees share none. */
function shared(selected: Range, range: Range): number {
  if (selected.startContainer.getRootNode() !== range.startContainer.getRootNode()) return 0;
  const begins = selected.compareBoundaryPoints(Range.START_TO_START, range) > 0;
  const ends = selected.compareBoundaryPoints(Range.END_TO_END, range) < 0;
  const both = range.cloneRange();
  if (selected.compareBoundaryPoints(Range.END_TO_START, range) >= 0) return 0; // begins behind the range's end
  if (selected.compareBoundaryPoints(Range.START_TO_END, range) <= 0) return 0;
  if (begins) both.setStart(selected.startContainer, selected.startOffset);
  if (ends) both.setEnd(selected.endContainer, selected.endOffset);
  return both.toString().length;
}

export function claimInRange(claims: readonly Marked[], map: NodeMap, selected: Range): Marked | null {
  const covered = (spans: Marked["content"]) =>
    rangesOf(map, spans).reduce((sum, range) => sum + shared(selected, range), 0);
  const best = (sizeOf: (claim: Marked) => number) => {
    const sizes = claims.map(sizeOf);
    const most = Math.max(0, ...sizes);
    return most > 0 ? (claims[sizes.indexOf(most)] ?? null) : null;
  };
  return best(({ content }) => covered(content)) ?? best(({ around }) => covered(around));
}
