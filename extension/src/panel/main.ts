// The panel beside the page: follows the active tab, shows its record, and talks to its marks.
import { answer, kBackgroundCalls, kPageCalls, kPanelCalls, send, sendToTab, serve } from "../messages.js";
import { api, isWebAddress } from "../platform/browser.js";
import { isTabRecord, type TabRecord, tabKey } from "../tab-record.js";
import type { ClaimActions } from "../ui/claim-view.js";
import { lookUp, t } from "../ui/text.js";
import { ClaimsView } from "./claims-view.js";
import { CoverageView } from "./coverage-view.js";
import { exportMenu } from "./export-menu.js";
import { type ClaimsState, type PanelState, panelState } from "./panel-model.js";
import { foot, head, stateMessage } from "./panel-view.js";
import { SourcesView } from "./sources-view.js";
import { Tabs } from "./tabs.js";

class Panel {
  readonly #main: HTMLElement;
  readonly #live: HTMLElement;
  readonly #actions: ClaimActions = {
    open: (href) => this.#open(href),
    elsewhere: (claim) => send(kBackgroundCalls.elsewhere, { claim, tab: this.#tab ?? -1 }),
    compare: (url, claim) => send(kBackgroundCalls.compare, { url, claim, tab: this.#tab ?? -1 }),
    show: (claim) => this.#show(claim),
  };
  #views = this.#makeViews();
  #tab: number | null = null;
  #state: PanelState = { state: "loading" };
  #shown = "";
  /** The page whose views are on the screen. */
  #mounted = "";
  #key = "";
  /** Counts refreshes, so that a slow one never overwrites a newer one. */
  #turn = 0;

  constructor(main: HTMLElement, live: HTMLElement) {
    this.#main = main;
    this.#live = live;
  }

  #makeViews() {
    const claims = new ClaimsView(this.#actions, (text) => this.#announce(text));
    const sources = new SourcesView((claim) => this.#show(claim));
    const coverage = new CoverageView(this.#actions);
    const parts = [
      { id: "claims", title: t("tab_claims"), content: claims.element },
      { id: "sources", title: t("tab_sources"), content: sources.element },
      { id: "coverage", title: t("tab_coverage"), content: coverage.element },
    ];
    const tabs = new Tabs(t("label_tabs"), parts, (id) => coverage.setShown(id === "coverage"));
    return { claims, sources, coverage, tabs };
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
    if (claim !== null) this.#views.claims.select(claim);
  }

  // Rendering -------------------------------------------------------------------------------------
  /** Nothing is drawn again while it says the same, so that focus and place in the list stay. */
  #render(): void {
    const now = JSON.stringify([this.#tab, this.#state, this.#key]);
    if (now === this.#shown) return;
    this.#shown = now;
    this.#main.setAttribute("aria-busy", String(this.#state.state === "loading"));
    this.#main.dataset.state = this.#state.state;
    if (this.#state.state === "claims") this.#renderClaims(this.#state);
    else this.#renderMessage(this.#state);
  }

  #renderMessage(state: Exclude<PanelState, ClaimsState>): void {
    this.#mounted = "";
    const page = "page" in state ? state.page : null;
    this.#main.replaceChildren(head(page), stateMessage(state, this.#key));
  }

  /** A new page gets new views; a new analysis of the same page changes the old ones. */
  #renderClaims(state: ClaimsState): void {
    const page = JSON.stringify([this.#tab, state.page.url]);
    if (page !== this.#mounted) {
      this.#mounted = page;
      this.#views = this.#makeViews();
      const current = () => (this.#state.state === "claims" ? this.#state : null);
      const menu = exportMenu(current, (text) => this.#announce(text));
      this.#main.replaceChildren(
        head(state.page),
        this.#views.tabs.element,
        foot(state.page, menu, () => this.#stop()),
      );
    }
    const { claims, sources, coverage } = this.#views;
    claims.update(state);
    sources.update(state);
    coverage.update(state);
  }

  #announce(text: string): void {
    this.#live.textContent = text;
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
  const live = document.getElementById("live");
  if (!main || !live) return;
  document.documentElement.lang = lookUp("@@ui_locale")?.replace("_", "-") ?? "en";
  document.documentElement.dir = lookUp("@@bidi_dir") ?? "ltr";
  const panel = new Panel(main, live);
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
