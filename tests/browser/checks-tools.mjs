// What a reader takes along or takes back: files as the browser saves them, citations where the clipboard is refused,
// reports, and every undo pressed once.
import { readFileSync } from "node:fs";
import Ajv from "ajv";
import { check, expect, expectEqual, expectIncludes } from "./expect.mjs";
import { kStory, marksOf, pointOn } from "./harness.mjs";

const kHarbour = "own/harbour.html";
const kWords = "The steering failed twice";
const readJson = (path) => JSON.parse(readFileSync(path, "utf8"));

const spoken = (panel) => panel.$eval("#live", (one) => one.textContent);

/** Presses one kind of file in the panel's menu and gives its name and text, as downloaded. */
async function saved(h, panel, format) {
  await panel.click(`[data-format="${format}"]`);
  const name = /firsthand-[\w.-]*\w/.exec(await spoken(panel))[0];
  return { name, text: await h.downloaded(name) };
}

function expectAnnotations(text, claims) {
  const ajv = new Ajv({ strict: false, formats: { uri: URL.canParse, "date-time": true } });
  const isCollection = ajv.compile(readJson("tests/extension/schema/web-annotation.schema.json"));
  const collection = JSON.parse(text);
  expect(isCollection(collection), JSON.stringify(isCollection.errors));
  expectEqual(collection.first.items.length, claims.length, "annotations");
}

function expectContract(text, record) {
  const ajv = new Ajv({ strict: false });
  ajv.addSchema(readJson("shared/schema/request.schema.json"));
  const isAnalysis = ajv.compile(readJson("shared/schema/analysis.schema.json"));
  const contract = JSON.parse(text);
  expect(isAnalysis(contract), JSON.stringify(isAnalysis.errors));
  expectEqual(contract.attributions, record.analysis.attributions, "claims of the contract");
  expectEqual(contract.text, record.text, "text of the contract");
}

const files = check("tools: every kind of file comes whole by the browser's own download", async (h) => {
  const { panel, record } = await h.markedWithPanel(kHarbour);
  const claims = record.analysis.attributions;
  await panel.click(".export summary");
  const markdown = await saved(h, panel, "markdown");
  expectIncludes(markdown.text, "# Ferry aground at Port Ansel", "Markdown");
  expectEqual(markdown.text.match(/^\d+\. \*\*/gm).length, claims.length, "claims in Markdown");
  expectContract((await saved(h, panel, "json")).text, record);
  const csv = await saved(h, panel, "csv");
  expectEqual(csv.text.trimEnd().split("\r\n").length, claims.length + 1, "lines of CSV");
  expectAnnotations((await saved(h, panel, "annotation")).text, claims);
  const citations = await saved(h, panel, "citations");
  expectIncludes(citations.text, `[${claims.length}] `, "citations");
  expect(/^firsthand-127-0-0-1.*\.txt$/.test(citations.name), `the file is called ${citations.name}`);
});

const report = check(
  "tools: a report of a wrong mark is a file with the claim, its words and nothing else",
  async (h) => {
    const { panel, record } = await h.markedWithPanel(`${kHarbour}?user=7#part`);
    const claim = record.analysis.attributions[0];
    await panel.click(`.entry[aria-controls="details-${claim.id}"]`);
    await panel.click(`#details-${claim.id} .menu.report summary`);
    await panel.click(`#details-${claim.id} .menu.report .choice`);
    const kept = JSON.parse(await h.downloaded(`firsthand-report-${claim.key}.json`));
    const { text, text_begins_at: begin, ...rest } = kept;
    expectEqual(text, record.text.slice(begin, begin + text.length), "text");
    expectEqual(
      rest,
      {
        format: "firsthand-report",
        version: 1,
        problem: "not_a_claim",
        engine: record.analysis.engine,
        page: { address: h.address(kHarbour), title: "Ferry aground at Port Ansel", language: "en" },
        claim,
      },
      "report",
    );
  },
);

/** `refuse` runs in the panel before the citation is asked for. */
async function cited(panel, claim, refuse) {
  await panel.evaluate(refuse);
  await panel.$$eval(`#details-${claim.id} .tool`, (all) => all.at(-1).click());
  await panel.waitForSelector(`#details-${claim.id} .tools .result p`);
  return panel.$eval(`#details-${claim.id} .tools .result`, (one) => one.textContent);
}

const clipboard = check(
  "tools: a citation finds another way, or stands there, where the clipboard is refused",
  async (h) => {
    const { panel, record } = await h.markedWithPanel(kHarbour);
    const claim = record.analysis.attributions[0];
    await panel.click(`.entry[aria-controls="details-${claim.id}"]`);
    const by_command = await cited(panel, claim, () => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError"));
      document.execCommand = (name) => {
        const event = new ClipboardEvent("copy", { clipboardData: new DataTransfer(), cancelable: true });
        document.dispatchEvent(event);
        globalThis.copied = `${name}: ${event.clipboardData.getData("text/plain")}`;
        return event.defaultPrevented;
      };
    });
    expectIncludes(by_command, "on the clipboard", "the old way");
    const copied = await panel.evaluate(() => globalThis.copied);
    expectIncludes(copied, "copy: “", "what was copied");
    const by_hand = await cited(panel, claim, () => {
      document.execCommand = () => false;
    });
    expectIncludes(by_hand, "Copy the citation from here", "by hand");
    const field = await panel.$eval(`#details-${claim.id} .result textarea`, (one) => one.value);
    expectEqual(`copy: ${field}`, copied, "the citation that stands there");
    expectEqual(await h.axe(panel), [], "violations");
  },
);

async function dismissOnCard(h, page, at) {
  await page.mouse.click(...Object.values(await pointOn(page, kWords)));
  await h.cardText(page);
  await h.inCard(page, "(root) => { root.querySelector('.menu.dismiss').open = true; }");
  const { x, y } = await h.centreInCard(page, `.menu.dismiss .choice:nth-of-type(${at})`);
  await page.mouse.click(x, y);
  await h.cardGone(page);
}

const letters = (marks) =>
  Object.entries(marks)
    .map(([form, text]) => [form, [...text].sort().join("")])
    .sort();

const undismissed = check(
  "tools: a dismissed reporting word and a dismissed site come back by their undo",
  async (h) => {
    const { page } = await h.marked(kHarbour);
    const before = letters(await marksOf(page));
    for (const [at, scope] of [
      [2, "cue"],
      [3, "site"],
    ]) {
      await dismissOnCard(h, page, at);
      await h.until(async () => (await h.storedSettings()).dismissed?.[0]?.scope === scope, `${scope} kept`);
      const marked = async () => Object.values(await marksOf(page)).join(" ");
      await h.until(async () => !(await marked()).includes(kWords), "the line goes");
      if (scope === "site") expectEqual(await marked(), "", "lines on the site");
      const { x, y } = await h.centreInCard(page, ".note-box .undo");
      await page.mouse.click(x, y);
      await h.until(
        async () => JSON.stringify(letters(await marksOf(page))) === JSON.stringify(before),
        `${scope} undone`,
      );
      expectEqual((await h.storedSettings()).dismissed, [], "dismissed");
    }
  },
);

const kLogged = {
  time: 1_795_860_000_000,
  request: {
    method: "GET",
    url: "https://en.wikipedia.org/w/api.php?srsearch=Fort",
    headers: {},
    body: null,
  },
};

/** The button with these words, pressed once it is there; then what it took away, and its undo. */
async function pressAndUndo(page, words, isThere) {
  const press = (label) =>
    page.waitForFunction(
      (text) => {
        const all = [...document.querySelectorAll("button")];
        const found = all.find((one) => one.textContent === text && one.checkVisibility());
        found?.click();
        return found !== undefined;
      },
      {},
      label,
    );
  await page.waitForFunction(isThere);
  await press(words);
  await page.waitForFunction(`!(${isThere})()`);
  await press("Undo");
  await page.waitForFunction(isThere);
  await page.waitForFunction(() => document.getElementById("live").textContent === "Taken back.");
}

const shows = (words) =>
  `() => document.querySelector("main").textContent.includes(${JSON.stringify(words)})`;

const optionsUndone = check(
  "tools: agreement, feed, log and remembered pages come back by the options' undo",
  async (h) => {
    await h.settings({ legend_closed: true, coverage: { consents: ["remembered", "wikipedia"] } });
    const { page: story } = await h.marked(kStory);
    await h.helper.evaluate(
      async (request_log) => {
        const { runtime, storage } = globalThis.browser ?? chrome;
        await storage.local.set({ request_log });
        const text = '<opml><body><outline xmlUrl="https://bay.example/rss" title="Bay Post"/></body></opml>';
        await runtime.sendMessage({ to: "background", name: "import_feeds", data: { text } });
      },
      [kLogged],
    );
    try {
      await h.until(async () => (await memory(h)).pages === 1, "the page is remembered");
      const page = await h.ownPage("options.html");
      await page.bringToFront();
      await pressAndUndo(page, "Forget", shows(new URL(story.url()).hostname));
      await pressAndUndo(page, "Forget all remembered pages", shows(new URL(story.url()).hostname));
      await pressAndUndo(page, "No longer follow", shows("Bay Post"));
      await pressAndUndo(page, "Clear this list", shows("en.wikipedia.org"));
      await pressAndUndo(
        page,
        "No longer agree",
        '() => document.querySelectorAll("#agreed li").length === 2',
      );
      expectEqual(
        (await h.storedSettings()).coverage.consents.toSorted(),
        ["remembered", "wikipedia"],
        "agreed",
      );
    } finally {
      await forget(h);
    }
  },
);

const ask = (h, name, data) =>
  h.helper.evaluate((message) => (globalThis.browser ?? chrome).runtime.sendMessage(message), {
    to: "background",
    name,
    data,
  });
const memory = (h) => ask(h, "memory_state", null);
const forget = async (h) => {
  await ask(h, "memory_forget", { site: null });
  await ask(h, "unfollow_feed", { url: "https://bay.example/rss" });
};

const kBroken = {
  "not json {": "no file of Firsthand",
  '{"format":"firsthand-data","version":99,"local":{},"databases":[]}': "A newer Firsthand",
  '{"format":"firsthand-data","version":1,"local":{"settings":{"badge":1}},"databases":[{"database":"firsthand","store":"pages","entries":[{"id":"x"}]}]}':
    "not as Firsthand writes it",
};

const broken = check(
  "tools: a broken file of data is refused with its reason, and nothing is changed",
  async (h) => {
    const settings = { legend_closed: true, sites: { "news.example": "never" } };
    await h.settings(settings);
    const page = await h.ownPage("options.html");
    for (const [content, words] of Object.entries(kBroken)) {
      await page.evaluate((text) => {
        const input = document.getElementById("import");
        const list = new DataTransfer();
        list.items.add(new File([text], "data.json", { type: "application/json" }));
        input.files = list.files;
        input.dispatchEvent(new Event("change"));
      }, content);
      await page.waitForFunction(
        (text) => document.getElementById("live").textContent.includes(text),
        {},
        words,
      );
      expectEqual(await h.storedSettings(), settings, "settings");
    }
  },
);

export const toolChecks = [files, report, clipboard, undismissed, optionsUndone, broken];
