// Mozilla's Readability as a second witness of where the article is: it runs on a clone whose elements are
// stamped with their number, and what it keeps is found again among the live text nodes. The page itself
// is never touched.
import { isProbablyReaderable, Readability } from "@mozilla/readability";
import { isDocument, isElement, isText } from "./nodes.js";

export interface Kept {
  nodes: ReadonlySet<Text>;
  byline: string | null;
  published: string | null;
  outlet: string | null;
}

const kStamp = "data-firsthand-number";

function stampedClone(page: Document): { clone: Document; live: Element[] } | null {
  const clone = page.cloneNode(true);
  if (!isDocument(clone)) return null;
  const live = [...page.getElementsByTagName("*")];
  const copies = clone.getElementsByTagName("*");
  for (let i = 0; i < live.length; i++) copies[i]?.setAttribute(kStamp, String(i));
  return { clone, live };
}

/** Readability may merge and rename elements, so the text is looked for below the nearest stamped one. */
function liveNode(copy: Text, live: readonly Element[], taken: Set<Text>): Text | null {
  const stamped = copy.parentElement?.closest(`[${kStamp}]`);
  const element = stamped ? live[Number(stamped.getAttribute(kStamp))] : undefined;
  if (!element) return null;
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (isText(node) && node.data === copy.data && !taken.has(node)) return node;
  }
  return null;
}

function keptNodes(content: Element, live: readonly Element[]): Set<Text> {
  const taken = new Set<Text>();
  const walker = content.ownerDocument.createTreeWalker(content, NodeFilter.SHOW_TEXT);
  for (let copy = walker.nextNode(); copy; copy = walker.nextNode()) {
    const node = isText(copy) ? liveNode(copy, live, taken) : null;
    if (node) taken.add(node);
  }
  return taken;
}

/** Null when Readability sees no article, or fails. `always` asks it even where the page does not look like one. */
export function askReadability(page: Document, always = false): Kept | null {
  try {
    if (!always && !isProbablyReaderable(page)) return null;
    const stamped = stampedClone(page);
    if (!stamped) return null;
    const parsed = new Readability<Node>(stamped.clone, { serializer: (node) => node }).parse();
    if (!isElement(parsed?.content)) return null;
    return {
      nodes: keptNodes(parsed.content, stamped.live),
      byline: parsed.byline ?? null,
      published: parsed.publishedTime ?? null,
      outlet: parsed.siteName ?? null,
    };
  } catch (error) {
    console.warn("Firsthand reads this page without Readability.", error);
    return null;
  }
}
