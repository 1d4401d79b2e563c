// The page for a text of the reader's own: it stays in this browser, is read by the same engine, gets the same
// marks and cards, and the panel itself stands beside it.
import { type Article, readElement } from "../content/article.js";
import { Session } from "../content/session.js";
import { api } from "../platform/browser.js";
import { el } from "../ui/element.js";
import { setPageLanguage, t } from "../ui/text.js";
import { checkText, opensWithTitle, type Pasted, paragraphsOf, type Refusal, readFile } from "./pasted.js";
import { safeMarkup } from "./safe-markup.js";

class PastePage {
  readonly #text = el("textarea", { id: "text", dir: "auto", spellcheck: "false" });
  readonly #file = el("input", { type: "file", id: "file", accept: ".txt,.text,.md,.html,.htm,.xhtml" });
  readonly #error = el("p", { class: "error", role: "alert" });
  readonly #form: HTMLFormElement;
  readonly #article = el("article", { class: "text", dir: "auto" });
  readonly #read = el("div", { class: "read", hidden: true });
  #title = "";
  #session: Session | null = null;

  constructor(main: HTMLElement) {
    this.#form = this.#makeForm();
    const again = el("button", { type: "button", class: "button" }, t("paste_again"));
    again.addEventListener("click", () => this.#change());
    this.#read.append(el("div", {}, again, this.#article));
    main.append(
      el("h1", {}, t("paste_title")),
      el("p", { class: "hint" }, t("paste_hint")),
      this.#form,
      this.#read,
    );
  }

  #makeForm(): HTMLFormElement {
    const form = el(
      "form",
      {},
      el("label", { for: "text" }, t("paste_text")),
      this.#text,
      el("label", { for: "file" }, t("paste_file")),
      this.#file,
      this.#error,
      el("p", { class: "actions" }, el("button", { class: "button first" }, t("paste_read"))),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#take({ kind: "text", name: "", text: this.#text.value });
    });
    this.#file.addEventListener("change", () => this.#takeFile(this.#file.files?.[0]));
    this.#listenForDrops(form);
    return form;
  }

  /** Anywhere on the page: a file dropped beside the form must not replace the page. */
  #listenForDrops(form: HTMLFormElement): void {
    document.addEventListener("dragover", (event) => {
      event.preventDefault();
      form.classList.add("over");
    });
    document.addEventListener("dragleave", () => form.classList.remove("over"));
    document.addEventListener("drop", (event) => {
      form.classList.remove("over");
      const [file] = event.dataTransfer?.files ?? [];
      if (!file) return; // a text dropped into the field
      event.preventDefault();
      this.#takeFile(file);
    });
  }

  #takeFile(file: File | undefined): void {
    if (!file) return;
    readFile(file).then((read) => (typeof read === "string" ? this.#refuse(read) : this.#take(read)));
    this.#file.value = "";
  }

  /** Says why; what the reader has typed stays. */
  #refuse(refusal: Refusal): void {
    this.#error.textContent = t(refusal);
  }

  #take(pasted: Pasted): void {
    const content = pasted.kind === "html" ? safeMarkup(pasted.text) : { title: pasted.name, content: null };
    const text = content.content?.textContent ?? pasted.text;
    const refusal = checkText(text);
    if (refusal) {
      this.#refuse(refusal);
      return;
    }
    const paragraphs = paragraphsOf(pasted.text);
    const titled = opensWithTitle(pasted.text);
    const block = (line: string, at: number) => el(titled && at === 0 ? "h1" : "p", {}, line);
    this.#error.textContent = "";
    this.#title = content.title || (paragraphs[0] ?? "").slice(0, 120);
    this.#article.replaceChildren(...(content.content ? [content.content] : paragraphs.map(block)));
    this.#show();
  }

  #show(): void {
    this.#form.hidden = true;
    this.#read.hidden = false;
    this.#session?.stop();
    this.#session = new Session(() => this.#readText());
    this.#openPanel().catch(() => {}); // the text has its marks and cards without it
    this.#read.querySelector("button")?.focus();
  }

  #readText(): Promise<Article | null> {
    return readElement(this.#article, this.#title);
  }

  /** The panel itself, bound to this tab. */
  async #openPanel(): Promise<void> {
    if (this.#read.querySelector("iframe")) return;
    const tab = await api.tabs.getCurrent();
    const src = `panel.html?tab=${tab?.id ?? 0}`;
    this.#read.append(el("iframe", { src, title: t("paste_panel") }));
  }

  #change(): void {
    this.#session?.stop();
    this.#session = null;
    this.#form.hidden = false;
    this.#read.hidden = true;
    this.#text.focus();
  }
}

const main = document.getElementById("paste");
if (main) {
  setPageLanguage();
  document.title = t("paste_title");
  new PastePage(main);
}
