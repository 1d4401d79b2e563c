// The panel of one browser window: follows a tab, shows its record, keeps its views in step with it, and talks
// to the page's marks. Whoever owns it calls `refresh` when something may have changed.
import { isClaimId, kBackgroundCalls, kPageCalls, type PageNote, send, sendToTab } from "../messages.js";
import { api, hostOf, isWebAddress } from "../platform/browser.js";
import { openPage } from "../platform/open-page.js";
import { session } from "../platform/session.js";
import { type Dismissal, dismissalsOf, restore, type SiteChoice, siteChoice } from "../settings/settings.js";
import { chooseSite } from "../settings/sites.js";
import { changeSettings, readSettings } from "../settings/store.js";
import { isTabRecord, type TabRecord, tabKey, wishKey } from "../tab-record.js";
import type { ClaimView } from "../ui/claim-model.js";
import type { ClaimActions } from "../ui/claim-view.js";
import { el } from "../ui/element.js";
import { t } from "../ui/text.js";
import { deskTools } from "./claim-desk.js";
import { ClaimsView } from "./claims-view.js";
import { CoverageView } from "./coverage-view.js";
import { exportMenu } from "./export-menu.js";
import { GoneClaims } from "./gone-claims.js";
import { type ClaimsState, type PanelState, panelState } from "./panel-model.js";
import { foot, head, ownPages, stateMessage } from "./panel-view.js";
import { regionView } from "./region-view.js";
import { SiteControls } from "./site-controls.js";
import { SourcesView } from "./sources-view.js";
import { Tabs } from "./tabs.js";

export class Panel {
  readonly #main: HTMLElement;
  readonly #live: HTMLElement;
  readonly #bound: number | null;
  readonly #actions: ClaimActions = {
    open: (href) => this.#open(href),
    beside: (url) => {
      send(kBackgroundCalls.open_side_by_side, { url, tab: this.#tab ?? -1 }).catch(() => {}); // the tab that did not open says it
    },
    elsewhere: (claim) => send(kBackgroundCalls.elsewhere, { claim, tab: this.#tab ?? -1 }),
    compare: (url, claim) => send(kBackgroundCalls.compare, { url, claim, tab: this.#tab ?? -1 }),
    show: (claim) => this.#show(claim),
    jump: (claim, evidence) => this.#jump(claim, evidence),
    tools: deskTools({
      state: () => this.#claims(),
      tab: () => this.#tab ?? -1,
      showCoverage: (claim) => this.#showCoverage(claim, true),
      announce: (text) => this.#announce(text),
      again: (claim) => {
        const found = this.#dismissalsOf(claim);
        return found.length > 0 ? () => this.#restore(found) : null;
      },
    }),
  };
  #dismissed: readonly Dismissal[] = [];
  #views = this.#makeViews();
  readonly #gone = new GoneClaims();
  readonly #site = new SiteControls((choice) => this.#chooseSite(choice));
  readonly #body = el("div");
  readonly #region = el("div");
  readonly #head = el("div");
  #tab: number | null = null;
  #state: PanelState = { state: "loading" };
  #choice: SiteChoice | null = null;
  #shown = "";
  /** The page whose views are on the screen. */
  #mounted = "";
  #key = "";
  /** Counts refreshes, so that a slow one never overwrites a newer one. */
  #turn = 0;

  /** `bound` is the one tab that the panel stays with; null: whichever is in front. */
  constructor(main: HTMLElement, live: HTMLElement, bound: number | null) {
    this.#bound = bound;
    this.#main = main;
    this.#live = live;
    main.replaceChildren(this.#head, this.#site.element, this.#body, ownPages());
  }

  #makeViews() {
    const dismissed = {
      of: (claim: ClaimView) => this.#dismissalsOf(claim),
      restore: (all: readonly Dismissal[]) => this.#restore(all),
    };
    const claims = new ClaimsView(this.#actions, dismissed, (text) => this.#announce(text));
    const sources = new SourcesView((claim) => this.#show(claim));
    const coverage = new CoverageView(this.#actions, () => this.#tab ?? -1);
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
    const id = this.#bound ?? (await activeTab());
    const [record, is_on, settings] = await Promise.all([
      id === null ? null : readRecord(id),
      id === null ? false : isOn(id),
      readSettings(),
    ]);
    if (turn !== this.#turn) return;
    this.#tab = id;
    this.#choice = record?.page ? siteChoice(settings, hostOf(record.page.url)) : null;
    this.#state = panelState(record, is_on, this.#choice);
    this.#dismissed = settings.dismissed;
    this.#render();
    if (id !== null) await this.#followWish(id);
  }

  /** The claim whose other coverage was asked for on the page's card; each wish is granted once. */
  async #followWish(tab: number): Promise<void> {
    const key = wishKey(tab);
    const claim: unknown = (await session.get(key))[key];
    if (!isClaimId(claim) || this.#state.state !== "claims") return;
    await session.remove(key);
    this.follow(claim);
    this.#showCoverage(claim, false);
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
    const now = JSON.stringify([this.#tab, this.#state, this.#key, this.#choice, this.#dismissed]);
    if (now === this.#shown) return;
    this.#shown = now;
    const focused = document.activeElement;
    this.#main.setAttribute("aria-busy", String(this.#state.state === "loading"));
    this.#main.dataset.state = this.#state.state;
    const page = "page" in this.#state ? this.#state.page : null;
    this.#head.replaceChildren(head(page));
    this.#site.update(page, this.#choice);
    if (this.#state.state === "claims") this.#renderClaims(this.#state);
    else this.#renderMessage(this.#state);
    const is_lost = document.activeElement === document.body; // the list gives it to its own entries
    if (is_lost && focused && !focused.isConnected) this.#focusAgain(focused);
  }

  /** What had the focus is gone: the button in its place gets it, or what is said instead of the list. */
  #focusAgain({ id }: Element): void {
    const place = id.startsWith("region-") ? "#region-pick" : ".message h2, [role=tab][aria-selected=true]";
    this.#body.querySelector<HTMLElement>(place)?.focus({ preventScroll: true });
  }

  #renderMessage(state: Exclude<PanelState, ClaimsState>): void {
    this.#mounted = "";
    const mayPick =
      state.state === "nothing" || (state.state === "obstacle" && state.obstacle === "no_article");
    const page = "page" in state ? state.page : null;
    this.#body.replaceChildren(stateMessage(state, this.#key), ...(mayPick ? this.#regionView(page) : []));
  }

  /** A new page gets new views; a new analysis of the same page changes the old ones. */
  #renderClaims(state: ClaimsState): void {
    const page = JSON.stringify([this.#tab, state.page.url]);
    if (page !== this.#mounted) {
      this.#mounted = page;
      this.#views = this.#makeViews();
      const menu = exportMenu(
        () => this.#claims(),
        (text) => this.#announce(text),
      );
      this.#body.replaceChildren(
        this.#views.tabs.element,
        this.#region,
        foot(state.page, menu, () => this.#stop()),
      );
    }
    this.#region.replaceChildren(...this.#regionView(state.page));
    const { claims, sources, coverage } = this.#views;
    claims.update(state, this.#gone.of(page, state));
    sources.update(state);
    coverage.update(state);
  }

  #claims(): ClaimsState | null {
    return this.#state.state === "claims" ? this.#state : null;
  }

  /** `focus` goes there only when the reader has asked for it in the panel. */
  #showCoverage(claim: string, focus: boolean): void {
    this.#views.coverage.choose(claim);
    this.#views.tabs.select("coverage");
    if (focus) this.#views.tabs.focusPanel();
  }

  #announce(text: string): void {
    this.#live.textContent = text;
  }

  #regionView(page: PageNote | null): HTMLElement[] {
    const view = regionView(page, (on_page) => {
      if (this.#tab !== null)
        sendToTab(this.#tab, kPageCalls.pick_region, on_page).catch(() => this.refresh());
    });
    return view ? [view] : [];
  }

  // Acting ----------------------------------------------------------------------------------------
  #show(claim: string): void {
    if (this.#tab !== null)
      sendToTab(this.#tab, kPageCalls.show, { claim, focus: false }).catch(() => this.refresh());
  }

  #jump(claim: string, evidence: number): void {
    if (this.#tab !== null)
      sendToTab(this.#tab, kPageCalls.jump, { claim, evidence }).catch(() => this.refresh());
  }

  get #host(): string {
    return "page" in this.#state ? hostOf(this.#state.page?.url ?? "") : "";
  }

  #dismissalsOf(claim: ClaimView): Dismissal[] {
    return dismissalsOf(this.#dismissed, claim, this.#host);
  }

  #restore(all: readonly Dismissal[]): void {
    changeSettings((now) => all.reduce(restore, now)).then(
      () => this.#announce(t("dismissed_restored")),
      () => this.#announce(t("options_not_kept")),
    );
  }

  #stop(): void {
    if (this.#tab !== null) sendToTab(this.#tab, kPageCalls.stop, null).catch(() => this.refresh());
  }

  /** The browser may ask the reader; nothing comes before it, or the gesture would be spent. */
  #chooseSite(choice: SiteChoice | null): void {
    const url = "page" in this.#state ? (this.#state.page?.url ?? "") : "";
    chooseSite(url, choice).then(
      (done) => this.#siteChosen(choice, done),
      () => this.#announce(t("site_failed")),
    );
  }

  #siteChosen(choice: SiteChoice | null, done: boolean): void {
    this.#announce(done ? t("site_chosen") : t("site_refused"));
    if (done && choice === "never") this.#stop();
  }

  #open(href: string): void {
    const is_web = "page" in this.#state && isWebAddress(this.#state.page?.url ?? "");
    readSettings()
      .then(({ marks }) => openPage(href, { id: this.#tab ?? undefined }, marks.same_tab && is_web))
      .catch(() => {}); // the tab is gone, and the panel with it
  }
}

async function activeTab(): Promise<number | null> {
  const [tab] = await api.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? null;
}

async function readRecord(tab: number): Promise<TabRecord | null> {
  const key = tabKey(tab);
  const record: unknown = (await session.get(key))[key];
  return isTabRecord(record) ? record : null;
}

const isOn = (tab: number): Promise<boolean> => sendToTab(tab, kPageCalls.ping, null).catch(() => false);
