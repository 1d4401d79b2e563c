// The transport of messages between page, background and panel: what a call is, how one is made and how it
// is answered. `serve` answers the calls of a map, `send` and `sendToTab` make one; the compiler infers both
// ends. Whatever is not a call of ours, or not from somebody who may make it, is ignored.
import { api } from "../platform/browser.js";
import { type Check, isObject } from "./checks.js";

export type Sender = chrome.runtime.MessageSender;

/** Who may send a call: a marked page, or the extension's own pages and background. */
export type Role = "page" | "own";
type Receiver = "background" | "page" | "panel";

export interface Call<Ask, Answer> {
  to: Receiver;
  name: string;
  from: readonly Role[];
  isAsk: Check<Ask>;
  isAnswer: Check<Answer>;
}
export function call<Ask, Answer>(
  to: Receiver,
  name: string,
  from: readonly Role[],
  isAsk: Check<Ask>,
  isAnswer: Check<Answer>,
): Call<Ask, Answer> {
  return { to, name, from, isAsk, isAnswer };
}

// Sending -----------------------------------------------------------------------------------------
function checked<Ask, Answer>(target: Call<Ask, Answer>, answer: unknown): Answer {
  if (target.isAnswer(answer)) return answer;
  throw new Error(`No proper answer to ${target.to}.${target.name}.`);
}

/** Asks the background or the panel. Rejects when nobody answers properly. */
export async function send<Ask, Answer>(target: Call<Ask, Answer>, data: Ask): Promise<Answer> {
  const answer: unknown = await api.runtime.sendMessage({ to: target.to, name: target.name, data });
  return checked(target, answer);
}

/** Asks the marks of one tab. Rejects when the tab has none. */
export async function sendToTab<Ask, Answer>(
  tab: number,
  target: Call<Ask, Answer>,
  data: Ask,
): Promise<Answer> {
  const message = { to: target.to, name: target.name, data };
  const answer: unknown = await api.tabs.sendMessage(tab, message, { frameId: 0 });
  return checked(target, answer);
}

// Answering ---------------------------------------------------------------------------------------
/** A call with its handler; `run` gives undefined for a request of the wrong shape. */
export interface Bound {
  call: { to: Receiver; name: string; from: readonly Role[] };
  run(data: unknown, sender: Sender): Promise<unknown> | undefined;
}

export function answer<Ask, Answer>(
  target: Call<Ask, Answer>,
  handler: (ask: Ask, sender: Sender) => Answer | Promise<Answer>,
): Bound {
  return {
    call: target,
    // What a handler throws at once is its promise's failure, and not the browser's listener's.
    run: (data, sender) =>
      target.isAsk(data) ? new Promise((done) => done(handler(data, sender))) : undefined,
  };
}

/** One bound call for each call of a map. */
export type Answers<M> = { [K in keyof M]: Bound };

/** Our own pages that show a text with its marks may do what a marked page may, and no more. */
const kMarkedPages = ["paste.html", "onboarding.html"];

const isMarkedPage = ({ url = "", tab, frameId = 0 }: Sender): boolean =>
  tab?.id !== undefined &&
  frameId === 0 &&
  kMarkedPages.some((page) => url.replace(/[?#].*$/s, "") === api.runtime.getURL(page));

/** True for the extension's own pages, whatever they may do. */
export const isOwnPage = ({ url = "" }: Sender): boolean => url.startsWith(api.runtime.getURL(""));

/** What the browser itself says about a sender; null for anybody who may not send at all. */
export function roleOf(sender: Sender): Role | null {
  if (sender.id !== api.runtime.id) return null;
  if (isMarkedPage(sender)) return "page";
  if (sender.url === undefined || isOwnPage(sender)) return "own";
  return sender.tab?.id !== undefined && (sender.frameId ?? 0) === 0 ? "page" : null;
}

function find(bound: readonly Bound[], message: unknown, sender: Sender): Promise<unknown> | undefined {
  if (!isObject(message)) return undefined;
  const role = roleOf(sender);
  const hit = bound.find(({ call: { to, name } }) => to === message.to && name === message.name);
  return hit && role && hit.call.from.includes(role) ? hit.run(message.data, sender) : undefined;
}

type Reply = (answer: unknown) => void;
type Listener = (message: unknown, sender: Sender, reply: Reply) => boolean;

/** The listener that `serve` registers: true means that the answer comes later. */
export function listenerOf<M>(answers: Answers<M>): Listener {
  const bound: Bound[] = Object.values<Bound>(answers);
  return (message, sender, reply) => {
    const running = find(bound, message, sender);
    running?.then(reply, (error: unknown) => {
      console.error("Firsthand could not answer a message.", error);
      reply(undefined);
    });
    return running !== undefined;
  };
}

/** Answers the calls of one map until the returned function is called. */
export function serve<M>(answers: Answers<M>): () => void {
  const listener = listenerOf(answers);
  api.runtime.onMessage.addListener(listener);
  return () => api.runtime.onMessage.removeListener(listener);
}
