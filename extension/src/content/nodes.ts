// What kind of node one is, by its number: `instanceof` says no to a node of a frame, and either to one that a
// page has made in one document and put into another.
const kHtml = "http://www.w3.org/1999/xhtml";

type Maybe = Node | null | undefined;

/** Character data of XHTML pages are text too. */
export const isText = (node: Maybe): node is Text => node?.nodeType === 3 || node?.nodeType === 4;

export const isElement = (node: Maybe): node is Element => node?.nodeType === 1;

export const isDocument = (node: Maybe): node is Document => node?.nodeType === 9;

export const isShadowRoot = (node: Maybe): node is ShadowRoot => node?.nodeType === 11 && "host" in node;

const isHtml = (element: Element, name: string): boolean =>
  element.localName === name && element.namespaceURI === kHtml;

/** The node after one. A control of that name hides it from whoever asks a form, and may stand anywhere: a walk
 *  that follows it goes in circles. */
export function nextOf(node: Node): Node | null {
  const next = node.nextSibling;
  return !next || next.previousSibling === node ? next : Reflect.get(Node.prototype, "nextSibling", node);
}

export const isAnchor = (element: Element): element is HTMLAnchorElement => isHtml(element, "a");

export const isSlot = (element: Element): element is HTMLSlotElement => isHtml(element, "slot");

/** Has a size and may have the focus: an HTML element, not one of a drawing. */
export const isBox = (node: Maybe): node is HTMLElement => isElement(node) && node.namespaceURI === kHtml;

/** Frames of framesets have what is asked of frames in a text. */
export const isFrame = (node: Maybe): node is HTMLIFrameElement =>
  isElement(node) && (isHtml(node, "iframe") || isHtml(node, "frame"));

/** What an event happened to is an element of a page, not its window. */
export const isTarget = (target: EventTarget | null): target is Element =>
  target !== null && "nodeType" in target && target.nodeType === 1;
