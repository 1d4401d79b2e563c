// The panel beside the page: follows the active tab, shows its record, and talks to its marks.
import { answer, kBackgroundCalls, kPageCalls, kPanelCalls, send, sendToTab, serve } from "../messages.js";
import { api, isWebAddress } from "../platform/browser.js";
import { isTabRecord, type TabRecord, tabKey } from "../tab-record.js";
import { lookUp } from "../ui/text.js";
import { ClaimList } from "./claim-list.js";
import {
  type Filter,
  filterClaims,
  groupClaims,
  type Order,
  type PanelState,
  panelState,
} from "./panel-model.js";
import { controls, findings, foot, head, legend, type PanelControls, stateMessage } from "./panel-view.js";

class Panel {
  readonly #main: HTMLElement;
  readonly #list: ClaimList;
  readonly #controls: PanelControls;
  #tab: number | null = null;
  #state: PanelState = { state: "loading" };
  #shown = "";
  #key = "";
  /** Counts refreshes, so that a slow one never overwrites a newer one. */
  #turn = 0;

  constructor(main: HTMLElement) {
    this.#main = main;
    this.#list = new ClaimList({
      open: (href) => this.#open(href),
      elsewhere: (claim) => send(kBackgroundCalls.elsewhere, { claim, tab: this.#tab ?? -1 }),
      compare: (url, claim) => send(kBackgroundCalls.compare, { url, claim, tab: this.#tab ?? -1 }),
      show: (claim) => this.#show(claim),
    });
    this.#controls = {
      filter: "all",
      order: "page",
      setFilter: (filter: Filter) => this.#arrange({ filter }),
      setOrder: (order: Order) => this.#arrange({ order }),
      stop: () => this.#stop(),
    };
  }

  /** Looks at the active tab anew. */
  async refresh(): Promise<void> {
    const turn = ++this.#turn;
    const id = boundTab() ?? (await activeTab());
    const [record, is_on] = id === null ? [null, false] : await Promise.all([readRecord(id), isOn(id)]);
    if (turn !== this.#turn) return;
    this.#tab = id;
    this.#state = panelState(record, is_on);
    this.#render();
  }

  async start(): Promise<void> {
    const commands = await api.commands.getAll();
    this.#key = commands.find(({ name }) => name === "toggle")?.shortcut ?? "";
    await this.refresh();
  }

  concerns(tab: number): boolean {
    return tab === this.#tab;
  }

  /** A card has opened on the page: the list follows. */
  follow(claim: string | null): void {
    if (claim === null || !this.#list.select(claim)) return;
    this.#list.reveal(claim);
  }

  // Rendering -------------------------------------------------------------------------------------
  /** Nothing is drawn again while it says the same, so that focus and place in the list stay. */
  #render(): void {
    const now = JSON.stringify([this.#tab, this.#state, this.#key]);
    if (now === this.#shown) return;
    this.#shown = now;
    this.#main.setAttribute("aria-busy", String(this.#state.state === "loading"));
    this.#main.dataset.state = this.#state.state;
    this.#main.replaceChildren(...this.#content());
  }

  #content(): HTMLElement[] {
    const state = this.#state;
    if (state.state !== "claims") {
      const page = "page" in state ? state.page : null;
      return [head(page), stateMessage(state, this.#key)];
    }
    this.#list.fill(groupClaims(filterClaims(state.claims, this.#controls.filter), this.#controls.order));
    const found = findings(state);
    return [
      head(state.page),
      ...(found ? [found] : []),
      controls(state, this.#controls),
      this.#list.element,
      legend(),
      foot(state.page, this.#controls),
    ];
  }

  #arrange(change: Partial<Pick<PanelControls, "filter" | "order">>): void {
    Object.assign(this.#controls, change);
    const state = this.#state;
    if (state.state !== "claims") return;
    this.#list.fill(groupClaims(filterClaims(state.claims, this.#controls.filter), this.#controls.order));
    const labels = document.activeElement?.textContent;
    const fresh = controls(state, this.#controls);
    this.#main.querySelector(".controls")?.replaceWith(fresh);
    [...fresh.querySelectorAll("button")].find((button) => button.textContent === labels)?.focus();
  }

  // Acting ----------------------------------------------------------------------------------------
  #show(claim: string): void {
    if (this.#tab !== null)
      sendToTab(this.#tab, kPageCalls.show, { claim, focus: false }).catch(() => this.refresh());
  }

  #stop(): void {
    if (this.#tab !== null) sendToTab(this.#tab, kPageCalls.stop, null).catch(() => this.refresh());
  }

  #open(href: string): void {
    if (isWebAddress(href)) api.tabs.create({ url: href });
  }
}

/** `panel.html?tab=N` stays with one tab: the panel opened as a page of its own. */
function boundTab(): number | null {
  const tab = new URLSearchParams(location.search).get("tab") ?? "";
  return /^[0-9]{1,10}$/.test(tab) ? Number(tab) : null;
}

async function activeTab(): Promise<number | null> {
  const [tab] = await api.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? null;
}

async function readRecord(tab: number): Promise<TabRecord | null> {
  const key = tabKey(tab);
  const record: unknown = (await api.storage.session.get(key))[key];
  return isTabRecord(record) ? record : null;
}

const isOn = (tab: number): Promise<boolean> => sendToTab(tab, kPageCalls.ping, null).catch(() => false);

function start(): void {
  const main = document.getElementById("panel");
  if (!main) return;
  document.documentElement.lang = lookUp("@@ui_locale")?.replace("_", "-") ?? "en";
  document.documentElement.dir = lookUp("@@bidi_dir") ?? "ltr";
  const panel = new Panel(main);
  const refresh = () => {
    panel.refresh().catch((error: unknown) => console.error("Firsthand's panel could not refresh.", error));
  };
  api.storage.session.onChanged.addListener(refresh);
  api.tabs.onActivated.addListener(refresh);
  api.tabs.onUpdated.addListener((tab) => panel.concerns(tab) && refresh());
  serve<typeof kPanelCalls>({
    claim_shown: answer(kPanelCalls.claim_shown, ({ claim }, sender) => {
      if (sender.tab?.id !== undefined && panel.concerns(sender.tab.id)) panel.follow(claim);
      return null;
    }),
  });
  panel.start().catch((error: unknown) => console.error("Firsthand's panel could not start.", error));
}

start();
