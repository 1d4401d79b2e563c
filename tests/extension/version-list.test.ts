// @vitest-environment happy-dom
// Earlier versions in the panel, from the panel's button to the database and back: the reader's own readings that
// differ, the newest first, and archived copies with the archive's own time; nothing, gone and failed say so.
import "./fake-browser.js";
import "fake-indexeddb/auto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { searchAnswers } from "../../extension/src/background/search-answers.js";
import { writeTab } from "../../extension/src/background/store.js";
import { database } from "../../extension/src/coverage/memory/database.js";
import { forgetAll, remember } from "../../extension/src/coverage/memory/memory.js";
import { kNoCandidate, result } from "../../extension/src/coverage/provider.js";
import type { ChangeType } from "../../extension/src/generated/comparison.js";
import type { Candidate, ComparisonNote, Offer } from "../../extension/src/messages.js";
import { ProviderItem } from "../../extension/src/panel/provider-item.js";
import { versionList } from "../../extension/src/panel/version-list.js";
import type { Opened } from "../../extension/src/ui/candidate-view.js";
import { candidateTime, timeText } from "../../extension/src/ui/coverage-wording.js";
import { session } from "./fake-browser.js";
import { kAnalysis } from "./samples.js";

const kTab = 7;
const kUrl = "https://bay.example/story";
const noon = (date: string): number => Date.parse(`${date}T12:00:00Z`);
const requestOf = (text: string) => ({
  schema_version: 1 as const,
  blocks: [{ kind: "paragraph" as const, text }],
});

// The panel's calls reach the background's own answers, with an engine that says what the test tells it.
const compare = vi.fn(async (_here: string, _there: string) => ({ status: 0, text: "" }));
type Side = { span: [number, number] } | null;
/** What the background reads of the engine's comparison. */
const told = (changes: { type: ChangeType; a: Side; b: Side }[]) => ({
  status: 0,
  text: JSON.stringify({ schema_version: 1, relation: "same_text", may_repeat: true, credits: [], changes }),
});
const idle = async () => ({ status: 1, text: "" });
const answers = new Map(
  Object.entries(
    searchAnswers({ warm: () => {}, analyze: idle, refine: idle, query: idle, provenance: idle, compare }),
  ),
);
Object.assign(Reflect.get(globalThis, "chrome").runtime, {
  sendMessage: async ({ name, data }: { name: string; data: unknown }) =>
    structuredClone(await answers.get(name)?.run(data, {})),
});

const now = (text: string, url = kUrl): Promise<unknown> =>
  writeTab(kTab, {
    state: "read",
    page: { url, title: "Boats", foreign_frames: 0, cut: false },
    request: requestOf(text),
    analysis: kAnalysis,
  });
const earlier = async (text: string, date: string, url = kUrl): Promise<unknown> =>
  remember(
    await database(),
    { request: requestOf(text), analysis: kAnalysis, page: { url, title: "Boats" } },
    noon(date),
  );
const labels = (made: HTMLElement | null): (string | undefined)[] =>
  [...(made?.querySelectorAll("li > span:first-child") ?? [])].map(
    ({ textContent }) => textContent ?? undefined,
  );

async function pressed(made: HTMLElement | null): Promise<HTMLElement> {
  if (!made) throw new Error("There is no list.");
  document.body.replaceChildren(made);
  made.querySelector("button")?.click();
  const result = made.querySelector<HTMLElement>(".comparison");
  if (!result) throw new Error("There is no place for the result.");
  await vi.waitFor(() => expect(result.textContent).not.toMatch(/^$|^Comparing/));
  return result;
}

beforeEach(async () => {
  session.items.clear();
  compare.mockReset();
  await forgetAll(await database());
});

describe("own readings", () => {
  test("that differ from the page are listed, the newest first", async () => {
    await earlier("One boat sank.", "2026-11-02");
    await earlier("Two boats sank.", "2026-11-09");
    await earlier("Two  boats\nsank off Fort Hale.", "2026-11-16"); // only white space differs
    await earlier("Nine boats sank.", "2026-11-20", "https://bay.example/other");
    await now("Two boats sank off Fort Hale.");
    const made = await versionList(kTab);
    expect(labels(made)).toEqual(
      ["2026-11-09", "2026-11-02"].map((date) => expect.stringContaining(timeText(noon(date)))),
    );
    expect(made?.querySelectorAll("button")).toHaveLength(2);
    expect(made?.querySelector("h2")?.textContent).toBe("Earlier versions of this article");
    expect(compare).not.toHaveBeenCalled(); // nothing is compared before a click
  });
  test("there is no list without an article, without readings, or when none differs", async () => {
    expect(await versionList(kTab)).toBeNull();
    await now("Two boats sank.");
    expect(await versionList(kTab)).toBeNull();
    await earlier("Two boats  sank.", "2026-11-02");
    expect(await versionList(kTab)).toBeNull();
  });
  test("a click tells what differs, numbers first, and takes its button away", async () => {
    await earlier("Three boats may have sunk.", "2026-11-02");
    await now("Two boats sank, he said.");
    const side = (begin: number, end: number) => ({ span: [begin, end] as [number, number] });
    const changes: Parameters<typeof told>[0] = [
      { type: "claim_added", a: side(16, 23), b: null },
      { type: "number_changed", a: side(0, 9), b: side(0, 11) },
    ];
    compare.mockResolvedValue(told(changes));
    const made = await versionList(kTab);
    const result = await pressed(made);
    const items = [...result.querySelectorAll(".changes > li")].map(({ textContent }) => textContent);
    expect(items).toHaveLength(2);
    expect(items[0]).toContain("Three boats");
    expect(items[1]).toContain("he said");
    expect(made?.querySelector("button")).toBeNull();
    expect(document.activeElement).toBe(result);
  });
  test("a text with no difference that matters says so", async () => {
    await earlier("Two boats sank yesterday.", "2026-11-02");
    await now("Two boats sank.");
    compare.mockResolvedValue(told([]));
    expect((await pressed(await versionList(kTab))).textContent).toContain("No difference was found");
  });
  test("one that was forgotten meanwhile is gone; a failing engine may be asked again", async () => {
    await earlier("One boat sank.", "2026-11-02");
    await now("Two boats sank.");
    compare.mockResolvedValue({ status: 2, text: "{}" });
    const failed = await versionList(kTab);
    expect((await pressed(failed)).textContent).toContain("could not be compared");
    expect(document.activeElement).not.toBe(failed?.querySelector(".comparison")); // the failure is said instead
    expect((await pressed(failed)).textContent).toContain("could not be compared");
    expect(compare).toHaveBeenCalledTimes(2);
    const gone = await versionList(kTab);
    await forgetAll(await database());
    expect((await pressed(gone)).textContent).toContain("no longer kept");
  });
  test("an answer of the wrong shape is no list", async () => {
    await earlier("One boat sank.", "2026-11-02");
    await now("Two boats sank.");
    const real = answers.get("versions");
    if (!real) throw new Error("Nobody answers.");
    answers.set("versions", { ...real, run: async () => [{ id: "1", kept_at: null }] });
    await expect(versionList(kTab)).rejects.toThrow("No proper answer");
    answers.set("versions", real);
  });
});

// Archived copies ------------------------------------------------------------------------------------
const copy = (date: string): Candidate => ({
  ...kNoCandidate,
  url: `https://web.archive.org/web/${date.replaceAll("-", "")}120000/${kUrl}`,
  title: kUrl,
  outlet: "bay.example",
  time: `${date}T12:00:00.000Z`,
  time_kind: "archived",
  kind: "archive",
});
const kOffer: Offer = {
  provider: "wayback",
  requests: [],
  agreed: true,
  needs_consent: true,
  origins: [],
  terms: "https://archive.org/about/terms.php",
  missing: null,
};
const kNote: ComparisonNote = {
  relation: "same_text",
  may_repeat: true,
  credits: [],
  changes: [],
  own: 0,
  more: 0,
};

async function searched(
  found: Candidate[],
  compare: (one: Candidate) => Promise<Opened>,
): Promise<HTMLElement> {
  const status = found.length > 0 ? ("ok" as const) : ("empty" as const);
  const search = async () => result("wayback", noon("2026-11-28"), { status, candidates: found });
  const actions = { open: () => {}, look: search, search, compare, compareKept: compare };
  const { element } = new ProviderItem(kOffer, actions);
  document.body.replaceChildren(element);
  element.querySelector<HTMLElement>(":scope > button")?.click();
  await vi.waitFor(() => expect(element.dataset.status).toBe(status));
  return element;
}
const times = (made: Element): (string | null)[] =>
  [...made.querySelectorAll(".about")].map(({ textContent }) => textContent);

describe("archived copies", () => {
  test("an opened one shows the archive's own time and the others it names, each once", async () => {
    const [listed, also, named] = [copy("2026-11-20"), copy("2026-11-10"), copy("2026-11-01")];
    const archive = { time: "2026-11-19T12:00:00.000Z", copies: [also, named] };
    const open = vi.fn(async (): Promise<Opened> => ({ note: kNote, text: ["old"], archive }));
    const made = await searched([listed, also], open);
    expect(times(made)).toEqual(
      [listed, also].map(candidateTime).map((text) => expect.stringContaining(text)),
    );
    made.querySelector<HTMLElement>(".links button")?.click();
    await vi.waitFor(() => expect(made.querySelectorAll(".comparison .links > li")).toHaveLength(1));
    const shown = [{ ...listed, time: archive.time }, named, also].map(candidateTime);
    expect(times(made)).toEqual(shown.map((text) => expect.stringContaining(text)));
    expect(open).toHaveBeenCalledTimes(1); // a named copy waits for its own click
    made.querySelector<HTMLElement>(".comparison .links button")?.click();
    await vi.waitFor(() => expect(open).toHaveBeenLastCalledWith(named));
  });
  test("a copy whose archive says nothing keeps the time of its address", async () => {
    const archive = { time: null, copies: [] };
    const made = await searched([copy("2026-11-20")], async () => ({ note: kNote, text: [], archive }));
    const before = times(made);
    made.querySelector<HTMLElement>(".links button")?.click();
    await vi.waitFor(() => expect(made.textContent).toContain("No difference was found"));
    expect(times(made)).toEqual(before);
    expect(made.querySelector("h4")).toBeNull();
  });
  test("none found and one that cannot be had say so, and the latter may be tried again", async () => {
    const none = await searched([], async () => ({ failed: "" }));
    expect(none.querySelector(".links")).toBeNull();
    expect(none.querySelector(".status")?.textContent).not.toBe("");
    const made = await searched([copy("2026-11-20")], async () => ({ failed: "It could not be had." }));
    made.querySelector<HTMLElement>(".links button")?.click();
    await vi.waitFor(() =>
      expect(made.querySelector(".comparison")?.textContent).toBe("It could not be had."),
    );
    expect(made.querySelector<HTMLButtonElement>(".links button")?.disabled).toBe(false);
  });
});
