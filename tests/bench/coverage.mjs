// Rows of related coverage: a folder of made articles with planted copies traced (time, memory, growth, what is
// found), and bodies of one rumour found among the FNC-1 bodies (where the corpora are; thirty of their groups were
// read, see rumour-groups.mjs). Output goes to build/bench; nothing of the corpora is kept but the read bodies' ids.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { corporaFolder } from "./articles.mjs";
import { makeFolder } from "./made-articles.mjs";
import { readGroupsRow, skippedGroupsRow } from "./rumour-groups.mjs";

const OUT = "build/bench";
const SMALL = 1000;
const LARGE = 10_000;
const MOST = { seconds: 60, gigabytes: 2, growth: 13 }; // of growth 10 would be linear
const NEAREST = 10;
const RARE = 20; // bodies that may hold a rare name or number
const SHARED = 3; // rare names or numbers that make two bodies one rumour

/** The peak is read while the program runs: its last reading is within a fifth of a second of the end. */
function peakBytes(pid) {
  try {
    return 1024 * Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** Runs the command line; its output goes to a file. */
function run(args, file) {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn("dist/firsthand", args, { stdio: ["ignore", "pipe", "ignore"] });
    const chunks = [];
    let peak = 0;
    const timer = setInterval(() => {
      peak = Math.max(peak, peakBytes(child.pid));
    }, 200);
    child.stdout.on("data", (chunk) => chunks.push(chunk));
    child.on("error", reject);
    child.on("close", (code) => {
      clearInterval(timer);
      if (code !== 0) return reject(new Error(`firsthand ${args.join(" ")} ended with ${code}`));
      const text = Buffer.concat(chunks).toString("utf8");
      writeFileSync(file, text);
      resolve({ seconds: (performance.now() - start) / 1000, peak, answer: JSON.parse(text) });
    });
  });
}

async function traceMade(count) {
  const folder = path.join(OUT, `made-${count}`);
  rmSync(folder, { recursive: true, force: true });
  const planted = makeFolder(count, folder);
  const traced = await run(["trace", folder], path.join(OUT, `trace-${count}.json`));
  const pairs = new Set(traced.answer.pairs.map(({ a, b }) => `${a} ${b}`));
  const found = planted.filter(({ original, copy }) => pairs.has(`${original} ${copy}`)).length;
  return { ...traced, planted: planted.length, found };
}

async function traceRows() {
  const small = await traceMade(SMALL);
  const large = await traceMade(LARGE);
  const growth = large.seconds / small.seconds;
  const gigabytes = large.peak / 1e9;
  const row = (figure, value, wanted, met) => ({ figure, value, wanted, met });
  return [
    row(
      "trace of 10,000 articles",
      `${large.seconds.toFixed(1)} s`,
      `${MOST.seconds} s`,
      large.seconds <= MOST.seconds,
    ),
    row(
      "trace, peak memory",
      `${gigabytes.toFixed(2)} GB`,
      `${MOST.gigabytes} GB`,
      gigabytes <= MOST.gigabytes,
    ),
    row(
      "trace, 10,000 over 1,000",
      `${growth.toFixed(1)} times`,
      `${MOST.growth} times`,
      growth <= MOST.growth,
    ),
    row("planted copies found", `${large.found} of ${large.planted}`, "all", large.found === large.planted),
    row("pairs compared", String(large.answer.compared), "", null),
  ];
}

/** Rows of a CSV text whose cells may hold quoted commas and line ends. */
function readCsv(text) {
  const rows = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1).push(quoted?.replaceAll('""', '"') ?? plain);
    if (end !== ",") rows.push([]);
  }
  return rows.filter((row) => row.length > 1);
}

/** Names (capitalised inside a sentence) and numbers of two digits or more. */
function termsOf(text) {
  const names = text.match(/(?<=[a-z0-9,;] )\p{Lu}[\p{L}’'-]{2,}/gu) ?? [];
  const numbers = text.match(/\b\d[\d.,]*\d\b/g) ?? [];
  return new Set([...names, ...numbers]);
}

/** Of each body the others that share three rare terms or more. */
function rumours(bodies) {
  const holders = new Map();
  bodies.forEach((text, at) => {
    for (const term of termsOf(text)) holders.set(term, [...(holders.get(term) ?? []), at]);
  });
  const shared = bodies.map(() => new Map());
  for (const list of holders.values()) {
    if (list.length < 2 || list.length > RARE) continue;
    for (const a of list) for (const b of list) if (a !== b) shared[a].set(b, (shared[a].get(b) ?? 0) + 1);
  }
  return shared.map((others) => [...others].filter(([, count]) => count >= SHARED).map(([at]) => at));
}

async function rumourRows() {
  const archive = path.join(corporaFolder() ?? "", "corpora/fnc1/train_bodies.csv.xz");
  if (!existsSync(archive))
    return [
      { figure: "bodies of one rumour, recall at 10", value: "skipped: no corpora", wanted: "", met: null },
      skippedGroupsRow,
    ];
  const csv = execFileSync("xz", ["-dc", archive], { maxBuffer: 1 << 28 }).toString("utf8");
  const rows = readCsv(csv).slice(1);
  const bodies = rows.map(([, text]) => text);
  const groups = rumours(bodies);
  const folder = path.join(OUT, "fnc1");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const nameOf = (at) => `${String(at).padStart(5, "0")}.txt`;
  bodies.forEach((text, at) => {
    writeFileSync(path.join(folder, nameOf(at)), text);
  });
  const { answer } = await run(["trace", "--nearest", String(NEAREST), folder], path.join(OUT, "fnc1.json"));
  const nearest = new Map(answer.nearest.map(({ file, others }) => [file, others]));
  let wanted = 0;
  let found = 0;
  groups.forEach((others, at) => {
    const listed = nearest.get(nameOf(at)) ?? [];
    wanted += Math.min(NEAREST, others.length);
    found += Math.min(NEAREST, others.filter((other) => listed.includes(nameOf(other))).length);
  });
  rmSync(folder, { recursive: true });
  rmSync(path.join(OUT, "fnc1.json"));
  const recall = `${((100 * found) / wanted).toFixed(1)} of 100`;
  return [
    {
      figure: `bodies of one rumour, recall at 10 (${bodies.length} bodies)`,
      value: recall,
      wanted: "best",
      met: null,
    },
    readGroupsRow(
      rows.map(([id]) => Number(id)),
      groups,
    ),
  ];
}

export async function coverageRows() {
  mkdirSync(OUT, { recursive: true });
  return [...(await traceRows()), ...(await rumourRows())];
}
