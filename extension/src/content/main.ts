// Injected when the reader asks for the marks. Injecting it again turns them off: the value of the script,
// which the background receives, says which of the two has happened.
import { kBackgroundCalls, send } from "../messages.js";
import { pageNote, readArticle } from "./article.js";
import { Session } from "./session.js";

declare global {
  var firsthandSession: Session | undefined;
  var firsthandState: "on" | "off" | undefined;
}

const kMostRewrites = 5; // a page that writes itself anew again and again is left without marks

function mark(rewrites = 0): void {
  globalThis.firsthandState = "on";
  globalThis.firsthandSession = new Session(readArticle, () => {
    if (rewrites >= kMostRewrites) return false;
    mark(rewrites + 1);
    return true;
  });
}

function start(): void {
  globalThis.firsthandState = "on";
  if (document.contentType === "text/html" || document.contentType === "application/xhtml+xml") {
    mark();
    return;
  }
  send(kBackgroundCalls.cannot_read, { page: pageNote(false), obstacle: "not_html" }).catch(() => {});
}

const before = globalThis.firsthandSession;
const was_cut_off = before?.isCutOff() === true; // by an update: the reader sees no marks that answer
before?.stop();
if (!before || was_cut_off) start();
