// What the card's buttons do on a page: the clipboard, and a report of a wrong mark as a file. Neither goes
// through the page: it sees no element of ours and is told nothing.
import type { Analysis, Attribution } from "../generated/analysis.js";
import type { PageNote } from "../messages.js";
import type { Problem } from "../ui/claim-tools.js";

/** By the modern way where the page is secure and allows it, else by the old one; false when neither works. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByCommand(text);
  }
}

function copyByCommand(text: string): boolean {
  let copied = false;
  const put = (event: ClipboardEvent) => {
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
    event.stopImmediatePropagation();
    copied = true;
  };
  window.addEventListener("copy", put, { capture: true, once: true });
  const done = document.execCommand("copy");
  window.removeEventListener("copy", put, { capture: true });
  return done && copied;
}

const kAround = 300; // characters before and after a claim that a report holds

/** What somebody who mends the rules needs: the claim, the words around it, and what was made of them. */
export function reportOf(
  problem: Problem,
  page: PageNote,
  analysis: Analysis,
  text: string,
  claim: Attribution,
): object {
  const spans = [...claim.content, claim.cue.span, ...(claim.source.span ? [claim.source.span] : [])];
  const begin = Math.max(0, Math.min(...spans.map(([first]) => first)) - kAround);
  const end = Math.min(text.length, Math.max(...spans.map(([, last]) => last)) + kAround);
  const { origin, pathname } = new URL(page.url);
  return {
    format: "firsthand-report",
    version: 1,
    problem,
    engine: analysis.engine,
    page: { address: origin + pathname, title: page.title, language: analysis.language },
    text: text.slice(begin, end),
    text_begins_at: begin,
    claim,
  };
}

/** The link is never part of the page. A sandboxed page may forbid downloads without a word. */
export function saveFile(name: string, content: object): void {
  const file = new Blob([JSON.stringify(content, null, 2)], { type: "application/json" });
  const href = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = href;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000); // Firefox reads it after the click
}
