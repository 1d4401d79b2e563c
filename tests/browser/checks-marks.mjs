// Marks: the right words in the right form, nothing added to the page, and nothing left behind.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { check, expect, expectEqual, expectIncludes } from "./expect.mjs";
import { kStory, kStrict, marksOf, pointOn, waitForMarks, waitForNoMarks } from "./harness.mjs";

const kPatterns = { named: "solid", unnamed: "dotted", collective: "dotted", implicit: "dashed" };
const squeeze = (text) => text.replace(/\s+/g, "");

/** What the analysis says should be marked, in the shape of marksOf. */
function wantedMarks({ analysis, text }) {
  const wanted = {};
  for (const strength of ["strong", "quiet"]) {
    for (const pattern of ["solid", "dotted", "dashed"]) wanted[`firsthand-${strength}-${pattern}`] = [];
  }
  for (const { mark, identity, content } of analysis.attributions) {
    const spans = wanted[`firsthand-${mark}-${kPatterns[identity]}`];
    for (const span of content) spans?.push(text.slice(...span));
  }
  return wanted;
}

/** Ranges come in page order, spans in the order of the analysis: compared as bags of characters and parts. */
function expectMarks(found, record) {
  for (const [name, parts] of Object.entries(wantedMarks(record))) {
    const text = squeeze(found[name] ?? "");
    for (const part of parts) expectIncludes(text, squeeze(part), name);
    expectEqual(text.length, squeeze(parts.join("")).length, `length of ${name}`);
  }
}

const traces = (page) =>
  page.evaluate(() => ({
    body: document.body.outerHTML,
    root: [...document.documentElement.children].map(({ localName }) => localName),
    sheets: document.adoptedStyleSheets.length,
    highlights: CSS.highlights.size,
  }));

const marks = check("toggling marks exactly the words of the analysis", async (h) => {
  const { page, record } = await h.marked(kStory);
  expect(record.analysis.attributions.length > 0, "the story has no claims");
  expectMarks(await marksOf(page), record);
});

const easy = check("plain attributions are found and marked", async (h) => {
  const { page, record } = await h.marked("own/harbour.html");
  const words = Object.values(await marksOf(page)).join(" ");
  expectIncludes(squeeze(words), squeeze("The steering failed twice before we hit the bank"), "marks");
  const names = record.analysis.sources.map(({ name }) => name).join("; ");
  expectIncludes(names, "Marta Quill", "sources");
});

const form = check("the form of a line says strength and identity", async (h) => {
  const { page } = await h.marked(kStory);
  const styles = await page.evaluate(() => {
    const style = (name) => getComputedStyle(document.querySelector("p"), `::highlight(${name})`);
    const names = ["strong-solid", "strong-dotted", "strong-dashed", "quiet-solid"];
    return names.map((name) => {
      const { textDecorationStyle, textDecorationThickness, textDecorationLine } = style(
        `firsthand-${name}-deep-0`,
      );
      return [textDecorationLine, textDecorationStyle, textDecorationThickness].join(" ");
    });
  });
  expectEqual(
    styles,
    ["underline solid 3px", "underline dotted 3px", "underline dashed 3px", "underline solid 1px"],
    "styles",
  );
});

const leaves = check("toggling off leaves no trace", async (h) => {
  const page = await h.open(kStory);
  const before = await traces(page);
  await h.browser.toggle(page);
  await waitForMarks(page);
  const during = await traces(page);
  expectEqual(during.body, before.body, "body while marked");
  expectEqual(during.root, [...before.root, "firsthand-overlay"], "children of the root while marked");
  await h.browser.toggle(page);
  await waitForNoMarks(page);
  expectEqual(await traces(page), before, "the page after");
  await h.noRecord(page);
  await h.browser.toggle(page);
  await waitForMarks(page);
  expectEqual((await traces(page)).body, before.body, "body when marked again");
});

const dead = check("a page that was toggled off reacts to nothing", async (h) => {
  const { page } = await h.marked("own/harbour.html");
  const point = await pointOn(page, "The steering failed");
  await h.browser.toggle(page);
  await waitForNoMarks(page);
  await page.mouse.click(point.x, point.y);
  await page.keyboard.press("Enter");
  expect(!(await page.$("firsthand-overlay")), "the card's element is back");
});

const strict = check("a page with a strict policy, trusted types and a sandbox is marked", async (h) => {
  const { page, record } = await h.marked(kStrict);
  expect(record.analysis.attributions.length > 0, "no claims");
  expectMarks(await marksOf(page), record);
});

const killed = check("toggling works after the background has been shut down", async (h) => {
  const { page } = await h.marked("own/harbour.html");
  await h.browser.killBackground();
  await h.browser.toggle(page);
  await waitForNoMarks(page);
  await h.browser.killBackground();
  await h.browser.toggle(page);
  await waitForMarks(page);
});

const deep = check("a deeply nested page is read", async (h) => {
  const page = await h.open("own/harbour.html");
  await page.evaluate(() => {
    let inner = document.createElement("div");
    inner.textContent = "“It was the deepest cellar of all,” said Pia Thorn, the surveyor.";
    for (let depth = 0; depth < 400; depth++) {
      const outer = document.createElement("div");
      outer.append(inner);
      inner = outer;
    }
    document.querySelector("article").append(inner);
  });
  await h.browser.toggle(page);
  await waitForMarks(page);
  const { record } = await h.record(page);
  expectIncludes(record.text, "deepest cellar", "text");
});

const kMany = 500; // claims, on a page of about twenty windows

const linesOf = (page) =>
  page.evaluate(() =>
    [...CSS.highlights]
      .filter(([name]) => /^firsthand-(strong|quiet)-/.test(name))
      .reduce((sum, [, { size }]) => sum + size, 0),
  );

const many = check("of many claims those in view come first, the rest follows, all go", async (h) => {
  await h.settings({ legend_closed: true, marks: { refine: false } });
  const page = await h.open("own/harbour.html");
  const before = await page.evaluate((count) => {
    const paragraphs = Array.from({ length: count }, (_, at) => {
      const paragraph = document.createElement("p");
      paragraph.textContent = `“The pump in hall ${at + 1} failed twice on Monday,” said Ada Moor, the engineer.`;
      return paragraph;
    });
    document.querySelector("article").replaceChildren(...paragraphs);
    scrollTo({ top: 9000, behavior: "instant" });
    globalThis.first = null;
    const look = () => {
      const words = [...CSS.highlights].flatMap(([name, marks]) => (/-strong-/.test(name) ? [...marks] : []));
      if (words.length === 0) setTimeout(look, 0);
      else globalThis.first = words.map((range) => Math.round(range.getBoundingClientRect().top));
    };
    look();
    return document.body.outerHTML;
  }, kMany);
  await h.browser.toggle(page);
  await page.waitForFunction(() => globalThis.first !== null);
  const seen = await page.evaluate(
    () => globalThis.first.filter((top) => top >= 0 && top < innerHeight).length,
  );
  expect(seen > 10, `only ${seen} lines in the window at first`); // the first claims of all are far above it
  await h.until(async () => (await linesOf(page)) >= kMany, "the rest of the lines");
  await h.browser.toggle(page);
  await waitForNoMarks(page);
  expectEqual(await page.evaluate(() => document.body.outerHTML), before, "body");
});

/** The page's own clock: from before the gesture is sent to the first painted frame with marks. */
async function timeToMarks(h) {
  const page = await h.open(kStory);
  await h.browser.killBackground();
  await page.bringToFront();
  const marked = page.evaluate(
    () =>
      new Promise((done) => {
        const look = () => {
          const there = [...CSS.highlights].some(
            ([name, { size }]) => name.startsWith("firsthand-") && size > 0,
          );
          if (there) done(performance.timeOrigin + performance.now());
          else setTimeout(look, 0);
        };
        look();
      }),
  );
  await page.evaluate(() => null); // the look-out stands before the clock starts
  const start = performance.timeOrigin + performance.now();
  await h.browser.toggle(page);
  const time = (await marked) - start;
  await h.record(page, ["refined"]); // or the next round's background would wait for this one's work
  await page.close();
  return time;
}

const kRounds = 5;
const kTimes = "build/toggle-ms.json";

function keepTimes(name, times) {
  mkdirSync("build", { recursive: true });
  let all = {};
  try {
    all = JSON.parse(readFileSync(kTimes, "utf8"));
  } catch {
    // The first browser: there is no file yet.
  }
  writeFileSync(kTimes, `${JSON.stringify({ ...all, [name]: times }, null, 2)}\n`);
}

const time = check("time from toggle to marks, background cold", async (h) => {
  const times = [];
  for (let round = 0; round < kRounds; round++) times.push(Math.round(await timeToMarks(h)));
  times.sort((a, b) => a - b);
  const median = times[Math.floor(kRounds / 2)];
  keepTimes(h.name, { median, times });
  console.log(
    `      toggle to marks, ${h.name}, background cold: median ${median} ms of ${times.join(", ")}`,
  );
  // Each round waits for its marks, so one without them ends this check; the time is the bench's to judge.
});

export const markChecks = [marks, easy, form, leaves, dead, strict, killed, deep, many, time];
