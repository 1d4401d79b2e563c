// Which blocks of the page are the article: the own walk and Readability are two witnesses. Long pages are
// read in slices, so that the page stays usable meanwhile.
import type { RegionChooser } from "../messages.js";
import { walkArticle } from "./centre.js";
import { kMinArticle, leastInFrame, mayHoldArticle } from "./frame-article.js";
import { isShown } from "./frames.js";
import { inkOf, measure } from "./measure.js";
import { askReadability, type Kept } from "./readability.js";
import { inSlices } from "./slices.js";
import { kNoFurniture, outerHeadline, type Piece, type WalkedBlock, walk } from "./walk.js";

export interface Extraction {
  blocks: WalkedBlock[];
  /** What Readability kept, with what it says of the article; null when it was not asked or saw none. */
  kept: Kept | null;
  /** Who said where it is. */
  by: RegionChooser;
  /** What the next reading of this address begins with; null when none is to be held on to. */
  root: Element | null;
  /** Other stories on the page, which are not read. */
  others: number;
  /** The page's own document, or that of a frame in it. */
  page: Document;
}

const kBigPage = 2000; // elements of a page that Readability would take longer for than a page may wait
const kAgree = 0.7; // share of the text that both witnesses must keep to count as agreeing

const inkOfPieces = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, { text }) => sum + inkOf(text), 0);
const inkOfBlocks = (blocks: readonly WalkedBlock[]): number =>
  blocks.reduce((sum, { pieces }) => sum + inkOfPieces(pieces), 0);

const isRunningText = ({ kind }: WalkedBlock): boolean => kind !== "headline" && kind !== "subheading";
export const runningText = (blocks: readonly WalkedBlock[]): WalkedBlock[] => blocks.filter(isRunningText);
const runningInk = ({ blocks }: Pick<Extraction, "blocks">): number => inkOfBlocks(runningText(blocks));
/** Less is a teaser or a form. */
export const isArticle = (found: Extraction): boolean => runningInk(found) >= kMinArticle;

function keptInk(block: WalkedBlock, kept: Kept): number {
  return inkOfPieces(block.pieces.filter(({ node }) => node && kept.nodes.has(node)));
}

/** Both witnesses kept nearly the same text. */
function agree(blocks: readonly WalkedBlock[], kept: Kept): boolean {
  const running = blocks.filter(({ kind }) => kind !== "headline" && kind !== "caption");
  const both = running.reduce((sum, block) => sum + keptInk(block, kept), 0);
  const readability = [...kept.nodes].reduce((sum, { data }) => sum + inkOf(data), 0);
  return both >= kAgree * inkOfBlocks(running) && both >= kAgree * readability;
}

const mostlyKept = (block: WalkedBlock, kept: Kept): boolean =>
  keptInk(block, kept) * 2 >= inkOfPieces(block.pieces);

function* walkFrom(root: Element): Generator<void, WalkedBlock[]> {
  const { lengths } = yield* measure(root);
  return yield* walk(root, lengths);
}

/** All blocks below an element, wherever the article is. */
export const readBelow = (root: Element): Promise<WalkedBlock[]> => inSlices(walkFrom(root));

/** Blocks of the whole page of which Readability kept at least half, with the headline. */
async function blocksKept(kept: Kept, page: Document): Promise<WalkedBlock[]> {
  const all = await readBelow(page.body);
  return all.filter((block) => mostlyKept(block, kept) || block.kind === "headline");
}

const firstNode = ({ pieces }: WalkedBlock): Text | null => pieces.find(({ node }) => node)?.node ?? null;

/** A centre may leave out a part of the article that stands in a container of its own: Readability tells. */
async function withLostParts(blocks: WalkedBlock[], kept: Kept, page: Document): Promise<WalkedBlock[]> {
  const walked = new Set(blocks.map(firstNode));
  const lost = [...kept.nodes].some((node) => inkOf(node.data) >= kMinArticle && !walked.has(node));
  if (!lost) return blocks;
  const all = await readBelow(page.body);
  return all.filter((block) => walked.has(firstNode(block)) || mostlyKept(block, kept));
}

/** Where the two agree, the walk decides: it gives the same blocks as the command line. */
async function weigh(blocks: WalkedBlock[], kept: Kept, page: Document): Promise<WalkedBlock[]> {
  if (agree(blocks, kept)) return withLostParts(blocks, kept, page);
  const by_readability = await blocksKept(kept, page);
  return inkOfBlocks(by_readability) >= kMinArticle ? by_readability : blocks;
}

/** The own walk alone. */
export const walkAlone = async (): Promise<WalkedBlock[]> =>
  (await inSlices(walkArticle(document.body))).blocks;

const isBig = (page: Document): boolean => page.getElementsByTagName("*").length > kBigPage;

/** Readability is asked only where the page does not say itself where its article is: it cannot be sliced. */
async function extractFrom(page: Document, held: Element | null): Promise<Extraction> {
  const { blocks, told, root, others } = await inSlices(walkArticle(page.body, held));
  const enough = told && inkOfBlocks(blocks) >= kMinArticle;
  const kept = enough || isBig(page) ? null : askReadability(page);
  return {
    blocks: kept ? await weigh(blocks, kept, page) : blocks,
    kept,
    by: enough ? "page" : "text",
    page,
    root,
    others,
  };
}

/** A frame's article often has its headline above the frame. */
function withOuterHeadline(found: Extraction): Extraction {
  const has = found.blocks.some(({ kind }) => kind === "headline");
  const headline = has ? null : outerHeadline(found.page.body, document);
  return headline ? { ...found, blocks: [headline, ...found.blocks] } : found;
}

/** The longest of the frames' articles; null when none is so long that it takes the place of the page's own text. */
async function extractFramed(
  own: Extraction,
  held: Element | null,
  frames: readonly HTMLIFrameElement[],
): Promise<Extraction | null> {
  const least = leastInFrame(runningInk(own), own.by === "page");
  let best: Extraction | null = null;
  for (const page of least === null ? [] : mayHoldArticle(frames, least)) {
    const found = isShown(page) ? await extractFrom(page, held) : null;
    if (found && runningInk(found) >= (best ? runningInk(best) : (least ?? 0))) best = found;
  }
  return best && withOuterHeadline(best);
}

/** `chosen` is the part that the reader wants read, `held` what was read before; `frames` are those of the page that can be read. */
export async function extract(
  chosen: Element | null = null,
  held: Element | null = null,
  frames: readonly HTMLIFrameElement[] = [],
): Promise<Extraction> {
  if (chosen) {
    const blocks = await inSlices(walk(chosen, kNoFurniture));
    return { blocks, kept: null, by: "reader", page: chosen.ownerDocument, root: held, others: 0 };
  }
  const own = await extractFrom(document, held);
  return (frames.length > 0 && (await extractFramed(own, held, frames))) || own;
}
