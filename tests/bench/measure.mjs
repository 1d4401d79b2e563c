// What is timed, the same in Node and in a page: no file access here. Engine and peer take turns on each
// text, and each text is seen once after the warm-up, so neither profits from caches of whole texts.
import { bootEngine } from "../../extension/src/engine/engine.ts";

export { makeWink } from "./wink.mjs";

function textOf(reply) {
  if (reply.status !== 0) throw new Error(`the engine refused a text: ${reply.text}`);
  return reply.text;
}

export async function makeEngine(moduleBytes, bundleBytes) {
  const engine = await bootEngine(await WebAssembly.compile(moduleBytes), bundleBytes);
  return (request) => textOf(engine.analyze(request));
}

/** As makeEngine, with both functions: {analyze(request), compare(a, b)}. */
export async function makeComparer(moduleBytes, bundleBytes) {
  const engine = await bootEngine(await WebAssembly.compile(moduleBytes), bundleBytes);
  return {
    analyze: (request) => textOf(engine.analyze(request)),
    compare: (a, b) => textOf(engine.compare(a, b)),
  };
}

/** The refining tier of an engine of its own. */
export async function makeRefiner(moduleBytes, bundleBytes, weights) {
  const engine = await bootEngine(await WebAssembly.compile(moduleBytes), bundleBytes);
  engine.loadRefiner(weights);
  return (request) => {
    const reply = engine.refine(request);
    if (reply.status !== 0) throw new Error(`the refining tier refused a text: ${reply.text}`);
    return reply.text;
  };
}

function timed(run, input) {
  const start = performance.now();
  run(input);
  return performance.now() - start;
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/**
 * Median milliseconds of one analysis, and of a comparison with both analyses in it: of each article with the
 * next one, and with itself, where every sentence is linked and every word matched.
 */
export function compareTimes({ analyze, compare }, { warmUp, measured }) {
  const next = (list, at) => list[(at + 1) % list.length].request;
  warmUp.forEach(({ request }, at) => {
    analyze(request);
    compare(request, next(warmUp, at));
    compare(request, request);
  });
  const times = { analyze: [], other: [], same: [] };
  measured.forEach(({ request }, at) => {
    times.analyze.push(timed(analyze, request));
    times.other.push(timed((one) => compare(one, next(measured, at)), request));
    times.same.push(timed((one) => compare(one, one), request));
  });
  return { analyze: median(times.analyze), other: median(times.other), same: median(times.same) };
}

/** Median milliseconds per article of both. texts: {warmUp, measured}, each [{text, request}]. */
export function warmTimes(analyze, wink, { warmUp, measured }) {
  for (const { text, request } of warmUp) {
    analyze(request);
    wink(text);
  }
  const times = { engine: [], wink: [] };
  measured.forEach(({ text, request }, at) => {
    const engineFirst = at % 2 === 0;
    if (engineFirst) times.engine.push(timed(analyze, request));
    times.wink.push(timed(wink, text));
    if (!engineFirst) times.engine.push(timed(analyze, request));
  });
  return { engine: median(times.engine), wink: median(times.wink) };
}
