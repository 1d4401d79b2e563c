// What a reader meets beyond a plain mark: lines on any ground, claims inside claims, the legend, dismissals
// and their undo, the selection's question, copying and reports; and that nothing is left behind.
import { check, expect, expectEqual, expectIncludes } from "./expect.mjs";
import { marksOf, pointOn } from "./harness.mjs";

const kGrounds = "own/grounds.html";
const kHarbour = "own/harbour.html";
const kWords = "The steering failed twice";

/** The ink of the mark that holds some words. */
const inkOf = (page, words) =>
  page.evaluate((wanted) => {
    for (const [name, marks] of CSS.highlights) {
      const hit = /^firsthand-(?:strong|quiet)-[a-z]+-([a-z]+)-\d/.exec(name);
      if (hit && [...marks].some((range) => range.toString().includes(wanted))) return hit[1];
    }
    return null;
  }, words);

const grounds = check("reader: the ink of a line is chosen for the ground it stands on", async (h) => {
  const { page } = await h.marked(kGrounds);
  const wanted = {
    "lost nine metres": "deep",
    "gate jammed twice": "pale",
    "pumps failed": "pale",
    "spillway cracked": "black",
    "water rose by": "text",
    "bridge moved": "text",
  };
  const found = {};
  for (const words of Object.keys(wanted)) found[words] = await inkOf(page, words);
  expectEqual(found, wanted, "inks");
});

const nested = check(
  "reader: a claim inside a claim has its own line, and the card leads to both",
  async (h) => {
    const { page, record } = await h.marked(kGrounds);
    const inner = record.analysis.attributions.find(({ within }) => within !== null);
    expect(inner, "the page has no nested claim");
    const levels = await page.evaluate(() => [...CSS.highlights.keys()].map((name) => name.at(-1)));
    expect(levels.includes("1"), `no line below another: ${levels}`);
    const point = await pointOn(page, "police said the driver had fled");
    await page.mouse.click(point.x, point.y);
    const first = await h.cardText(page);
    expectIncludes(first, "In the same words", "card");
    const spot = await h.centreInCard(page, ".neighbours button");
    await page.mouse.click(spot.x, spot.y);
    await h.inCard(page, waitForOther, first.slice(0, 12));
  },
);

const waitForOther = `async (root, before) => {
  for (let frame = 0; frame < 600; frame++) {
    if (!root.querySelector(".card").innerText.startsWith(before)) return;
    await new Promise((done) => requestAnimationFrame(done));
  }
  throw new Error("the card stayed");
}`;

const media = check("reader: no line on paper; thick and thin differ under forced colours", async (h) => {
  const { page } = await h.marked(kHarbour);
  const look = () =>
    page.evaluate(() =>
      ["strong-solid", "quiet-solid"].map((form) => {
        const style = getComputedStyle(document.body, `::highlight(firsthand-${form}-deep-0)`);
        return `${style.textDecorationLine} ${style.textDecorationThickness}`;
      }),
    );
  await h.browser.media(page, { forced: true });
  expectEqual(await look(), ["underline 3px", "underline 1px"], "forced colours");
  await h.browser.media(page, { print: true });
  expect(!(await look()).some((line) => line.startsWith("underline")), "a line on paper");
  await h.browser.media(page, {});
});

/** In a small window there is no room for a card beside the legend. */
async function givesWay(h, page, tab) {
  const seen = "(root) => getComputedStyle(root.querySelector('.legend')).visibility";
  await page.setViewport({ width: 500, height: 450 });
  await h.ask(tab, "step", { step: 1 });
  await h.ask(tab, "open_card");
  await h.cardText(page);
  await h.until(async () => (await h.inCard(page, seen)) === "hidden", "the legend gives way");
  await page.keyboard.press("Escape");
  await h.until(async () => (await h.inCard(page, seen)) === "visible", "the legend is back");
  await page.setViewport({ width: 1280, height: 900 });
}

const legend = check("reader: the legend comes at first use and is closed for good", async (h) => {
  await h.settings({});
  const { page, tab } = await h.marked(kHarbour);
  const shown = "(root) => root.querySelector('.legend')?.innerText ?? ''";
  expectIncludes(await h.inCard(page, shown), "How to read a mark", "legend");
  expectEqual(await h.axeOfCard(page, ".legend"), [], "violations");
  await givesWay(h, page, tab);
  const { x, y } = await h.centreInCard(page, ".legend button.main");
  await page.mouse.click(x, y);
  await h.until(async () => (await h.storedSettings()).legend_closed, "the legend stays closed");
  const second = await h.marked("own/moving.html");
  expectEqual(await h.inCard(second.page, shown), "", "legend on another page");
});

/** From the card of a claim, as a reader does. */
async function dismissClaim(h, page) {
  await page.mouse.click(...Object.values(await pointOn(page, kWords)));
  await h.cardText(page);
  await h.inCard(page, "(root) => { root.querySelector('.menu.dismiss').open = true; }");
  const choice = await h.centreInCard(page, ".menu.dismiss .choice");
  await page.mouse.click(choice.x, choice.y);
  await h.cardGone(page);
}

const dismissing = check("reader: a dismissed claim loses its line, an undo brings it back", async (h) => {
  const { page } = await h.marked(kHarbour);
  const before = await marksOf(page);
  await dismissClaim(h, page);
  const marked = async () =>
    Object.values(await marksOf(page))
      .join(" ")
      .includes(kWords);
  await h.until(async () => !(await marked()), "the line goes");
  expectEqual(
    (await h.storedSettings()).dismissed.map(({ scope }) => scope),
    ["claim"],
    "kept",
  );
  const undo = await h.centreInCard(page, ".note-box .undo");
  await page.mouse.click(undo.x, undo.y);
  await h.until(marked, "the line comes back");
  const sorted = (marks) =>
    Object.fromEntries(Object.entries(marks).map(([form, text]) => [form, [...text].sort().join("")]));
  expectEqual(sorted(await marksOf(page)), sorted(before), "marks after the undo");
  await dismissClaim(h, page);
  await h.until(async () => (await h.storedSettings()).dismissed.length === 1, "dismissed again");
  await h.settings({ legend_closed: true }); // shown again elsewhere: in the panel, or in the options
  await h.until(marked, "the line comes back once more");
  const offers = "(root) => root.querySelector('.note-box').matches(':popover-open')";
  await h.until(async () => !(await h.inCard(page, offers)), "no undo of what has been taken back");
});

const again = check(
  "reader: the card of a dismissed claim offers to show it again, not to dismiss it",
  async (h) => {
    const { page, tab, record } = await h.marked(kHarbour);
    const claim = record.analysis.attributions.find(({ mark }) => mark === "strong");
    const lines = async () => Object.values(await marksOf(page)).join("").length;
    const before = await lines();
    const made = (scope, value) => ({ scope, value, label: value, time: 1 });
    const dismissed = [made("claim", claim.key), made("cue", claim.cue.lemma)];
    await h.settings({ legend_closed: true, dismissed });
    await h.until(async () => (await lines()) < before, "the line goes");
    await h.ask(tab, "show", { claim: claim.id, focus: true });
    await h.cardText(page);
    expectEqual(
      await h.inCard(page, "(root) => root.querySelectorAll('.card .dismiss').length"),
      0,
      "dismiss",
    );
    await h.inCard(page, "(root) => root.querySelector('.card .again').click()");
    await h.cardGone(page);
    await h.until(async () => (await h.storedSettings()).dismissed.length === 0, "both taken back");
    await h.until(async () => (await lines()) === before, "the line comes back");
  },
);

/** Speakers and reporting words with a tint of their own. */
const tintedOf = (page) =>
  page.evaluate(() => {
    const tints = [...CSS.highlights].filter(([name]) => name.startsWith("firsthand-cues-"));
    return tints.flatMap(([, ranges]) => [...ranges].map(String)).join(" ");
  });

const settings = check("reader: listed claims and thin lines follow the settings at once", async (h) => {
  const { page, record } = await h.marked(kHarbour);
  const forms = async () =>
    [...new Set(Object.keys(await marksOf(page)).map((form) => form.split("-")[1]))].sort();
  await h.settings({ legend_closed: true, marks: { strong: false, quiet: false, listed: true } });
  const has_listed = record.analysis.attributions.some(({ mark }) => mark === "listed");
  await h.until(async () => (await forms()).join() === (has_listed ? "listed" : ""), "only listed ones");
  await h.settings({ legend_closed: true, marks: { cues: true } });
  await h.until(async () => (await tintedOf(page)).includes("Marta Quill"), "a tint on speakers");
  await h.settings({ legend_closed: true, sites: { [new URL(page.url()).host]: "panel_only" } });
  await h.until(async () => (await tintedOf(page)) === "", "no tint either");
  await h.until(async () => (await forms()).length === 0, "none in the panel-only setting");
  await h.settings({ legend_closed: true });
  await h.until(async () => (await forms()).includes("strong"), "strong ones again");
});

/** As the menu of a selection does it; the menu itself is the browser's. */
const select = (page, words) =>
  page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.data.indexOf(wanted);
      if (at >= 0) return getSelection().setBaseAndExtent(node, at, node, at + wanted.length);
    }
  }, words);

const selection = check("reader: a selection is asked who says it, and an honest answer comes", async (h) => {
  const { page, tab } = await h.marked(kHarbour);
  const ask = () =>
    h.helper.evaluate(
      (id) =>
        (globalThis.browser ?? chrome).tabs.sendMessage(id, { to: "page", name: "at_selection", data: null }),
      tab,
    );
  await select(page, "steering failed twice");
  expectEqual(await ask(), true, "a claim");
  expectIncludes(await h.cardText(page), "Marta Quill", "card");
  expectEqual(await page.evaluate(() => getSelection().toString()), "steering failed twice", "selection");
  await page.keyboard.press("Escape");
  await select(page, "closed the northern channel");
  expectEqual(await ask(), false, "no claim");
  expectIncludes(
    await h.inCard(page, "(root) => root.querySelector('.note-box').innerText"),
    "in its own voice",
    "note",
  );
  const note = (then) =>
    h.inCard(page, `(root) => { const box = root.querySelector('.note-box'); return ${then}; }`);
  expectEqual(
    await note("root.activeElement === box.querySelector('.report')"),
    true,
    "report has the focus",
  );
  await note("box.querySelector('.report').click()");
  await h.until(async () => (await note("box.innerText")).includes("Nothing was sent"), "what came of it");
  expectEqual(await note("root.activeElement.textContent"), "Close", "focus after it");
  await page.evaluate(() => {
    const aside = document.body.appendChild(document.createElement("aside"));
    aside.textContent = "Advertisement: ferries from nine crowns.";
    getSelection().selectAllChildren(aside);
  });
  expectEqual(await ask(), false, "no claim in what was not read");
  expectIncludes(await note("box.innerText"), "outside the part", "what was not read");
});

const jumping = check("reader: quoted evidence leads to its place", async (h) => {
  const { page } = await h.marked(kHarbour);
  await page.mouse.click(...Object.values(await pointOn(page, kWords)));
  await h.cardText(page);
  const spot = await h.centreInCard(page, ".evidence button.jump");
  await page.mouse.click(spot.x, spot.y);
  await page.waitForFunction(() =>
    [...CSS.highlights].some(
      ([name, marks]) =>
        name.startsWith("firsthand-evidence") && [...marks].join("").includes("ferry company denied"),
    ),
  );
  await page.keyboard.press("Escape");
  await h.cardGone(page);
});

const still = check("reader: drawing anew leaves the ranges that stay the same", async (h) => {
  // On this page the new paragraph has no claim read otherwise.
  const { page } = await h.marked("own/moving.html");
  await page.evaluate(() => {
    globalThis.kept = [...CSS.highlights].flatMap(([, marks]) => [...marks]);
  });
  await page.evaluate(() => {
    const more = document.createElement("p");
    more.textContent = "“The northern buoy sank twice on Sunday,” said Tom Bray, a pilot from Eddon.";
    document.querySelector("article").append(more);
  });
  await page.waitForFunction(() =>
    [...CSS.highlights].some(([, marks]) => [...marks].join("").includes("The northern buoy sank")),
  );
  const lost = await page.evaluate(() => {
    const now = new Set([...CSS.highlights].flatMap(([, marks]) => [...marks]));
    return globalThis.kept.filter((range) => !now.has(range)).map(String);
  });
  expectEqual(lost, [], "ranges made anew");
});

const thrownOut = check("reader: a page that throws our element out keeps its card working", async (h) => {
  const { page } = await h.marked(kHarbour);
  await page.evaluate(() => document.querySelector("firsthand-overlay").remove());
  await page.waitForSelector("firsthand-overlay");
  await page.mouse.click(...Object.values(await pointOn(page, kWords)));
  expectIncludes(await h.cardText(page), "Marta Quill", "card");
});

const neverKept = check(
  "reader: a page that throws our element out again and again ends up without it",
  async (h) => {
    const { page, tab } = await h.marked(kHarbour);
    const times = await page.evaluate(
      () =>
        new Promise((done) => {
          let [thrown, idle] = [0, 0];
          const look = () => {
            const ours = document.querySelector("firsthand-overlay");
            idle = ours ? 0 : idle + 1;
            if (ours) thrown++;
            ours?.remove();
            if (thrown > 50 || idle > 20) done(thrown);
            else requestAnimationFrame(look);
          };
          look();
        }),
    );
    expectEqual(times, 6, "times that it was thrown out");
    expectEqual(await h.ask(tab, "step", { step: 1 }), true, "a step, with no card to open");
  },
);

const unheard = check(
  "reader: the page hears no key and no click made in the card, and cannot open it",
  async (h) => {
    const { page, tab } = await h.marked(kHarbour);
    const point = await pointOn(page, kWords);
    await page.evaluate(({ x, y }) => {
      globalThis.heard = [];
      const kinds = [
        "click",
        "mousedown",
        "pointerdown",
        "keydown",
        "keyup",
        "keypress",
        "focusin",
        "focusout",
      ];
      for (const name of kinds)
        document.addEventListener(name, (event) =>
          globalThis.heard.push(`${name} ${event.target.localName}`),
        );
      document
        .querySelector("p")
        .dispatchEvent(new MouseEvent("click", { bubbles: true, clientX: x, clientY: y }));
      globalThis.heard.length = 0;
    }, point);
    const isOpen = () => h.inCard(page, `(root) => root.querySelector(".card").matches(":popover-open")`);
    expectEqual(await isOpen(), false, "open after a forged click");
    await h.ask(tab, "open_card");
    await h.cardText(page);
    await page.evaluate(() => {
      for (const key of ["Escape", "Enter"]) dispatchEvent(new KeyboardEvent("keydown", { key }));
    });
    expectEqual(await isOpen(), true, "open after a forged Escape");
    const spot = await h.centreInCard(page, ".who h2");
    await page.mouse.click(spot.x, spot.y);
    for (const key of ["Tab", "a", "Tab"]) await page.keyboard.press(key);
    expectEqual(await page.evaluate(() => globalThis.heard), [], "what the page heard");
  },
);

const unsteered = check("reader: a page that forges a pointer keeps no card from opening", async (h) => {
  const { page } = await h.marked(kHarbour);
  const { x, y } = await pointOn(page, kWords);
  await page.evaluate(() => {
    const forge = () => {
      for (const buttons of [0, 1])
        document.body.dispatchEvent(
          new MouseEvent("mousemove", { bubbles: true, clientX: 1, clientY: 1, buttons }),
        );
      requestAnimationFrame(forge);
    };
    forge();
  });
  await page.mouse.move(x, y);
  expectIncludes(await h.cardText(page), "Marta Quill", "card");
});

const kOverlaps = [grounds, nested, media, legend, dismissing, again, settings, selection, jumping];
export const readerChecks = [...kOverlaps, still, thrownOut, neverKept, unheard, unsteered];
