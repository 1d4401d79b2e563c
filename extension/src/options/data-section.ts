// What is kept on this device, with its size; one file of all of it, and back; and its deletion, asked twice
// and undoable for as long as this page stays open.
import { askPermission, grantedHosts } from "../platform/host-access.js";
import { el } from "../ui/element.js";
import { saveFile } from "../ui/save-file.js";
import { day, sizeText, t } from "../ui/text.js";
import { button, hint, type OptionsPage, type Section } from "./section.js";
import {
  type Amount,
  amounts,
  deleteEverything,
  kMaxImport,
  parseEverything,
  readEverything,
  replaceEverything,
} from "./stored-data.js";

const kNames = {
  settings: "data_settings",
  session: "data_session",
  pages: "data_pages",
  feeds: "data_feeds",
} as const;

const isNamed = (name: string): name is keyof typeof kNames => name in kNames;

const row = ({ name, entries, bytes }: Amount): HTMLElement =>
  el(
    "tr",
    {},
    el("th", { scope: "row" }, isNamed(name) ? t(kNames[name]) : name),
    el("td", {}, String(entries)),
    el("td", {}, sizeText(bytes)),
  );

export class DataSection implements Section {
  readonly title = t("section_data");
  readonly element = el("div");
  readonly #page: OptionsPage;
  readonly #table = el("tbody");
  readonly #file = el("input", { type: "file", id: "import", accept: ".json,application/json" });
  readonly #all = button(t("data_delete"), () => this.#setAsking(true));
  readonly #ask = el("div", { class: "ask", hidden: true });

  constructor(page: OptionsPage) {
    this.#page = page;
    this.#file.addEventListener("change", () => this.#run(this.#import(), t("import_failed")));
    this.#fillAsk();
    this.element.append(
      hint(t("data_hint")),
      this.#tableElement(),
      el(
        "div",
        { class: "actions" },
        button(t("data_export"), () => this.#run(this.#export(), t("export_failed"))),
        this.#all,
      ),
      this.#ask,
      el("div", { class: "file" }, el("label", { for: "import" }, t("data_import")), this.#file),
      hint(t("data_import_hint")),
    );
    this.#run(this.#refresh(), t("data_unreadable"));
  }

  #tableElement(): HTMLElement {
    const heads = [t("data_what"), t("data_entries"), t("data_size")].map((text) =>
      el("th", { scope: "col" }, text),
    );
    return el("table", {}, el("thead", {}, el("tr", {}, ...heads)), this.#table);
  }

  #fillAsk(): void {
    const yes = button(t("data_delete_yes"), () => this.#run(this.#delete(), t("delete_failed")));
    const no = button(t("data_delete_no"), () => this.#setAsking(false));
    this.#ask.append(el("p", {}, t("data_delete_ask")), el("div", { class: "actions" }, yes, no));
  }

  #setAsking(is_asking: boolean): void {
    this.#ask.hidden = !is_asking;
    if (is_asking) this.#ask.querySelector("button")?.focus();
    else this.#all.focus();
  }

  #run(work: Promise<void>, failure: string): void {
    work.catch(() => this.#page.say(failure));
  }

  async #refresh(): Promise<void> {
    this.#table.replaceChildren(...(await amounts()).map(row));
  }

  async #export(): Promise<void> {
    const time = new Date();
    const name = `firsthand-data-${day(time)}.json`;
    const text = JSON.stringify(await readEverything(time));
    saveFile({ name, type: "application/json", text });
    this.#page.say(t("announce_saved", name));
  }

  async #import(): Promise<void> {
    const [file] = this.#file.files ?? [];
    if (!file) return;
    const read = file.size <= kMaxImport ? parseEverything(await file.text()) : "import_not_ours";
    this.#file.value = "";
    if (typeof read === "string") return this.#page.say(t(read));
    const before = await readEverything(new Date());
    await replaceEverything(read);
    await this.#refresh();
    this.#page.say(t("import_done"), () => this.#bringBack(before));
  }

  async #delete(): Promise<void> {
    const before = await readEverything(new Date());
    const hosts = await grantedHosts();
    await deleteEverything();
    this.#setAsking(false);
    await this.#refresh();
    this.#page.say(t("delete_done"), async () => {
      await askPermission(hosts); // first of all, in the click; refused, the rest still comes back
      await this.#bringBack(before);
    });
  }

  async #bringBack(before: Awaited<ReturnType<typeof readEverything>>): Promise<void> {
    await replaceEverything(before);
    await this.#refresh();
  }
}
