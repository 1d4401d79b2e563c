// What is timed, the same in Node and in a page: no file access here. Engine and peer take turns on each
// text, and each text is seen once after the warm-up, so neither profits from caches of whole texts.
import { bootEngine } from "../../extension/src/engine/engine.ts";

export { makeWink } from "./wink.mjs";

export async function makeEngine(moduleBytes, bundleBytes) {
  const engine = await bootEngine(await WebAssembly.compile(moduleBytes), bundleBytes);
  return (request) => {
    const reply = engine.analyze(request);
    if (reply.status !== 0) throw new Error(`the engine refused a text: ${reply.text}`);
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
