// @vitest-environment happy-dom
// What card and panel say about a claim, from the analysis to the words on the screen.
import "./fake-browser.js";
import { expect, test, vi } from "vitest";
import type { Analysis, BlockKind } from "../../extension/src/generated/analysis.js";
import type { ComparisonNote, Elsewhere } from "../../extension/src/messages.js";
import { claimView, claimViews } from "../../extension/src/ui/claim-model.js";
import { claimDetails } from "../../extension/src/ui/claim-view.js";
import { reasonText } from "../../extension/src/ui/wording.js";
import { analysis, attribution, kAnalysis, kText } from "./samples.js";

const [officer, ruiz] = claimViews(kAnalysis, kText);
const nowhere = async (): Promise<Elsewhere[]> => [];
const unkept = async (): Promise<ComparisonNote | null> => null;
const actions = { open: vi.fn(), elsewhere: nowhere, compare: unkept, beside: vi.fn(), show: vi.fn() };

function shown(view: typeof officer, own = actions): HTMLElement {
  const box = document.createElement("div");
  if (view) box.append(...claimDetails(view, own, "heading"));
  const more = box.querySelector("details");
  if (more) more.open = true;
  more?.dispatchEvent(new Event("toggle"));
  return box;
}

test("a claim is told in the article's own words", () => {
  expect(officer).toMatchObject({
    quote: "Two boats sank off Fort Hale",
    speaker: "a coastguard officer",
    mention: null,
  });
  expect(ruiz).toMatchObject({ quote: '"We saw nothing,"', speaker: "Ana Ruiz", relay: [] });
  expect(ruiz?.evidence).toEqual([
    { type: "denial", quote: "The owner called it a lie.", claim: "a0", paragraph: null },
  ]);
});

test("evidence says in which paragraph it stands, headlines and lists not counted", () => {
  const denied = (...kinds: BlockKind[]) => {
    const blocks = kinds.map((kind, at): Analysis["blocks"][number] => ({
      kind,
      span: [at * 60, at * 60 + 58],
    }));
    const view = claimViews({ ...kAnalysis, blocks }, kText)[1];
    return [view?.evidence[0]?.paragraph, shown(view).querySelector(".evidence")?.textContent];
  };
  expect(denied("paragraph", "paragraph")).toEqual([2, expect.stringContaining("(paragraph 2)")]);
  expect(denied("headline", "paragraph")[0]).toBe(1);
  expect(denied("paragraph", "headline")).toEqual([null, expect.not.stringContaining("paragraph")]);
});

test("links: http(s) only, one an address, at the place that says most", () => {
  expect(ruiz?.links).toEqual([
    {
      href: "https://www.records.example/log",
      host: "records.example",
      words: '"We saw nothing,"',
      where: "evidence",
    },
  ]);
});

test("the pattern of a line tells who can be seen to speak", () => {
  const identities = ["named", "unnamed", "collective", "implicit"] as const;
  const views = identities.map((identity) => claimView(kAnalysis, kText, attribution({ identity })));
  expect(views.map(({ pattern }) => pattern)).toEqual(["solid", "dotted", "dotted", "dashed"]);
});

test("page order; an enclosing claim comes before the one nested in it", () => {
  const views = claimViews(
    analysis([
      attribution({ id: "a0", content: [[5, 9]] }),
      attribution({ id: "a1", content: [[0, 9]] }),
      attribution({ id: "a2", content: [[0, 4]] }),
    ]),
    kText,
  );
  expect(views.map(({ id }) => id)).toEqual(["a1", "a2", "a0"]);
});

test("who, capacity, relay, standing and evidence are on the card", () => {
  const text = shown(officer).textContent ?? "";
  expect(text).toContain("a coastguard officer");
  expect(text).toContain("official body or officer\u00a0· not named");
  expect(text).toContain("The article gives no reason for leaving out the name.");
  expect([...shown(officer).querySelectorAll(".chain li")].map((step) => step.textContent)).toEqual([
    "a coastguard officer",
    "the Bay Post",
    "this article",
  ]);
  expect(shown(ruiz).querySelector(".evidence")?.textContent).toContain("The owner called it a lie.");
});

test("markup in a page's words stays text", () => {
  const text = "<img src=x onerror=alert(1)> sank";
  const view = claimView(
    analysis([], { sources: [] }),
    text,
    attribution({ content: [[0, text.length]], source: { span: [0, 28], ids: [] } }),
  );
  const box = shown(view);
  expect(box.querySelector("img")).toBeNull();
  expect(box.querySelector("h2")?.textContent).toBe("<img src=x onerror=alert(1)>");
});

test("a rule without a sentence gets a general one, with the words that fired it", () => {
  expect(reasonText("no_such_rule")).toBe("By a rule that this version cannot put into words:");
  expect(shown(officer).querySelector(".why")?.textContent).toContain("into words: a coastguard officer");
});

test("a click that no reader made opens nothing; the link carries neither opener nor referrer", () => {
  const link = shown(ruiz).querySelector(".sources a");
  link?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  expect(actions.open).not.toHaveBeenCalled();
  expect(link?.getAttribute("rel")).toBe("noopener noreferrer");
});

test("evidence that is a claim leads to it", () => {
  const button = shown(ruiz).querySelector(".evidence button");
  button?.dispatchEvent(new MouseEvent("click"));
  expect(actions.show).toHaveBeenCalledWith("a0");
});

test("elsewhere says what is shared, and that the origin is not established", async () => {
  const page = { url: "https://other.example/x", title: "Other", quote: "q", shared: ["fort hale", "2"] };
  const box = shown(officer, { ...actions, elsewhere: async () => [page] });
  await vi.waitFor(() => expect(box.querySelector(".elsewhere a")).not.toBeNull());
  const text = box.querySelector(".elsewhere")?.textContent ?? "";
  expect(text).toContain("Origin not established");
  expect(text).toContain("fort hale, 2");
  expect(text).toContain("other.example");
});

test("elsewhere that cannot be looked up says so, and not that nothing was found", async () => {
  const box = shown(officer, { ...actions, elsewhere: () => Promise.reject(new Error("gone")) });
  await vi.waitFor(() =>
    expect(box.querySelector(".elsewhere")?.textContent).toContain("could not be looked at"),
  );
});
