// Pages that never end put one story below the other, each an `article` with a headline of its own. One of them
// is read: the one that was read before, while the address is the same, else the one before the reader. The
// others are counted, so that the panel can say that they were not read.
import type { Lengths } from "./measure.js";
import { kRules } from "./rules.js";

export interface Story {
  element: Element;
  /** How many more there are. */
  others: number;
}

const isStory = (article: Element, lengths: Lengths): boolean =>
  (lengths.get(article) ?? 0) >= kRules.rootMinText && article.querySelector("h1") !== null;

/** Pixels between the middle of the window and a box; 0 when it is inside. */
const away = ({ top, bottom }: DOMRect, middle: number): number => Math.max(0, top - middle, middle - bottom);

/** The first of those nearest to the middle of the window; of a page that is not drawn, the first. */
function nearest(stories: readonly Element[]): Element | undefined {
  const middle = (stories[0]?.ownerDocument.defaultView?.innerHeight ?? 0) / 2;
  const distances = stories.map((story) => away(story.getBoundingClientRect(), middle));
  return stories[distances.indexOf(Math.min(...distances))];
}

/** Null where the page has no story of that kind, or a single one that was not read before: lengths decide then. */
export function storyAmong(
  articles: readonly Element[],
  lengths: Lengths,
  held: Element | null,
): Story | null {
  const all = articles.filter((article) => isStory(article, lengths));
  const drawn = all.filter((story) => story.getBoundingClientRect().height > 0);
  const stories = drawn.length > 0 ? drawn : all;
  const others = stories.length - 1;
  if (held && stories.includes(held)) return { element: held, others };
  const element = others > 0 ? nearest(stories) : undefined;
  return element ? { element, others } : null;
}
