// What marks cost on a page with a thousand of them, and how long a toggle takes when the background is awake:
// both browsers, in the content script's own world, with the layout that the work makes necessary.
import { kStory, openHarness, waitForMarks, waitForNoMarks } from "../browser/harness.mjs";

const CLAIMS = 1000;
const ROUNDS = 9;
const WANTED = { draw: 15, task: 50, all: 200, hit: 1, step: 5, warm: 60 }; // ms

const median = (times) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];

/** A thousand sentences, each with one claim, in paragraphs of their own. */
const fill = (page) =>
  page.evaluate((count) => {
    const story = document.querySelector("article");
    const paragraphs = Array.from({ length: count }, (_, at) => {
      const paragraph = document.createElement("p");
      paragraph.textContent = `“The pump in hall ${at + 1} failed twice on Monday,” said Ada Moor, the engineer.`;
      return paragraph;
    });
    story.replaceChildren(...paragraphs);
  }, CLAIMS);

/** Run beside the session; the page itself can reach neither. */
async function measureSession(rounds) {
  const session = globalThis.firsthandSession;
  const time = (work) => {
    const start = performance.now();
    work();
    return performance.now() - start;
  };
  // By name: Firefox lets no content script list the highlights of a page.
  const names = ["strong", "quiet"].flatMap((strength) =>
    ["solid", "dotted", "dashed"].map((pattern) => `firsthand-${strength}-${pattern}-deep-0`),
  );
  const count = () => names.reduce((sum, name) => sum + (CSS.highlights.get(name)?.size ?? 0), 0);
  const times = { draw: [], task: [], all: [], hit: [], step: [], found: 0, marks: count(), first: 0 };
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    times.draw.push(
      time(() => {
        session.redraw();
        document.body.getBoundingClientRect();
      }),
    );
    times.first = count();
    let longest = 0;
    for (let before = performance.now(); count() < times.marks; ) {
      await new Promise((done) => setTimeout(done, 0));
      document.body.getBoundingClientRect();
      longest = Math.max(longest, performance.now() - before);
      before = performance.now();
    }
    times.task.push(longest);
    times.all.push(performance.now() - start);
    await new Promise((done) => setTimeout(done, 50));
  }
  const places = [...document.querySelectorAll("p")]
    .map((one) => one.getBoundingClientRect())
    .filter(({ top, bottom }) => top > 0 && bottom < innerHeight);
  for (const { left, top, height } of places) {
    times.hit.push(
      time(() => {
        if (session.claimAt({ page: document, x: left + 60, y: top + height / 2 })) times.found++;
      }),
    );
  }
  for (let round = 0; round < 4 * rounds; round++) {
    times.step.push(
      time(() => {
        session.step(round % 3 === 2 ? -1 : 1);
        document.body.getBoundingClientRect();
      }),
    );
    await new Promise((done) => requestAnimationFrame(done));
  }
  return times;
}

async function thousandMarks(h) {
  await h.settings({ legend_closed: true, marks: { refine: false } });
  const page = await h.open("own/harbour.html");
  await fill(page);
  await h.browser.toggle(page);
  await waitForMarks(page);
  const { tab } = await h.record(page, ["read"]);
  await page.bringToFront();
  const times = await h.helper.evaluate(`(async () => {
    ${measureSession}
    const run = { target: { tabId: ${tab} }, func: measureSession, args: [${ROUNDS}] };
    const [{ result, error }] = await (globalThis.browser ?? chrome).scripting.executeScript(run);
    return result ?? { failed: String(error) };
  })()`);
  if (times.failed !== undefined) throw new Error(`the session could not be measured: ${times.failed}`);
  await h.tidy();
  return times;
}

/** The page's own clock, from before the gesture to the first marks. */
async function warmToggle(h) {
  const page = await h.open(kStory);
  const times = [];
  for (let round = 0; round <= ROUNDS; round++) {
    await page.bringToFront();
    const marked = page.evaluate(
      () =>
        new Promise((done) => {
          const look = () => {
            const there = [...CSS.highlights.keys()].some((name) => name.startsWith("firsthand-"));
            if (there) done(performance.timeOrigin + performance.now());
            else setTimeout(look, 0);
          };
          look();
        }),
    );
    const start = await page.evaluate(() => performance.timeOrigin + performance.now());
    await h.browser.toggle(page);
    times.push((await marked) - start);
    await h.record(page, ["refined"]);
    await h.browser.toggle(page);
    await waitForNoMarks(page);
    await h.noRecord(page);
  }
  await h.tidy();
  return times.slice(1); // the first one woke the background
}

function rowsOf(name, { draw, task, all, hit, step, marks, first, found }, warm) {
  const row = (figure, times, most) => ({
    figure: `${figure}, ${name}`,
    value: `${median(times).toFixed(2)} ms (most ${Math.max(...times).toFixed(2)})`,
    wanted: `at most ${most} ms`,
    met: median(times) <= most,
  });
  return [
    row(`${marks} marks: draw what is in view (${first}), with layout`, draw, WANTED.draw),
    row(`${marks} marks: the rest, longest task`, task, WANTED.task),
    row(`${marks} marks: all drawn after`, all, WANTED.all),
    row(`${marks} marks: hit-test of the pointer (${found} of ${hit.length} hit)`, hit, WANTED.hit),
    row(`${marks} marks: next and previous`, step, WANTED.step),
    row("toggle to marks, sample article, background warm", warm, WANTED.warm),
  ];
}

/** Six rows a browser. */
export async function markRows() {
  const rows = [];
  for (const name of ["chrome", "firefox"]) {
    const h = await openHarness(name);
    try {
      rows.push(...rowsOf(name, await thousandMarks(h), await warmToggle(h)));
    } finally {
      await h.close();
    }
  }
  return rows;
}
