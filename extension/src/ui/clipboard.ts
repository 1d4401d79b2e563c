// A text for the clipboard, at a reader's click. On a page it does not go through the page: that sees no element of
// ours and is told nothing.

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
