// @vitest-environment happy-dom
// Frames: what kind of node one is, when a frame's text takes the place of the page's own, where things stand.
import "./fake-browser.js";
import { afterEach, expect, test, vi } from "vitest";
import { leastInFrame, mayHoldArticle } from "../../extension/src/content/frame-article.js";
import { boxInWindow, showInFrames, topInWindow } from "../../extension/src/content/frame-place.js";
import { documentIn, findFrames, frameOf, isInPage, isShown } from "../../extension/src/content/frames.js";
import { isElement, isFrame, isShadowRoot, isTarget, isText } from "../../extension/src/content/nodes.js";

/** A document that counts as shown by a frame: what a browser says of it, written down. */
function framed(place: Partial<DOMRect>, view: Partial<Window> = {}) {
  const frame: HTMLElement = document.createElement("frame"); // one of a frameset: nothing is loaded in it here
  const page = document.implementation.createHTMLDocument("inside");
  const fixed = (target: object, values: object) => {
    for (const [name, value] of Object.entries(values))
      Object.defineProperty(target, name, { value, configurable: true });
  };
  const scrollBy = vi.fn(({ top }: { top: number }) => fixed(inside, { scrollY: top }));
  const inside = { frameElement: frame, innerWidth: 300, innerHeight: 200, scrollY: 0, scrollBy, ...view };
  fixed(page, { defaultView: inside });
  fixed(frame, { contentDocument: page, offsetWidth: 400, clientLeft: 4, clientTop: 4 });
  fixed(frame, { clientWidth: 300, clientHeight: 200, checkVisibility: () => true });
  const box = { left: 100, top: 50, width: 400, height: 200, ...place };
  fixed(frame, { getBoundingClientRect: () => new DOMRect(box.left, box.top, box.width, box.height) });
  frame.style.padding = "10px";
  document.body.append(frame);
  return { frame, page, scrollBy };
}

const inside = (frame: HTMLElement) => (isFrame(frame) ? documentIn(frame) : null);

afterEach(() => document.body.replaceChildren());

test("nodes are told by their numbers, whatever window made them", () => {
  const { frame, page } = framed({});
  const text = page.createTextNode("words");
  const host = document.createElement("div");
  expect([isText(text), isElement(text), isElement(page.body), isFrame(frame)]).toEqual([
    true,
    false,
    true,
    true,
  ]);
  expect([isShadowRoot(host.attachShadow({ mode: "open" })), isShadowRoot(page)]).toEqual([true, false]);
  expect([isTarget(host), isTarget(window), isTarget(null), isFrame(host)]).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

test("a frame's document is shown while the frame shows it, and no longer", () => {
  const { frame, page } = framed({});
  expect([inside(frame), frameOf(page), isShown(page)]).toEqual([page, frame, true]);
  Object.defineProperty(frame, "contentDocument", { value: null });
  expect([inside(frame), isShown(page), isInPage(page.body)]).toEqual([null, false, false]);
  expect([isShown(document), isInPage(document.body), isInPage(null)]).toEqual([true, true, false]);
});

test("a dead object is a page that is not shown", () => {
  const dead = new Proxy(document.implementation.createHTMLDocument(""), {
    get() {
      throw new TypeError("can't access dead object");
    },
  });
  expect(isShown(dead)).toBe(false);
});

test("frames that can be read are told from those that cannot, and only so many are looked at", () => {
  framed({});
  const { frame } = framed({});
  Object.defineProperty(frame, "contentDocument", { value: null });
  const found = findFrames();
  expect([found.readable.length, found.closed]).toEqual([1, 1]);
  for (let more = 0; more < 100; more++) framed({});
  const many = findFrames();
  expect(many.readable.length + many.closed).toBe(64);
});

test("frames in frames are looked into three deep, and of one document a thousand are asked for their size", () => {
  const pages = [framed({}), framed({}), framed({}), framed({}), framed({})];
  for (const [at, { frame }] of pages.entries()) pages[at - 1]?.page.body.append(frame);
  expect(findFrames().readable).toEqual(pages.slice(0, 3).map(({ frame }) => frame));
  document.body.replaceChildren();
  for (let small = 0; small < 1000; small++) document.body.append(document.createElement("frame"));
  framed({});
  expect(findFrames().readable).toEqual([]);
});

test("a frame's text must be twice the page's own, and no frame replaces an article that the page tells of", () => {
  expect([leastInFrame(0, false), leastInFrame(100, false), leastInFrame(900, false)]).toEqual([
    140, 200, 1800,
  ]);
  expect([leastInFrame(100, true), leastInFrame(400, true)]).toEqual([200, null]);
});

test("frames with most text come first; those named or placed as furniture, or with too little, never", () => {
  const [short, long, comments, little] = [framed({}), framed({}), framed({}), framed({})];
  for (const [{ page }, length] of [
    [short, 300],
    [long, 600],
    [comments, 900],
    [little, 10],
  ] as const)
    page.body.textContent = "w".repeat(length);
  comments.frame.id = "comments-frame";
  const frames = [short, long, comments, little].map(({ frame }) => frame).filter(isFrame);
  expect(mayHoldArticle(frames, 140)).toEqual([long.page, short.page]);
  const many = Array.from({ length: 6 }, () => framed({}));
  for (const { page } of many) page.body.textContent = "w".repeat(500);
  expect(mayHoldArticle(many.map(({ frame }) => frame).filter(isFrame), 140)).toHaveLength(4);
  const aside = document.createElement("aside");
  document.body.append(aside);
  aside.append(long.frame);
  expect(mayHoldArticle(frames, 140)).toEqual([short.page]);
});

test("a box in a frame is counted with border, padding and scale, and cut off where the frame ends", () => {
  const { page } = framed({});
  const box = new DOMRect(20, 180, 50, 40);
  const { left, top, height } = boxInWindow(box, page);
  expect([left, top, height]).toEqual([134, 244, 40]);
  expect(boxInWindow(box, page, true).height).toBe(20);
  expect(boxInWindow(new DOMRect(20, -90, 50, 40), page, true).top).toBe(topInWindow(page));
  expect(boxInWindow(box, document)).toBe(box);
  const half = framed({ width: 200 }).page;
  expect([boxInWindow(box, half).left, boxInWindow(box, half).width]).toEqual([117, 25]);
});

test("a frame scrolls to what it does not show, and stays where it shows it", () => {
  const { page, scrollBy } = framed({});
  showInFrames(new DOMRect(0, 100, 50, 20), page);
  expect(scrollBy).not.toHaveBeenCalled();
  showInFrames(new DOMRect(0, 900, 50, 20), page);
  expect(scrollBy).toHaveBeenCalledWith({ top: 840, behavior: "instant" });
});
