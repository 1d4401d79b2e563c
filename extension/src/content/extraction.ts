// Which blocks of the page are the article: the own walk and Readability are two witnesses. Long pages are
// read in slices, so that the page stays usable meanwhile.
import type { RegionChooser } from "../messages.js";
import { walkArticle } from "./centre.js";
import { inkOf, measure } from "./measure.js";
import { askReadability, type Kept } from "./readability.js";
import { inSlices } from "./slices.js";
import { kNoFurniture, type Piece, type WalkedBlock, walk } from "./walk.js";

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
}

const kMinArticle = 140; // UTF-16 units of running text: less is a teaser or a form
const kBigPage = 2000; // elements of a page that Readability would take longer for than a page may wait
const kAgree = 0.7; // share of the text that both witnesses must keep to count as agreeing

const inkOfPieces = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, { text }) => sum + inkOf(text), 0);
export const inkOfBlocks = (blocks: readonly WalkedBlock[]): number =>
  blocks.reduce((sum, { pieces }) => sum + inkOfPieces(pieces), 0);

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
async function blocksKept(kept: Kept): Promise<WalkedBlock[]> {
  const all = await readBelow(document.body);
  return all.filter((block) => mostlyKept(block, kept) || block.kind === "headline");
}

const firstNode = ({ pieces }: WalkedBlock): Text | null => pieces.find(({ node }) => node)?.node ?? null;

/** A centre may leave out a part of the article that stands in a container of its own: Readability tells. */
async function withLostParts(blocks: WalkedBlock[], kept: Kept): Promise<WalkedBlock[]> {
  const walked = new Set(blocks.map(firstNode));
  const lost = [...kept.nodes].some((node) => inkOf(node.data) >= kMinArticle && !walked.has(node));
  if (!lost) return blocks;
  const all = await readBelow(document.body);
  return all.filter((block) => walked.has(firstNode(block)) || mostlyKept(block, kept));
}

/** Where the two agree, the walk decides: it gives the same blocks as the command line. */
async function weigh(blocks: WalkedBlock[], kept: Kept): Promise<WalkedBlock[]> {
  if (agree(blocks, kept)) return withLostParts(blocks, kept);
  const by_readability = await blocksKept(kept);
  return inkOfBlocks(by_readability) >= kMinArticle ? by_readability : blocks;
}

/** The own walk alone. */
export const walkAlone = async (): Promise<WalkedBlock[]> =>
  (await inSlices(walkArticle(document.body))).blocks;

const isBig = (): boolean => document.getElementsByTagName("*").length > kBigPage;

/** Readability is asked only where the page does not say itself where its article is: it cannot be sliced. */
export async function extract(
  chosen: Element | null = null,
  held: Element | null = null,
): Promise<Extraction> {
  if (chosen)
    return {
      blocks: await inSlices(walk(chosen, kNoFurniture)),
      kept: null,
      by: "reader",
      root: held,
      others: 0,
    };
  const { blocks, told, root, others } = await inSlices(walkArticle(document.body, held));
  const enough = told && inkOfBlocks(blocks) >= kMinArticle;
  const kept = enough || isBig() ? null : askReadability();
  return {
    blocks: kept ? await weigh(blocks, kept) : blocks,
    kept,
    by: enough ? "page" : "text",
    root,
    others,
  };
}
